/** Words that are the same only beside certain others: 大概20人 is 約20人, 大概 alone guesses. */
import type { Piece } from './terms.ts';

interface Turn {
  readonly from: string;
  readonly to: string;
  readonly before?: RegExp;
  readonly after?: RegExp;
  /** What the whole text must hold. */
  readonly within?: RegExp;
}

const amount = /^[\d一二两三四五六七八九十百千万几]/;

const turns: readonly Turn[] = [
  { from: '大概', to: '约', after: amount },
  { from: '上下', to: '左右', before: /[\d百千万亿岁元]$/ },
  // 第一次世界大戰 and the first congresses are names.
  {
    from: '第一次',
    to: '首次',
    after: /^(?!世界大战|全国|国共|国内革命|工业|台海|海湾|鸦片|石油|会议|会谈|大会)/,
  },
  { from: '季度', to: '季', before: /(?:第?[一二三四1-4]|[上本首每])$/ },
  // 攝氏26度，高0.5度: Celsius as long as nobody says otherwise; 22度15分 is a place.
  {
    from: '度',
    to: '摄氏度',
    before: /(?<![\d.第])(?:[0-4]?\d)(?:\.\d+)?$/,
    after: /^(?![假过数分角电\d])/,
    within: /^(?=.*(?:摄氏|气温|温度|高温|低温))(?!.*(?:华氏|纬|经度))/s,
  },
];

/** The piece that starts at a place by virtue of its neighbours. */
export function turnsInContext(folded: string, at: number): Piece | undefined {
  for (const { from, to, before, after, within } of turns) {
    if (!folded.startsWith(from, at)) continue;
    const end = at + from.length;
    if (before !== undefined && !before.test(folded.slice(Math.max(0, at - 6), at))) continue;
    if (after !== undefined && !after.test(folded.slice(end, end + 16))) continue;
    if (within !== undefined && !within.test(folded)) continue;
    return { text: to, start: at, end };
  }
  return undefined;
}
