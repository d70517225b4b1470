/** One wording before the sentences it cites: the rules' word, and nothing decided yet. */
import type { Citation, Draft, DraftRole, NonEmpty, ProofLevel } from '../../model/claim.ts';
import type { Drafts, Repaired, Retry } from '../../model/drafts.ts';
import { bare, checkCitations } from './citations.ts';
import { leakIn } from './gate.ts';
import { proveClaim } from './proof/prove.ts';
import { languageOf, type Source } from './proof/source.ts';
import { readStory, type ReadStory } from './read-story.ts';
import { printed, whyNotAlone } from './stand-in.ts';

/** A wording as it would be printed, and what the rules say to it. */
interface Tried {
  readonly text: string;
  readonly lang: 'zh-TW' | 'en';
  /** In words: why it was refused, or what is to be known although it was not. */
  readonly reasons: readonly string[];
}

export interface Passed extends Tried {
  readonly outcome: 'passed';
  readonly level: Exclude<ProofLevel, 'judged'>;
  readonly citations: NonEmpty<Citation>;
}

export interface Refused extends Tried {
  /** `unsure`: neither proved nor contradicted; `refused`: contradicted, unreadable, or without an honest source. */
  readonly outcome: 'unsure' | 'refused';
  /** Those that hold. */
  readonly citations: readonly Citation[];
}

export type Trial = Passed | Refused;

/** A draft's wordings, the second where there is one and the first did not pass. */
export interface Trials {
  readonly first: Trial;
  readonly second?: Trial;
}

/**
 * Tries a draft, and its second wording where the first is refused.
 * @param known whether an article id exists in any story of the run
 */
export function tryDraft(
  draft: Draft,
  retry: Retry | undefined,
  read: ReadStory,
  known: (articleId: string) => boolean,
): Trials {
  const first = tryWording(draft, draft.role, read, known);
  if (first.outcome === 'passed' || retry === undefined) return { first };
  return { first, second: tryWording(retry, draft.role, read, known) };
}

/** A draft with its story and the rules' word. */
export interface TriedDraft extends Trials {
  readonly draft: Draft;
  readonly read: ReadStory;
}

/** Every draft of the stories, in their order; each story is read once. */
export function tryAll(input: Drafts & Partial<Repaired>): readonly TriedDraft[] {
  const ids = new Set(input.stories.flatMap((s) => s.tellings.map((t) => t.article.id)));
  return input.stories.flatMap((story) => {
    const read = readStory(story);
    return input.drafts
      .filter((draft) => draft.storyId === story.id)
      .map((draft) => {
        const retry = input.retries?.find(({ draftId }) => draftId === draft.id);
        return { draft, read, ...tryDraft(draft, retry, read, (id) => ids.has(id)) };
      });
  });
}

function tryWording(
  wording: Pick<Draft, 'text' | 'citations'>,
  role: DraftRole,
  read: ReadStory,
  known: (articleId: string) => boolean,
): Trial {
  const sourceOf = (id: string): Source | undefined =>
    read.sources.find((source) => source.id === id);
  const { good, faults } = checkCitations(wording.citations, read.citable, known);
  // A draft may cite several; one source of the mainland is enough for its 我国.
  const mainland = good.map((c) => sourceOf(c.articleId)).find((source) => source?.simplified);
  const proposed = wording.text.trim();
  const text = printed(proposed, mainland);
  const lang = languageOf(text) === 'en' ? 'en' : 'zh-TW';
  const converted =
    text === proposed ? [] : ['words of the mainland’s script or standpoint were converted'];
  const refuse = (outcome: Refused['outcome'], reasons: readonly string[]): Refused => ({
    outcome,
    text,
    lang,
    citations: good,
    reasons: [...faults, ...reasons],
  });
  const leak = leakIn(
    wording.text,
    wording.citations.map(({ quote }) => quote),
  );
  if (leak !== undefined) return refuse('refused', [leak]);
  const [one, ...more] = good;
  if (one === undefined) return refuse('refused', faults.length > 0 ? [] : ['cites nothing']);
  const pass = (level: Passed['level'], citations: NonEmpty<Citation>): Passed => ({
    outcome: 'passed',
    level,
    text,
    lang,
    citations,
    reasons: [...converted, ...faults],
  });

  const own = good.find((citation) =>
    isQuotation(
      text,
      read.citable.get(citation.articleId)?.sentences[citation.sentence],
      sourceOf(citation.articleId),
    ),
  );
  if (own !== undefined) {
    const source = sourceOf(own.articleId);
    const sentence = read.citable.get(own.articleId)?.sentences[own.sentence] ?? '';
    const broken =
      source?.sentences[own.sentence]?.insideQuotation === true
        ? whyNotAlone(sentence, own.sentence, source)
        : undefined;
    return broken === undefined
      ? pass('quoted', [{ ...own, quote: sentence }])
      : refuse('refused', [broken]);
  }
  const proof = proveClaim({
    text,
    sources: read.sources.filter((source) => good.some((c) => c.articleId === source.id)),
    citations: good.map(({ articleId, quote }) => ({ sourceId: articleId, quote })),
    headline: role === 'headline',
  });
  if (proof.verdict === 'supported') return pass('aligned', [one, ...more]);
  return refuse(proof.verdict === 'unsure' ? 'unsure' : 'refused', proof.reasons);
}

/** Whether a text is a source's sentence but for script, terms of Taiwan and punctuation. */
function isQuotation(
  text: string,
  sentence: string | undefined,
  source: Source | undefined,
): boolean {
  if (sentence === undefined) return false;
  const wanted = bare(text);
  return wanted !== '' && (wanted === bare(sentence) || wanted === bare(printed(sentence, source)));
}
