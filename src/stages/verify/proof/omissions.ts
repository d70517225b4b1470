/** What a claim left out of the clauses it uses, and whether that turns or limits what stayed. */
import type { How, Omission } from './omission.ts';
import type { Unit } from './units.ts';
import { commonOf, shownOf, wordsOf } from './phrases.ts';
import type { Sentence } from './source.ts';
import { bracketed, harmInChinese } from './omitted-chinese.ts';
import { addsOnly, harmInEnglish } from './omitted-english.ts';
import { kinds, takesBack } from './titles.ts';
import {
  adjunctStarts,
  approximations,
  englishLimiting,
  idle,
  limiting,
  beginsPredicate,
  attributes,
  predicateStarts,
  setsScene,
} from './words.ts';

const harmlessNot =
  /^(?:不仅|不但|不断|不过|不久|不少|无人机|无人|无线|无疑|无论|非常|非洲|未来|未婚|别人|别处|别墅|除了)$/;

/** Whether a word may not be lost for its own sake; bounds of a figure go with the figure. */
function limits(sentence: Sentence, word: string, at: number, omission: Omission): boolean {
  if (harmlessNot.test(word)) return false;
  // 都 says more than its loss; 不都 and 都不 are another matter.
  if (/^[都均皆]$/.test(word)) return /[不没未非无]/.test(clauseAt(sentence, at));
  // 84比24 is a score.
  if (word === '比' && sentence.units[at - 1]?.figure && sentence.units[at + 1]?.figure)
    return false;
  if (englishLimiting.has(word)) return true;
  if (approximations.has(word)) {
    const inside = (i: number): boolean => i >= omission.from && i < omission.to;
    let next = at + 1;
    while (sentence.units[next]?.opens === false) next++;
    const figures = [at - 1, at - 2, next].filter((i) => sentence.units[i]?.figure !== undefined);
    return figures.length === 0 ? word.length > 1 : !figures.some(inside);
  }
  if (/^(?:约|近|仅|只|至少|最多|不到)[有为达需要在]$/.test(word)) return true;
  return limiting.has(word) || /^[不没未无非否]/.test(word) || /^(?:可能|预计|最)/.test(word);
}

/** The clause that a unit stands in, in the common form. */
function clauseAt(sentence: Sentence, at: number): string {
  const clause = sentence.clauses[sentence.clauseOf[at] ?? 0];
  return commonOf(sentence.units, clause?.start, clause?.end);
}

/** Why this omission can't be passed, in words; undefined where it takes nothing from what stayed. */
export function harmOf(sentence: Sentence, omission: Omission, how: How = {}): string | undefined {
  const { from, to } = omission;
  if (to <= from) return undefined;
  const units = sentence.units;
  const said = commonOf(units, from, to);
  const shown = shownOf(units, from, to);
  const words = wordsOf(units, from, to);
  let at = from;
  // 將預計 is 預計.
  const future = said === '将' && /^[预计拟力]/.test(units[to]?.key ?? '');
  if (glosses(sentence, from, to)) return undefined;
  const english = !/[\u4e00-\u9fff]/.test(sentence.common);
  if (english && addsOnly(sentence, omission)) return undefined;
  for (const word of future ? [] : words) {
    if (limits(sentence, word, at, omission))
      return `leaves out “${shownOf(units, at, wordEnd(units, at, to))}”`;
    at = wordEnd(units, at, to);
  }
  // 6月之後, 上千人: what stands at a date or figure bounds it.
  const dated = units[from - 1]?.date ?? units[from - 1]?.figure;
  if (dated !== undefined && /^(?:之?[后前]|以[后前来]|起|内)/.test(said))
    return `leaves out “${shown}”`;
  if (units[to]?.figure !== undefined && /[上数几]$/.test(said)) return `leaves out “${shown}”`;
  if (words.every((word) => idle.has(word))) return undefined;
  if (/^[了着过下上出起来去到至]+$/.test(said)) return undefined;
  if (future) return undefined;
  // 涨幅为0.65% is 涨幅0.65%.
  if (said === '为' && units[to]?.figure !== undefined) return undefined;
  const run = units.slice(from, to);
  // When it was may go unsaid, unless the rest counts from it: 6月后, 至6月.
  const counted =
    /^(?:前|后|起|至|之|以|来)/.test(units[to]?.key ?? '') ||
    /^[至自从于在]$/.test(units[from - 1]?.key ?? '');
  if (
    !counted &&
    words.every((word) => /^(?:@|在|于|晚|上午|下午|晚间|中午|早上|凌晨|清晨)$/.test(word)) &&
    run.some((unit) => unit.date !== undefined)
  )
    return undefined;
  if (how.swapped === true) return undefined;
  if (omission.replaced) return `puts other words for “${shown}”`;
  const left = { sentence, omission, said, shown, words, how };
  return english ? harmInEnglish(left) : harmInChinese(left);
}

