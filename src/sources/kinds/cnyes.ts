/** cnyes (鉅亨網): the news list of its web client by category and time. Undocumented; read with care. */
import { z } from 'zod';
import { wanted } from '../../wrong-value.ts';
import type { Query } from '../../model/topic.ts';
import { mayBelong } from '../aliases.ts';
import { askedInstants } from '../days.ts';
import { optional, readJson } from '../reading/json-answer.ts';
import { plainText, snippetOf } from '../reading/plain-text.ts';
import {
  asSource,
  type Finding,
  type Parsed,
  type PlannedRequest,
  type Source,
  type SourceAnswer,
} from '../source.ts';

const schema = z.strictObject({
  kind: z.literal('cnyes'),
  /** Of its news list; default: `headline`, `tech` and `tw_stock`. */
  categories: z
    .array(z.string().regex(/^[a-z0-9_]+$/, { error: wanted('a category such as tw_stock') }))
    .optional(),
});
type CnyesSpec = z.infer<typeof schema>;

const defaultCategories = ['headline', 'tech', 'tw_stock'];
const perPage = 30;
/** Pages asked for of each category: the list goes back in time, and a day rarely fills them. */
const pages = [1, 2, 3];

const answerSchema = z.object({
  items: z.object({
    data: z.array(
      z.object({
        newsId: z.number(),
        title: z.string(),
        summary: optional(z.string()),
        content: optional(z.string()),
        /** Seconds since the epoch. */
        publishAt: optional(z.number()),
      }),
    ),
  }),
});

/** The source `cnyes`: it knows no query, so items are filtered by the topic's names. */
export const cnyes: Source = asSource({
  kind: 'cnyes',
  spec: schema,
  can: {
    window: 'exact',
    scripts: [],
    pageSize: perPage,
    terms: 'undocumented; what its own pages ask for',
  },
  plan,
  parse,
});

function plan(query: Query, spec: CnyesSpec): readonly PlannedRequest[] {
  const { after, before } = askedInstants(query.window);
  return (spec.categories ?? defaultCategories).flatMap((category) =>
    pages.map((page) => {
      const search = new URLSearchParams({
        startAt: String(after / 1000),
        endAt: String(before / 1000 - 1),
        limit: String(perPage),
        page: String(page),
      });
      const url = `https://api.cnyes.com/media/api/v1/newslist/category/${category}?${search.toString()}`;
      return { source: 'cnyes', request: { method: 'GET', url, kind: 'api' } };
    }),
  );
}

function parse(answer: SourceAnswer, query: Query): Parsed {
  const { data } = readJson(answer.text, answerSchema).items;
  const findings: Finding[] = [];
  for (const item of data) {
    // The content is HTML that was escaped once more on the way into the JSON.
    const texts = [item.summary, item.content].map((html) => plainText(plainText(html ?? '')));
    const title = plainText(item.title);
    if (!mayBelong(title, texts, query.topic.aliases)) continue;
    const snippet = snippetOf(texts.find((text) => text !== ''));
    findings.push({
      url: `https://news.cnyes.com/news/id/${item.newsId}`,
      title,
      outlet: '鉅亨網',
      ...(item.publishAt !== undefined && {
        date: { value: new Date(item.publishAt * 1000).toISOString(), kind: 'published' },
      }),
      ...(snippet !== undefined && { snippet }),
    });
  }
  return { findings, odd: [], items: data.length };
}
