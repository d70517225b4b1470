/** `digest stage extractive`: documents in, their most telling sentences out. */
import { z } from 'zod';
import { checkedInput } from '../wrong-value.ts';
import { choose, rankSentences } from './ranking.ts';
import { splitReport } from '../text/sentences.ts';

const inputSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      documents: z.array(z.strictObject({ id: z.string(), text: z.string() })),
      budget: z.number().int().positive(),
    }),
  ),
});

type Item = z.infer<typeof inputSchema>['items'][number];

/**
 * `{items: [{id, documents: [{id, text}], budget}]}` → `{results: [{id, sentences: [{documentId,
 * text}]}]}`; budget in tokens (a CJK character or a Latin word; since sentences
 * aren't cut, the last may exceed it by an eighth), every sentence verbatim, in the
 * documents' order. Throws a UsageError that names the path of the wrong value.
 */
export async function runAlone(input: unknown): Promise<unknown> {
  const parsed = checkedInput(
    'extractive',
    inputSchema,
    '{items: [{id, documents: [{id, text}], budget}]}',
    input,
  );
  return {
    results: parsed.items.map((item) => ({ id: item.id, sentences: summarise(item) })),
  };
}

function summarise({ documents, budget }: Item): readonly { documentId: string; text: string }[] {
  const sentences = documents.flatMap(({ id, text }) => {
    const all = text.split(/\n+/).flatMap((block) => splitReport(block));
    return all.map((sentence, place) => ({
      documentId: id,
      text: sentence,
      place,
      of: all.length,
    }));
  });
  return choose(rankSentences(sentences), budget)
    .toSorted((a, b) => a - b)
    .flatMap((i) => sentences[i] ?? [])
    .map(({ documentId, text }) => ({ documentId, text }));
}
