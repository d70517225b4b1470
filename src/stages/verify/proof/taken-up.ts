/** 甲報的一篇影評…。影評寫道: a thing told of once and then taken up by its bare name. */
import { commonOf, wordsOf } from './phrases.ts';
import type { Sentence, Source } from './source.ts';
import { before } from './speakers.ts';

/** One of a kind, before its noun. */
const one = '(?:#1)?(?:[个名位篇份项部封张本种条座家支款]|一)?';

/**
 * Whether an owner put in before the noun at a sentence's head is the one that the sentence before
 * gives it, where the noun stands there once: 甲報的 before 影評, after 甲報的一篇影評.
 */
export function isTakenUp(source: Source, sentence: Sentence, at: number, said: string): boolean {
  const earlier = before(source, sentence);
  const owner = said.replace(/的$/, '');
  const [first = '', second = ''] = wordsOf(sentence.units, at, at + 4);
  // 影|評 is two words to the dictionary.
  const noun = first.length > 1 ? first : first + second;
  if (at !== 0 || earlier === undefined || owner.length < 2 || noun.length < 2) return false;
  if (!said.endsWith('的') || /[和说，]/.test(owner)) return false;
  const told = commonOf(earlier.units);
  const [, ...more] = told.split(noun);
  // From a clause's head, or 乙對甲報 would be cut to 甲報.
  const head = earlier.clauses.some(({ start, end }) =>
    new RegExp(`^${escaped(owner)}的${one}$`).test(
      commonOf(earlier.units, start, end).split(noun)[0] ?? '',
    ),
  );
  return more.length === 1 && head;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(' ', String.raw`\s?`);
}
