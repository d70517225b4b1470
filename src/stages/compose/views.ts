/** Views by section: a sentence with those before it on which it leans is one item. */
import type { Claim, NonEmpty, RemarkGroup } from '../../model/claim.ts';
import type { Digest } from '../../model/digest.ts';

/** Views of the told events, in their order. */
export function groupViews(views: readonly Claim[]): Digest['views'] {
  const groups: Partial<Record<RemarkGroup, NonEmpty<Claim>[]>> = {};
  for (const claim of views) {
    const { group } = claim;
    if (group === undefined) continue;
    const items = (groups[group] ??= []);
    const last = items.at(-1);
    if (claim.follows === true && last !== undefined) items[items.length - 1] = [...last, claim];
    else items.push([claim]);
  }
  return groups;
}
