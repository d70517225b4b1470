/**
 * The words of a remark: its claims' own, and those of which an inference is made. All others bring something in: a
 * person, a cause, an accusation, a day, an amount, an order. What is allowed is listed, since what may be smuggled can't be.
 */
import { fileURLToPath } from 'node:url';
import { readLists } from '../../proof/lexicon/lexicon.ts';
import { foldInPlace } from '../../proof/read/fold.ts';
import { wordsOf } from '../../proof/read/words.ts';
import type { Word } from '../../proof/types.ts';

const lists = ['supposing', 'consequence'] as const;
const vocabulary = readLists(fileURLToPath(new URL('vocabulary.yaml', import.meta.url)), lists, 'zh');

/** Prepositions, conjunctions, auxiliaries and marks say nothing by themselves. */
const grammatical = /^(?:p|c|u[a-z]*|y|w|zg)$/;

/** The first word of a Chinese remark that neither its grounds nor the vocabulary have. */
export function foreignWord(text: string, grounds: readonly string[]): string | undefined {
  const folded = foldInPlace(text);
  const told = grounds.map((ground) => foldInPlace(ground)).join('\n');
  const words = wordsOf(folded, 'zh');
  let reached = 0;
  for (const word of words) {
    if (word.end <= reached || !/[\p{L}\p{N}]/u.test(word.key)) continue;
    if (told.includes(word.key) && word.key.length > 1) continue;
    const length = longestAt(folded, word);
    if (length > 0) {
      reached = Math.max(reached, word.start + length);
      if (word.start + length >= word.end) continue;
    }
    if (word.key.length === 1 && told.includes(word.key) && !/^[mt]/.test(word.tag)) continue;
    if (grammatical.test(word.tag)) continue;
    if (/^(?:x|v|n|z|d|a)/.test(word.tag) && isMadeOf(word, told)) continue;
    return text.slice(word.start, word.end);
  }
  return undefined;
}

function longestAt(folded: string, word: Word): number {
  return Math.max(...lists.map((list) => vocabulary[list].at(folded, word)));
}

/** What the segmenter glued together, 能自行: parts that are allowed by themselves. */
function isMadeOf({ key }: Word, told: string): boolean {
  if (key.length < 2 || !/^\p{Script=Han}+$/u.test(key)) return false;
  for (let cut = 1; cut < key.length; cut++) {
    const parts = [key.slice(0, cut), key.slice(cut)];
    if (parts.every((part) => allowed(part) || (part.length > 1 && told.includes(part))))
      return true;
  }
  return false;
}

function allowed(part: string): boolean {
  return lists.some((list) => vocabulary[list].has(part));
}
