/** Words that a claim has in another place than its source, where the place makes no difference. */
import type { Addition } from './additions.ts';
import { dateHolds } from '../../../text/calendar.ts';
import type { Crossing } from './edits.ts';
import type { Omission } from './omission.ts';
import type { Placed } from './placing.ts';
import { headsOpening } from './fronted.ts';
import { commonOf } from './phrases.ts';
import type { Sentence } from './source.ts';

/** Additions and omissions that are two ends of one move. */
export interface Moves {
  readonly additions: ReadonlySet<Addition>;
  readonly omissions: ReadonlySet<Omission | Crossing>;
}

/** An office or rank that stands before or after the name that holds it. */
const offices =
  /^(?:副|总|代理|首席)?(?:主任|主席|总裁|总监|经理|总经理|教练|主教练|教授|博士|医师|医生|律师|部长|市长|县长|局长|院长|校长|处长|科长|所长|署长|会长|理事长|董事长|秘书长|执行长|首席执行官|董事|委员|议员|主管|研究员|分析师|发言人|导演|队长|先生|女士|小姐)$/;
/** What can be one person's name: no verb, particle or list. */
const names =
  /^(?:[^\d#@说和与的在是对向把被将为及让给问不也都有][^\d#@说和与的在是对向把被将及让给问也都有]{1,3}|[a-z ]{3,30})$/;
/** When it was, with nothing else. */
const times =
  /^(?:实际上|早|在|于|就|@|早在|上午|下午|晚|晚间|凌晨|当天|当日|日前|随后|今年|年初|年底|初|底|月|中旬|上旬|下旬)+$/;

/**
 * 江某某主任 → 主任江某某, 早在2016年，甲 → 甲早在2016年: what moved is whole, and what it moved
 * past is an office, a name before its office, or a time.
 */
export function movesIn(
  sentence: Sentence,
  additions: readonly Addition[],
  omissions: readonly Omission[],
  crossings: readonly Crossing[],
): Moves {
  const moved: Moves & {
    readonly additions: Set<Addition>;
    readonly omissions: Set<Omission | Crossing>;
  } = { additions: new Set(), omissions: new Set() };
  const gaps: readonly (Omission | Crossing)[] = [...omissions, ...crossings];
  for (const addition of additions) {
    const said = bare(commonOf(addition.units));
    if (bare(addition.instead) !== '' || said.length < 2) continue;
    const gap = gaps.find(({ from, to }) => {
      if (bare(commonOf(sentence.units, from, to)) !== said) return false;
      const between = bare(
        addition.before <= from
          ? commonOf(sentence.units, addition.before, from)
          : commonOf(sentence.units, to, addition.before),
      );
      const office =
        (offices.test(between) && names.test(said)) || (offices.test(said) && names.test(between));
      // 預計明年底 is 明年底預計; a subject before or behind an opening.
      if (/^(?:预计|预定|拟)$/.test(said) && times.test(between)) return true;
      if (
        sentence.clauses.some(({ start }) => start === from) &&
        headsOpening(sentence, addition, said)
      )
        return true;
      return office || (addition.place === 'start' && between !== '' && times.test(between));
    });
    if (gap === undefined) continue;
    moved.additions.add(addition);
    moved.omissions.add(gap);
  }
  return moved;
}

function bare(said: string): string {
  return said.replace(/^的|的$/g, '');
}

/** 8月12日晚至13日 → 8月: the claim's coarser date holds for both ends of the range. */
export function coarser({ units, sentence, alignment }: Placed, { from, to }: Omission): boolean {
  if (!/^@[晚早]?(?:上午|下午|晚间|凌晨)?至$/.test(commonOf(sentence.units, from, to)))
    return false;
  const claimed = units[alignment.pairs.indexOf(to)]?.date;
  const first = sentence.units[from]?.date;
  return (
    claimed !== undefined &&
    first !== undefined &&
    claimed.month !== undefined &&
    claimed.day === undefined &&
    dateHolds(claimed, first)
  );
}
