/** Where a Chinese sentence may end before its end. Each row names what would be lost. */
import { ends, holds, lexicon, opens, type WordList } from '../lexicon/lexicon.ts';
import {
  fromSubject,
  hasPredicate,
  isNominal,
  isVerb,
  lettersOf,
  saysSomething,
  subjectOf,
} from '../read/grammar.ts';
import { speaksOn } from '../read/voice.ts';
import type { Clause, EditCase, Row, Word } from '../types.ts';

const { zh } = lexicon;

/** The clauses that a cut keeps and drops. */
function sides({ sentence, edit }: EditCase): {
  readonly text: string;
  readonly kept: readonly Clause[];
  readonly last: Clause;
  readonly dropped: readonly Clause[];
  readonly next: Clause;
} {
  const at = (edit.clause ?? 0) + 1;
  const none: Clause = { start: 0, end: 0, mark: '', words: [] };
  const kept = sentence.clauses.slice(0, at);
  const dropped = sentence.clauses.slice(at);
  return {
    text: sentence.folded,
    kept,
    dropped,
    last: kept.at(-1) ?? none,
    next: dropped[0] ?? none,
  };
}

type Sides = ReturnType<typeof sides>;

function block(name: string, when: (sides: Sides, edit: EditCase) => boolean, why: string): Row {
  return {
    id: `zh/cut/${name}`,
    effect: 'block',
    when: (edit) => when(sides(edit), edit),
    why,
  };
}

/** The least that says something by itself, in words. */
const fewest = 4;

