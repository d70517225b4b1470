/** What the rules need to know of Chinese grammar, read off parts of speech: predicates, subjects, names. */
import { lexicon } from '../lexicon/lexicon.ts';
import type { Clause, Word } from '../types.ts';

const { zh } = lexicon;
/** 的 by jieba's tags is `uj`. */
const isDe = ({ key }: Word): boolean => key === '的' || key === '之';
const isLetter = ({ key }: Word): boolean => /[\p{L}\p{N}]/u.test(key);

/** What jieba does not know and ends as a verb with its complement does: 裝在, 放上. */
const glued = /^\p{Script=Han}[在到出上下入成给向于至为了着过]$/u;

/** Verbs and words that are verbs as well; `vn` names a deed. */
export function isVerb({ tag, key, quoted }: Word): boolean {
  if (quoted === true || /^(?:到|至)$/.test(key)) return false;
  return /^v(?!n)/.test(tag) || zh.saying.has(key) || (tag === 'x' && glued.test(key));
}

/** Adjectives and idioms that can be predicates. */
function isPredicative(word: Word): boolean {
  return isVerb(word) || /^(?:a(?!n)|i|l|z)/.test(word.tag);
}

/** Nouns, names, pronouns and what jieba does not know. */
export function isNominal({ tag, key }: Word): boolean {
  return (
    /^(?:n|r|eng|x|vn|an|j|s)/.test(tag) &&
    !/^[上下本这]?(?:周|星期|礼拜)[一二三四五六日天]$/.test(key) &&
    /[\p{L}\p{N}]/u.test(key)
  );
}

/** Numbers and measure words. */
function isQuantity({ tag }: Word): boolean {
  return /^[mq]/.test(tag);
}

/** Times: 昨天, 5月, 12日. */
export function isTime(word: Word, next?: Word): boolean {
  return (
    word.tag === 't' ||
    /^每(?:天|日|周|月|年)$/.test(word.key) ||
    /^[上下本这]?(?:周|星期|礼拜)[一二三四五六日天]$/.test(word.key) ||
    (word.tag === 'm' && /^[年月日号時时点點]/.test(next?.key ?? ''))
  );
}

/** Words of a clause that are no marks. */
export function lettersOf({ words }: Pick<Clause, 'words'>): readonly Word[] {
  return words.filter(isLetter);
}

/**
 * Whether a clause has a predicate of its own, and is no noun with a clause before it: 星河推出新車的計畫.
 * Where it may be either, it has none.
 */
export function hasPredicate(clause: Pick<Clause, 'words'>): boolean {
  const words = fromSubject(clause);
  const de = words.findLastIndex(isDe);
  if (de < 0) return words.some(isPredicative) || hasModal(words) || endsInDeed(words);
  const [before, behind] = [words.slice(0, de), words.slice(de + 1)];
  const last = words.at(-1);
  const content = last !== undefined && zh.contents.has(last.key) && behind.length === 1;
  if (!content && (hasModal(behind) || behind.slice(1).some(isVerb))) return true;
  if (behind.length === 0 || !before.some((word) => isVerb(word))) return false;
  if (hasModal(before.slice(0, -1))) return true;
  // 星河發表新一代的模型, but not 發表新一代模型的星河 nor 星河發表的模型.
  const verb = before.findIndex((word) => isVerb(word));
  const first = words[0];
  return (
    !content && verb > 0 && verb < before.length - 1 && first !== undefined && isNominal(first)
  );
}

/** 以9600張卡訓練: a deed's name that a preposition or an adverb makes a predicate. */
function endsInDeed(words: readonly Word[]): boolean {
  return words.some(
    ({ tag }, i) => tag === 'vn' && words.slice(0, i).some((word) => /^[pd]/.test(word.tag)),
  );
}

/** Whether a clause says anything of anything, in whatever form. */
export function saysSomething(clause: Pick<Clause, 'words'>): boolean {
  const words = lettersOf(clause);
  return words.some(isPredicative) || hasModal(words) || endsInDeed(words);
}

/** Whether a word that only a predicate has stands there with something behind it: 將, 已, 會. */
function hasModal(words: readonly Word[]): boolean {
  return words.slice(0, -1).some(({ key, tag }) => zh.modal.has(key) && tag !== 'n');
}

/** The words of a clause from its subject on: without times and adverbs before it. */
export function fromSubject(clause: Pick<Clause, 'words'>): readonly Word[] {
  const words = lettersOf(clause);
  let at = 0;
  while (at < words.length) {
    const word = words[at];
    if (word === undefined) break;
    const next = words[at + 1];
    // 驚蟄2: a season's name with a version is somebody's.
    const named =
      word.tag === 't' &&
      next?.start === word.end &&
      /^(?:eng|m|x)$/.test(next.tag) &&
      /^[a-z\d]/.test(next.key);
    if (named) break;
    if (isTime(word, next)) at += word.tag === 'm' ? 2 : 1;
    else if (
      /^[年月日号]/.test(word.key) ||
      /^(?:上午|下午|晚间|凌晨|中午|早上|晚上|早|晚)$/.test(word.key)
    )
      at++;
    else break;
  }
  return words.slice(at);
}

function isThing(word: Word | undefined): boolean {
  return word !== undefined && (isNominal(word) || isQuantity(word));
}

/** Where the first verb, adverb or preposition of some words stands; -1 where there is none. */
function predicateAt(words: readonly Word[]): number {
  return words.findIndex(
    (word, i) =>
      (!isNominal(word) && !isQuantity(word) && !isDe(word) && !/^[abufkc]/.test(word.tag)) ||
      (isVerb(word) && !isDe(words[i + 1] ?? word)),
  );
}

/**
 * The words of a clause's subject, before its first verb, adverb or preposition; behind 的 where the clause begins
 * with a verb: 開發燈塔的星河. Empty where it has none.
 */
export function subjectOf(clause: Pick<Clause, 'words'>): readonly Word[] {
  const words = fromSubject(clause);
  const all = lettersOf(clause);
  // 2018年是…: the time is what the clause is about.
  if (words.length < all.length && /^[是为]$/.test(words[0]?.key ?? ''))
    return all.slice(0, all.length - words.length);
  const end = predicateAt(words);
  const subject = end < 0 ? [] : words.slice(0, end);
  if (subject.some(isNominal)) return subject;
  // 有業者表示: the verb only brings the subject in.
  if (words[0]?.key === '有' && isThing(words[1])) return subjectOf({ words: words.slice(1) });
  const de = words.findIndex((word, i) => isDe(word) && i > 0 && isThing(words[i + 1]));
  if (de < 0) return [];
  const behind = words.slice(de + 1);
  const next = predicateAt(behind);
  return next > 0 ? behind.slice(0, next) : [];
}
