/** Whose words a sentence gives without saying so. */
import { lexicon } from '../lexicon/lexicon.ts';
import type { SourceArticle, SourceSentence, Word } from '../types.ts';
import { lettersOf, subjectOf } from './grammar.ts';
import { mayBeginPerson, mayBePerson } from './named.ts';

const { zh, en } = lexicon;

/** Whether a sentence says itself who says it. */
export function isAttributed({ clauses, folded }: SourceSentence): boolean {
  return (
    clauses.some((clause) => lettersOf(clause).some((word) => zh.speaking.at(folded, word) > 0)) ||
    /^(?:据|依据|根据)/.test(folded)
  );
}

/** Ann Lee; not Lee alone, which may be a firm. */
const englishName = String.raw`\p{Lu}[\p{L}’'.-]+(?: \p{Lu}[\p{L}’'.-]+){1,2}`;
const englishVerb = `(?:${en.speaking.words.filter((word) => word !== 'according').join('|')})`;
const englishSpeeches: readonly RegExp[] = [
  // Ann Lee said; Ann Lee, who runs the plant, told us
  new RegExp(
    String.raw`(${englishName})(?:,[^,]{2,90},)?(?: \p{Ll}+ly| also| has| had)? ${englishVerb}\b`,
    'gu',
  ),
  // said Ann Lee; said the minister, Ann Lee
  new RegExp(String.raw`\b${englishVerb} (?:[\p{Ll}’' -]{1,40},? )?(${englishName})`, 'gu'),
  new RegExp(String.raw`\b[Aa]ccording to (?:[\p{Ll}’' -]{1,40},? )?(${englishName})`, 'gu'),
];

/**
 * Whether a person of a name says what the sentence says, and the one who wrote it does not speak of himself: 市長陳某某
 * 表示, "…," Ann Lee said. 專家認為 and the company said name nobody.
 */
export function isSaidByName(sentence: SourceSentence): boolean {
  if (sentence.insideQuotation) return false;
  return sentence.lang === 'zh' ? isSaidInChinese(sentence) : isSaidInEnglish(sentence.text);
}

function isSaidInEnglish(text: string): boolean {
  const own = text.replaceAll(/"[^"]*"|“[^”]*”/gu, '“”');
  if (/\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b/.test(own)) return false;
  return englishSpeeches
    .flatMap((speech) => [...own.matchAll(speech)].map(([, name = '']) => name))
    .some((name) => {
      const last = name.split(' ').at(-1)?.toLowerCase() ?? '';
      // Harrow College, Brightwater Bank: what may stand behind "the" for a body ends the name of one.
      return !en.bodyEnding.has(last) && !en.bare.has(last);
    });
}

function isSaidInChinese({ words, clauses, folded }: SourceSentence): boolean {
  const own = words.filter(({ quoted }) => quoted !== true);
  if (own.some((word) => zh.ownVoice.at(folded, word) > 0)) return false;
  return clauses.some((clause) => {
    const letters = lettersOf(clause).filter(({ quoted }) => quoted !== true);
    const said = letters.findIndex((word) => zh.speaking.at(folded, word) > 0);
    const before = letters.slice(0, Math.max(0, said));
    const title = before.findLastIndex(({ key }) => isTitle(key));
    const named = before.slice(title + 1);
    return title < 0 ? named.some(mayBePerson) : isName(named);
  });
}

function isTitle(key: string): boolean {
  return zh.personTitle.words.some((title) => key.endsWith(title));
}

/** Behind a title: two to four characters that are no time, no pronoun and no common word. */
function isName(words: readonly Word[]): boolean {
  const [first, second] = words;
  if (first === undefined || /^[rtdpcvm]/.test(first.tag)) return false;
  return mayBePerson(first) || mayBeginPerson(first, second) || /^(?:nr|nz|x)/.test(first.tag);
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
