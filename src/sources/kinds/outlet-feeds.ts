/** The bundled list of outlets' own feeds as one source: each is fetched once for all topics. */
import { z } from 'zod';
import type { Query, SourceSpec } from '../../model/topic.ts';
import { foldForComparison } from '../../text/scripts.ts';
import { feed } from './feed.ts';
import { githubReleases } from './github-releases.ts';
import { fields, languages, outlets, type Outlet } from '../outlets.ts';
import { sitemap } from './sitemap.ts';
import { asSource, type PlannedRequest, type Source } from '../source.ts';

const schema = z.strictObject({
  kind: z.literal('outlets'),
  /** Those that write in one of these; default: all. */
  languages: z.array(z.enum(languages)).min(1).optional(),
  /** Those that are good for one of these; default: all. */
  good: z.array(z.enum(fields)).min(1).optional(),
});
type OutletsSpec = z.infer<typeof schema>;

/** The source `outlets`: one GET an entry that fits; makers' own only for a topic of theirs. */
export const outletFeeds: Source = asSource({
  kind: 'outlets',
  spec: schema,
  can: { window: 'none', scripts: [], terms: 'each site’s own' },
  plan,
  // Each answer is read as that of the entry's own kind.
  parse: () => ({ findings: [], odd: [] }),
});

function plan(query: Query, { languages: written, good }: OutletsSpec): readonly PlannedRequest[] {
  const names = new Set(
    [query.topic.name, ...query.topic.aliases.map(({ text }) => text)].map(foldForComparison),
  );
  return outlets
    .filter(({ language }) => written?.includes(language) ?? true)
    .filter((outlet) => good?.some((field) => outlet.good.includes(field)) ?? true)
    .filter(({ maker }) => maker?.some((name) => names.has(foldForComparison(name))) ?? true)
    .flatMap((outlet) => planOutlet(query, outlet));
}

/** The spec by which one entry is asked alone. */
export function specOfOutlet(outlet: Outlet): SourceSpec {
  return asSpec(outlet).spec;
}

function planOutlet(query: Query, outlet: Outlet): readonly PlannedRequest[] {
  const { source, spec: readAs } = asSpec(outlet);
  return source.plan(query, readAs).map((planned) => ({
    ...planned,
    request: { ...planned.request, archive: true },
    readAs,
    list: 'outlets',
  }));
}

function asSpec(outlet: Outlet): { readonly source: Source; readonly spec: SourceSpec } {
  const { name, zone, maker, feed: url, sitemap: map, paths, releases } = outlet;
  const match = maker === undefined ? 'text' : 'all';
  if (releases !== undefined)
    return {
      source: githubReleases,
      spec: { kind: 'github-releases', repository: releases, match },
    };
  const common = { name, timeZone: zone, match };
  return map === undefined
    ? { source: feed, spec: { kind: 'feed', url: url ?? '', ...common } }
    : {
        source: sitemap,
        spec: { kind: 'sitemap', url: map, ...common, ...(paths !== undefined && { paths }) },
      };
}
