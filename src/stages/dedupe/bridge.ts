/** What can be compared between a Chinese and an English text: Latin names, figures, glossary words. */
import { stem } from '../../text/tokens.ts';
import type { Fingerprint } from './fingerprint.ts';
import { glossary } from './glossary.ts';

const longestFirst = Object.keys(glossary).sort((a, b) => b.length - a.length);
const chineseNames = new RegExp(longestFirst.join('|'), 'g');
/** Only the beginning says what it is about. */
const charactersRead = 1500;

/**
 * Terms in English for every text of a batch. Of a Chinese text: its Latin words, its figures, and
 * the English of its glossary words. Of another text: those of its words that some Chinese text of
 * the batch has in this way, since the rest could never be met.
 */
export function bridgeTerms(prints: readonly Fingerprint[]): readonly (readonly string[])[] {
  const own = prints.map((print) => (print.chinese ? chineseSide(print) : latinSide(print)));
  const reachable = new Set(own.filter((_, i) => prints[i]?.chinese).flat());
  return own.map((terms, i) =>
    prints[i]?.chinese ? terms : terms.filter((term) => reachable.has(term)),
  );
}

function chineseSide({ folded }: Fingerprint): readonly string[] {
  const text = folded.slice(0, charactersRead / 2);
  const named = text.match(chineseNames) ?? [];
  return [
    ...latinTerms(text),
    ...named.flatMap((name) => (glossary[name] ?? '').split(' ').map((word) => stem(word))),
  ];
}

function latinSide({ folded }: Fingerprint): readonly string[] {
  return latinTerms(folded.slice(0, charactersRead));
}

function latinTerms(text: string): readonly string[] {
  const found = text.match(/[a-z][a-z0-9-]*[a-z0-9]|\d+(?:[.,]\d+)*/g) ?? [];
  return found.map((word) => stem(word.replaceAll(',', '')));
}
