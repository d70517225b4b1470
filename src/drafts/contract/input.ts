/** What the contracts of `digest stage verify` and `wordings` have in common. */
import { z } from 'zod';
import { wanted } from '../../wrong-value.ts';
import { numberSentences } from '../../text/sentences.ts';
import { readSource } from '../../proof/read/article.ts';
import type { SourceArticle } from '../../proof/types.ts';

/** A source as the contracts give it. */
export interface PlainSource {
  readonly id: string;
  /** One block a line. */
  readonly text: string;
  readonly title?: string | null | undefined;
  /** ISO 8601. */
  readonly publishedAt?: string | null | undefined;
}

/** A day, and maybe a time: another would be counted from without a word. */
export const publication: z.ZodType<string | null | undefined> = z
  .string()
  .refine(
    (value) => {
      const day = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(value)?.[0];
      const at = new Date(`${day ?? ''}T00:00:00Z`);
      return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day ?? '-');
    },
    {
      error: wanted(
        'a day of the calendar in ISO 8601, such as 2026-01-26 or 2026-01-26T08:00:00+08:00',
      ),
    },
  )
  .nullish();

/** Reads a source for a post of Taiwan's; its sentences are split as extract splits them. */
export function readPlain({ id, text, title, publishedAt }: PlainSource): SourceArticle {
  const blocks = text.split('\n').map((line) => ({ kind: 'paragraph', text: line.trim() }));
  return readSource(
    {
      id,
      title: title ?? undefined,
      sentences: numberSentences(blocks),
      publishedAt: publishedAt ?? undefined,
    },
    'zh-TW',
  );
}
