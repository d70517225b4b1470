/** The verify stage: drafts become claims. Rules decide; where a judge was asked, they decide what its word is good for. */
import { note, type Diagnostic } from '../../diagnostics.ts';
import type { Claim, Draft, Remark } from '../../model/claim.ts';
import type { Proved, Verdict, Weighed } from '../../model/drafts.ts';
import type { Story } from '../../model/story.ts';
import { outcome, type Stage } from '../../stage.ts';
import { citedAnywhere, isReported } from '../../drafts/citations.ts';
import { readStory } from '../../drafts/read-story.ts';
import { judgeRemark } from '../../drafts/remarks/remarks.ts';
import { holds, repeats } from './repeats.ts';
import { headlineOf, judgeDraft, withoutReplacement, type Judged } from './verdict.ts';

/**
 * Proves every draft or its second wording, takes what an examined judge accepted and no rule speaks
 * against, gives way to the source's own sentence for the rest, drops what has no honest source, and
 * keeps the remarks that rest on what stands. Stories pass through unchanged.
 */
export const verify: Stage<Weighed, Proved> = {
  name: 'verify',
  version: 6,
  needs: [],
  uses: ['topic', 'lang', 'window'],
  run: (input, _ports, { topic }) => {
    const articleIds = citedAnywhere(input.stories);
    const known = (id: string): boolean => articleIds.has(id);
    const claims: Claim[] = [];
    const verdicts: Verdict[] = [];
    for (const story of input.stories) {
      const read = readStory(story);
      // What reports say comes first, whatever order a model gave.
      const drafts = input.drafts
        .filter((draft) => draft.storyId === story.id)
        .toSorted((a, b) => place(a, story) - place(b, story));
      const judged = drafts.map((draft) => {
        const retry = input.retries.find(({ draftId }) => draftId === draft.id);
        return judgeDraft(draft, read, known, { retry, opinions: input.opinions });
      });
      const kept = withoutRepeats(judged, story);
      verdicts.push(...kept.map(({ verdict }) => verdict));
      const body = kept.flatMap(({ claim }) => (claim?.role === 'body' ? [claim] : []));
      if (body.length === 0) continue;
      const headline =
        kept.find(({ claim }) => claim?.role === 'headline')?.claim ??
        headlineOf(
          read,
          { id: `${story.id}/headline`, storyId: story.id, role: 'headline' },
          undefined,
          ['no headline was proposed that could be proved'],
        ).claim;
      if (headline !== undefined) claims.push(headline);
      claims.push(...body);
    }
    const lost = input.drafts.filter((draft) => !input.stories.some((s) => s.id === draft.storyId));
    for (const { id, text } of lost)
      verdicts.push({
        id,
        what: 'claim',
        outcome: 'dropped',
        text,
        reasons: ['belongs to no event of this run'],
      });
    const standing = new Map(claims.map((claim) => [claim.id, claim]));
    const names = [topic.name, ...topic.aliases.map(({ text }) => text)];
    const remarks: Remark[] = [];
    for (const draft of input.remarks) {
      const { remark, verdict } = judgeRemark(draft, standing, names);
      if (remark !== undefined) remarks.push(remark);
      verdicts.push(verdict);
    }
    const { engine, judge, stories } = input;
    const who = judge === undefined ? { engine } : { engine, judge };
    return outcome({ ...who, stories, claims, remarks, verdicts }, verdicts.flatMap(diagnosticsOf));
  },
};

/** 0 for a headline and what a report says, 1 for what only supports. */
function place({ role, citations }: Draft, story: Story): number {
  return role === 'body' && citations.length > 0 && !isReported(citations, story) ? 1 : 0;
}

/**
 * Drops the second of two body claims that say the same, and the first where the second says more; a report's gives way
 * to a report's only.
 */
function withoutRepeats(judged: readonly Judged[], story: Story): readonly Judged[] {
  const kept: Claim[] = [];
  return judged.map((one, i): Judged => {
    const { claim, verdict } = one;
    // A short sentence gives way to the longer one after it that holds it.
    const longer =
      claim?.role === 'body'
        ? judged
            .slice(i + 1)
            .find(
              (later) =>
                later.claim?.role === 'body' &&
                isReported(later.claim.citations, story) === isReported(claim.citations, story) &&
                holds(later.claim, claim),
            )?.claim
        : undefined;
    if (longer !== undefined)
      return {
        verdict: {
          ...withoutReplacement(verdict),
          reasons: [...verdict.reasons, `${longer.id} says this and more`],
        },
      };
    if (claim?.role === 'headline' && kept.some((k) => k.role === 'headline'))
      return {
        verdict: { ...withoutReplacement(verdict), reasons: ['the event has a headline already'] },
      };
    const twin =
      claim?.role === 'body' ? kept.find((k) => k.role === 'body' && repeats(claim, k)) : undefined;
    if (twin === undefined) {
      if (claim !== undefined) kept.push(claim);
      return one;
    }
    const reasons = [...verdict.reasons, `says the same as ${twin.id}`];
    return { verdict: { ...withoutReplacement(verdict), reasons } };
  });
}

function diagnosticsOf(verdict: Verdict): readonly Diagnostic[] {
  const why = `“${verdict.text}”: ${verdict.reasons.join('; ')}`;
  if (verdict.what === 'remark')
    return verdict.outcome === 'dropped' ? [note('verify.remark-dropped', verdict.id, why)] : [];
  if (verdict.outcome === 'dropped') return [note('verify.dropped', verdict.id, why)];
  if (verdict.outcome === 'replaced') return [note('verify.replaced', verdict.id, why)];
  return [];
}
