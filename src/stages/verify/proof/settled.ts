/** Where an omission begins and ends, when the alignment alone leaves it open. */
import type { Sentence } from './source.ts';

/** 核心艙、實驗艙 without 實驗艙 may have lost 艙、實驗 to the alignment: moved to where words begin and end. */
export function settled(
  sentence: Sentence,
  from: number,
  to: number,
): { readonly from: number; readonly to: number } {
  const { units } = sentence;
  const whole = (shift: number): boolean =>
    units[from + shift]?.opens !== false && units[to + shift]?.opens !== false;
  const clean = (shift: number): boolean =>
    whole(shift) && (shift === 0 || !whole(0) || sentence.markAfter.has(from + shift - 1));
  const torn = units.slice(from, to - 1).some((_, i) => sentence.markAfter.has(from + i));
  if (clean(0) && !torn) return { from, to };
  for (
    let shift = 1;
    shift <= 6 && units[from + shift - 1]?.key === units[to + shift - 1]?.key;
    shift++
  ) {
    if (clean(shift)) return { from: from + shift, to: to + shift };
  }
  for (
    let shift = -1;
    shift >= -6 && units[from + shift]?.key === units[to + shift]?.key;
    shift--
  ) {
    if (clean(shift)) return { from: from + shift, to: to + shift };
  }
  return { from, to };
}
