/** Stories of our own writing for the tests of summarise. */
import { loadPrompts } from '../../../src/config/prompts.ts';
import type { Article, ArticleLanguage } from '../../../src/model/article.ts';
import type { Story, Telling } from '../../../src/model/story.ts';
import { noHistory, type Params } from '../../../src/stage.ts';
import { numberSentences } from '../../../src/text/sentences.ts';

/** The second, third and fifth may be printed alone, the second shortened too; the others lean on what stands before them or report nothing. */
export const tramSentences = [
  '記者一早在現場看到，居民已經排起長隊。',
  '北港市政府26日宣布，北港輕軌將於明年三月動工，遠岸工程承造十二座車站。',
  '承包商遠岸工程表示，北港輕軌的車站都有電梯。',
  '該公司預計四年後通車，但未排除延後。',
  '北港居民協會要求，北港輕軌施工期間每週公布噪音數據。',
  '更多新聞請下載我們的應用程式。',
] as const;

/** What may be printed of the second sentence besides the whole of it. */
export const shortTram = '北港市政府26日宣布，北港輕軌將於明年三月動工。';

export function article(
  id: string,
  title: string,
  sentences: readonly string[],
  lang: ArticleLanguage = 'zh-Hant',
): Article {
  const url = `https://news.example/${id}`;
  const blocks = sentences.map((text) => ({ kind: 'paragraph' as const, text }));
  return {
    id,
    hit: { id, source: 'feed:news.example', url, title },
    url,
    title,
    outlet: '北港日報',
    lang,
    kind: 'news',
    blocks,
    sentences: numberSentences(blocks),
  };
}

export function story(first: Article, ...others: readonly Article[]): Story {
  const telling = (one: Article): Telling => ({ article: one, copies: [] });
  return { id: `s${first.id}`, tellings: [telling(first), ...others.map(telling)] };
}

export const tram: Story = story(article('h1', '北港輕軌明年動工', tramSentences));

/** The first, third and fourth may be printed alone. */
export const ferrySentences = [
  '遠海渡輪公司26日宣布，北港渡輪今年票價不會調整。',
  '該公司每日約有一萬二千名乘客。',
  '北港渡輪的冬季班次僅週末增加。',
  '北港渡輪26日起試辦行動支付。',
] as const;

export const ferry: Story = story(article('h2', '北港渡輪票價不調整', ferrySentences));

/** All may be printed alone; of so many the program tells some, and offers others beside them. */
export const budgetSentences = [
  '北港市政府26日公布明年預算，總額820億元。',
  '圖書館將增購三萬冊童書。',
  '消防局將採購14輛水車。',
  '動物園將新建大象館。',
  '環保局將在河岸種植櫻花。',
  '警察局將裝設九百支路口攝影機。',
  '教育局將補助國小營養午餐。',
  '衛生局將開設失智照護中心。',
  '農業局將推廣有機稻米。',
  '交通局將更新公車候車亭。',
  '文化局將修復日式宿舍。',
  '社會局將發放育兒津貼。',
  '水利局將疏浚西川河道。',
  '體育局將整建棒球場。',
  '觀光局將舉辦燈會。',
] as const;

export const budget: Story = story(article('h3', '北港市明年預算820億元', budgetSentences));

/** The program has something to infer from each of them. */
export const townHall: Story = story(
  article('h8', '北港市政府自建問答系統', [
    '北港市政府26日宣布，問答系統部署在市府的自有機房。',
    '市府說，系統的訓練資料不公開。',
    '查詢公車的功能26日起分批開放。',
  ]),
);

/** @param judges with a pair of languages the engine writes freely, unless something else is said */
export async function summariseParams(
  lang: Params['lang'] = 'zh-TW',
  judges: Params['judges'] = [],
  writing: Params['writing'] = judges.length > 0 ? 'free' : 'choose',
): Promise<Params> {
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
    ...noHistory,
    prompts: await loadPrompts(),
    judges,
    writing,
  };
}
