/** What a claim left out of the clauses it uses, and whether that turns or limits what stayed. */
import { mayGo } from './droppable.ts';
import { isFurtherOffice, isOffice } from './appositions.ts';
import { bindsToDay } from './frames.ts';
import { isNoun } from './nouns.ts';
import { dispensable, tellsOfOne } from './dispensable.ts';
import type { How, Omission } from './omission.ts';
import type { Unit } from './units.ts';
import { commonOf, shownOf, wordsOf } from './phrases.ts';
import type { Sentence } from './source.ts';
import { bracketed, harmInChinese } from './omitted-chinese.ts';
import {
  addsOnly,
  bindsToDayInEnglish,
  harmInEnglish,
  secondPredicate,
} from './omitted-english.ts';
import { approximations, englishLimiting, harmlessNot, idle, limiting } from './words.ts';

/** Whether a word may not be lost for its own sake; bounds of a figure go with the figure. */
function limits(sentence: Sentence, word: string, at: number, omission: Omission): boolean {
  if (harmlessNot.test(word)) return false;
  // 兩只股票: no 僅.
  if (
    word === '仅' &&
    /[只隻]/.test(sentence.units[at]?.text ?? '') &&
    sentence.units[at - 1]?.figure
  )
    return false;
  // 都 says more than its loss; 不都 and 都不 are another matter.
  if (/^[都均皆]$/.test(word)) return /[不没未非无]/.test(clauseAt(sentence, at));
  // 84比24 is a score.
  if (word === '比' && sentence.units[at - 1]?.figure && sentence.units[at + 1]?.figure)
    return false;
  // 在記者會上 promises nothing.
  const behind = sentence.markAfter.get(at + word.length - 1) ?? '';
  if (isNoun(word, commonOf(sentence.units, Math.max(0, at - 3), at), behind)) return false;
  // 全方位 says no more than 廣泛.
  if (word === '全' && /^(?:方位|媒体|天候)/.test(commonOf(sentence.units, at + 1, at + 3)))
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
  const office = isFurtherOffice(sentence, omission) || isOffice(sentence, omission);
  if (office || glosses(sentence, from, to)) return undefined;
  // 遊客們 are 遊客.
  if (said === '们') return undefined;
  const english = !/[\u4e00-\u9fff]/.test(sentence.common);
  if (english && (addsOnly(sentence, omission) || secondPredicate(sentence, omission)))
    return undefined;
  if (!english && dispensable(sentence, omission, words, how.listed === true)) return undefined;
  if (!english && mayGo(sentence, omission)) return undefined;
  // 全市 by its name.
  if (how.swapped === true && said === '全') return undefined;
  const known = !english && tellsOfOne(sentence, omission, words);
  for (const word of future || known ? [] : words) {
    if (limits(sentence, word, at, omission))
      return `leaves out “${shownOf(units, at, wordEnd(units, at, to))}”`;
    at = wordEnd(units, at, to);
  }
  // 6月之後, 上千人: what stands at a date or figure bounds it.
  const dated = units[from - 1]?.date ?? units[from - 1]?.figure;
  if (dated !== undefined && /^(?:之?[后前]|以[后前来]|起|内)/.test(said))
    return `leaves out “${shown}”`;
  if (units[to]?.figure !== undefined && /[上数几]$/.test(said)) return `leaves out “${shown}”`;
  // What is so of all is so of them; 都不 was looked at above.
  if (/^[都均皆]$/.test(said)) return undefined;
  if (words.every((word) => idle.has(word))) return undefined;
  // 下半年 is no half year.
  const period =
    /[上下]$/.test(said) && /^(?:#|半|周|月|季|届|旬)/.test(commonOf(units, to, to + 1));
  if (/^[了着过下上出起来去到至]+$/.test(said) && !period) return undefined;
  if (future) return undefined;
  // 涨幅为0.65% is 涨幅0.65%.
  if (said === '为' && units[to]?.figure !== undefined) return undefined;
  const run = units.slice(from, to);
  // When it was may go unsaid, unless the rest counts from it: 6月后, 至6月.
  const counted =
    /^(?:前|后|起|至|之|以[前后来内]|来)/.test(commonOf(units, to, to + 2)) ||
    /^[至自从于在]$/.test(units[from - 1]?.key ?? '');
  const clause = sentence.clauses[sentence.clauseOf[from] ?? 0];
  const around = [
    ...wordsOf(units, clause?.start ?? 0, from),
    ...wordsOf(units, to, clause?.end ?? to),
  ];
  if (!counted && dayOnly(words) && run.some((unit) => unit.date !== undefined))
    return (english ? bindsToDayInEnglish(around, shown) : bindsToDay(around))
      ? `leaves out “${shown}”`
      : undefined;
  if (how.swapped === true) return undefined;
  if (omission.replaced) return `puts other words for “${shown}”`;
  const left = { sentence, omission, said, shown, words, how };
  return english ? harmInEnglish(left) : harmInChinese(left);
}

/** When it was, and the place where a thing happened that day: 25日, 25日在主場. */
function dayOnly(words: readonly string[]): boolean {
  const said = words.join('');
  return (
    words.every((word) =>
      /^(?:@|on|in|at|that|在|于|晚|上午|下午|晚间|中午|早上|凌晨|清晨)$/.test(word),
    ) || /^@[晚间上下午凌晨清]*[在于][^@#的]{1,6}$/.test(said)
  );
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

/** Where the word that begins at a unit ends. */
function wordEnd(units: readonly Unit[], at: number, to: number): number {
  let end = at + 1;
  while (end < to && units[end]?.opens === false) end++;
  return end;
}
