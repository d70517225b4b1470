/** Links that lead through a service's counter to the page that stands in one of their parameters. */
import { httpUrl } from '../reading/plain-text.ts';

/** Counters by host and path, with the parameters that hold the page. */
const counters: readonly { readonly at: RegExp; readonly parameters: readonly string[] }[] = [
  { at: /^(?:www\.)?google\.[a-z.]+\/url$/, parameters: ['url', 'q'] },
  { at: /^(?:www\.)?bing\.com\/news\/apiclick\.aspx$/, parameters: ['url'] },
];

/** The page behind a counter, or the link itself. */
export function unwrapped(link: string): string {
  if (!URL.canParse(link)) return link;
  const { host, pathname, searchParams } = new URL(link);
  const place = `${host}${pathname}`.toLowerCase();
  const counter = counters.find(({ at }) => at.test(place));
  const [page] = (counter?.parameters ?? []).flatMap(
    (name) => httpUrl(searchParams.get(name) ?? undefined, link) ?? [],
  );
  return page ?? link;
}
