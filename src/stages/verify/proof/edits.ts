/** The differences between a clause of a claim and the sentence that it was found in. */
import { isSameTime } from './appositions.ts';
import type { Addition } from './additions.ts';
import { datesAll } from './days.ts';
import type { Omission } from './omission.ts';
import type { Placed } from './placing.ts';
import { binds } from './frames.ts';
import { commonOf, shownOf, wordsOf } from './phrases.ts';
import { addsPredicate } from './predicates.ts';
import { describesName } from './holders.ts';
import { isAside } from './omitted-english.ts';
import { settled } from './settled.ts';
import type { Sentence } from './source.ts';
import { harmOfSkip, startsAnew } from './skips.ts';
import { adjunctStarts, predicateStarts } from './words.ts';

export interface Edits {
  readonly additions: readonly Addition[];
  readonly omissions: readonly Omission[];
  /** Leaps from the middle of a clause into another, in words. */
  readonly crossings: readonly Crossing[];
}

/** Units [from, to) leapt over. */
export interface Crossing {
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

/** Reads the differences off an alignment. */
export function additionsAndOmissions(
  placed: Placed,
  previous: Placed | undefined,
  /** Unit at which the claim goes on in the same sentence: a comma put in leaves nothing out. */
  resumes?: number,
): Edits {
  const { units, sentence, alignment } = placed;
  const { pairs } = alignment;
  const additions: Addition[] = [];
  const omissions: Omission[] = [];
  const crossings: Crossing[] = [];
  const firstPair = pairs.find((pair) => pair >= 0) ?? 0;
  const lastPair = pairs.findLast((pair) => pair >= 0) ?? 0;
  const firstClause = sentence.clauses[sentence.clauseOf[firstPair] ?? 0];
  const lastClause = sentence.clauses[sentence.clauseOf[lastPair] ?? 0];
  const resumed =
    previous?.sentence === sentence
      ? (previous.alignment.pairs.findLast((p) => p >= 0) ?? -1) + 1
      : 0;
  const begin = Math.max(firstClause?.start ?? 0, resumed);
  const end = Math.min(lastClause?.end ?? Infinity, resumes ?? Infinity);
  let at = 0;
  let source = begin;
  while (at <= units.length) {
    let stop = at;
    while (stop < units.length && (pairs[stop] ?? -1) < 0) stop++;
    const next = stop < units.length ? (pairs[stop] ?? -1) : Math.max(source, end);
    const place = at === 0 ? 'start' : stop === units.length ? 'end' : 'middle';
    const added = units.slice(at, stop);
    const replaced = added.length > 0;
    if (replaced)
      additions.push({
        units: added,
        instead: commonOf(sentence.units, source, next),
        place,
        before: next,
        cuts: units[at]?.opens === false || units[stop]?.opens === false,
      });
    if (next > source) {
      const crosses = place === 'middle' && sentence.clauseOf[source] !== sentence.clauseOf[next];
      if (crosses) {
        const spoken = sentence.attributions.some((a) => a.at === wordStart(sentence, source - 1));
        const skipped = spoken ? skipAfter(sentence, source, next) : undefined;
        if (skipped !== undefined) crossings.push({ from: source, to: next, reason: skipped });
        else if (
          !spoken &&
          !isSameTime(sentence, source, next) &&
          !sharesSubject(sentence, beginOf(sentence, pairs, source, begin), source, next)
        )
          crossings.push({
            from: source,
            to: next,
            reason: `leaps over “${shownOf(sentence.units, source, next)}” into another clause`,
          });
      } else {
        const run = replaced ? { from: source, to: next } : settled(sentence, source, next);
        omissions.push({ ...run, place, replaced });
      }
    }
    if (stop === units.length) break;
    source = next + 1;
    at = stop + 1;
    while (at < units.length && pairs[at] === source) {
      at++;
      source++;
    }
    if (at === units.length && source >= end) break;
  }
  return { additions, omissions, crossings };
}

/** Where what was used last begins: after 甲說，乙要… it is 乙, where that was used from its head. */
function beginOf(
  sentence: Sentence,
  pairs: readonly number[],
  from: number,
  begin: number,
): number {
  const head = sentence.clauses[sentence.clauseOf[Math.max(0, from - 1)] ?? 0]?.start ?? begin;
  const said = sentence.attributions.some(
    (a) => a.at < head && sentence.clauseOf[a.at] === (sentence.clauseOf[head] ?? 0) - 1,
  );
  return head > begin && said && pairs.includes(head) ? head : begin;
}

/** Where the word begins that a unit belongs to. */
function wordStart(sentence: Sentence, at: number): number {
  let from = at;
  while (from > 0 && sentence.units[from]?.opens === false) from--;
  return from;
}

/** When, before a predicate that goes on: 目前已成為. */
const since = /^(?:@|目前|今年|去年|随后|此后|其后|现|如今|日前|同日|当天|当日|近年来?)+/;

/**
 * 甲公司以高價收購，隨後退出 → 甲公司隨後退出: a subject from a clause's head with a later predicate,
 * nothing between them having a subject of its own. The comma alone may also go.
 */
function sharesSubject(sentence: Sentence, begin: number, from: number, to: number): boolean {
  const first = sentence.clauseOf[Math.max(0, from - 1)] ?? 0;
  const last = sentence.clauseOf[to] ?? 0;
  const landing = sentence.clauses[last];
  // 某行首席投資官：姓名 → 某行的姓名.
  if (sentence.label !== undefined && landing?.start === to)
    return describesName(commonOf(sentence.units, from, to));
  if (datesAll(sentence, begin, from, to) || isAside(sentence, from, to)) return true;
  // 並裁員 goes on as 裁員 does.
  const joint = commonOf(sentence.units, landing?.start, to);
  if (
    landing === undefined ||
    landing.strong ||
    !/^(?:并|也|还|且|并且|而且|(?:围绕|就|以)[^，]*(?:主题|议题|话题))?$/.test(joint)
  )
    return false;
  if (sentence.clauses[first]?.end === from && last === first + 1) return true;
  if (sentence.clauses[first]?.start !== begin) return false;
  if (sentence.attributions.some((a) => a.at >= begin && a.at < to)) return false;
  // 模型經量化後，可在…執行 says nothing of 模型 as it is.
  const followed = wordsOf(sentence.units, to, landing.end);
  if (binds(commonOf(sentence.units, from, sentence.clauses[first]?.end), followed)) return false;
  for (let c = first + 1; c <= last; c++) {
    const clause = sentence.clauses[c];
    const said = commonOf(sentence.units, clause?.start, clause?.end);
    if (c < last && binds(said, followed)) return false;
    // 四大產業，即甲、乙和丙，…
    const glossed = c < last && /^(?:即(?!将|使|便|可|刻|时|日|席)|也就是|亦即)/.test(said);
    const words = wordsOf(sentence.units, clause?.start ?? 0, clause?.end ?? 0);
    const adjunct = c < last ? adjunctStarts.test(said) : said.startsWith('围绕');
    const goesOn = predicateStarts.test(said.replace(since, '')) || addsPredicate(words, said);
    if (!glossed && !adjunct && !goesOn) return false;
  }
  return true;
}

/** 某人說，(甲，)乙: what is wrong with going from the verb of saying to a later clause. */
function skipAfter(sentence: Sentence, from: number, to: number): string | undefined {
  const first = sentence.clauseOf[from] ?? 0;
  const last = sentence.clauseOf[to] ?? 0;
  if (sentence.clauses[first]?.start !== from || sentence.clauses[last]?.start !== to)
    return `leaps over “${shownOf(sentence.units, from, to)}” into another clause`;
  return harmOfSkip(sentence, first, last, startsAnew(sentence, last));
}
