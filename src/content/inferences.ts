/** Inferences that the program words and a model picks by number: rows of inferences.yaml that fit what a post tells. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { judgeRemark } from '../drafts/remarks/remarks.ts';
import { remarkGroups, type Draft, type RemarkDraft } from '../model/claim.ts';
import type { PostLanguage } from '../model/topic.ts';
import { foldInPlace } from '../text/fold.ts';
import { languageOf } from '../proof/read/sentence.ts';
import { fillTemplate } from '../text/template.ts';

/** A pattern on folded text, written in Traditional characters. */
const pattern: z.ZodType<RegExp, string> = z
  .string()
  .min(1)
  .transform((source) => new RegExp(foldInPlace(source), 'u'));

const row = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  why: z.string().min(1),
  group: z.enum(remarkGroups),
  of: z.array(pattern).min(1).max(2),
  not: pattern.optional(),
  text: z.string().endsWith('。'),
});

type Row = z.output<typeof row>;

const rows: readonly Row[] = z
  .array(row)
  .parse(
    parse(
      readFileSync(
        fileURLToPath(new URL('../languages/zh/inferences.yaml', import.meta.url)),
        'utf8',
      ),
    ),
  );

/** Ids of the rows, for the tests that try each. */
export const inferenceIds: readonly string[] = rows.map(({ id }) => id);

/**
 * What may be inferred from the drafts, under the ids of the rows: each once, in their order; in Chinese alone. Whatever a row makes is tried
 * as a remark of a model would be, and is not offered when it does not stand.
 * @param drafts sentences of the post, of any number of stories
 * @param topic names of the topic
 */
export function inferencesFrom(
  drafts: readonly Draft[],
  lang: PostLanguage,
  topic: readonly string[],
): readonly RemarkDraft[] {
  const told = drafts.filter(({ role, text }) => role === 'body' && languageOf(text) === 'zh');
  const stories = [...new Set(told.map(({ storyId }) => storyId))].map((id) =>
    told.filter(({ storyId }) => storyId === id),
  );
  return rows.flatMap((one) => {
    const made = stories.flatMap((sentences) => inferenceFrom(one, sentences) ?? []);
    return made.find((inference) => stands(inference, told, lang, topic)) ?? [];
  });
}

/** Drafts are no claims yet; what a remark may say hangs on the words alone. */
function stands(
  inference: RemarkDraft,
  told: readonly Draft[],
  lang: PostLanguage,
  topic: readonly string[],
): boolean {
  const grounds = new Map(told.map((one) => [one.id, one]));
  return judgeRemark(inference, grounds, lang, topic).remark !== undefined;
}

function inferenceFrom(
  { id, group, of, not, text }: Row,
  sentences: readonly Draft[],
): RemarkDraft | undefined {
  if (not !== undefined && sentences.some((one) => not.test(foldInPlace(one.text))))
    return undefined;
  const slots: Record<string, string> = {};
  const restsOn = new Set<string>();
  for (const wanted of of) {
    const sentence = sentences.find((one) => wanted.test(foldInPlace(one.text)));
    if (sentence === undefined) return undefined;
    restsOn.add(sentence.id);
    const { groups = {} } =
      new RegExp(wanted, 'du').exec(foldInPlace(sentence.text))?.indices ?? {};
    // In the sentence's own characters: folding keeps every place.
    for (const [name, [start, end]] of Object.entries(groups))
      slots[name] = sentence.text.slice(start, end).trim();
  }
  return { id, group, text: fillTemplate(text, slots), restsOn: [...restsOn] };
}
