/** Which sentences rest on a source, as Chinese counts them. */
import type { Use } from '../../model/uses.ts';
import { runsOf } from '../../model/uses.ts';
import { numeral } from './numeral.ts';

/** 趨勢第1句；事件一標題、第1至3、5句. `names`: of the parts of a post but its events. */
export function usesInChinese(
  uses: readonly Use[],
  names: Readonly<Record<Exclude<Use['part'], 'event'>, string>>,
): string {
  return uses.map((use) => useIn(use)).join('；');

  function useIn({ part, event = 0, heading, numbers }: Use): string {
    const name = part === 'event' ? `事件${numeral(event)}` : names[part];
    const runs = runsOf(numbers).map(([from, to]) =>
      from === to ? String(from) : `${from}${to === from + 1 ? '、' : '至'}${to}`,
    );
    const counted = part === 'event' || part === 'trend' ? '句' : '項';
    const said = runs.length === 0 ? [] : [`第${runs.join('、')}${counted}`];
    return heading === true ? [`${name}標題`, ...said].join('、') : `${name}${said.join('')}`;
  }
}
