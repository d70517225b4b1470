/** What a claim put in that its source's clause lacks, and whether the context licenses it. */
import { carriesOn, refersTo, speakerOf } from './context.ts';
import { commonOf, shownOf, wordsOf } from './phrases.ts';
import type { Sentence, Source } from './source.ts';
import { same } from './align.ts';
import type { Unit } from './units.ts';
import { idle, idleAdded, predicateStarts, pronouns, saying } from './words.ts';

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
): string | undefined {
  const words = wordsOf(addition.units, 0, addition.units.length);
  const said = commonOf(addition.units);
  const shown = shownOf(addition.units);
  if (isIdle(addition)) return undefined;
  const dates = addition.units.filter((unit) => unit.date !== undefined);
  if (
    dates.length === 1 &&
    words.every((word) => word === '@' || idle.has(word) || word === '在')
  ) {
    if (datesHere(sentence, addition.before).every((date) => same(dates[0] ?? date, date)))
      return undefined;
  }
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
  const name = speech
    ? commonOf(addition.units, 0, addition.units.length - 1)
    : said.replace(/的$/, '');
  if (speech || (addition.place === 'start' && /^[他她]/.test(addition.instead))) {
    const speaker = speakerOf(source, sentence);
    if (speaker !== undefined && name.length > 1 && speaker.includes(name)) return undefined;
    if (speech)
      return `the sources do not show that “${shownOf(addition.units, 0, addition.units.length - 1)}” says this`;
  }
  const pronoun = addition.instead.replace(/的$/, '');
  const owner = name.replace(/^(?:对|向|给|让|请|由|被|将|把)/, '');
  if (pronouns.has(pronoun.replace(/^(?:对|向|给|让|请|由|被|将|把)/, ''))) {
    const at = addition.before;
    if (owner.length > 1 && refersTo(source, sentence, pronoun, at, owner)) return undefined;
    return `the context does not show that “${shown}” is meant`;
  }
  if (addition.place === 'start' && addition.instead === '') {
    const clause = sentence.clauses[sentence.clauseOf[addition.before] ?? 0];
    const atStart = clause !== undefined && sentence.clauseOf[addition.before] === 0;
    const elided = predicateStarts.test(commonOf(sentence.units, addition.before));
    if (name.length > 1 && atStart && elided && carriesOn(source, sentence, name)) return undefined;
    return `the context does not show that “${shown}” is meant`;
  }
  if (fuller(source, sentence, addition, said)) return undefined;
  return `the sources do not say “${shown}” here`;
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
  return found.length > 0 ? found : [{ key: '', kind: 'mark', start: 0, end: 0, opens: true }];
}

/**
 * 王宮 called 華沙王宮, as the source itself does near by: an addition that makes up a longer name
 * with the word after it. The word must be no predicate, or the addition would be its subject.
 */
function fuller(source: Source, sentence: Sentence, addition: Addition, said: string): boolean {
  const { before, instead } = addition;
  if (instead !== '' || said.length < 2 || said.length > 10 || /[的了是在]/.test(said))
    return false;
  const [next = ''] = wordsOf(sentence.units, before, before + 4);
  if (next.length < 2 || predicateStarts.test(next)) return false;
  // Near by, or in the title: farther off the same word may belong to another name.
  return source.sentences.some(
    (other) =>
      other !== sentence &&
      (other.number === 0 || Math.abs(other.number - sentence.number) <= 3) &&
      other.common.includes(said + next),
  );
}
