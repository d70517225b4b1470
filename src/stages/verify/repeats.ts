/** Two claims of a story never say the same. */
import type { Claim } from '../../model/claim.ts';
import { bare } from './citations.ts';

/** Share of the shorter text's character pairs found in the longer from which both say the same. */
const alike = 0.9;

function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) pairs.add(text.slice(i, i + 2));
  return pairs;
}

/** Whether a claim adds nothing to an earlier one: the same words, or words that lie within them. */
export function repeats(claim: Claim, earlier: Claim): boolean {
  const [text, other] = [bare(claim.text), bare(earlier.text)];
  if (text === other) return true;
  if (text.length > other.length) return false;
  const [few, many] = [pairsOf(text), pairsOf(other)];
  const shared = [...few].filter((pair) => many.has(pair)).length;
  const figures = text.match(/\d+(?:\.\d+)?/g) ?? [];
  return shared >= few.size * alike && figures.every((figure) => other.includes(figure));
}

/** Whether a longer claim has all the words of a shorter one, in one stretch or clause by clause. */
export function holds(longer: Claim, shorter: Claim): boolean {
  const all = bare(longer.text);
  const clauses = shorter.text.split(/[，,；;。]/).map((clause) => bare(clause));
  const words = bare(shorter.text);
  if (words === '' || all.length <= words.length) return false;
  let at = 0;
  return clauses.every((clause) => {
    const found = all.indexOf(clause, at);
    at = found + clause.length;
    return found >= 0;
  });
}
