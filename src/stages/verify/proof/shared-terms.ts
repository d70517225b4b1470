/** The reviewed pairs of vocabulary/ as replacements: either side's word to one common form. */
import { foldForComparison } from '../../../text/scripts.ts';
import { everyday } from './vocabulary/everyday.ts';
import { economy, technology } from './vocabulary/fields.ts';
import { bodies, persons } from './vocabulary/names.ts';
import { places } from './vocabulary/places.ts';
import { medicine, society, sport, traffic } from './vocabulary/society.ts';

/** A word and what stands for it; `bounded` words count only between the edges of words: 東加 is not in 廣東加強. */
export interface Replacement {
  readonly from: string;
  readonly to: string;
  readonly bounded?: boolean;
}

const lists = [places, persons, bodies, technology, economy, society, medicine, sport, traffic];

/** The groups of equals as written, the common word first. Exported for its test. */
export function sharedGroups(): readonly (readonly string[])[] {
  return [...lists, everyday].flatMap((list) =>
    list
      .trim()
      .split(/\s+/)
      .map((group) => group.split('=').map((word) => foldForComparison(word))),
  );
}

/**
 * One replacement a variant, in the forms of the `earlier` ones, which a common word may already have or hold: a group
 * around 高端芯片 speaks of 高級芯片 where 高端 stands for 高級. A common word that would be taken apart stands for
 * itself.
 */
export function sharedTerms(earlier: readonly Replacement[]): readonly Replacement[] {
  const groups = sharedGroups();
  const known = new Map([...earlier].reverse().map(({ from, to }) => [from, to]));
  for (const [word = '', ...others] of groups) if (others.length === 0) known.set(word, word);
  const variants = new Set(groups.flatMap((group) => group.slice(1)));
  return groups.flatMap(([word = '', ...others]) => {
    const to = inPieces(word, known);
    const own = others.length === 0 || (word.length > 2 && holdsOne(word, variants)) ? [word] : [];
    return [...own, ...others].map((from) => ({ from, to, bounded: from.length < 3 }));
  });
}

/** A word with the earlier replacements carried out, the longest at each place. */
function inPieces(word: string, known: ReadonlyMap<string, string>): string {
  let done = '';
  let at = 0;
  while (at < word.length) {
    let end = word.length;
    while (end > at + 1 && !known.has(word.slice(at, end))) end--;
    const piece = word.slice(at, end);
    done += piece.length > 1 ? (known.get(piece) ?? piece) : piece;
    at = end;
  }
  return done;
}

function holdsOne(word: string, variants: ReadonlySet<string>): boolean {
  for (let start = 0; start < word.length; start++)
    for (let end = start + 2; end <= word.length; end++)
      if (end - start < word.length && variants.has(word.slice(start, end))) return true;
  return false;
}
