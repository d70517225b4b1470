/** Sitemaps: those for news, with titles and dates, and plain ones of sites that have no feed. */
import { z } from 'zod';
import type { HitDate } from '../../model/hit.ts';
import type { Query } from '../../model/topic.ts';
import { askedInstants } from '../days.ts';
import { readWrittenDate } from '../../time/written-date.ts';
import { belongs, matchField } from '../match.ts';
import { httpUrl, plainText } from '../reading/plain-text.ts';
import {
  UnreadableAnswerError,
  asSource,
  type Finding,
  type Parsed,
  type PlannedRequest,
  type Source,
  type SourceAnswer,
} from '../source.ts';
import { httpAddress, someText, timeZone } from '../spec-fields.ts';
import { xmlRecords } from '../reading/xml.ts';

/** Parts of one index that are asked for, the latest first. */
const mostParts = 5;

const schema = z.strictObject({
  kind: z.literal('sitemap'),
  /** The sitemap, an index of several, or the robots.txt that names them. */
  url: httpAddress,
  /** What the paths of its news hold; `*` stands for anything: `/news/`, `/blog/20*`. */
  paths: someText.optional(),
  /** Outlet's name as printed in the post. */
  name: someText.optional(),
  /** IANA zone for dates that carry none; default: the topic's zone. */
  timeZone: timeZone.optional(),
  match: matchField.optional(),
});
type SitemapSpec = z.infer<typeof schema>;

/** The source `sitemap`: one GET, and one of each part that an index lists for the days asked for. */
export const sitemap: Source = asSource({
  kind: 'sitemap',
  spec: schema,
  can: { window: 'none', scripts: [], terms: 'each site’s own; a sitemap for news holds two days' },
  plan: (_query, { url }) => [planned(url)],
  parse,
});

function planned(url: string): PlannedRequest {
  return {
    source: `sitemap:${new URL(url).host}`,
    request: { method: 'GET', url, kind: 'api' },
  };
}

function parse(answer: SourceAnswer, query: Query, spec: SitemapSpec): Parsed {
  const { text, url } = answer;
  if (/<urlset\b/i.test(text)) return pagesIn(answer, query, spec);
  const parts = /<sitemapindex\b/i.test(text)
    ? partsIn(answer, query, spec)
    : [...text.matchAll(/^\s*sitemap:\s*(\S+)/gim)].map(([, link]) => link ?? '');
  if (parts.length === 0 && !/<sitemapindex\b|^\s*user-agent:/im.test(text))
    throw new UnreadableAnswerError('neither a sitemap nor a robots.txt that names one');
  const links = [...new Set(parts.flatMap((link) => httpUrl(link, url) ?? []))];
  // A sitemap for news says so by its name, and is all that is needed.
  const news = links.filter((link) => /news/i.test(new URL(link).pathname));
  const further = (news.length > 0 ? news : links).slice(0, mostParts).map((link) => ({
    ...planned(link),
    source: planned(spec.url).source,
    readAs: { ...spec, url: link },
  }));
  return { findings: [], odd: [], items: links.length, further };
}

/** Parts that may hold pages of the days asked for, the latest first. */
function partsIn(
  { text }: SourceAnswer,
  query: Query,
  { timeZone: zone }: SitemapSpec,
): readonly string[] {
  const { after } = askedInstants(query.window);
  return xmlRecords(text, 'sitemap')
    .map(({ texts }) => {
      const changed = readWrittenDate(texts.get('lastmod') ?? '', zone ?? query.topic.timeZone);
      return {
        loc: texts.get('loc') ?? '',
        at: changed === undefined ? Infinity : Date.parse(changed),
      };
    })
    .filter(({ at }) => at >= after)
    .toSorted((a, b) => (a.at === b.at ? 0 : b.at - a.at))
    .map(({ loc }) => loc);
}

function pagesIn(answer: SourceAnswer, query: Query, spec: SitemapSpec): Parsed {
  const zone = spec.timeZone ?? query.topic.timeZone;
  const { after, before } = askedInstants(query.window);
  const wanted = pathPattern(spec.paths);
  const findings: Finding[] = [];
  const dates: string[] = [];
  let undated = 0;
  let items = 0;
  for (const { texts } of xmlRecords(answer.text, 'url')) {
    const url = httpUrl(texts.get('loc'), answer.url);
    if (url === undefined || !wanted.test(new URL(url).pathname)) continue;
    items++;
    const date = dateIn(texts, zone);
    if (date === undefined) {
      undated++;
      continue;
    }
    dates.push(date.value);
    const at = Date.parse(date.value);
    if (at < after || at >= before) continue;
    const title = plainText(texts.get('news:title') ?? '');
    // What has no title can only be looked at.
    const match = title === '' ? 'all' : (spec.match ?? 'text');
    if (!belongs(match, { title, texts: [] }, query.topic.aliases)) continue;
    const outlet = spec.name ?? plainText(texts.get('news:name') ?? '');
    findings.push({ url, title, ...(outlet !== '' && { outlet }), date });
  }
  const odd = undated > 0 ? [`${undated} of ${items} pages have no date and were left`] : [];
  return { findings, odd, items, dates };
}

/** The day of publication, or the last change, which may come years after it. */
function dateIn(texts: ReadonlyMap<string, string>, zone: string): HitDate | undefined {
  const published = readWrittenDate(texts.get('news:publication_date') ?? '', zone);
  if (published !== undefined) return { value: published, kind: 'published' };
  const changed = readWrittenDate(texts.get('lastmod') ?? '', zone);
  return changed === undefined ? undefined : { value: changed, kind: 'seen' };
}

function pathPattern(paths: string | undefined): RegExp {
  const escaped = (paths ?? '').replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(escaped.replaceAll(String.raw`\*`, '[^/]*'), 'i');
}
