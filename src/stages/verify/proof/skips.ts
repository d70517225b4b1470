/** Clauses that a claim passes over, and whether what it keeps hangs on them. */
import { repeatsTime } from './appositions.ts';
import { belongs, binds } from './frames.ts';
import { belongsInEnglish, bindsInEnglish } from './frames-english.ts';
import { commonOf, shownOf, wordsOf } from './phrases.ts';
import { addsPredicate } from './predicates.ts';
import type { Sentence } from './source.ts';
import { kinds, takesBack } from './titles.ts';
import { adjunctStarts, attributes, beginsPredicate, predicateStarts, setsScene } from './words.ts';

/** Bind what stands beside them; they may not be skipped. */
const condition =
  /若(?!干)|一旦|除非|否则|只要|只有|(?<![开解排消清去删拆免废扣])除(?![夕去])|假设|前提|情况下|的话|unless|\bif\b/;

/** Nobody vouches for what follows. */
const rumoured = /^(?:据传|盛传|谣传|网传|传闻|坊间|爆料)/;

/** A place or a name with its figure. */
const single =
  /^(?!.*[有共为是达])\p{Script=Han}{1,6}#[\d.]+(?:%|毫米|厘米|米|千米|度|摄氏度|元|点|吨|级|公顷|微克)$/u;

/** 未滿18歲者，不得購票: of whom the rest speaks. */
const whom = /[^学作记]者$|的人$/;

