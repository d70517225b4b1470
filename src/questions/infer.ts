/** What is inferred from a post where a model does not write: the program words inferences, the model picks by number. */
import { inferencesFrom } from '../content/inferences.ts';
import type { Draft, RemarkDraft } from '../model/claim.ts';
import type { Params } from '../stage.ts';
import { fillTemplate } from '../text/template.ts';
import { inferAnswer, inferSchema } from './answers.ts';
import type { Asker } from './asker.ts';
import { knownNumbers } from './facts.ts';
import { asData, numberedLines } from './fence.ts';

/** More would be read as a section of news. */
const mostInferred = 3;

/** Output tokens of the answer: three numbers in their braces. */
export const inferTokens = 60;

const subject = 'remark';

/** Remarks of a post. Asks once, and not at all where nothing can be offered; a lost answer costs the remarks alone. */
export async function inferRemarks(
  drafts: readonly Draft[],
  params: Params,
  asker: Asker,
): Promise<readonly RemarkDraft[]> {
  const { topic, lang } = params;
  const offers = inferencesFrom(drafts, lang, [
    topic.name,
    ...topic.aliases.map(({ text }) => text),
  ]);
  if (offers.length === 0) return [];
  const numbered = offers.map(({ text }, i) => ({ n: i + 1, text }));
  const numbers = numbered.map(({ n }) => n);
  const most = Math.min(mostInferred, offers.length);
  const name = asData(topic.name);
  const answer = await asker.ask(
    {
      label: 'infer',
      task: { kind: 'infer', offers: numbered, most },
      system: fillTemplate(params.prompts.system.template, { topic: name }),
      prompt: fillTemplate(params.prompts.infer.template, {
        topic: name,
        most: String(most),
        offers: numberedLines(numbered),
      }),
      schema: inferSchema(numbers, most),
      maxTokens: inferTokens,
    },
    inferAnswer,
    subject,
    'the post has no inference',
    0,
  );
  return knownNumbers(answer?.remarks ?? [], new Set(numbers), asker, subject, 'infer')
    .flatMap((n) => offers[n - 1] ?? [])
    .slice(0, mostInferred)
    .map((one, i) => ({ ...one, id: `r${i + 1}` }));
}