/** NSA（非獨立組網）: what the letters stand for. */
function glosses(sentence: Sentence, from: number, to: number): boolean {
  const letters = sentence.units[from - 1];
  return (
    bracketed(sentence, from, to) &&
    letters?.kind === 'word' &&
    /^[A-Z]{2,8}$/.test(sentence.text.written.slice(letters.start, letters.end)) &&
    sentence.units.slice(from, to).every((unit) => unit.kind === 'han' || unit.kind === 'word') &&
    to - from <= 12
  );
}

/** Bind what stands beside them; they may not be skipped. */
const condition =
  /若(?!干)|一旦|除非|否则|只要|只有|(?<![开解排消清去删拆免废扣])除(?![夕去])|假设|前提|情况下|的话|unless|\bif\b/;

/** Nobody vouches for what follows. */
const rumoured = /^(?:据传|盛传|谣传|网传|传闻|坊间|爆料)/;

/** Where the word that begins at a unit ends. */
function wordEnd(units: readonly Unit[], at: number, to: number): number {
  let end = at + 1;
  while (end < to && units[end]?.opens === false) end++;
  return end;
}

/** Why whole clauses [from, to) can't be skipped before clause `to` is used; undefined where they can. */
export function harmOfSkip(
  sentence: Sentence,
  from: number,
  to: number,
  ownSubject: boolean,
): string | undefined {
  for (let c = from; c < to; c++) {
    const clause = sentence.clauses[c];
    if (clause === undefined) continue;
    const said = commonOf(sentence.units, clause.start, clause.end);
    if (condition.test(said) || (sentence.number === 0 && takesBack.test(said)))
      return `leaves out the condition “${shownOf(sentence.units, clause.start, clause.end)}”`;
    if (rumoured.test(said))
      return `leaves out “${shownOf(sentence.units, clause.start, clause.end)}”`;
    // Who reports binds nothing: 某報報導，…
    const reports = sentence.attributions.some((a) => a.neutral && sentence.clauseOf[a.at] === c);
    const tag = sentence.number === 0 && c === 0 && kinds.test(said);
    if (
      tag ||
      said === '其中' ||
      // Prices in brackets: （115.4, 2.8）.
      /^[#\d.%]+$/.test(said) ||
      ownSubject ||
      reports ||
      setsScene(said) ||
      !/[\u4e00-\u9fff]/.test(sentence.common)
    )
      continue;
    const words = wordsOf(sentence.units, clause.start, clause.end);
    if (isProperty(said) && goesOnBeyond(sentence, to)) continue;
    if (!adjunctStarts.test(said) && !beginsPredicate(words))
      return `skips “${shownOf(sentence.units, clause.start, clause.end)}”, which may be what the rest speaks of`;
  }
  return undefined;
}

/** 重量為2公斤: a property of the subject, which stays the subject of what follows. */
function isProperty(clause: string): boolean {
  return /^[^#@，]{2,6}[为达是约][^，]{0,2}#/.test(clause);
}

/** Whether a clause's predicate can't be said of a property: 支持, 采用; not 增长, 占. */
function goesOnBeyond(sentence: Sentence, c: number): boolean {
  const clause = sentence.clauses[c];
  const said = commonOf(sentence.units, clause?.start, clause?.end);
  return /^(?:并|也|还|可)?(?:支持|采用|使用|提供|包括|涵盖|具备|搭载|配备|内建|开放|推出|发布|加入|兼容|适用|由)/.test(
    said,
  );
}

/** Why the clauses after the last one used can't be left off: they take back or bind what was said. */
export function harmOfTail(sentence: Sentence, last: number): string | undefined {
  for (let c = (sentence.clauseOf[last] ?? 0) + 1; c < sentence.clauses.length; c++) {
    const clause = sentence.clauses[c];
    if (clause === undefined || clause.strong) return undefined;
    const said = commonOf(sentence.units, clause.start, clause.end);
    if (tail.test(said) || (sentence.number === 0 && takesBack.test(said)))
      return `leaves out “${shownOf(sentence.units, clause.start, clause.end)}”`;
  }
  return undefined;
}

const tail =
  /^(?:若|除非|只要|前提|条件|除)|除外|例外|为前提|为条件|^(?:unless|if|except|provided|but not)\b/;

/** Whether a clause brings its own subject, and one that belongs to no subject before it. */
export function startsAnew(sentence: Sentence, c: number): boolean {
  const at = sentence.clauses[c];
  if (at === undefined) return false;
  const clause = commonOf(sentence.units, at.start, at.end);
  // A clause of dates alone belongs to the next.
  if (/^[@#\d和至到年初底末]+$/.test(clause)) return startsAnew(sentence, c + 1);
  return hasSubject(clause.replace(/^@+/, ''));
}

/** Whether a clause in the common form begins with a subject, and one that is no part of another. */
function hasSubject(clause: string): boolean {
  if (/^(?:#[\d.]+国|各[国地界方省市])/.test(clause)) return true;
  return !predicateStarts.test(clause) && !adjunctStarts.test(clause) && !attributes.test(clause);
}
