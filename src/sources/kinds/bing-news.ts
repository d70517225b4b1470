/** Bing News search as RSS: keyless, ten items a page, no window; links lead through its counter. */
import { z } from 'zod';
import type { Query } from '../../model/topic.ts';
import { mayBelong, namesIn, quoted } from '../aliases.ts';
import { countryOf, editionField, scriptsOf } from '../editions.ts';
import { readWrittenDate } from '../../time/written-date.ts';
import { httpUrl, plainText, snippetOf } from '../reading/plain-text.ts';
import {
  UnreadableAnswerError,
  asSource,
  type Finding,
  type Parsed,
  type PlannedRequest,
  type Source,
  type SourceAnswer,
} from '../source.ts';
import { unwrapped } from '../links/wrapped-links.ts';
import { xmlRecords } from '../reading/xml.ts';

const pageSize = 10;
const pages = 3;

const schema = z.strictObject({
  kind: z.literal('bing-news'),
  /** `zh-TW`, `zh-HK`, `zh-CN`, `en-US`. */
  edition: editionField,
});
type BingSpec = z.infer<typeof schema>;

/** The source `bing-news`: some pages for all names in the scripts of the edition. */
export const bingNews: Source = asSource({
  kind: 'bing-news',
  spec: schema,
  can: {
    window: 'none',
    scripts: ['hant', 'hans', 'latin'],
    pageSize,
    intervalMs: 1000,
    terms: 'personal, non-commercial use in a reader of RSS only',
  },
  plan,
  parse,
});

function plan(query: Query, { edition }: BingSpec): readonly PlannedRequest[] {
  const names = namesIn(query.topic, scriptsOf(edition));
  if (names.length === 0) return [];
  return Array.from({ length: pages }, (_, page) => {
    const search = new URLSearchParams({
      q: names.map(quoted).join(' OR '),
      format: 'rss',
      cc: countryOf(edition),
      setlang: edition.toLowerCase(),
      first: String(page * pageSize + 1),
    });
    const url = `https://www.bing.com/news/search?${search.toString()}`;
    return { source: `bing-news:${edition}`, request: { method: 'GET', url, kind: 'api' } };
  });
}

function parse(answer: SourceAnswer, query: Query): Parsed {
  if (!/<rss\b/i.test(answer.text))
    throw new UnreadableAnswerError('not the RSS that was asked for');
  const items = xmlRecords(answer.text, 'item');
  const findings: Finding[] = [];
  for (const { texts } of items) {
    const link = httpUrl(texts.get('link'), answer.url);
    const title = plainText(texts.get('title') ?? '');
    const description = texts.get('description');
    if (link === undefined || !mayBelong(title, [description], query.topic.aliases)) continue;
    const outlet = plainText(texts.get('news:source') ?? '');
    const value = readWrittenDate(texts.get('pubdate') ?? '', 'UTC');
    const snippet = snippetOf(description);
    findings.push({
      url: unwrapped(link),
      title,
      ...(outlet !== '' && { outlet }),
      ...(value !== undefined && { date: { value, kind: 'published' } }),
      ...(snippet !== undefined && { snippet }),
    });
  }
  return { findings, odd: [], items: items.length };
}
