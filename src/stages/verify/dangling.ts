/** A sentence that points back stands only behind the one that it points at. */
import type { Claim } from '../../model/claim.ts';
import { withoutReplacement, type Judged } from './verdict.ts';

/** Words at a start that stand for somebody or something named before; a connective or a day misleads nobody. */
const pointing =
  /^["'「『“‘（(\s]*(?:[他她它牠]|[該该這这](?!樣|样)|此(?![外前後后次刻時时])|那(?=[家名位個个些項项])|[前後后][者]|[雙双]方|[兩两]人|上述|前述|[對对]此|(?:he|she|it|they|his|her|its|their|this|that|these|those|the (?:company|firm|two|three))\b)/iu;

/** Whether an earlier claim ends with what stands right before a claim in one of its articles. */
function follows(claim: Claim, earlier: Claim | undefined): boolean {
  if (earlier === undefined) return false;
  return claim.citations.some(({ articleId }) => {
    const of = ({ citations }: Claim): readonly number[] =>
      citations.filter((c) => c.articleId === articleId).map(({ sentence }) => sentence);
    const [first, last] = [Math.min(...of(claim)), Math.max(...of(earlier))];
    // The same sentence cut in two, or the next one.
    return last === first || last === first - 1;
  });
}

/**
 * Drops the body claims that begin with 他, 該公司 or 對此 where another sentence stands before them
 * than in their source: readers would take the word for whom they have just read of. One that is all
 * there is stays, behind its headline.
 */
export function withoutDangling(judged: readonly Judged[]): readonly Judged[] {
  const bodies = judged.filter(({ claim }) => claim?.role === 'body').length;
  let dropped = 0;
  let before: Claim | undefined;
  return judged.map((one): Judged => {
    const { claim, verdict } = one;
    if (claim?.role !== 'body') return one;
    const dangles = pointing.test(claim.text) && !follows(claim, before);
    if (!dangles || bodies - dropped === 1) {
      before = claim;
      return one;
    }
    dropped++;
    const why = 'points back at a sentence that is not told before it';
    return { verdict: { ...withoutReplacement(verdict), reasons: [...verdict.reasons, why] } };
  });
}
