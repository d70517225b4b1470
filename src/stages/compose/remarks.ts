/** Remarks by section. */
import { remarkGroups } from '../../model/claim.ts';
import type { Claim, Remark, RemarkGroup } from '../../model/claim.ts';

export interface GroupedRemarks {
  readonly remarks: Readonly<Partial<Record<RemarkGroup, readonly Remark[]>>>;
  /** Groups with no remark. */
  readonly empty: readonly RemarkGroup[];
  /** Remarks that rest on a claim which is not in the post: a reader couldn't look it up. */
  readonly homeless: readonly Remark[];
}

export function groupRemarks(
  remarks: readonly Remark[],
  published: readonly Claim[],
): GroupedRemarks {
  const ids = new Set(published.map((claim) => claim.id));
  const stands = (remark: Remark): boolean => remark.restsOn.every((id) => ids.has(id));
  const standing = remarks.filter(stands);
  const groups = remarkGroups.map(
    (group) => [group, standing.filter((remark) => remark.group === group)] as const,
  );
  return {
    remarks: Object.fromEntries(groups.filter(([, members]) => members.length > 0)),
    empty: groups.filter(([, members]) => members.length === 0).map(([group]) => group),
    homeless: remarks.filter((remark) => !stands(remark)),
  };
}
