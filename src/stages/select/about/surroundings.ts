/** The words around a name, and which of them go with the topic in this run. */
import { unitLength, weigh, dot, type Weights } from '../../../text/similarity.ts';
import { termsOf } from '../../../text/tokens.ts';
import { chineseWords } from '../../../text/words.ts';
import type { Names } from './names.ts';
import type { Mention } from './reading.ts';

const hanAround = 40;
const wordsAround = 20;
/** So many characters hold the words around. */
const reach = 600;
/** Unseen texts behind the run's frequencies (see `weigh`). */
const background = 20;

/** Folded text around a mention, without it. */
export function windowOf({ line, start, end }: Pick<Mention, 'line' | 'start' | 'end'>): string {
  return `${tailOf(line.folded.slice(Math.max(0, start - reach), start))}\n${headOf(line.folded.slice(end, end + reach))}`;
}

function isDense(text: string): boolean {
  return (text.match(/\p{Script=Han}/gu)?.length ?? 0) * 3 > text.length;
}

function tailOf(text: string): string {
  if (isDense(text)) return text.slice(-hanAround * 1.25);
  return text
    .split(/\s+/)
    .slice(-wordsAround - 1)
    .join(' ');
}

function headOf(text: string): string {
  if (isDense(text)) return text.slice(0, hanAround * 1.25);
  return text
    .split(/\s+/)
    .slice(0, wordsAround + 1)
    .join(' ');
}

/** Content words of some text, the topic's names left out. */
export function contentOf(folded: string, { pattern }: Names, chinese: boolean): readonly string[] {
  const text = pattern === undefined ? folded : folded.replace(pattern, ' ');
  if (!chinese) return termsOf(text).filter((term) => /\p{L}{2}/u.test(term));
  return chineseWords(text)
    .filter(({ key, tag }) => /^(?:n|v|a|eng|j|l|x|b|s)/.test(tag) && /^[\p{L}\d]{2,}$/u.test(key))
    .map(({ key }) => key);
}

/** Likeness of each text to some of them (itself not counted), 0 to 1; undefined where there is nothing to compare. */
export function likenessTo(
  texts: readonly (readonly string[])[],
  models: readonly number[],
  alike: (a: number, b: number) => boolean,
): readonly (number | undefined)[] {
  const weights = weigh(texts, background);
  return texts.map((_, i) => {
    const others = models.filter((model) => model !== i && alike(i, model));
    if (others.length === 0) return undefined;
    const sum = new Map<string, number>();
    for (const model of others)
      for (const [term, weight] of weights[model] ?? [])
        sum.set(term, (sum.get(term) ?? 0) + weight);
    const centroid: Weights = unitLength(sum);
    return dot(weights[i] ?? new Map(), centroid);
  });
}
