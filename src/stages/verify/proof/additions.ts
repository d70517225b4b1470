/** What a claim put in that its source's clause lacks, and whether the context licenses it. */
import { isSurname } from '../names.ts';
import { issues } from './documents.ts';
import { isTakenUp } from './taken-up.ts';
import { dayShown, followsTime } from './days.ts';
import { asked, carriesOn, refersTo } from './context.ts';
import { commonOf, shownOf, wordsOf } from './phrases.ts';
import type { Sentence, Source } from './source.ts';
import { countsOut, fuller, specifies } from './naming.ts';
import { namesSpeaker, saysAlike } from './speeches.ts';
import { speakerOf } from './speakers.ts';
import { dayOfOccasion, headsOpening, setsPlace } from './fronted.ts';
import { countsAlike, fullTitle, isOpponent } from './renamed.ts';
import { titled } from './persons.ts';
import { same } from './align.ts';
import type { Unit } from './units.ts';
import { isTitleOf } from './works.ts';
import { idle, idleAdded, predicateStarts, pronouns, saying, setsScene } from './words.ts';

export interface Addition {
  /** Units of the claim's clause. */
  readonly units: readonly Unit[];
  /** Common form of what the source has in its place; empty where nothing. */
  readonly instead: string;
  readonly place: 'start' | 'middle' | 'end';
  /** Unit of the sentence before which it stands. */
  readonly before: number;
  /** It begins or ends within a word of the claim. */
  readonly cuts: boolean;
}

/** Stands before a subject as well as before none. */
const connective = /^(?:同时|此外|另外|不过|然而|但|而|随后)*$/;

/** Whether an addition is made of words that say nothing by themselves; such stand for no other words. */
export function isIdle(addition: Addition): boolean {
  const words = wordsOf(addition.units, 0, addition.units.length);
  // 以上 for 以下 is not an idle 上.
  const turns = addition.cuts && /[上下内外前后中里间时]/.test(commonOf(addition.units));
  return words.every((word) => idleAdded.has(word)) && !turns;
}

/** Why an addition can't be passed; undefined where it is licensed. */
export function objectionTo(
  source: Source,
  sentence: Sentence,
  addition: Addition,
  earlier: string,
): string | undefined {
  const words = wordsOf(addition.units, 0, addition.units.length);
  const said = commonOf(addition.units);
  const shown = shownOf(addition.units);
  if (isIdle(addition) || setsPlace(sentence, addition, words)) return undefined;
  const dates = addition.units.filter((unit) => unit.date !== undefined);
  if (
    dates.length === 1 &&
    words.every((word) => word === '@' || idle.has(word) || word === '在')
  ) {
    const [date] = dates;
    if (date !== undefined && dayShown(source, sentence, addition, date)) return undefined;
    const only = datesHere(sentence, addition.before).every((other) => same(date ?? other, other));
    if (only && !followsTime(sentence, addition.before)) return undefined;
  }
  const [day] = dates;
  if (
    day !== undefined &&
    addition.units.length === 1 &&
    dayOfOccasion(sentence, addition.before, day)
  )
    return undefined;
  if (headsOpening(sentence, addition, said)) return undefined;
  if (countsOut(source, sentence, addition)) return undefined;
  if (countsAlike(sentence, addition, said) || fullTitle(source, sentence, addition, said))
    return undefined;
  if (addition.units.some((unit) => unit.figure !== undefined || unit.date !== undefined))
    return `the sources do not have “${shown}” here`;
  if (said.startsWith('中国') && /^(?:我国)/.test(addition.instead) && source.simplified)
    return undefined;
  if (
    said === '中国' &&
    source.simplified &&
    /^(?:国家|国务院|全国)/.test(commonOf(sentence.units, addition.before))
  )
    return undefined;
  const speech = saying.has(words.at(-1) ?? '');
  // 職務：姓名 over an answer: so-and-so says.
  if (speech && words.length === 1 && addition.place === 'end' && sentence.label !== undefined)
    return undefined;
  const teller = addition.units.length - (words.at(-1)?.length ?? 0);
  const name = speech ? commonOf(addition.units, 0, teller) : said.replace(/的$/, '');
  if (speech || (addition.place === 'start' && /^[他她]/.test(addition.instead))) {
    const alike = !speech || saysAlike(sentence, words.at(-1) ?? '');
    if (name.length > 1 && speakerOf(source, sentence)?.includes(name) === true && alike)
      return undefined;
    if (!alike) return `the sources do not say “${shown}” here`;
    if (speech)
      return name === ''
        ? `the sources do not say “${shown}” here`
        : `the sources do not show that “${shownOf(addition.units, 0, teller)}” says this`;
  }
  // 甲說，「我…」 becomes 甲說，他…: the speaker stands in the claim.
  if (/^(?:他|她|其|自己|他们|她们|该公司|公司)的?$/.test(said)) {
    const speaker = speakerOf(source, sentence);
    const own = /^(?:[这那]种)?(?:我|我们|本人|本公司)的?$/.test(addition.instead);
    if (own && speaker !== undefined && namesSpeaker(earlier, speaker)) return undefined;
  }
  if (specifies(source, sentence, addition, said)) return undefined;
  if (isTitleOf(source, sentence, addition.instead, said)) return undefined;
  const pronoun = addition.instead.replace(/的$/, '');
  const owner = name.replace(/^(?:对|向|给|让|请|由|被|将|把)/, '');
  if (pronouns.has(pronoun.replace(/^(?:对|向|给|让|请|由|被|将|把)/, ''))) {
    const at = addition.before;
    if (owner.length > 1 && refersTo(source, sentence, pronoun, at, owner)) return undefined;
    return `the context does not show that “${shown}” is meant`;
  }
  if (addition.place === 'start' && connective.test(addition.instead)) {
    if (fuller(source, sentence, addition, said)) return undefined;
    if (isTakenUp(source, sentence, addition.before, said)) return undefined;
    if (issues(source, sentence, addition.before, name)) return undefined;
    if (titled(source, sentence, addition.before, said)) return undefined;
    const answers = sentence.clauseOf[addition.before] === 0 && asked(source, sentence);
    if (answers !== undefined && answers !== false && name.length > 1 && answers.startsWith(name))
      return undefined;
    if (name.length > 1 && elided(sentence, addition.before) && carries(source, sentence, name))
      return undefined;
    return `the context does not show that “${shown}” is meant`;
  }
  if (isOpponent(sentence, addition, said)) return undefined;
  if (fuller(source, sentence, addition, said)) return undefined;
  return `the sources do not say “${shown}” here`;
}

