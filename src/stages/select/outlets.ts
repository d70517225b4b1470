import type { Story } from '../../model/story.ts';

/** Names of all outlets that print a story, copies included. */
export function outletsOf(tellings: Story['tellings']): ReadonlySet<string> {
  return new Set(
    tellings.flatMap(({ article, copies }) => [article.outlet, ...copies.map((c) => c.outlet)]),
  );
}
