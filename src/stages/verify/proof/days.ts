/** Days that a text gives once and counts on from: 當日8時, 10日2時39分…，2時42分. */
import { same } from './align.ts';
import { commonOf } from './phrases.ts';
import type { Sentence, Source } from './source.ts';
import type { Unit } from './units.ts';

/** Says that day. */
const thatDay = /^(?:当日|当天|这天|这一天|同日|同一天)$/;
/** So many sentences back a day is still in mind. */
const reach = 4;
/** Another day has come between. */
const turn = /次日|翌日|隔天|隔日|第#天|前一天|后一天|次天/;

/** The days named from a sentence's start up to a unit, without the agency's: 某社8月19日電. */
function daysIn({ units }: Sentence, to: number = units.length): readonly Unit[] {
  return units
    .slice(0, to)
    .filter(
      (unit, i) => unit.date?.day !== undefined && !/^[电讯专]$/.test(units[i + 1]?.key ?? ''),
    );
}

/** Whether 當日 before unit `at` means this date: the only day named so far near by. */
function isThatDay(source: Source, sentence: Sentence, at: number, date: Unit): boolean {
  const days = [...daysIn(sentence, at)];
  for (let back = 1; back <= reach; back++) {
    const earlier = source.sentences[sentence.number - back];
    if (earlier === undefined || earlier.number === 0) break;
    if (turn.test(earlier.common)) return false;
    days.push(...daysIn(earlier));
  }
  return days.length > 0 && days.every((day) => same(date, day));
}

/** Minutes since midnight of the time of day at a unit; undefined where none stands. */
function minutesAt({ units }: Sentence, at: number): number | undefined {
  const hour = units[at]?.figure?.value;
  if (hour === undefined || !/^[时点]$/.test(units[at + 1]?.key ?? '')) return undefined;
  const minute = units[at + 3]?.key === '分' ? units[at + 2]?.figure?.value : 0;
  return hour * 60 + (minute ?? 0);
}

/** Whether a time of day stands at a unit after another of the sentence: 22時39分…，2時42分 may be the next day's. */
export function followsTime(sentence: Sentence, at: number): boolean {
  return (
    minutesAt(sentence, at) !== undefined &&
    sentence.units.some((_, i) => i < at - 3 && minutesAt(sentence, i) !== undefined)
  );
}

/** 凌甚為10日2時39分，終為2時42分: whether the later time of day at a unit is of the date named last. */
function isSameDay(sentence: Sentence, at: number, date: Unit): boolean {
  const from = sentence.units.findLastIndex((unit, i) => i < at && unit.date !== undefined);
  const named = sentence.units[from];
  const [first, second] = [minutesAt(sentence, from + 1), minutesAt(sentence, at)];
  return (
    named !== undefined &&
    same(date, named) &&
    first !== undefined &&
    second !== undefined &&
    second >= first &&
    !turn.test(commonOf(sentence.units, from, at))
  );
}

/** When it was, said at a sentence's head, holds for the later clauses too, unless one has its own time. */
export function datesAll(sentence: Sentence, begin: number, from: number, to: number): boolean {
  const landing = sentence.clauses[sentence.clauseOf[to] ?? 0];
  const head = sentence.units.slice(begin, from);
  if (landing?.start !== to || landing.strong) return false;
  if (head.length === 0 || !head.every((unit) => unit.date !== undefined)) return false;
  if (sentence.clauses[sentence.clauseOf[from] ?? 0]?.start !== from) return false;
  return (
    !sentence.units.slice(from, landing.end).some((unit) => unit.date !== undefined) &&
    !/[此其随之天日周月年时会]后|后来|次日|隔[天日]|翌/.test(
      commonOf(sentence.units, from, landing.end),
    ) &&
    !/目前|曾|将|原|过去|未来/.test(commonOf(sentence.units, to, landing.end))
  );
}

/** Whether the text shows that a date put in is the day meant: 當日8時, or a time of day after another. */
export function dayShown(
  source: Source,
  sentence: Sentence,
  { instead, before }: { readonly instead: string; readonly before: number },
  date: Unit,
): boolean {
  return thatDay.test(instead)
    ? isThatDay(source, sentence, before, date)
    : instead === '' && isSameDay(sentence, before, date);
}
