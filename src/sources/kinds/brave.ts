/** Brave's search of news, by key: a range of days, fifty results a name. */
import { z } from 'zod';
import type { HitDate } from '../../model/hit.ts';
import type { Query } from '../../model/topic.ts';
import { mayBelong, namesIn, quoted } from '../aliases.ts';
import { addDays, askedDays } from '../days.ts';
import { countryOf, editionField, scriptsOf, writtenLanguage } from '../editions.ts';
import { optional, readJson } from '../reading/json-answer.ts';
import { httpUrl, plainText, snippetOf } from '../reading/plain-text.ts';
import {
  asSource,
  type Finding,
  type Parsed,
  type PlannedRequest,
  type Source,
  type SourceAnswer,
} from '../source.ts';

const pageSize = 50;
const variable = 'BRAVE_API_KEY';

const schema = z.strictObject({
  kind: z.literal('brave'),
  /** `zh-TW`, `zh-HK`, `zh-CN`, `en-US`. */
  edition: editionField,
});
type BraveSpec = z.infer<typeof schema>;

const resultsSchema = z.array(
  z.object({
    url: optional(z.string()),
    title: optional(z.string()),
    description: optional(z.string()),
    /** Without a zone: `2026-01-26T14:30:00`. */
    page_age: optional(z.string()),
    source: optional(z.object({ name: optional(z.string()) })),
    meta_url: optional(z.object({ hostname: optional(z.string()) })),
  }),
);
const answerSchema = z.union([
  z.object({ results: resultsSchema }),
  // So the search of the web answers, whose results hold those of news.
  z.object({ news: z.object({ results: resultsSchema }) }).transform(({ news }) => news),
  z.object({ type: z.literal(['news', 'search']) }).transform(() => ({ results: [] })),
]);

/** The source `brave`: one GET a name, since each is paid for whatever it finds. */
export const brave: Source = asSource({
  kind: 'brave',
  spec: schema,
  can: {
    window: 'day',
    scripts: ['hant', 'hans', 'latin'],
    pageSize,
    key: variable,
    intervalMs: 1000,
    terms: 'by key; results may not be stored for good on the free plan',
  },
  plan,
  parse,
});

function plan(query: Query, { edition }: BraveSpec): readonly PlannedRequest[] {
  const { after, before } = askedDays(query.window);
  return namesIn(query.topic, scriptsOf(edition)).map((name) => {
    const search = new URLSearchParams({
      q: quoted(name),
      country: countryOf(edition),
      search_lang: writtenLanguage(edition).toLowerCase(),
      freshness: `${after}to${addDays(before, -1)}`,
      count: String(pageSize),
    });
    return {
      source: `brave:${edition}`,
      request: {
        method: 'GET',
        url: `https://api.search.brave.com/res/v1/news/search?${search.toString()}`,
        kind: 'api',
        key: { variable, header: 'x-subscription-token' },
      },
    };
  });
}

function parse(answer: SourceAnswer, query: Query): Parsed {
  const { results } = readJson(answer.text, answerSchema);
  const findings: Finding[] = [];
  for (const result of results) {
    const url = httpUrl(result.url, answer.url);
    const title = plainText(result.title ?? '');
    if (url === undefined || !mayBelong(title, [result.description], query.topic.aliases)) continue;
    const outlet = result.source?.name ?? result.meta_url?.hostname;
    const date = dayOf(result.page_age);
    const snippet = snippetOf(result.description);
    findings.push({
      url,
      title,
      ...(outlet !== undefined && { outlet }),
      ...(date !== undefined && { date }),
      ...(snippet !== undefined && { snippet }),
    });
  }
  return { findings, odd: [], items: results.length };
}

/** What has no zone says a day at most, and that of its index. */
function dayOf(age: string | undefined): HitDate | undefined {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(age ?? '')?.[0];
  return day === undefined ? undefined : { value: day, kind: 'seen' };
}
