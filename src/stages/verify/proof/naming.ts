/** Nouns that a claim names more fully than its source does at the place, as the source itself does near by. */
import { same } from './align.ts';
import type { Addition } from './additions.ts';
import { commonOf, wordsOf } from './phrases.ts';
import type { Sentence, Source } from './source.ts';
import { isSurname } from '../names.ts';
import { describesName } from './holders.ts';
import { predicateStarts } from './words.ts';

/** Stands before the noun where the same thing is meant again. */
const anaphor = /^(?:同时|此外|另外|本次|此次|这次|该|此|这|这项|该项|这场|在)*$/;
/** Not those named. */
const otherOnes = /(?:另|另外|其他|其它|其余|剩下|余下|任何|某|每|前|首|第)的?$/;

/** Whether a clause begins at a unit: nothing before it tells which ones are meant. */
function opens(sentence: Sentence, at: number): boolean {
  return sentence.clauses.some(({ start }) => start === at);
}

/** The count that stands at a unit; 0 where none does. */
function countAt(sentence: Sentence, at: number): number {
  const unit = sentence.units[at];
  return (
    unit?.figure?.value ??
    Math.max(0, '零一二三四五六七八九十'.indexOf((unit?.key ?? '').replace('两', '二') || '零'))
  );
}

/**
 * 三家工廠 → 甲、乙、丙三家工廠: a sentence next to it lists as many names before the same count of the
 * same noun.
 */
export function countsOut(source: Source, sentence: Sentence, addition: Addition): boolean {
  const { units: names, before: at, instead } = addition;
  const { units } = sentence;
  const count = countAt(sentence, at);
  const measure = units[at + 1]?.key;
  const [noun = ''] = wordsOf(units, at + 2, at + 6);
  if (instead !== '' || count < 2 || noun.length < 2 || !opens(sentence, at)) return false;
  if (otherOnes.test(commonOf(units, Math.max(0, at - 3), at))) return false;
  return source.sentences.some((other) => {
    const near = Math.abs(other.number - sentence.number) === 1 && other.number > 0;
    return near && lists(other).some(Boolean);
  });

  function lists(other: Sentence): readonly boolean[] {
    return other.units.map((_, p) => {
      const end = p + names.length;
      const listed = names.every((name, i) => {
        const unit = other.units[p + i];
        return unit !== undefined && same(name, unit);
      });
      if (!listed || !opens(other, p) || countAt(other, end) !== count) return false;
      if (other.units[end + 1]?.key !== measure || parts(other, p - 1, p)) return false;
      const marks = names.slice(1).filter((__, i) => parts(other, p + i, p + i + 1)).length;
      const what = wordsOf(other.units, end + 2, end + 8);
      return marks === count - 1 && what.slice(0, 3).includes(noun);
    });
  }

  /** Whether a mark between two items of a list stands between two units. */
  function parts(other: Sentence, left: number, right: number): boolean {
    if (left < 0) return false;
    return other.markAfter.get(left)?.includes('、') === true || other.units[right]?.key === '和';
  }
}

/**
 * 本次活動 → 甲月活動, 該院 → 乙院: the words come in order before the same noun in the title or
 * shortly before, and no other such noun stands there.
 */
export function specifies(
  source: Source,
  sentence: Sentence,
  addition: Addition,
  said: string,
): boolean {
  if (!/^(?:这|该|此|本次|此次|这次|这个|这一|这项|该项|这场|这家|上述|全)$/.test(addition.instead))
    return false;
  const [noun = ''] = wordsOf(sentence.units, addition.before, addition.before + 4);
  // 全市 is the city, 全隊 is more than the team.
  if (addition.instead === '全' && !/^[市省县区州]$/.test(noun)) return false;
  if (said.length < 2 || !/^\p{Script=Han}+$/u.test(noun) || predicateStarts.test(noun))
    return false;
  const near = source.sentences.filter(
    ({ number }) => number < sentence.number && (number === 0 || number >= sentence.number - 2),
  );
  const words = wordsOf(addition.units, 0, addition.units.length).filter((word) => word !== '的');
  const clauses = near.flatMap(({ units, clauses: parts }) =>
    parts.map(({ start, end }) => commonOf(units, start, end)),
  );
  const places = clauses.flatMap((clause) =>
    clause
      .split(noun)
      .slice(0, -1)
      .map((_, i, parts) => parts.slice(0, i + 1).join(noun)),
  );
  const held = (lead: string): boolean => {
    let at = 0;
    return words.every((word) => {
      const found = lead.indexOf(word, at);
      at = found + word.length;
      return found >= 0;
    });
  };
  // 活動 or 本次活動 alone is that same one again.
  const others = places.filter((lead) => !anaphor.test(lead));
  return others.length > 0 && others.every((lead) => held(lead));
}

/**
 * 王宮 called 華沙王宮, as the source itself does near by, or a name with the office that it gives
 * the name anywhere: the addition makes up a longer name with the word after it, and nothing else
 * that the word could mean stands near. The word must be no predicate, or the addition would be its
 * subject.
 */
export function fuller(
  source: Source,
  sentence: Sentence,
  addition: Addition,
  said: string,
): boolean {
  const { before, instead } = addition;
  if (instead !== '' || said.length < 2 || /[的了是在@#]/.test(said)) return false;
  const [next = '', second = ''] = wordsOf(sentence.units, before, before + 4);
  if (!/^[\p{Script=Han}a-z]/u.test(next) || (predicateStarts.test(next) && !isSurname(next)))
    return false;
  if (next.length === 1) {
    // 甲國部長 before 林若水: what the source calls this person, and not what that person was.
    const name = next + second.slice(0, 2);
    const called = new RegExp(`(?<![前原]|时任|当时的)${said}${name}`);
    return (
      said.length <= 16 &&
      describesName(said) &&
      (isSurname(next) || source.sentences.some((other) => other.common.startsWith(name))) &&
      name.length > 1 &&
      source.sentences.some(({ common }) => called.test(common))
    );
  }
  if (said.length > 10 || next.length < 2) return false;
  // Near by, or in the title: farther off the same word may belong to another name.
  const near = source.sentences.filter(
    ({ number }) => number === 0 || Math.abs(number - sentence.number) <= 3,
  );
  const leads = near.flatMap(({ common }) => common.split(next).slice(0, -1));
  return (
    near.some((other) => other !== sentence && other.common.includes(said + next)) &&
    (addition.place !== 'start' || leads.every((lead) => lead.endsWith(said) || bare.test(lead)))
  );
}

/** Nothing before the noun names which one. */
const bare = /(?:^|[的在是对向与和及把被由将为于从入到至该此这本各各每])$/;
