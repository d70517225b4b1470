/** What an English wording may change: brackets, days, and a pronoun at the beginning. */
import { datesIn } from '../../text/dates.ts';
import { lexicon } from '../lexicon/lexicon.ts';
import type { Edit, SourceArticle, SourceSentence } from '../types.ts';

const { en } = lexicon;
const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** Brackets, and what is set between commas. */
export function englishDrops(sentence: SourceSentence): readonly Edit[] {
  return [...brackets(sentence), ...insertions(sentence)];
}

/** Hengyue, which makes Jingzhe, said: each clause between two commas, with both. */
function insertions({ clauses }: SourceSentence): readonly Edit[] {
  return clauses.slice(1, -1).flatMap(({ end }, i): readonly Edit[] => {
    const [before, own] = [clauses[i], clauses[i + 1]];
    if (before?.mark !== ',' || own?.mark !== ',') return [];
    return [{ kind: 'drop', start: before.end, end: end + 1, insert: '', clause: i + 1 }];
  });
}

/** Each with the white space before it. */
function brackets({ text }: SourceSentence): readonly Edit[] {
  return [...text.matchAll(/\s?\([^()]{1,40}\)/g)].map(({ index, 0: whole }) => ({
    kind: 'drop',
    start: index,
    end: index + whole.length,
    insert: '',
  }));
}

/** "on Tuesday" and "yesterday" as the day that they mean. */
export function englishDates(
  { folded }: SourceSentence,
  { anchor }: SourceArticle,
): readonly Edit[] {
  return datesIn(folded, anchor).flatMap(({ start, end, month, day }): readonly Edit[] => {
    const relative = /^(?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday)$/.test(
      folded.slice(start, end),
    );
    if (!relative || anchor === undefined || month === undefined || day === undefined) return [];
    return [{ kind: 'date', start, end, insert: `on ${months[month - 1]} ${day}` }];
  });
}

/** "He said" as the name of the only person that the sentence before speaks of. */
export function englishNames(sentence: SourceSentence, article: SourceArticle): readonly Edit[] {
  const pronoun = /^(?:He|She)(?=\s[a-z])/.exec(sentence.text)?.[0];
  const before = article.sentences[sentence.number - 1];
  if (pronoun === undefined || before === undefined || before.number < 1) return [];
  const insert = onlyPerson(before);
  return insert === undefined ? [] : [{ kind: 'name', start: 0, end: pronoun.length, insert }];
}

/** The one name of two or three words in a sentence, where a title stands beside it. */
function onlyPerson({ text }: SourceSentence): string | undefined {
  const names = [...text.matchAll(/\b\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){1,2}\b/gu)];
  const [name] = names;
  if (name === undefined || names.some((one) => one[0] !== name[0])) return undefined;
  const around = `${text.slice(0, name.index).split(' ').slice(-4).join(' ')} ${text
    .slice(name.index + name[0].length)
    .split(' ')
    .slice(0, 7)
    .join(' ')}`;
  const titled = (around.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => en.titled.has(word));
  return titled ? name[0] : undefined;
}
