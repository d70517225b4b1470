/** Articles, fair claims and hand-made faults of our own writing: fixtures/gauntlet, one file an article, one a kind of fault. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Article } from '../../src/model/article.ts';
import type { Story } from '../../src/model/story.ts';
import { numberSentences } from '../../src/text/sentences.ts';

const folder = fileURLToPath(new URL('../../fixtures/gauntlet/', import.meta.url));

const sourceFile = z.strictObject({
  id: z.string(),
  lang: z.enum(['zh-Hant', 'zh-Hans', 'en']),
  outlet: z.string(),
  title: z.string(),
  /** Sentences by paragraph; numbered through from 1. */
  paragraphs: z.array(z.array(z.string())),
  good: z.array(z.strictObject({ from: z.array(z.number()), text: z.string() })),
});

const faultFile = z.strictObject({
  kind: z.string(),
  faults: z.array(
    z.strictObject({ article: z.string(), from: z.array(z.number()), text: z.string() }),
  ),
});

export type SourceText = z.infer<typeof sourceFile>;

/** What the scripted model says of one article. */
export interface Saying {
  /** `good`, or the kind of fault. */
  readonly kind: string;
  readonly article: string;
  /** Numbers of the sentences it cites. */
  readonly from: readonly number[];
  readonly text: string;
  /** The whole answer as the model writes it, in place of sound JSON around `text`. */
  readonly raw?: string;
}

export const sources: readonly SourceText[] = filesIn('articles').map((file) =>
  sourceFile.parse(file),
);

export const handMade: readonly Saying[] = filesIn('faults').flatMap((file) => {
  const { kind, faults } = faultFile.parse(file);
  return faults.map((fault) => ({ ...fault, kind }));
});

export const goodSayings: readonly Saying[] = sources.flatMap(({ id, good }) =>
  good.map((claim) => ({ ...claim, kind: 'good', article: id })),
);

function filesIn(name: string): readonly unknown[] {
  return readdirSync(join(folder, name))
    .toSorted()
    .map((file): unknown => parse(readFileSync(join(folder, name, file), 'utf8')));
}

/** A source as the story of one article. */
export function storyOf(source: SourceText): Story {
  const { id, lang, outlet, title, paragraphs } = source;
  const url = `https://${id}.example/news`;
  const blocks = paragraphs.map((sentences) => ({
    kind: 'paragraph' as const,
    text: sentences.join(lang === 'en' ? ' ' : ''),
  }));
  const article: Article = {
    id,
    hit: { id, source: 'feed:gauntlet', url, title },
    url,
    title,
    outlet,
    lang,
    kind: 'news',
    publishedAt: { value: '2026-01-26T08:00:00+08:00', evidence: 'json-ld' },
    blocks,
    sentences: numberSentences(blocks),
  };
  const read = article.sentences.map(({ text }) => text);
  if (read.join('\n') !== paragraphs.flat().join('\n'))
    throw new Error(`${id}: an entry is not one sentence`);
  return { id: `s${id}`, tellings: [{ article, copies: [] }] };
}
