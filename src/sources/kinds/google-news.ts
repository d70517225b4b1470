/** Google News search as RSS: keyless, at most 100 items, links wrapped in ids (google-news-ids.ts). */
import { z } from 'zod';
import type { Query, Script } from '../../model/topic.ts';
import { namesIn, quoted } from '../aliases.ts';
import { askedDays } from '../days.ts';
import { editionField } from '../editions.ts';
import { readWrittenDate } from '../../time/written-date.ts';
import type { FeedItem } from '../reading/feed-body.ts';
import { readFeed } from '../reading/feed-items.ts';
import { httpUrl, plainText } from '../reading/plain-text.ts';
import {
  asSource,
  type Finding,
  type Parsed,
  type PlannedRequest,
  type Source,
  type SourceAnswer,
} from '../source.ts';

const schema = z.strictObject({
  kind: z.literal('google-news'),
  /** `zh-TW`, `zh-CN`, `zh-HK`, `en-US`. */
  edition: editionField,
});
type GoogleSpec = z.infer<typeof schema>;

/** The service never answers with more. */
const mostItems = 100;

/** The source `google-news`: one GET an edition, for all names in the scripts that its readers use. */
export const googleNews: Source = asSource({
  kind: 'google-news',
  spec: schema,
  can: {
    window: 'day',
    scripts: ['hant', 'hans', 'latin'],
    pageSize: mostItems,
    terms: 'personal, non-commercial use only',
  },
  plan,
  parse,
});

function plan(query: Query, spec: GoogleSpec): readonly PlannedRequest[] {
  const names = namesIn(query.topic, scriptsOf(spec.edition));
  if (names.length === 0) return [];
  const { after, before } = askedDays(query.window);
  const any = names.length === 1 ? quoted(names[0] ?? '') : `(${names.map(quoted).join(' OR ')})`;
  // `after:` is inclusive, `before:` exclusive; in which zone is documented nowhere.
  const search = new URLSearchParams({
    q: `${any} after:${after} before:${before}`,
    ...editionParams(spec.edition),
  });
  const url = `https://news.google.com/rss/search?${search.toString()}`;
  return [
    {
      source: `google-news:${spec.edition}`,
      request: { method: 'GET', url, kind: 'api', asReader: true },
    },
  ];
}

function scriptsOf(edition: string): readonly Script[] {
  if (/^zh-(?:CN|SG)$/i.test(edition)) return ['hans', 'latin'];
  return /^zh/i.test(edition) ? ['hant', 'latin'] : ['latin'];
}

/** `hl`, `gl` and `ceid` of an edition like `zh-TW`; `ceid` names Chinese by script, not by country. */
export function editionParams(edition: string): {
  readonly hl: string;
  readonly gl: string;
  readonly ceid: string;
} {
  const [language = 'en', region = 'US'] = edition.split('-');
  const spoken =
    language === 'zh' ? (scriptsOf(edition).includes('hans') ? 'zh-Hans' : 'zh-Hant') : language;
  return { hl: edition, gl: region, ceid: `${region}:${spoken}` };
}

function parse(answer: SourceAnswer, query: Query): Parsed {
  const { items } = readFeed(answer.text, answer.url);
  const findings: Finding[] = [];
  for (const item of items) {
    const url = item.link;
    if (url !== undefined) findings.push(finding(item, url, query.topic.timeZone));
  }
  const odd: string[] = [];
  const linkless = items.length - findings.length;
  if (linkless > 0) odd.push(`${linkless} of ${items.length} items have no usable link`);
  if (items.length >= mostItems)
    odd.push(`the answer is full (${items.length} items): there may be more news than it holds`);
  return { findings, odd };
}

function finding(item: FeedItem, url: string, timeZone: string): Finding {
  const outlet = plainText(item.publisher ?? '');
  const site = httpUrl(item.publisherUrl, url);
  const value = readWrittenDate(item.published[0] ?? '', timeZone);
  // No snippet: the description repeats the headline, or lists those of related stories.
  return {
    url,
    title: withoutPublisher(plainText(item.title), outlet),
    ...(outlet !== '' && { outlet }),
    ...(site !== undefined && { site }),
    ...(value !== undefined && { date: { value, kind: 'published' } }),
  };
}

/** Titles end in ` - Publisher`; a dash in front of anything else belongs to the headline. */
function withoutPublisher(title: string, outlet: string): string {
  const end = ` - ${outlet}`;
  return outlet !== '' && title.endsWith(end) ? title.slice(0, -end.length).trimEnd() : title;
}