/** Why whole clauses [from, to) can't be skipped before clause `to` is used; undefined where they can. */
export function harmOfSkip(
  sentence: Sentence,
  from: number,
  to: number,
  ownSubject: boolean,
  /** Whether a clause has the subject with which the claim goes on. */
  keeps: (clause: number) => boolean = () => false,
): string | undefined {
  const head = sentence.units[sentence.clauses[to]?.start ?? 0]?.key ?? '';
  if (from < to && /^(?:who|which|whose)$/.test(head))
    return `says of another “${shownOf(sentence.units, sentence.clauses[to]?.start, sentence.clauses[to]?.end)}”`;
  const landing = commonOf(sentence.units, sentence.clauses[to]?.start, sentence.clauses[to]?.end);
  for (let c = from; c < to; c++) {
    const clause = sentence.clauses[c];
    if (clause === undefined) continue;
    const said = commonOf(sentence.units, clause.start, clause.end);
    if (condition.test(said) || (sentence.number === 0 && takesBack.test(said)))
      return `leaves out the condition “${shownOf(sentence.units, clause.start, clause.end)}”`;
    const words = wordsOf(sentence.units, clause.start, clause.end);
    if (rumoured.test(said) || whom.test(said) || bound(sentence, words, c, to))
      return `leaves out “${shownOf(sentence.units, clause.start, clause.end)}”`;
    if (from > 0 && speaks(sentence, from - 1) && speaks(sentence, c))
      return `leaves out who says “${shownOf(sentence.units, clause.start, clause.end)}”`;
    // Who reports binds nothing: 某報報導，…
    const reports = sentence.attributions.some((a) => a.neutral && sentence.clauseOf[a.at] === c);
    const tag = sentence.number === 0 && c === 0 && kinds.test(said);
    if (
      tag ||
      (said === '其中' && !counted(sentence, to)) ||
      // Prices in brackets: （115.4, 2.8）.
      /^[#\d.%]+$/.test(said) ||
      ownSubject ||
      repeatsTime(sentence, c) ||
      reports ||
      setsScene(said) ||
      !/[\u4e00-\u9fff]/.test(sentence.common)
    )
      continue;
    // 來自20個省: without 的 it is a predicate.
    if (/^(?:来自|位于|产自|出自)[^的]*$/.test(said)) continue;
    if (isProperty(said) && goesOnBeyond(sentence, to)) continue;
    // 東區1.4毫米，最大為…: a single value has no greatest.
    if (single.test(said) && /^最[大小高低多少]/.test(landing)) continue;
    if (keeps(c)) continue;
    if (/^[他她它]们?$/.test(words[0] ?? '') && c > 0 && speaks(sentence, c - 1))
      return `skips “${shownOf(sentence.units, clause.start, clause.end)}”, which may be what the rest speaks of`;
    const goesOn = c > 0 && !clause.strong && addsPredicate(words, said);
    if (!adjunctStarts.test(said) && !beginsPredicate(words) && !goesOn)
      return `skips “${shownOf(sentence.units, clause.start, clause.end)}”, which may be what the rest speaks of`;
  }
  return undefined;
}

/** Whether somebody says in a clause what stands after it: he need not mean himself by 他. */
function speaks(sentence: Sentence, c: number): boolean {
  return sentence.attributions.some((a) => !a.neutral && sentence.clauseOf[a.at] === c);
}

/** Whether a clause begins with a count: 其中，三人… are three of those before. */
function counted(sentence: Sentence, c: number): boolean {
  return sentence.units[sentence.clauses[c]?.start ?? 0]?.figure !== undefined;
}

/** Whether a skipped clause sets a limit to what is used after it. */
function bound(sentence: Sentence, words: readonly string[], c: number, to: number): boolean {
  const clause = sentence.clauses[c];
  const next = sentence.clauses[to];
  const followed = wordsOf(sentence.units, next?.start ?? 0, next?.end ?? 0);
  return /[\u4e00-\u9fff]/.test(sentence.common)
    ? binds(commonOf(sentence.units, clause?.start, clause?.end), followed)
    : bindsInEnglish(words, followed.join(' '));
}

/**
 * 在政府協助下，甲復工，乙倒閉: why the opening that was used last can't be said of a clause beyond the
 * one it stands before; undefined where it can, or where no opening was used.
 */
export function harmOfFrame(sentence: Sentence, last: number, to: number): string | undefined {
  const frame = sentence.clauses[last];
  const chinese = /[\u4e00-\u9fff]/.test(sentence.common);
  const at = chinese ? ownerOf(sentence, last) : last + 1;
  const owner = sentence.clauses[at];
  if (frame === undefined || owner === undefined || at >= to) return undefined;
  const next = commonOf(sentence.units, owner.start, owner.end);
  // Without a subject of its own the later clause goes on with the owner's.
  // 在首站，甲奪冠；在次站，乙奪冠.
  const anew =
    chinese &&
    sentence.clauses.slice(last + 1, to + 1).some(({ strong }) => strong) &&
    /^[在于]|[中上]$/.test(commonOf(sentence.units, frame.start, frame.end)) &&
    setsScene(commonOf(sentence.units, frame.start, frame.end));
  if (!anew && !opens(sentence, last)) return undefined;
  if (!anew && chinese && (setsScene(next) || !startsAnew(sentence, to))) return undefined;
  return `says of another clause “${shownOf(sentence.units, frame.start, frame.end)}”, which stands before “${shownOf(sentence.units, owner.start, owner.end)}”`;
}

/** The clause that an opening belongs to: behind 由於甲，甚至乙， the third. */
function ownerOf(sentence: Sentence, last: number): number {
  const text = (c: number): string =>
    commonOf(sentence.units, sentence.clauses[c]?.start, sentence.clauses[c]?.end);
  let at = last + 1;
  if (/^(?:由于|因|随着|尽管|虽然?|鉴于)/.test(text(last)))
    while (at + 1 < sentence.clauses.length && /^(?:甚至|而且|并且|且|以及)/.test(text(at))) at++;
  return at;
}

/** The same where the clause that follows in the claim is another sentence's. */
export function harmOfFrameAlone(sentence: Sentence, last: number): string | undefined {
  const frame = sentence.clauses[last];
  if (frame === undefined || last + 1 >= sentence.clauses.length || !opens(sentence, last))
    return undefined;
  return `says of another sentence “${shownOf(sentence.units, frame.start, frame.end)}”`;
}

/** Whether a clause is an opening that belongs to the one after it. */
function opens(sentence: Sentence, c: number): boolean {
  const { start = 0, end = 0 } = sentence.clauses[c] ?? {};
  if (sentence.attributions.some((a) => sentence.clauseOf[a.at] === c)) return false;
  return /[\u4e00-\u9fff]/.test(sentence.common)
    ? belongs(commonOf(sentence.units, start, end))
    : belongsInEnglish(wordsOf(sentence.units, start, end));
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
  /^(?:若|除非|只要|前提|条件|除)|除外|例外|为前提|为条件|^(?:unless|if|until|except|excluding|provided|assuming|pending|adjusted|subject to|so long as|as long as|on condition|but not|or)\b/;

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
export function hasSubject(clause: string): boolean {
  if (/^(?:#[\d.]+国|各[国地界方省市])/.test(clause)) return true;
  // 最好的方式是: nobody's property.
  if (/^最[^，的]{1,3}的(?:方式|办法|方法|做法|选择|途径|策略)[就仍则]?是/.test(clause))
    return true;
  // 奇蹟般甦醒: how, not who.
  if (/^(?!一般)[^，]{2,3}般/.test(clause)) return false;
  return !predicateStarts.test(clause) && !adjunctStarts.test(clause) && !attributes.test(clause);
}
