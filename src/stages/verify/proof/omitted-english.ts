/** Where words may be left out of an English clause without moving what stays to another owner. */
import type { LeftOut } from './omission.ts';
import type { Sentence } from './source.ts';

const prepositions = new Set(
  'of in at on for from with as into onto across among amid during since within near via through including that which who whose where when while'.split(
    ' ',
  ),
);

/** Why an omission can't be passed, in words; undefined where nothing that stays depends on it. */
export function harmInEnglish({ sentence, omission, shown, words }: LeftOut): string | undefined {
  const { from, to, place } = omission;
  const opened = from === 0 || sentence.markAfter.has(from - 1) || place === 'start';
  const closed = to >= sentence.units.length || sentence.markAfter.has(to - 1) || place === 'end';
  // Between commas or brackets; a clause's own head is no aside.
  if (opened && closed && place !== 'start') return undefined;
  if (place === 'start' && sentence.markAfter.has(to - 1)) return undefined;
  if (place === 'end' && prepositions.has(words[0] ?? '') && !prepositions.has(words.at(-1) ?? ''))
    return undefined;
  // An adjective or adverb: "its (new) model". After a name or before one it could be the head.
  const near = [from - 1, ...places(from, to), to].filter((i) => capital(sentence, i));
  if (place === 'middle' && words.length <= 2 && near.length === 0) return undefined;
  // "the company's chief (executive) Lin": a description before a name.
  if (
    place === 'start' &&
    capital(sentence, to) &&
    !places(from, to)
      .slice(1)
      .some((i) => capital(sentence, i))
  )
    return undefined;
  return `leaves out “${shown}”`;
}

function places(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

function capital(sentence: Sentence, at: number): boolean {
  const unit = sentence.units[at];
  return (
    unit?.kind === 'word' && /^\p{Lu}/u.test(sentence.text.written.slice(unit.start, unit.end))
  );
}
