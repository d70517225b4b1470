/** The generators that posts are written for. */
import { keysOf } from '../../entries.ts';
import { UsageError } from '../../errors.ts';
import { astro } from './astro.ts';
import { eleventy } from './eleventy.ts';
import type { Format } from './format.ts';
import { hexo } from './hexo.ts';
import { hugo } from './hugo.ts';
import { jekyll } from './jekyll.ts';
import { json } from './json.ts';
import { mail } from './mail.ts';
import { markdown } from './markdown.ts';

export type FormatName =
  | 'jekyll'
  | 'hugo'
  | 'astro'
  | 'eleventy'
  | 'hexo'
  | 'markdown'
  | 'json'
  | 'mail';

const formats = { jekyll, hugo, astro, eleventy, hexo, markdown, json, mail } satisfies Record<
  FormatName,
  Format
>;

/** The default first. */
export const formatNames: readonly FormatName[] = keysOf(formats);

/** What the name of a post's file ends in; `.json` alone is what traces a post beside it. */
export function extensionOf(name: string): string {
  return name === 'json' ? 'post.json' : name === 'mail' ? 'eml' : 'md';
}

/** @throws UsageError for a name that is no format. */
export function formatFor(name: string): Format {
  const found = formatNames.find((known) => known === name);
  if (found === undefined)
    throw new UsageError(`unknown format "${name}"`, {
      hint: `the formats are ${formatNames.join(', ')}`,
    });
  return formats[found];
}
