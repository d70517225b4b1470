/** The faults in the model's answers of the bundled recording, and what a run made of them: pure. */
import { z } from 'zod';
import type { Provenance } from '../../../model/provenance.ts';
import { cellsOf } from '../../../text/width.ts';

/** One fault; the head of planted-faults.yaml tells what each key means. */
export interface PlantedFault {
  readonly kind: string;
  readonly in: string;
  readonly numbers?: readonly number[] | undefined;
  readonly sentences?: readonly string[] | undefined;
  readonly text?: string | undefined;
  readonly says?: string | undefined;
  readonly never?: readonly string[] | undefined;
  readonly once?: string | undefined;
  readonly stands?: readonly string[] | undefined;
  readonly truth: string;
  readonly became?: string | undefined;
}

const texts = z.array(z.string()).optional();

export const plantedFaults: z.ZodType<readonly PlantedFault[]> = z.array(
  z.strictObject({
    kind: z.string(),
    in: z.string(),
    numbers: z.array(z.int()).optional(),
    sentences: texts,
    text: z.string().optional(),
    says: z.string().optional(),
    never: texts,
    once: z.string().optional(),
    stands: texts,
    truth: z.string(),
    became: z.string().optional(),
  }),
);

/** Every sentence of a post, without its marks. */
export function printedIn({ sections }: Provenance): readonly string[] {
  return sections
    .flatMap(({ items }) => items)
    .flatMap(({ headline, sentences }) => [...(headline ? [headline] : []), ...sentences])
    .map(({ text }) => text);
}

/** What a model said, and what became of it, as two cells of a table; those first that it worded itself. */
export function tellingLines(
  faults: readonly PlantedFault[],
): readonly (readonly [string, string])[] {
  const told = faults.filter(({ became }) => became !== undefined);
  const worded = told.filter(({ text }) => text !== undefined);
  return [...worded, ...told.filter((fault) => !worded.includes(fault))].map((fault) => [
    fault.text === undefined ? whatItDid(fault) : `「${shortened(fault.text)}」`,
    fault.text === undefined ? (fault.became ?? '') : `not printed: ${fault.became ?? ''}`,
  ]);
}

/** Whether a post holds what it was not to hold, or lacks what was to stand in its place. */
export function wentWrong(
  { text, never = [], once, stands = [] }: PlantedFault,
  printed: readonly string[],
): boolean {
  const sentences = printed.map(unspaced);
  // A whole sentence may be the beginning of one that does stand.
  const holds = (words: string): boolean =>
    words.endsWith('。')
      ? sentences.includes(unspaced(words))
      : sentences.some((sentence) => sentence.includes(unspaced(words)));
  return (
    (text !== undefined && holds(text)) ||
    never.some(holds) ||
    (once !== undefined && !holds(once)) ||
    !stands.every(holds)
  );
}

/** Posts have white space of their own between scripts. */
const unspaced = (text: string): string => text.replaceAll(/\s/g, '');

const whatItDid = ({ kind, numbers }: PlantedFault): string =>
  `it ${kind}${numbers === undefined ? '' : ` (${numbers.join(', ')})`}`;

/** In cells: so that a line holds both halves. */
const longestSaid = 46;

function shortened(text: string): string {
  if (cellsOf(text) <= longestSaid) return text;
  const characters = [...text];
  while (cellsOf(characters.join('')) >= longestSaid) characters.pop();
  return `${characters.join('')}…`;
}
