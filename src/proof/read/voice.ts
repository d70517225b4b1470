/** Whose words a sentence gives without saying so. */
import { lexicon } from '../lexicon/lexicon.ts';
import type { SourceArticle, SourceSentence } from '../types.ts';
import { lettersOf, subjectOf } from './grammar.ts';
import { mayBePerson } from './named.ts';

const { zh } = lexicon;

/** Whether a sentence says itself who says it. */
export function isAttributed({ clauses, folded }: SourceSentence): boolean {
  return (
    clauses.some((clause) => lettersOf(clause).some((word) => zh.speaking.at(folded, word) > 0)) ||
    /^(?:据|依据|根据)/.test(folded)
  );
}

/** A person, a pronoun or a paper, who speaks in a first clause: 他說, 報告指出. */
export function isSpeech(sentence: SourceSentence): boolean {
  const [first] = sentence.clauses;
  if (first === undefined) return false;
  const words = lettersOf(first);
  const said = words.findIndex((word) => zh.speaking.at(sentence.folded, word) > 0);
  if (said < 0) return false;
  const speaker = subjectOf(first).length > 0 ? subjectOf(first) : words.slice(0, said);
  return speaker.some(
    (word) =>
      mayBePerson(word) ||
      /^(?:他|她|报告|意见|声明|论文|文章|报导|报道)$/.test(word.key) ||
      zh.personTitle.has(word.key),
  );
}

/** Whether a sentence goes on with what somebody says in the one before, within its paragraph, and does not say so. */
export function speaksOn(sentence: SourceSentence, article: SourceArticle): boolean {
  if (sentence.lang !== 'zh' || sentence.number < 2 || isAttributed(sentence)) return false;
  if (isLabelled(sentence, article)) return true;
  const before = article.sentences[sentence.number - 1];
  if (before === undefined || before.paragraph !== sentence.paragraph) return false;
  return isSpeech(before) || speaksOn(before, article);
}

/** Longer lines are no labels. In characters. */
const longestLabel = 40;

/** 首席投資官：某某, a line without a stop: what stands below it are the words of that person. */
function isLabelled({ number }: SourceSentence, { sentences }: SourceArticle): boolean {
  return sentences
    .slice(1, number)
    .some(
      ({ text, words }) =>
        text.length <= longestLabel &&
        /[：:]\s?\S/.test(text) &&
        !/[。！？.!?」”]$/.test(text) &&
        words.some(({ key }) => [...zh.personTitle.words].some((title) => key.endsWith(title))),
    );
}
