/** The bundled list of outlets' own feeds (outlets.yaml), and who in it goes by a name or a host. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { foldForComparison } from '../text/scripts.ts';
import { domainOf } from '../text/urls.ts';

/** What a feed can be good for. */
export const fields = ['technology', 'finance', 'general', 'makers', 'releases'] as const;

/** Languages of the list's items. */
export const languages = ['zh-TW', 'zh-HK', 'zh-CN', 'en'] as const;

/** One entry; it has a feed, a sitemap or a repository with releases. */
export interface Outlet {
  readonly name: string;
  readonly language: (typeof languages)[number];
  /** IANA zone of dates that name none. */
  readonly zone: string;
  readonly good: readonly (typeof fields)[number][];
  readonly feed?: string | undefined;
  readonly sitemap?: string | undefined;
  /** Part of the paths of a sitemap's pages that are news. */
  readonly paths?: string | undefined;
  /** `owner/name` on GitHub. */
  readonly releases?: string | undefined;
  /** Host of the pages, where the feed lies on another. */
  readonly site?: string | undefined;
  /** Who writes there about itself. */
  readonly maker?: readonly string[] | undefined;
}

const text = z.string().min(1);
const listSchema = z.array(
  z
    .strictObject({
      name: text,
      language: z.enum(languages),
      zone: text,
      good: z.array(z.enum(fields)).min(1),
      feed: z.url().optional(),
      sitemap: z.url().optional(),
      paths: text.optional(),
      releases: text.optional(),
      site: text.optional(),
      maker: z.array(text).min(1).optional(),
    })
    .refine(
      ({ feed, sitemap, releases }) => [feed, sitemap, releases].filter(Boolean).length === 1,
    ),
);

/** In the order of the file. */
export const outlets: readonly Outlet[] = listSchema.parse(
  parse(readFileSync(fileURLToPath(new URL('outlets.yaml', import.meta.url)), 'utf8')),
);

/** Entries of the outlet that goes by a name as sources print it, or whose pages lie at a host or URL. */
export function outletsCalled(nameOrHost: string): readonly Outlet[] {
  const domain = domainOf(nameOrHost);
  const name = folded(nameOrHost);
  return outlets.filter((outlet) =>
    domain === undefined
      ? folded(outlet.name) === name
      : domainOf(outlet.site ?? outlet.feed ?? outlet.sitemap ?? '') === domain,
  );
}

function folded(name: string): string {
  return foldForComparison(name).replace(/\s+/g, '');
}
