/** What can be compared between a Chinese and an English text: Latin names, figures, glossary words. */
import { stem } from '../../text/tokens.ts';
import type { Fingerprint } from './fingerprint.ts';
import { glossary } from './glossary.ts';

const longestFirst = Object.keys(glossary).sort((a, b) => b.length - a.length);
const chineseNames = new RegExp(longestFirst.join('|'), 'g');
const englishWords = new Set(
  Object.values(glossary).flatMap((words) => words.split(' ').map((word) => stem(word))),
);

/** Only the beginning says what it is about. */
const charactersRead = 1500;

/**
 * Terms in English. Of a Chinese text: its Latin words, its figures, and the English of its
 * glossary words. Of an English text: figures, capital names are unknown here since the text is
 * folded, so all words that the glossary has, and those that are no glossary word but could stand
 * in Latin letters in a Chinese text; weighing by frequency leaves the shared ones.
 */
export function bridgeTerms(print: Fingerprint): readonly string[] {
  const text = print.folded.slice(0, print.chinese ? charactersRead / 2 : charactersRead);
  const latin = (text.match(/[a-z][a-z0-9-]*[a-z0-9]|\d+(?:[.,]\d+)*/g) ?? []).map((word) =>
    stem(word.replaceAll(',', '')),
  );
  if (!print.chinese)
    return latin.filter((word) => englishWords.has(word) || /\d/.test(word) || word.length > 3);
  const named = text.match(chineseNames) ?? [];
  return [
    ...latin.filter((word) => word.length > 1 || /\d/.test(word)),
    ...named.flatMap((name) => (glossary[name] ?? '').split(' ').map((word) => stem(word))),
  ];
}
