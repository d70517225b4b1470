/** What stands in the groups of a post's sections. */
import { entriesOf } from '../../entries.ts';
import type { RemarkGroup } from '../../model/claim.ts';
import { groupsOf } from '../../model/section-groups.ts';
import type { Section } from '../../model/sections.ts';

type Grouped<T> = Readonly<Partial<Record<RemarkGroup, readonly T[]>>>;

/**
 * The groups of the sections that stand, each with as many items as its section takes.
 * @param before items that stand in the groups already
 */
export function inSections<T>(
  items: Grouped<T>,
  sections: readonly Section[],
  before: Grouped<unknown> = {},
): Grouped<T> {
  const most = new Map(
    sections.flatMap(({ id, items: count = Number.POSITIVE_INFINITY }) =>
      (groupsOf[id] ?? []).map((group) => [group, count] as const),
    ),
  );
  const kept = entriesOf<RemarkGroup, readonly T[]>(items).map(([group, all]) => {
    const room = (most.get(group) ?? 0) - (before[group]?.length ?? 0);
    return [group, all.slice(0, Math.max(0, room))] as const;
  });
  return Object.fromEntries(kept.filter(([, all]) => all.length > 0));
}
