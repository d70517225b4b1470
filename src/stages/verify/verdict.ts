/** What becomes of one draft: proved, judged, replaced or dropped, every way with its reasons. */
import type { Citation, Claim, Draft, NonEmpty, Proof } from '../../model/claim.ts';
import type { Opinion, Verdict } from '../../model/drafts.ts';
import { containment, shinglesOf, type Shingles } from '../../text/similarity.ts';
import { bare } from '../../drafts/citations.ts';
import { groundsOf } from '../../drafts/judgeable.ts';
import type { ReadStory } from '../../drafts/read-story.ts';
import { asPrinted, standInFor, type StandIn } from '../../drafts/stand-in.ts';
import { tryDraft, type Refused, type Trial, type TrialContext } from '../../drafts/trial.ts';
import { claimOf } from './claim.ts';

/** What became of a draft. */
export interface Judged {
  readonly claim?: Claim;
  readonly verdict: Verdict;
}

/** What a draft is judged with: what stands before it, and what a model said of it where the rules refused it. */
export interface JudgingContext extends TrialContext {
  readonly opinions?: readonly Opinion[] | undefined;
}

/**
 * Proves one draft by rules; else takes it where a judge accepted it and no rule speaks against it; else puts the
 * source's sentence in its place; else drops it.
 */
export function judgeDraft(
  draft: Draft,
  read: ReadStory,
  { opinions = [], ...context }: JudgingContext,
): Judged {
  const trial = tryDraft(draft, read, context);
  if (trial.outcome === 'passed')
    return standing(draft, trial, { level: trial.level, rules: trial.rules });
  const citations = acceptedBy(draft.id, trial, opinions, read);
  return citations === undefined
    ? replaced(draft, trial, read)
    : standing(draft, { ...trial, citations }, { level: 'judged', rules: [] });
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
  { level, rules }: Pick<Proof, 'level' | 'rules'>,
): Judged {
  const { text, lang, citations, follows, reasons } = trial;
  const proof: Proof = { level, origin: 'draft', rules, reasons };
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
      reasons,
    },
  };
}

/** The source's own sentence, its own title for a heading; nothing where none can be shown. */
function replaced(draft: Draft, { citations, reasons }: Refused, read: ReadStory): Judged {
  const base = placeOf(draft);
  const dropped = (more: readonly string[]): Judged => ({
    verdict: {
      id: draft.id,
      what: 'claim',
      outcome: 'dropped',
      text: draft.text,
      reasons: [...new Set([...reasons, ...more])],
    },
  });
  if (citations.length === 0) return dropped([]);
  if (draft.role === 'headline') return headlineOf(read, base, draft.text, reasons);
  if (draft.role === 'point') return dropped([]);
  const standIn = standInFor(nearestFirst(draft.text, citations), read.sources);
  if (!('text' in standIn)) return dropped(standIn);
  return {
    claim: replacing(base, standIn, reasons),
    verdict: {
      id: draft.id,
      what: 'claim',
      outcome: 'replaced',
      text: draft.text,
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
export function withoutReplacement({ id, what, text, reasons }: Verdict): Verdict {
  return { id, what, outcome: 'dropped', text, reasons };
}
