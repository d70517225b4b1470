/** What a claim left out of the clauses it uses, and whether that turns or limits what stayed. */
import { commonOf, type Sentence, wordsOf } from './source.ts';
import {
  adjunctStarts,
  approximations,
  englishLimiting,
  idle,
  limiting,
  predicateStarts,
  pronouns,
  roleWords,
} from './words.ts';

/** Units [from, to) of a sentence that the claim lacks, within a clause that it uses. */
export interface Omission {
  readonly from: number;
  readonly to: number;
  readonly place: 'start' | 'middle' | 'end';
  /** Something of the claim stands in its place. */
  readonly replaced: boolean;
}

/** How an omission is looked at. */
export interface How {
  /** A headline may be shorter. */
  readonly headline?: boolean;
  /** What stands in its place says the same. */
  readonly swapped?: boolean;
  /** What the claim said before, in the common form: a subject named there may go unsaid. */
  readonly earlier?: string;
}

const harmlessNot =
  /^(?:不仅|不但|不断|不过|不久|不少|无人机|无人|无线|无疑|无论|非常|非洲|未来|未婚|别人|别处|别墅|除了)$/;
const titles =
  /(?:选手|主席|总统|总理|主任|总监|经理|教练|记者|分析师|创始人|首席执行官|骑友|好手|议员|代表|发言人|教授|博士|部长|市长|县长|局长|院长|导演|公司|巨头|平台|集团|厂商|企业|机构|官|长|者|员|师|手|人|家|院|部|局|市|省|县|国)$/;

/** Whether a word may not be lost for its own sake; bounds of a figure go with the figure. */
function limits(sentence: Sentence, word: string, at: number, omission: Omission): boolean {
  if (harmlessNot.test(word)) return false;
  // 將預計 is 預計.
  if (word === '将' && /^(?:预|计|拟|力)/.test(sentence.units[omission.to]?.key ?? ''))
    return false;
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
  return limiting.has(word) || /^[不没未无非否]/.test(word) || /^(?:可能|预计|最)/.test(word);
}

/** Why this omission can't be passed, in words; undefined where it takes nothing from what stayed. */
export function harmOf(sentence: Sentence, omission: Omission, how: How = {}): string | undefined {
  const { from, to, place } = omission;
  if (to <= from) return undefined;
  const units = sentence.units;
  const said = commonOf(units, from, to);
  const words = wordsOf(units, from, to);
  let at = from;
  for (const word of words) {
    if (limits(sentence, word, at, omission)) return `leaves out “${word}”`;
    at++;
    while (at < to && units[at]?.opens === false) at++;
  }
  if (words.every((word) => idle.has(word))) return undefined;
  if (/^[了着过下上出起来去到至]+$/.test(said)) return undefined;
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
  if (omission.replaced) return `puts other words for “${said}”`;
  if (words.length === 1 && roleWords.has(words[0] ?? '')) return `leaves out “${said}”`;
  if (units[from]?.kind === 'word' || units[to - 1]?.kind === 'word') {
    if (!/[\u4e00-\u9fff]/.test(sentence.common)) return undefined;
  }
  if (!(units[from]?.opens ?? true) || !(units[to]?.opens ?? true))
    return `cuts a word at “${said}”`;
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  if (bracketed(sentence, from, to)) return undefined;
  if (
    first === '的' &&
    !(
      place === 'end' &&
      units[sentence.clauses[sentence.clauseOf[from] ?? 0]?.start ?? 0]?.key === '在'
    )
  )
    return `leaves out “${said}”, of which the source speaks`;
  if (last === '的' || last === '地') return undefined;
  if (how.headline === true && place !== 'middle') return undefined;
  const listed = sentence.markAfter.get(from - 1)?.includes('、') === true;
  const goesOn = sentence.markAfter.get(to - 1)?.includes('、') === true;
  if (
    (listed &&
      (goesOn ||
        place === 'end' ||
        units[to]?.kind !== 'han' ||
        /^[和等]/.test(units[to]?.key ?? ''))) ||
    (goesOn && (place !== 'start' || true))
  )
    return undefined;
  if (listed && /^(?:等|三|四|五)/.test(commonOf(units, to, to + 1))) return undefined;
  if (/^(?:和|等)$/.test(first) && place !== 'start') return undefined;
  if (
    /^(?:在|于|从|以|因|随|按照|据|由于|针对|通过|经)$/.test(first) &&
    /^(?:中|上|下|里|内|时|后|前|间|起|方面|以来)$/.test(last)
  )
    return undefined;
  // A name's description (甲國的大公司乙 → 乙), a place within a place (甲州乙市 → 乙市).
  if (place !== 'end' && titles.test(said) && (listed || said.includes('的'))) return undefined;
  if (said.length <= 6 && /(?:省|州|市|县|区|镇|乡|村|街道|一带)$/.test(said)) return undefined;
  const clause = sentence.clauses[sentence.clauseOf[from] ?? 0];
  const lead = commonOf(units, clause?.start ?? 0, from);
  const subject = said.replace(/[也则就还又]$/, '');
  if (/^(?:但|而|并|同时|因此|且)?$/.test(lead) && subject.length > 1) {
    if (how.earlier?.includes(subject) === true) return undefined;
  }
  if (commonOf(units, Math.max(0, from - subject.length), from) === subject) return undefined;
  // 在某醫院的手術室內 is in the hospital.
  if (place === 'end' && units[clause?.start ?? 0]?.key === '在' && /[内里中上外旁]$/.test(last))
    return undefined;
  if (place === 'start') {
    if (roleWords.has(last) || /^(?:和|的)$/.test(last)) return `begins after “${said}”`;
    if (adjunctStarts.test(said) || pronouns.has(said) || titles.test(said)) return undefined;
    return predicateStarts.test(said)
      ? undefined
      : `leaves out “${said}”, of whom the source speaks`;
  }
  return `leaves out “${said}”`;
}

function bracketed(sentence: Sentence, from: number, to: number): boolean {
  return (
    /[（(]/.test(sentence.markAfter.get(from - 1) ?? '') &&
    /[)）]/.test(sentence.markAfter.get(to - 1) ?? '')
  );
}

const condition = /若|一旦|除非|否则|只要|只有|除|假设|前提|情况下|的话|unless|\bif\b/;

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
    if (condition.test(said)) return `leaves out the condition “${said}”`;
    if (said === '其中' || ownSubject || !/[\u4e00-\u9fff]/.test(sentence.common)) continue;
    if (!adjunctStarts.test(said) && !predicateStarts.test(said))
      return `skips “${said}”, which may be what the rest speaks of`;
  }
  return undefined;
}
