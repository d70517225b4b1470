/** The common form of a text, character for character. */
import { foldForComparison } from './scripts.ts';

/** Forms that were worked out before: there are a few thousand characters. */
const known = new Map<string, string>();

/** 10⁹ is not 109, and ① is not 1: signs that are numbers of their own keep their form. */
const sign = /\p{No}/u;

function formOf(character: string): string {
  if (sign.test(character)) return character;
  const form = foldForComparison(character);
  return form.length === character.length ? form : character;
}

/** As `foldForComparison`, but every character keeps its place: what would change its length stays as it is. */
export function foldInPlace(text: string): string {
  let folded = '';
  for (const character of text) {
    let form = known.get(character);
    if (form === undefined) known.set(character, (form = formOf(character)));
    folded += form;
  }
  return folded;
}
