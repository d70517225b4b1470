/** Two claims of a story never say the same. */
import type { Claim } from '../../model/claim.ts';
import { coverage, figuresIn } from '../../text/same-statement.ts';
import { foldForComparison } from '../../text/scripts.ts';
import { dot, weigh } from '../../text/similarity.ts';
import { termsOf } from '../../text/tokens.ts';
import { bare } from '../../drafts/citations.ts';

/** Share of the shorter text's character pairs found in the longer from which both say the same. */
const alike = 0.9;

/**
 * Of two sentences in other words: share of the weight of terms of the one found in the other, and
 * the cosine. Of the pairs above both in reports of one event, nine in ten told the same.
 */
const reworded = { coverage: 0.65, cosine: 0.5 } as const;
/** Stands for the texts against which the terms of only two are weighed. */
const background = 20;
/** A stock's code behind its name tells nothing of it, in folded text: (9988), (2330-tw), (nyse:x). */
const ticker = /\((?=[^)]*\d{3,6}|[a-z]+:)[\da-z.:\s-]{1,20}\)/g;
const turning =
  /[不未没無无非否]|拒绝|\b(?:not|no|never|without|denied|denies|refused)\b|n't(?!\p{L})/gu;

function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) pairs.add(text.slice(i, i + 2));
  return pairs;
}

/** Whether a claim adds nothing to an earlier one that is no shorter: the same in these or other words. */
export function repeats(claim: Claim, earlier: Claim): boolean {
  const [text, other] = [bare(claim.text), bare(earlier.text)];
  if (text === other) return true;
  if (text.length > other.length) return false;
  const [few, many] = [pairsOf(text), pairsOf(other)];
  const shared = [...few].filter((pair) => many.has(pair)).length;
  const figures = text.match(/\d+(?:\.\d+)?/g) ?? [];
  if (shared >= few.size * alike && figures.every((figure) => other.includes(figure))) return true;
  return rewords(claim.text, earlier.text);
}

/** Whether a longer claim has all that a shorter one says, in one stretch, clause by clause or in other words. */
export function holds(longer: Claim, shorter: Claim): boolean {
  const all = bare(longer.text);
  const clauses = shorter.text.split(/[，,；;。]/).map((clause) => bare(clause));
  const words = bare(shorter.text);
  if (words === '' || all.length <= words.length) return false;
  let at = 0;
  const inOrder = clauses.every((clause) => {
    const found = all.indexOf(clause, at);
    at = found + clause.length;
    return found >= 0;
  });
  return inOrder || rewords(shorter.text, longer.text);
}

/** Whether the shorter sentence says in other words what the longer says: its figures too, neither turned by a negation. */
function rewords(shorter: string, longer: string): boolean {
  const [few, many] = [shorter, longer].map((text) => foldForComparison(text).replace(ticker, ''));
  if (few === undefined || many === undefined) return false;
  const figures = figuresIn(many);
  if ([...figuresIn(few)].some((figure) => !figures.has(figure))) return false;
  if ((few.match(turning) ?? []).length !== (many.match(turning) ?? []).length) return false;
  const [a, b] = weigh([termsOf(few), termsOf(many)], background);
  if (a === undefined || b === undefined) return false;
  return coverage(a, b) >= reworded.coverage && dot(a, b) >= reworded.cosine;
}
