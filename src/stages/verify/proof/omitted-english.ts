/** Where words may be left out of an English clause without moving what stays to another owner. */
import type { LeftOut, Omission } from './omission.ts';
import type { Sentence } from './source.ts';

const prepositions = new Set(
  'of in at on for from with as into onto across among amid during since within near via through including that which who whose where when while'.split(
    ' ',
  ),
);

/** Begin a phrase that only adds where, when, how or by whom. */
const adding = new Set(
  'after before from for with by at in on since during following via near through amid across alongside between'.split(
    ' ',
  ),
);
/** Under these a clause without its last phrase says more, not less; or its verb turns without it. */
const turning =
  /\b(?:not|no|never|nobody|none|neither|nor|without|only|few|fewer|little|hardly|rarely|cannot|\w+n't|all|every|each|any|unless|until|if|fail\w*|refus\w*|den(?:y|ied)|stop\w*|prevent\w*|ban\w*)\b/;

/**
 * He left [after the vote]: a phrase at a clause's end that only adds to what stays. It must hold no
 * second clause's "but", and nothing in the clause may turn it about.
 */
export function addsOnly(sentence: Sentence, { from, to, place, replaced }: Omission): boolean {
  if (replaced || place !== 'end' || from === 0) return false;
  const words = sentence.units.slice(from, to).map((unit) => unit.key);
  const [first = '', second = ''] = words;
  const given = sentence.units[from + 1];
  const towards =
    first === 'to' &&
    (/^(?:the|a|an|its|his|her|their|this|that)$/.test(second) ||
      capital(sentence, from + 1) ||
      given?.figure !== undefined);
  if (!adding.has(first) && !towards) return false;
  const clause = sentence.clauses[sentence.clauseOf[from] ?? 0];
  const kept = sentence.units
    .slice(clause?.start ?? 0, from)
    .map((unit) => unit.key)
    .join(' ');
  return !turning.test(kept) && !words.some((word) => /^(?:but|not|except|unless|if)$/.test(word));
}

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
