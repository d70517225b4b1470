/** 在某人看來，: somebody's view, told like 某人認為，. */
import type { Unit } from './units.ts';

/** Whose view it may be: a stretch without marks. In units. */
const longest = 14;
/** In no one's view: 在目前情況看來, 在長遠看來. */
const nobody =
  /^(?:目前|现在|今天|眼下|长远|长期|整体|总体|表面|这)|(?:上|情况|角度|趋势|结果|数据|的)$/;

/** The units with 在…看來 before a comma as …說, the common form of 認為. */
export function withViewpoints(list: readonly Unit[]): readonly Unit[] {
  const seen = list.findIndex(
    (unit, i) =>
      unit.key === '看' && list[i + 1]?.key === '来' && /^[,，]$/.test(list[i + 2]?.key ?? ''),
  );
  if (seen < 0) return list;
  let at = seen - 1;
  while (at >= 0 && seen - at <= longest && list[at]?.kind !== 'mark' && list[at]?.key !== '在')
    at--;
  const viewer = list.slice(at + 1, seen);
  const from = list[at];
  const look = list[seen];
  const come = list[seen + 1];
  if (from?.key !== '在' || look === undefined || come === undefined || viewer.length < 2)
    return list;
  if (nobody.test(viewer.map((unit) => unit.key).join(''))) return list;
  const before = list[at - 1];
  if (before !== undefined && before.kind !== 'mark') return list;
  const says: Unit = {
    key: '说',
    kind: 'han',
    start: look.start,
    end: come.end,
    text: `${look.text ?? look.key}${come.text ?? come.key}`,
    opens: true,
  };
  return [...list.slice(0, at), ...viewer, says, ...list.slice(seen + 2)];
}
