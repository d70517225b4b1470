/** What a post says of itself: how its sentences are marked, where it comes from, who wrote it, what is missing. */
import { remarkGroups } from '../model/claim.ts';
import type { ProofLevel, RemarkGroup } from '../model/claim.ts';
import { factsOf, type Digest } from '../model/digest.ts';
import type { MarkStyle, PostStyle } from '../model/post.ts';
import { groupsOf } from '../model/section-groups.ts';
import { defaultSections } from '../model/sections.ts';
import { proofSigns } from './marks.ts';
import type { Phrases } from '../languages/phrases.ts';

const levels: readonly ProofLevel[] = ['quoted', 'aligned', 'judged'];

/** How far sentences are proved, and how to tell, in words: stands where the first of them are read. */
export function legendOf(digest: Digest, phrases: Phrases, { marks }: PostStyle): string {
  const used = new Set(factsOf(digest).map((claim) => claim.proof.level));
  return legendWith(
    levels.filter((level) => used.has(level)),
    phrases,
    marks,
  );
}

function legendWith(used: readonly ProofLevel[], phrases: Phrases, marks: MarkStyle): string {
  return phrases.proof.legendLine(
    used.map((level) => [proofSigns[level], phrases.proof.legend[level]] as const),
    marks,
  );
}

/** Every form that the legend takes for a way of marking: whatever levels a post has. */
export function legends(phrases: Phrases, marks: MarkStyle): readonly string[] {
  const some = levels.reduce<readonly (readonly ProofLevel[])[]>(
    (sets, level) => [...sets, ...sets.map((set) => [...set, level])],
    [[]],
  );
  return some.map((used) => legendWith(used, phrases, marks));
}

/** Plain text below the rule, one paragraph each. */
export function footerLines(digest: Digest, phrases: Phrases): readonly string[] {
  const { footer } = phrases;
  const missing = missingSections(digest, phrases);
  return [
    phrases.sentences([
      footer.gathered(digest.counts),
      footer.engine(digest.engine),
      footer.proved(digest.counts, digest.judge?.model),
    ]),
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