/** Whether a sentence has no subject of its own up to a place where a clause begins. */
function elided(sentence: Sentence, at: number): boolean {
  // 曾 begins a name or says that it was once.
  const [first = '', second = ''] = wordsOf(sentence.units, at, at + 4);
  if (isSurname(first) && second.length === 1 && !predicateStarts.test(second)) return false;
  const c = sentence.clauseOf[at] ?? 0;
  return sentence.clauses
    .slice(0, c + 1)
    .every((clause, i) =>
      predicateStarts.test(commonOf(sentence.units, i === c ? at : clause.start, clause.end)),
    );
}

/** A name that goes on as the subject; with 將 or 要 only as the sentence before has it. */
function carries(source: Source, sentence: Sentence, name: string): boolean {
  if (!/[将要应拟须]$/.test(name)) return carriesOn(source, sentence, name);
  for (let back = 1; back <= 2; back++) {
    const earlier = source.sentences[sentence.number - back];
    if (earlier === undefined || earlier.number === 0) return false;
    if (earlier.common.startsWith(name) || goesOnWith(earlier, name)) return true;
    if (!predicateStarts.test(earlier.common)) return false;
  }
  return false;
}

/** Whether the last subject of a sentence is this one, only who speaks or when before it. */
function goesOnWith(sentence: Sentence, name: string): boolean {
  const { clauses, units } = sentence;
  const at = clauses.findIndex(({ start, end }) => commonOf(units, start, end).startsWith(name));
  const said = sentence.attributions.some((a) => sentence.clauseOf[a.at] === 0);
  return (
    at > 0 &&
    clauses.every(({ start, end }, c) => {
      const clause = commonOf(units, start, end);
      if (c === at || (c === 0 && said)) return true;
      return c < at ? setsScene(clause) : predicateStarts.test(clause);
    })
  );
}

/**
 * The dates that a sentence names around a place, if there is one only it may move: 今年4月，…宣布
 * and …2026年4月宣布 say the same. Several different dates give back a list that can't all match.
 */
function datesHere(sentence: Sentence, at: number): readonly Unit[] {
  const clause = sentence.clauseOf[Math.min(at, sentence.units.length - 1)] ?? 0;
  let from = clause;
  while (from > 0 && sentence.clauses[from]?.strong !== true) from--;
  let to = clause + 1;
  while (to < sentence.clauses.length && sentence.clauses[to]?.strong !== true) to++;
  const found = sentence.units
    .slice(sentence.clauses[from]?.start ?? 0, sentence.clauses[to - 1]?.end)
    .filter((unit) => unit.date !== undefined);
  // 在24日的會議前 is not on the 24th.
  const beside = sentence.clauses.slice(from, to).some(({ start, end }, i) => {
    const text = commonOf(sentence.units, start, end);
    return from + i !== clause && /@.+[前后]$/.test(text);
  });
  return found.length > 0 && !beside
    ? found
    : [{ key: '', kind: 'mark', start: 0, end: 0, opens: true }];
}
