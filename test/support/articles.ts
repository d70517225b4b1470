import type { Article } from '../../src/model/article.ts';
import type { ToldStory } from '../../src/model/run.ts';
import type { Story } from '../../src/model/story.ts';
import { numberSentences } from '../../src/text/sentences.ts';

/** A news article of 26 January 2026 with the given text, one paragraph a line; anything can be put in its place. */
export function anArticle(
  id: string,
  title: string,
  text: string,
  rest: Partial<Article> = {},
): Article {
  const url = `https://${id}.example/news`;
  const blocks =
    rest.blocks ??
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => ({ kind: 'paragraph' as const, text: line }));
  return {
    id,
    hit: { id, source: 'feed:test', url, title },
    url,
    title,
    outlet: `Outlet ${id}`,
    lang: 'zh-Hant',
    kind: 'news',
    publishedAt: { value: '2026-01-26T08:00:00+08:00', evidence: 'json-ld' },
    ...rest,
    blocks,
    sentences: rest.sentences ?? numberSentences(blocks),
  };
}

/** A story that a post of 25 January 2026 told. */
export function aToldStory(
  headline: string,
  text: string,
  rest: Partial<ToldStory> = {},
): ToldStory {
  return {
    id: `s${headline}`,
    date: '2026-01-25',
    headline,
    sentences: [headline],
    urls: [],
    articles: text === '' ? [] : [{ title: headline, text }],
    outlets: [],
    state: 'new',
    ...rest,
  };
}

/** A story told by the given articles, without copies. */
export function aStory(lead: Article, ...others: readonly Article[]): Story {
  return {
    id: `s${lead.id}`,
    tellings: [
      { article: lead, copies: [] },
      ...others.map((article) => ({ article, copies: [] })),
    ],
  };
}
