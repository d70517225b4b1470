/** The lines below the rule: where the post comes from, who wrote it, how far each sentence is proved, what is missing. */
import { remarkGroups } from '../model/claim.ts';
import type { ProofLevel, RemarkGroup } from '../model/claim.ts';
import { factsOf, type Digest } from '../model/digest.ts';
import { groupsOf } from '../model/section-groups.ts';
import { defaultSections } from '../model/sections.ts';
import { proofSigns } from './marks.ts';
import type { Phrases } from '../languages/phrases.ts';

const levels: readonly ProofLevel[] = ['quoted', 'aligned', 'judged'];

/** Plain text, one paragraph each. */
export function footerLines(digest: Digest, phrases: Phrases): readonly string[] {
  const { footer, proof } = phrases;
  const used = new Set(factsOf(digest).map((claim) => claim.proof.level));
  const legend = levels
    .filter((level) => used.has(level))
    .map((level) => [phrases.mark(1, proofSigns[level]), proof.legend[level]] as const);
  const missing = missingSections(digest, phrases);
  return [
    phrases.sentences([
      footer.gathered(digest.counts),
      footer.engine(digest.engine),
      footer.proved(digest.counts, digest.judge?.model),
    ]),
    proof.legendLine(legend),
    ...(missing.length > 0 ? [footer.leftOut(missing, digest.engine)] : []),
  ];
}

/** A whole section where all its groups are empty, else the groups that are. */
function missingSections(digest: Digest, phrases: Phrases): readonly string[] {
  const empty = (group: RemarkGroup): boolean =>
    [...(digest.remarks[group] ?? []), ...(digest.views[group] ?? [])].length === 0;
  const names: string[] = [];
  for (const { id, heading } of digest.sections ?? defaultSections) {
    const groups = groupsOf[id];
    if (groups === undefined) continue;
    const own = heading ?? phrases.headings[id === 'analysis' ? 'analysis' : 'thoughts'];
    if (groups.every(empty)) names.push(own.replace(/^[^\p{L}]+/u, ''));
    else
      names.push(
        ...remarkGroups
          .filter((group) => groups.includes(group) && empty(group))
          .map((group) => phrases.groups[group]),
      );
  }
  return names;
}
