import { outletKey } from '../../model/outlet.ts';
import type { Story } from '../../model/story.ts';

/** How many outlets tell a story in their own words, and how many more only print what another wrote. */
export function outletsCounted(tellings: Story['tellings']): {
  readonly own: number;
  readonly copying: number;
} {
  const own = new Set(tellings.map(({ article }) => outletKey(article)));
  const all = new Set([...own, ...tellings.flatMap(({ copies }) => copies.map(outletKey))]);
  return { own: own.size, copying: all.size - own.size };
}

/** Names of all outlets that print a story, copies included, as printed and as counted. */
export function outletsOf(tellings: Story['tellings']): ReadonlySet<string> {
  return new Set(
    tellings
      .flatMap(({ article, copies }) => [article, ...copies])
      .flatMap((printed) => [printed.outlet, outletKey(printed)]),
  );
}
