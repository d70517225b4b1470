/** What becomes of one draft: proved, judged, replaced or dropped, every way with its reasons. */
import type { Citation, Claim, Draft, NonEmpty, Proof } from '../../model/claim.ts';
import type { Opinion, Retry, Verdict } from '../../model/drafts.ts';
import { containment, shinglesOf, type Shingles } from '../../text/similarity.ts';
import { bare } from '../../drafts/citations.ts';
import { groundsOf } from '../../drafts/judgeable.ts';
import type { ReadStory } from '../../drafts/read-story.ts';
import { asPrinted, standInFor, type StandIn } from '../../drafts/stand-in.ts';
import { tryDraft, type Trial, type TrialContext, type Trials } from '../../drafts/trial.ts';
import { claimOf } from './claim.ts';

/** What became of a draft. */
export interface Judged {
  readonly claim?: Claim;
  readonly verdict: Verdict;
}

/** What a draft is judged with: what stands before it, and what a model said of it where the rules refused it. */
export interface JudgingContext extends TrialContext {
  readonly retry?: Retry | undefined;
  readonly opinions?: readonly Opinion[] | undefined;
}

/**
 * Proves one draft by rules, or its second wording; else takes the wording that a judge accepted and
 * no rule speaks against; else puts the source's sentence in its place; else drops it.
 */
export function judgeDraft(
  draft: Draft,
  read: ReadStory,
  { retry, opinions = [], ...context }: JudgingContext,
): Judged {
  const trials = tryDraft(draft, retry, read, context);
  const { first, second } = trials;
  if (first.outcome === 'passed')
    return standing(draft, first, { level: first.level, rules: first.rules });
  const refusals = reasonsOf(trials);
  if (second?.outcome === 'passed')
    return standing(draft, second, {
      level: second.level,
      rules: second.rules,
      origin: 'repaired',
      reasons: [...first.reasons, ...second.reasons],
    });
  for (const [trial, origin] of [
    [first, 'draft'],
    [second, 'repaired'],
  ] as const) {
    const citations = trial === undefined ? undefined : acceptedBy(draft.id, trial, opinions, read);
    if (trial === undefined || citations === undefined) continue;
    return standing(draft, { ...trial, citations }, { level: 'judged', origin, reasons: refusals });
  }
  return replaced(draft, trials, read, refusals);
}

/** Why each wording was refused, each reason once. */
function reasonsOf({ first, second }: Trials): readonly string[] {
  const again = (second?.reasons ?? []).filter((reason) => !first.reasons.includes(reason));
  return [...first.reasons, ...again.map((reason) => `worded again: ${reason}`)];
}

/** The citations in the article by which a judge took a wording for true, where rules let it be judged. */
function acceptedBy(
  draftId: string,
  trial: Trial,
  opinions: readonly Opinion[],
  read: ReadStory,
): NonEmpty<Citation> | undefined {
  const grounds = groundsOf(trial, read);
  const opinion = opinions.find(
    (one) =>
      one.draftId === draftId &&
      one.holds &&
      one.text === trial.text &&
      grounds.some(({ articleId }) => articleId === one.articleId),
  );
  const [one, ...more] = trial.citations.filter((c) => c.articleId === opinion?.articleId);
  return one === undefined ? undefined : [one, ...more];
}

type ClaimPlace = Pick<Claim, 'id' | 'storyId' | 'role' | 'group'>;

function placeOf({ id, storyId, role, group }: Draft): ClaimPlace {
  return { id, storyId, role, ...(group !== undefined && { group }) };
}

function standing(
  draft: Draft,
  trial: Pick<Claim, 'text' | 'lang' | 'citations' | 'follows'> & Pick<Trial, 'reasons'>,
  {
    level,
    origin = 'draft',
    rules = [],
    reasons = trial.reasons,
  }: Partial<Proof> & Pick<Proof, 'level'>,
): Judged {
  const { text, lang, citations, follows } = trial;
  const proof: Proof = { level, origin, rules, reasons };
  const { id } = draft;
  return {
    claim: claimOf({
      ...placeOf(draft),
      text,
      lang,
      citations,
      proof,
      ...(follows && { follows }),
    }),
    verdict: {
      id,
      what: 'claim',
      outcome: level,
      text: draft.text,
      ...(origin === 'repaired' && { second: text, repaired: true as const }),
      reasons,
    },
  };
}

/** The source's own sentence, its own title for a heading; nothing where none can be shown. */
function replaced(
  draft: Draft,
  { first, second }: Trials,
  read: ReadStory,
  reasons: readonly string[],
): Judged {
  const base = placeOf(draft);
  const citations = [...first.citations, ...(second?.citations ?? [])];
  const again = second === undefined ? {} : { second: second.text };
  const dropped = (more: readonly string[]): Judged => ({
    verdict: {
      id: draft.id,
      what: 'claim',
      outcome: 'dropped',
      text: draft.text,
      ...again,
      reasons: [...new Set([...reasons, ...more])],
    },
  });
  if (citations.length === 0) return dropped([]);
  if (draft.role === 'headline') {
    const { claim, verdict } = headlineOf(read, base, draft.text, reasons);
    return { ...(claim && { claim }), verdict: { ...verdict, ...again } };
  }
  const standIn = standInFor(nearestFirst(draft.text, citations), read.sources);
  if (!('text' in standIn)) return dropped(standIn);
  return {
    claim: replacing(base, standIn, reasons),
    verdict: {
      id: draft.id,
      what: 'claim',
      outcome: 'replaced',
      text: draft.text,
      ...again,
      replacement: standIn.text,
      reasons,
    },
  };
}

function replacing(
  base: ClaimPlace,
  { level, rules, ...parts }: StandIn,
  reasons: readonly string[],
): Claim {
  return claimOf({ ...base, ...parts, proof: { level, origin: 'replaced', rules, reasons } });
}

/** Citations by how much of a draft their sentence holds: what stands in should tell what was to be told. */
function nearestFirst(text: string, citations: readonly Citation[]): readonly Citation[] {
  const shingles = (of: string): Shingles => shinglesOf([...bare(of)], 2);
  const wanted = shingles(text);
  const near = new Map(citations.map((c) => [c, containment(wanted, shingles(c.quote))]));
  return citations.toSorted((a, b) => (near.get(b) ?? 0) - (near.get(a) ?? 0));
}

/** The lead article's own title as a story's headline. */
export function headlineOf(
  read: ReadStory,
  base: ClaimPlace,
  proposed: string | undefined,
  reasons: readonly string[],
): Judged {
  const lead = read.story.tellings[0].article;
  const source = read.sources.find(({ id }) => id === lead.id);
  const titleSentence = source?.sentences[0];
  const text = proposed ?? lead.title;
  if (source === undefined || titleSentence === undefined || lead.title.trim() === '')
    return {
      verdict: {
        id: base.id,
        what: 'claim',
        outcome: 'dropped',
        text,
        reasons: [...reasons, 'the article has no title'],
      },
    };
  const title = asPrinted({ text: lead.title, rules: [] }, titleSentence, source);
  return {
    claim: replacing(base, title, reasons),
    verdict: {
      id: base.id,
      what: 'claim',
      outcome: 'replaced',
      text,
      replacement: title.text,
      reasons,
    },
  };
}

/** A verdict turned into one of dropping, for a claim that stood by itself and not beside the others. */
export function withoutReplacement({ id, what, text, second, reasons }: Verdict): Verdict {
  return { id, what, outcome: 'dropped', text, ...(second !== undefined && { second }), reasons };
}
