/** The verify stage: drafts become claims. Rules decide; where a judge was asked, they decide what its word is good for. */
import { note, type Diagnostic } from '../../diagnostics.ts';
import { isTitle } from '../../model/claim.ts';
import type { Claim, DraftRole, Remark } from '../../model/claim.ts';
import type { Proved, Verdict, Weighed } from '../../model/drafts.ts';
import type { Story } from '../../model/story.ts';
import { outcome, type Stage } from '../../stage.ts';
import { citedAnywhere, isReported } from '../../drafts/citations.ts';
import { readStory } from '../../drafts/read-story.ts';
import { judgeRemark } from '../../drafts/remarks/remarks.ts';
import { holds, repeats } from './repeats.ts';
import { headlineOf, judgeDraft, withoutReplacement, type Judged } from './verdict.ts';

/**
 * Proves every draft, takes what an examined judge accepted and no rule speaks
 * against, gives way to the source's own sentence for the rest, drops what has no honest source, and
 * keeps the remarks that rest on what stands. Stories pass through unchanged.
 */
export const verify: Stage<Weighed, Proved, never, 'verify'> = {
  name: 'verify',
  version: 9,
  needs: [],
  uses: ['topic', 'lang'],
  run: (input, _ports, { topic, lang }) => {
    const articleIds = citedAnywhere(input.stories);
    const known = (id: string): boolean => articleIds.has(id);
    const claims: Claim[] = [];
    const verdicts: Verdict[] = [];
    for (const story of input.stories) {
      const read = readStory(story, lang);
      const drafts = input.drafts.filter((draft) => draft.storyId === story.id);
      let before: Claim | undefined;
      const judged = drafts.map((draft) => {
        const one = judgeDraft(draft, read, { known, before, opinions: input.opinions });
        before = isTitle(one.claim?.role) ? undefined : one.claim;
        return one;
      });
      const kept = withoutStrays(withoutRepeats(judged, story));
      verdicts.push(...kept.map(({ verdict }) => verdict));
      const standing = kept.flatMap(({ claim }) => (claim === undefined ? [] : [claim]));
      if (!standing.some(({ role }) => role === 'body')) continue;
      const headline =
        standing.find(({ role }) => role === 'headline') ??
        headlineOf(
          read,
          { id: `${story.id}/headline`, storyId: story.id, role: 'headline' },
          undefined,
          ['no headline was proposed that could be proved'],
        ).claim;
      if (headline !== undefined) claims.push(headline);
      claims.push(...standing.filter(({ role }) => role !== 'headline'));
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
      const { remark, verdict } = judgeRemark(draft, standing, lang, names);
      if (remark !== undefined) remarks.push(remark);
      verdicts.push(verdict);
    }
    const { engine, judge, stories } = input;
    const who = judge === undefined ? { engine } : { engine, judge };
    return outcome({ ...who, stories, claims, remarks, verdicts }, verdicts.flatMap(diagnosticsOf));
  },
};

/** A heading and a summary say again what the body says; what differs from it must be as like it. */
const mayRepeat: ReadonlySet<DraftRole> = new Set(['body', 'view']);

function isLeantOn({ id }: Claim, next: Judged | undefined): boolean {
  return next?.claim?.follows === true && next.claim.id !== id;
}

/**
 * Drops the second of two claims that say the same, and the first where the second says more; a report's gives way to a
 * report's only.
 */
function withoutRepeats(judged: readonly Judged[], story: Story): readonly Judged[] {
  const kept: Claim[] = [];
  return judged.map((one, i): Judged => {
    const { claim, verdict } = one;
    // A short sentence gives way to the longer one after it that holds it.
    const longer =
      claim?.role === 'body' && !isLeantOn(claim, judged[i + 1])
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
      claim !== undefined && mayRepeat.has(claim.role)
        ? kept.find((k) => mayRepeat.has(k.role) && repeats(claim, k))
        : undefined;
    if (twin === undefined) {
      if (claim !== undefined) kept.push(claim);
      return one;
    }
    const reasons = [...verdict.reasons, `says the same as ${twin.id}`];
    return { verdict: { ...withoutReplacement(verdict), reasons } };
  });
}

/** Drops what follows a sentence that is not told after all. */
function withoutStrays(judged: readonly Judged[]): readonly Judged[] {
  let last: Judged | undefined;
  return judged.map((one) => {
    const { claim, verdict } = one;
    if (claim === undefined) return (last = one);
    const reason = 'the sentence before it, on which it leans, is not told';
    const strays = claim.follows === true && last?.claim === undefined;
    last = strays
      ? { verdict: { ...withoutReplacement(verdict), reasons: [...verdict.reasons, reason] } }
      : one;
    return last;
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
