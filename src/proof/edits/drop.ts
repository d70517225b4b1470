/** What may go from within: brackets, and connectives at the beginning. */
import { lexicon } from '../lexicon/lexicon.ts';
import { depthAt } from '../read/depth.ts';
import { fromSubject } from '../read/grammar.ts';
import { isProper } from '../read/named.ts';
import type { Edit, SourceArticle, SourceSentence, Word } from '../types.ts';

/** A place as the outlet that is there calls it. */
export const ownPlace: RegExp = /^(?:我|本)[市省县区州镇乡村]$/;

const bracket = /[（(][^（(）)]{1,40}[）)]/g;

/** One candidate for each bracket and for the first connective; the rules say which may go. */
export function drops(sentence: SourceSentence, article: SourceArticle): readonly Edit[] {
  return [
    ...brackets(sentence),
    ...connectives(sentence),
    ...chatter(sentence),
    ...ownPlaces(sentence),
    ...adverbs(sentence, article),
    ...hearers(sentence),
    ...descriptions(sentence, article),
  ];
}

function connectives({ text, folded, words }: SourceSentence): readonly Edit[] {
  const length = lexicon.zh.adding.at(folded, words[0]);
  if (length === 0 || words[0]?.start !== 0) return [];
  const end = /^[，,]/.test(text.slice(length)) ? length + 1 : length;
  return [{ kind: 'drop', start: 0, end, insert: '' }];
}

/** 先講結論：, 順便說一句，: talk to the reader, up to its mark. */
function chatter({ folded, words }: SourceSentence): readonly Edit[] {
  const length = lexicon.zh.chatting.at(folded, words[0]);
  const end = length + 1;
  return length > 0 && words[0]?.start === 0 && /^[，,：:]/.test(folded.slice(length))
    ? [{ kind: 'drop', start: 0, end, insert: '' }]
    : [];
}

/** 我市: the outlet's own place, wherever it stands. */
function ownPlaces({ words }: SourceSentence): readonly Edit[] {
  return words
    .filter(({ key }) => ownPlace.test(key))
    .map(({ start, end }) => ({ kind: 'drop', start, end, insert: '' }));
}

/** 公司也表示: an adverb between a subject and its verb of saying. */
function adverbs({ clauses, folded }: SourceSentence, { named }: SourceArticle): readonly Edit[] {
  const words = fromSubject(clauses[0] ?? { words: [] });
  const at = words.findIndex(({ tag }) => /^(?:d|c|zg)/.test(tag));
  const [before, adverb, verb] = [words[at - 1], words[at], words[at + 1]];
  if (before === undefined || adverb === undefined || verb === undefined || !isName(before, named))
    return [];
  if (!lexicon.zh.carrying.has(adverb.key) || lexicon.zh.speaking.at(folded, verb) === 0) return [];
  return [{ kind: 'drop', start: adverb.start, end: adverb.end, insert: '' }];
}

/** 向本報表示: to whom it was said. */
function hearers({ text, folded, words }: SourceSentence): readonly Edit[] {
  const hearer =
    /[向对](?:本报|本刊|本台|本网|本社|本站|我们|记者|媒体)(?=[^，,]{0,4}(?:说|表示|指出|称|透露|强调|证实))/.exec(
      folded,
    );
  if (hearer === null || !words.some(({ start }) => start === hearer.index)) return [];
  const end = hearer.index + hearer[0].length;
  return depthAt(text, hearer.index) > 0
    ? []
    : [{ kind: 'drop', start: hearer.index, end, insert: '' }];
}

function isName(word: Word, named: SourceArticle['named']): boolean {
  return (
    isProper(word) ||
    named.some(({ key }) => key.endsWith(word.key)) ||
    /^(?:他|她|公司|该公司)$/.test(word.key)
  );
}

/** 中國人工智慧公司聚瀾科技, 開發燈塔的聚瀾科技: what a sentence says of a name, right before it. */
function descriptions(
  { words, folded }: SourceSentence,
  { named }: SourceArticle,
): readonly Edit[] {
  const starts = named.map(({ key }) => folded.indexOf(key)).filter((start) => start > 0);
  const start = Math.min(...starts);
  const before = words.filter(({ end }) => end <= start);
  const last = before.at(-1);
  return last?.end === start ? [{ kind: 'drop', start: 0, end: start, insert: '' }] : [];
}

function brackets({ text }: SourceSentence): readonly Edit[] {
  return [...text.matchAll(bracket)].map(({ index, 0: whole }) => ({
    kind: 'drop',
    start: index,
    end: index + whole.length,
    insert: '',
  }));
}
