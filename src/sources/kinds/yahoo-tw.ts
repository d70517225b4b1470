/** Yahoo 奇摩's RSS of stocks and news in Taiwan: what is new, whatever it is about. Its items lead to others' pages, too. */
import { z } from 'zod';
import { wanted } from '../../wrong-value.ts';
import { feed } from './feed.ts';
import { asSource, type Source } from '../source.ts';

const section = z.string().regex(/^[a-z0-9-]+$/, { error: wanted('a section such as tw-market') });

const schema = z.strictObject({
  kind: z.literal('yahoo-tw'),
  /** Categories of its stock news. */
  stock: z.array(section).default(['news', 'tw-market']),
  /** Sections of its news. */
  news: z.array(section).default(['technology', 'finance']),
});

/** The source `yahoo-tw`: one GET a section. */
export const yahooTw: Source = asSource({
  kind: 'yahoo-tw',
  spec: schema,
  can: { window: 'none', scripts: [], terms: 'in a reader of RSS, with its name' },
  plan: (_query, { stock, news }) =>
    [
      ...stock.map((name) => `https://tw.stock.yahoo.com/rss?category=${name}`),
      ...news.map((name) => `https://tw.news.yahoo.com/rss/${name}`),
    ].map((url) => ({
      source: 'yahoo-tw',
      request: { method: 'GET', url, kind: 'api', archive: true },
    })),
  parse: (answer, query) =>
    feed.parse(answer, query, {
      kind: 'feed',
      url: answer.url,
      timeZone: 'Asia/Taipei',
      match: 'text',
    }),
});
