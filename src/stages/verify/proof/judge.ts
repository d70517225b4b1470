/** What stands against one clause of a claim where it was found. */
import { isIdle, objectionTo } from './additions.ts';
import { bridges } from './bridges.ts';
import { namesOne } from './modifiers.ts';
import { coarser, movesIn } from './moves.ts';
import { additionsAndOmissions } from './edits.ts';
import { harmOf } from './omissions.ts';
import { harmOfFrame, harmOfFrameAlone, harmOfSkip, startsAnew } from './skips.ts';
import { lastOf, type Placed } from './placing.ts';
import { commonOf, shownOf } from './phrases.ts';
import { sameEvent } from './same-event.ts';
import type { Source } from './source.ts';
import { isDeed, keepsSubject, speaksOfSelf } from './subjects.ts';
import { attributes, predicateStarts, properties } from './words.ts';

/** What of the claim stands around the clause. */
export interface Setting {
  /** A headline may be shorter. */
  readonly headline: boolean;
  /** Common form of what the claim said before. */
  readonly earlier: string;
  /** All that the claim said before is when, where or who reports. */
  readonly scene: boolean;
  /** The short name of the document that the claim has just let speak. */
  readonly told?: string | undefined;
  /** The opening of the claim's last clause with a subject, in the common form. */
  readonly subject: string;
  /** Unit of the same sentence at which the claim's next clause begins. */
  readonly resumes?: number | undefined;
}

/** The objections to one clause where it was placed. */
export function judge(
  placed: Placed,
  previous: Placed | undefined,
  source: Source,
  { headline, earlier, scene, told, resumes, subject }: Setting,
): readonly string[] {
  const { sentence, alignment } = placed;
  const { additions, omissions, crossings } = additionsAndOmissions(placed, previous, resumes);
  const moves = movesIn(sentence, additions, omissions, crossings);
  const reasons: string[] = [];
  const unlicensed = new Set<number>();
  const idle = new Set(additions.filter((a) => isIdle(a)).map((a) => a.before));
  for (const addition of additions) {
    if (moves.additions.has(addition)) continue;
    const objection = objectionTo(source, sentence, addition, earlier);
    if (objection === undefined) continue;
    unlicensed.add(addition.before);
    reasons.push(objection);
  }
  for (const omission of omissions) {
    if (moves.omissions.has(omission) || coarser(placed, omission)) continue;
    const replaced = omission.replaced && unlicensed.has(omission.to);
    const swapped = omission.replaced && !replaced && !idle.has(omission.to);
    const listed = additions.some((a) => a.before === omission.to && commonOf(a.units) === '等');
    const how = { headline, swapped, listed, earlier };
    reasons.push(harmOf(sentence, { ...omission, replaced }, how) ?? '');
  }
  for (const crossing of crossings)
    if (!moves.omissions.has(crossing) && !bridges(placed, crossing)) reasons.push(crossing.reason);
  const first = alignment.pairs.find((pair) => pair >= 0) ?? 0;
  const c0 = sentence.clauseOf[first] ?? 0;
  const bridged = additions.some((a) => a.place === 'start' && a.units.length > 1);
  // After a semicolon a sentence begins anew: its head counts, not what was used before it.
  let strong = c0;
  while (strong > 0 && sentence.clauses[strong]?.strong !== true) strong--;
  const used = previous?.sentence === sentence ? (lastOf(previous.alignment.pairs) ?? 0) : -1;
  const sameSentence = used >= (sentence.clauses[strong]?.start ?? 0);
  // 《通知》強調, said of the document by its full title: the rest follows on that.
  const says = sentence.attributions.find((a) => told !== undefined && a.speaker.endsWith(told));
  const introduced = says !== undefined && c0 === (sentence.clauseOf[says.at] ?? 0) + 1;
  const from = introduced ? c0 : sameSentence ? (sentence.clauseOf[used] ?? 0) + 1 : strong;
  const head = sentence.clauses[c0];
  const ownSubject =
    head?.start === first &&
    startsAnew(sentence, c0) &&
    // 測試團隊 after another sentence would be another's; who is named is the same anywhere.
    (sameSentence || previous === undefined || namesOne(sentence, first, ''));
  // Behind 由某人打造的 a name begins the clause anew.
  const named =
    first > (head?.start ?? 0) &&
    sentence.units[first - 1]?.key === '的' &&
    namesOne(sentence, first, '');
  const starts = commonOf(sentence.units, named ? first : (head?.start ?? 0), head?.end);
  // After a mere setting no other subject takes what follows for its own.
  const free =
    (scene &&
      sameSentence &&
      head?.start === first &&
      !properties.test(starts.replace(/^@/, ''))) ||
    // Half of a pair shows that something is missing.
    (sameSentence && earlier.endsWith('说') && head?.start === first && /^而[是且]/.test(starts));
  // 甲…，乙…，甲隨後…: the subject that the claim began with, said again where it goes on.
  const again = commonOf(sentence.units, head?.start ?? 0, first).replace(/[也则还又]$/, '');
  const returns = sameSentence && again.length > 1 && leadsWith(earlier, again);
  const keeps = (c: number): boolean =>
    keepsSubject(sentence, c, subject) || (sameSentence && c === from && speaksOfSelf(sentence, c));
  const skipped = harmOfSkip(sentence, from, c0, ownSubject || returns || free, keeps);
  const kept = sentence.clauses.some((_, c) => c >= from && c < c0 && keeps(c));
  reasons.push(skipped ?? '');
  if (used >= 0) reasons.push(harmOfFrame(sentence, sentence.clauseOf[used] ?? 0, c0) ?? '');
  if (previous !== undefined && previous.sentence !== sentence) {
    const { clauseOf } = previous.sentence;
    const last = clauseOf[lastOf(previous.alignment.pairs) ?? 0] ?? 0;
    reasons.push(harmOfFrameAlone(previous.sentence, last) ?? '');
  }
  const chinese = /[\u4e00-\u9fff]/.test(sentence.common);
  const subjectless = chinese
    ? (predicateStarts.test(starts) || attributes.test(starts)) && !isDeed(starts)
    : !/^[\p{Lu}\d"“$£€]/u.test(
        sentence.text.written.slice(sentence.units[head?.start ?? 0]?.start),
      );
  // What follows at once in the source may follow at once in the claim.
  const adjoins = introduced || (used >= 0 && c0 <= (sentence.clauseOf[used] ?? 0) + 1);
  if (!sameSentence && previous !== undefined && !bridged && subjectless && !adjoins) {
    const follows =
      previous.sentence.sourceId === sentence.sourceId &&
      (previous.sentence.number + 1 === sentence.number || previous.sentence === sentence) &&
      from === 0 &&
      skipped === undefined;
    const goesOn = kept && skipped === undefined;
    const taken = sameEvent(previous, sentence, c0, earlier);
    if ((!follows && !goesOn && !taken) || !chinese)
      reasons.push(
        `gives “${shownOf(sentence.units, head?.start ?? 0, head?.end)}” another subject`,
      );
  }
  return reasons.filter((reason) => reason !== '');
}

/** Whether a text begins with a name, or with a noun before it: 漁船「春澄號」. */
function leadsWith(text: string, name: string): boolean {
  const at = text.indexOf(name);
  return at >= 0 && /^[^的和与对向把被在说#@]{0,6}$/.test(text.slice(0, at));
}