export const chineseCuts: readonly Row[] = [
  {
    id: 'zh/cut/tail',
    effect: 'licence',
    when: () => true,
    why: 'the sentence ends where a clause ends',
  },
  block('short', ({ kept }) => kept.flatMap(lettersOf).length < fewest, 'leaves too little'),
  block('no-predicate', ({ last }) => !hasPredicate(last), 'leaves a clause without its predicate'),
  block(
    'no-subject',
    ({ text, kept, next }) =>
      kept.every(
        (clause) =>
          subjectOf(clause).length === 0 && !/^(?:有|一)/.test(fromSubject(clause)[0]?.key ?? ''),
      ) &&
      (subjectOf(next).length > 0 || kept.some((clause) => isFrame(text, clause))),
    'leaves a predicate without its subject',
  ),
  block(
    'noun',
    ({ last, next }) => mayBeNoun(last) && subjectOf(next).length === 0,
    'leaves what may be the subject of the next clause',
  ),
  block(
    'saying',
    ({ text, last }) => endsSaying(text, last, zh.saying) || endsTelling(text, last),
    'leaves a verb without what it says',
  ),
  block(
    'frame',
    ({ text, last, kept }) =>
      staysInFrame(text, kept) ||
      isEachTime(last) ||
      ranges(last) ||
      kept.some((clause) => holds(text, clause, zh.conditional) || supposes(text, clause)),
    'leaves a condition or circumstance without what it is for',
  ),
  block(
    'ending',
    ({ text, last }) => ends(text, last, zh.ending),
    'leaves a time, a place or a topic',
  ),
  block(
    'question',
    ({ text, last }) => asksOpenly(text, last),
    'leaves a question without its answer',
  ),
  block(
    'continuing',
    ({ text, next }) => opens(text, next, zh.continuing) || mayFollow(text, next),
    'drops the predicate that the kept clause was for',
  ),
  block(
    'turning',
    ({ text, dropped }) =>
      dropped.some((clause) => holds(text, clause, zh.turning) || supposes(text, clause)),
    'drops what turns or limits what is kept',
  ),
  block(
    'answering',
    ({ text, next }) =>
      lettersOf(next)
        .slice(0, 6)
        .some(({ key }) => /^[就才便则即]$/.test(key)) ||
      /^[^，]{0,8}[就才便則则]/.test(text.slice(next.start, next.start + 8)),
    'drops what the kept clause is the condition of',
  ),
  block(
    'speaker',
    ({ text, dropped }) => dropped.some((clause) => speaks(text, clause)),
    'drops who says it',
  ),
  block(
    'query',
    ({ text, last }) => holds(text, last, zh.querying),
    'drops the answer to what is asked',
  ),
  block(
    'answer',
    ({ text, kept }) => kept[0] !== undefined && opens(text, kept[0], zh.inquiring),
    'drops part of an answer',
  ),
  block(
    'quoted',
    ({ text, dropped }) => dropped.some(({ start }) => /^[「『“"]/.test(text.slice(start).trim())),
    'drops what somebody said on it',
  ),
  block('items', ({ text, kept }) => followsColon(text, kept), 'leaves the first of several items'),
  block(
    'modifier',
    ({ next }) => endsInContent(next),
    'drops the noun that the kept clause describes',
  ),
  block(
    'restricting',
    ({ text, last }) => holds(text, last, zh.restricting),
    'drops part of what was said to be all',
  ),
  block(
    'parallel',
    ({ last, next }) => isCleft(last) && isCleft(next),
    'drops the other half of a contrast',
  ),
  block(
    'voice',
    (_, { sentence, article }) => speaksOn(sentence, article),
    'goes on with what somebody said in the sentence before',
  ),
  block('list', ({ next }) => !saysSomething(next), 'breaks off a list'),
  block(
    'interview',
    ({ text }) => /^(?:问|答|q|a)[:：]/.test(text) || /[?？]["」』”]?$/.test(text),
    'shortens a question or an answer',
  ),
  block(
    'negated',
    ({ dropped }) => dropped.some((clause) => lettersOf(clause).some(denies)),
    'drops what is denied, forbidden or limited',
  ),
  block(
    'headline',
    ({ text, next, dropped }, { headline }) =>
      headline &&
      (subjectOf(next).length === 0 || dropped.some((clause) => holds(text, clause, zh.denying))),
    'drops what may turn the headline',
  ),
];

/** 如發生事故: a condition without 若 or 如果. */
function supposes(text: string, clause: Clause): boolean {
  return /^[^，]{0,6}如(?=[发未遇有无能需欲仍再不])/.test(
    text.slice(clause.start, clause.end).trim(),
  );
}

/** 不得, 未能, 無法, 禁用, 限時, 仍可: but not 未來, 不斷, 無人機. */
function denies({ key }: Word): boolean {
  return /^(?:不(?![变断斷少同仅僅只但])|未(?!来)|[没沒勿毋禁竟仍限]|[无無](?!人|线|線|障)|非(?!常|洲|凡)|否)/.test(
    key,
  );
}

/** Prepositions whose phrase may hold the whole clause: 把, 被. */
const fullPrepositions = /^(?:把|被|由|向|将|遭|比|给|获)$/;

/** 隨時可能破局: what may follow from what is kept. */
function mayFollow(text: string, clause: Clause): boolean {
  const begins = lettersOf(clause).slice(0, 3);
  return subjectOf(clause).length === 0 && begins.some((word) => zh.modality.at(text, word) > 0);
}

/** 結果如下：甲, … : not where the colon stands behind a verb of saying. */
function followsColon(text: string, kept: readonly Clause[]): boolean {
  const before = kept.at(-2);
  return before !== undefined && /[：:]/.test(before.mark) && !ends(text, before, zh.speaking);
}

/** …財物被盜的案件. */
function endsInContent(clause: Clause): boolean {
  const [de, last] = lettersOf(clause).slice(-2);
  return de?.key === '的' && last !== undefined && zh.contents.has(last.key);
}

/** 透過設置展台: a clause that is the circumstance of another. */
function isFrame(text: string, clause: Clause): boolean {
  return opens(text, clause, zh.framing) || opensInside(text, clause);
}

/** Whether all that is kept from some clause on is a frame: 透過設置展台，擺放展板. */
function staysInFrame(text: string, kept: readonly Clause[]): boolean {
  const from = kept.findLastIndex((clause) => isFrame(text, clause));
  const named = (clause: Clause): boolean => {
    const [first] = subjectOf(clause);
    return first !== undefined && (isNominal(first) || /^[mq]/.test(first.tag));
  };
  return from >= 0 && !kept.slice(from + 1).some(named);
}

/** After a time or a verb of saying: 公司表示為… */
function opensInside(text: string, clause: Clause): boolean {
  const from = fromSubject(clause);
  const said = from.flatMap((word, i) => (zh.saying.has(word.key) ? [from.slice(i + 1)] : []));
  return [from, ...said].some((all) => {
    // 最終憑藉…: adverbs stand before the frame.
    const words = all.filter((_, i) =>
      all.slice(0, i + 1).some(({ tag }) => !/^(?:d|zg)/.test(tag)),
    );
    const [first] = words;
    if (first === undefined) return false;
    return (
      opens(text, { words }, zh.framing) || (first.tag === 'p' && !fullPrepositions.test(first.key))
    );
  });
}

/** 從聽到一句話到開口: from where to where, and nothing said of it. */
function ranges(clause: Clause): boolean {
  const words = lettersOf(clause);
  const from = words.findIndex(({ key }) => /^(?:从|自|由)$/.test(key));
  return (
    from >= 0 &&
    words.slice(from + 1).some(({ key }) => /^(?:到|至)$/.test(key)) &&
    !words.slice(0, from).some(isVerb)
  );
}

/** 他們秤的是整輛車. */
function isCleft(clause: Clause): boolean {
  const words = lettersOf(clause);
  return words.some(({ key }, i) => key === '的' && words[i + 1]?.key === '是');
}

function isThing(word: Word | undefined): boolean {
  return word !== undefined && (isNominal(word) || /^[mqt]/.test(word.tag)) && !isVerb(word);
}

/** 有意無意的小動作: ends as a noun does that a clause describes. */
function mayBeNoun(clause: Clause): boolean {
  const words = lettersOf(clause);
  const de = words.findLastIndex(({ key }) => key === '的');
  return de > 0 && words.length - de - 1 <= 4 && isThing(words.at(-1));
}

/** An embedded question that nothing governs. */
function asksOpenly(text: string, clause: Clause): boolean {
  const at = clause.words.findIndex((word) => zh.asking.at(text, word) > 0);
  return at >= 0 && !clause.words.slice(0, at).some((word) => zh.answering.at(text, word) > 0);
}

/** 財政局答覆, but not 提出書面答覆. */
function endsSaying(text: string, clause: Clause, list: WordList): boolean {
  if (!ends(text, clause, list)) return false;
  const words = lettersOf(clause);
  const last = words.at(-1);
  if (last === undefined || !zh.deeds.has(last.key)) return true;
  return !words.slice(0, -1).some(isVerb);
}

/** 人士告訴本報: whom, and not yet what. */
function endsTelling(text: string, clause: Clause): boolean {
  const words = lettersOf(clause);
  const at = words.findLastIndex((word) => zh.telling.at(text, word) > 0);
  return at >= 0 && words.slice(at + 1).every((word) => isNominal(word) && !isVerb(word));
}

/** 商家每達成一筆交易: what happens each time is still to come. */
function isEachTime(clause: Clause): boolean {
  return lettersOf(clause).some(
    ({ key }, i, words) => key.startsWith('每') && isVerb(words[i + 1] ?? words[i] ?? noWord),
  );
}

const noWord: Word = { key: '', tag: '', start: 0, end: 0 };

/** 他說。 or 據某報報導 behind what was said. */
function speaks(text: string, clause: Clause): boolean {
  const words = lettersOf(clause);
  return (
    endsSaying(text, clause, zh.speaking) ||
    /^(?:据|根据|依据|按照|引述|引用)/.test(words[0]?.key ?? '')
  );
}
