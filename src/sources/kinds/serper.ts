/** Serper, Google's news by key. Most of its dates are counted from the moment of the answer: 3 hours ago. */
import { z } from 'zod';
import type { Query } from '../../model/topic.ts';
import { mayBelong, namesIn, quoted } from '../aliases.ts';
import { askedDays } from '../days.ts';
import { countryOf, editionField, scriptsOf } from '../editions.ts';
import { readWrittenDate } from '../../time/written-date.ts';
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

const pageSize = 100;
const variable = 'SERPER_API_KEY';

const schema = z.strictObject({
  kind: z.literal('serper'),
  /** `zh-TW`, `zh-HK`, `zh-CN`, `en-US`. */
  edition: editionField,
});
type SerperSpec = z.infer<typeof schema>;

const result = z.object({
  link: optional(z.string()),
  title: optional(z.string()),
  snippet: optional(z.string()),
  date: optional(z.string()),
  source: optional(z.string()),
});
const answerSchema = z
  .object({
    searchParameters: z.unknown(),
    news: optional(z.array(result)),
    /** Of its search of the web. */
    organic: optional(z.array(result)),
  })
  .refine(({ searchParameters }) => searchParameters !== undefined);

/** The source `serper`: one POST for all names in the scripts of the edition. */
export const serper: Source = asSource({
  kind: 'serper',
  spec: schema,
  can: {
    window: 'day',
    scripts: ['hant', 'hans', 'latin'],
    pageSize,
    key: variable,
    terms: 'by key; paid for by the question',
  },
  plan,
  parse,
});

function plan(query: Query, { edition }: SerperSpec): readonly PlannedRequest[] {
  const names = namesIn(query.topic, scriptsOf(edition)).map(quoted);
  if (names.length === 0) return [];
  const { after, before } = askedDays(query.window);
  const any = names.length === 1 ? (names[0] ?? '') : `(${names.join(' OR ')})`;
  return [
    {
      source: `serper:${edition}`,
      request: {
        method: 'POST',
        url: 'https://google.serper.dev/news',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          q: `${any} after:${after} before:${before}`,
          gl: countryOf(edition).toLowerCase(),
          hl: edition.toLowerCase(),
          num: pageSize,
        }),
        kind: 'api',
        key: { variable, header: 'x-api-key' },
      },
    },
  ];
}

function parse(answer: SourceAnswer, query: Query): Parsed {
  const { news, organic } = readJson(answer.text, answerSchema);
  const results = news ?? organic ?? [];
  const findings: Finding[] = [];
  for (const { link, title: shown, snippet: text, date, source: outlet } of results) {
    const url = httpUrl(link, answer.url);
    const title = plainText(shown ?? '');
    if (url === undefined || !mayBelong(title, [text], query.topic.aliases)) continue;
    const value = readWrittenDate(date ?? '', 'UTC', answer.at);
    const snippet = snippetOf(text);
    findings.push({
      url,
      title,
      ...(outlet !== undefined && { outlet }),
      ...(value !== undefined && { date: { value, kind: 'seen' } }),
      ...(snippet !== undefined && { snippet }),
    });
  }
  return { findings, odd: [], items: results.length };
}
