/** Stories of our own writing for the tests of summarise. */
import { loadPrompts } from '../../../src/config/prompts.ts';
import type { Article, ArticleLanguage } from '../../../src/model/article.ts';
import type { Story, Telling } from '../../../src/model/story.ts';
import type { Params } from '../../../src/stage.ts';

export const tramSentences = [
  '記者一早在現場看到，居民已經排起長隊。',
  '市府週一宣布，北港輕軌將於明年三月動工，總經費約二百一十億元。',
  '承包商遠岸工程表示，沿線設十二座車站。',
  '該公司預計四年後通車，但未排除延後。',
  '更多新聞請下載我們的應用程式。',
] as const;

export function article(
  id: string,
  title: string,
  sentences: readonly string[],
  lang: ArticleLanguage = 'zh-Hant',
): Article {
  const url = `https://news.example/${id}`;
  return {
    id,
    hit: { id, source: 'feed:news.example', url, title },
    url,
    title,
    outlet: '北港日報',
    lang,
    kind: 'news',
    blocks: sentences.map((text) => ({ kind: 'paragraph', text })),
  };
}

export function story(first: Article, ...others: readonly Article[]): Story {
  const telling = (one: Article): Telling => ({ article: one, copies: [] });
  return { id: `s${first.id}`, tellings: [telling(first), ...others.map(telling)] };
}

export const tram: Story = story(article('h1', '北港輕軌明年動工', tramSentences));

export const ferry: Story = story(
  article('h2', '渡輪票價不調整', [
    '遠海渡輪昨日表示，今年票價不會調整。',
    '該公司每日約有一萬二千名乘客。',
    '冬季班次僅週末增加。',
  ]),
);

export async function summariseParams(lang: Params['lang'] = 'zh-TW'): Promise<Params> {
  return {
    topic: {
      id: 'beigang',
      name: '北港交通',
      aliases: [],
      sources: [],
      timeZone: 'Asia/Taipei',
      windowDays: 1,
      language: lang,
      tags: [],
      categories: [],
    },
    window: {
      date: '2026-01-26',
      days: 1,
      timeZone: 'Asia/Taipei',
      start: '2026-01-25T16:00:00Z',
      end: '2026-01-26T16:00:00Z',
    },
    lang,
    format: 'jekyll',
    maxStories: 5,
    image: false,
    told: [],
    prompts: await loadPrompts(),
    judges: [],
  };
}
