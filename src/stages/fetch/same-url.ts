/** Folding of hits that lead to one page. */
import { fold, type Diagnostic } from '../../diagnostics.ts';
import type { Hit } from '../../model/hit.ts';
import { canonicalUrl } from '../../text/urls.ts';

/** Something that a hit led to. */
interface Led {
  readonly hit: Hit;
  readonly url: string;
}

/**
 * Items of one source that share a page though each has a headline and a text of its own: a page that is made of notes,
 * a feed whose every link leads home.
 */
export function itemsOfOnePage(hits: readonly Hit[]): ReadonlySet<Hit> {
  const byPage = new Map<string, Hit[]>();
  for (const hit of hits) {
    if (hit.text === undefined) continue;
    const key = `${hit.source}\n${canonicalUrl(hit.url)}`;
    byPage.set(key, [...(byPage.get(key) ?? []), hit]);
  }
  const sharing = [...byPage.values()].filter(
    (all) => new Set(all.map(({ title }) => title)).size > 1,
  );
  return new Set(sharing.flat());
}

/** The first of each URL, with what the others know and it doesn't; a fold for every other. */
export function foldSameUrl<T extends Led>(
  items: readonly T[],
): { readonly kept: readonly T[]; readonly diagnostics: readonly Diagnostic[] } {
  const first = new Map<string, T>();
  const diagnostics: Diagnostic[] = [];
  for (const item of items) {
    const key = canonicalUrl(item.url);
    const leader = first.get(key);
    if (leader === undefined) {
      first.set(key, item);
      continue;
    }
    const { id, source } = leader.hit;
    const message = `same page as ${id} from ${source}: ${leader.url}`;
    diagnostics.push(fold('fetch.same-url', item.hit.id, id, message));
    first.set(key, { ...leader, hit: completed(leader.hit, item.hit) });
  }
  return { kept: [...first.values()], diagnostics };
}

/** A date of publication is worth more than one that says when the link was seen. */
function completed(hit: Hit, other: Hit): Hit {
  const date = hit.date?.kind === 'published' ? hit.date : (other.date ?? hit.date);
  const outlet = hit.outlet ?? other.outlet;
  const snippet = hit.snippet ?? other.snippet;
  const dateText = hit.dateText ?? other.dateText;
  const text = hit.text ?? other.text;
  return {
    ...hit,
    ...(outlet !== undefined && { outlet }),
    ...(hit.outlet === undefined && other.isSitesName && { isSitesName: true }),
    ...(date !== undefined && { date }),
    ...(snippet !== undefined && { snippet }),
    ...(dateText !== undefined && { dateText }),
    ...(text !== undefined && { text }),
  };
}
