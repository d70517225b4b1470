/** Addresses of other posts of the same topic, by patterns in Jekyll's words. */
import type { Digest } from '../model/digest.ts';

/**
 * Where each generator puts a post unless it is told otherwise (Hexo's title is the whole name of the file until
 * `new_post_name` says more); posts without one lie side by side.
 */
export const ownPermalinks = {
  jekyll: '/:categories/:year/:month/:day/:title.html',
  hugo: '/posts/:year-:month-:day-:title/',
  astro: '/blog/:year-:month-:day-:title/',
  eleventy: '/posts/:year-:month-:day-:title/',
  hexo: '/:year/:month/:day/:year-:month-:day-:title/',
  markdown: ':year-:month-:day-:title.md',
  json: ':year-:month-:day-:title.post.json',
  mail: ':year-:month-:day-:title.eml',
} as const;

const placeholder = /:(?:categories|year|month|day|title)\b/g;

/** Whose posts they are. */
export type Series = Pick<Digest, 'topicId' | 'categories'>;

/** `/qwen/daily/2026/01/25/qwen.html` */
export function permalinkOf(
  pattern: string,
  date: string,
  { topicId, categories }: Series,
): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const parts: Readonly<Record<string, string>> = {
    ':categories': categories.join('/'),
    ':year': year,
    ':month': month,
    ':day': day,
    ':title': topicId,
  };
  return pattern.replace(placeholder, (name) => parts[name] ?? '').replace(/\/{2,}/g, '/');
}

/** The one Liquid that a post holds: it puts the site's baseurl in front, which only the site knows. */
export function relativeUrl(path: string): string {
  return `{{ "${path}" | relative_url }}`;
}

/** The address of a post as another post of the same format links to it. */
export function linkIn(
  format: keyof typeof ownPermalinks,
  pattern: string | undefined,
  date: string,
  series: Series,
): string {
  const path = permalinkOf(pattern ?? ownPermalinks[format], date, series);
  return format === 'jekyll' ? relativeUrl(path) : path;
}
