/** One draft before its sources: proved, replaced or dropped. */
import type { Article } from '../../model/article.ts';
import type { Claim, Citation, Draft, NonEmpty } from '../../model/claim.ts';
import type { Verdict } from '../../model/drafts.ts';
import type { Story } from '../../model/story.ts';
import { sentencesOf } from '../../text/sentences.ts';
import { bare, checkCitations, citableOf, type Citable } from './citations.ts';
import { claimOf } from './claim.ts';
import { leakIn } from './gate.ts';
import { proveClaim } from './proof/prove.ts';
import { languageOf, readSource, type Source } from './proof/source.ts';
import { printed, quoteAs, standInFor, whyNotAlone } from './stand-in.ts';

/** A story with its articles read for proving. */
export interface ReadStory {
  readonly story: Story;
  readonly citable: ReadonlyMap<string, Citable>;
  readonly sources: readonly Source[];
}

/** What became of a draft. */
export interface Judged {
  readonly claim?: Claim;
  readonly verdict: Verdict;
}

/** Reads the articles of a story once for all its drafts. */
export function readStory(story: Story): ReadStory {
  const citable = citableOf(story);
  const sources = [...citable.values()].map(({ article, sentences }) =>
    readSource({
      id: article.id,
      title: sentences[0],
      sentences: sentences.slice(1),
      openings: openingsOf(article),
      publishedAt: article.publishedAt?.value,
    }),
  );
  return { story, citable, sources };
}

/** The sentences that begin a block, as `sentencesOf` counts them. */
function openingsOf(article: Article): ReadonlySet<number> {
  const blocks = article.blocks.map((block) => sentencesOf({ blocks: [block] }).length);
  return new Set(blocks.map((_, i) => blocks.slice(0, i).reduce((sum, n) => sum + n, 1)));
}

function nonEmpty(citations: readonly Citation[]): NonEmpty<Citation> | undefined {
  const [first, ...rest] = citations;
  return first === undefined ? undefined : [first, ...rest];
}

/** Proves one draft, or puts its source's sentence in its place, or drops it; every way with its reasons. */
export function judgeDraft(
  draft: Draft,
  read: ReadStory,
  known: (articleId: string) => boolean,
): Judged {
  const dropped = (reasons: readonly string[]): Judged => ({
    verdict: { id: draft.id, what: 'claim', outcome: 'dropped', text: draft.text, reasons },
  });
  const leak = leakIn(
    draft.text,
    draft.citations.map(({ quote }) => quote),
  );
  if (leak !== undefined) return dropped([leak]);
  const { good, faults } = checkCitations(draft.citations, read.citable, known);
  const citations = nonEmpty(good);
  if (citations === undefined) return dropped(faults.length > 0 ? faults : ['cites nothing']);
  const sourceOf = (id: string): Source | undefined =>
    read.sources.find((source) => source.id === id);

  const lang = languageOf(draft.text) === 'en' ? 'en' : 'zh-TW';
  // A draft may cite several; one source of the mainland is enough for its 我国.
  const mainland = citations.map((c) => sourceOf(c.articleId)).find((source) => source?.simplified);
  const text = printed(draft.text.trim(), mainland);
  const converted =
    text === draft.text.trim()
      ? []
      : ['words of the mainland’s script or standpoint were converted'];
  const base = { id: draft.id, storyId: draft.storyId, role: draft.role };
  const passed = (level: 'quoted' | 'aligned', cited: NonEmpty<Citation>): Judged => ({
    claim: claimOf({
      ...base,
      text,
      lang,
      citations: cited,
      proof: { level, origin: 'draft', reasons: [...converted, ...faults] },
    }),
    verdict: {
      id: draft.id,
      what: 'claim',
      outcome: level,
      text: draft.text,
      reasons: [...converted, ...faults],
    },
  });

  const own = citations.find((citation) =>
    isQuotation(
      text,
      read.citable.get(citation.articleId)?.sentences[citation.sentence],
      sourceOf(citation.articleId),
    ),
  );
  if (own !== undefined) {
    const sentence = read.citable.get(own.articleId)?.sentences[own.sentence] ?? '';
    const broken =
      sourceOf(own.articleId)?.sentences[own.sentence]?.insideQuotation === true
        ? whyNotAlone(sentence, own.sentence, sourceOf(own.articleId))
        : undefined;
    return broken === undefined
      ? passed('quoted', [{ ...own, quote: sentence }])
      : dropped([broken]);
  }
  const proof = proveClaim({
    text,
    sources: read.sources.filter((source) => citations.some((c) => c.articleId === source.id)),
    citations: citations.map(({ articleId, quote }) => ({ sourceId: articleId, quote })),
    headline: draft.role === 'headline',
  });
  if (proof.verdict === 'supported') return passed('aligned', citations);

  const reasons = [...faults, ...proof.reasons];
  if (draft.role === 'headline') return headlineOf(read, base, draft.text, reasons);
  const standIn = standInFor(citations, read.citable, sourceOf);
  if (!('text' in standIn)) return dropped([...reasons, ...standIn]);
  return {
    claim: claimOf({
      ...base,
      ...standIn,
      proof: { level: 'quoted', origin: 'replaced', reasons },
    }),
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

/** The lead article's own title as a story's headline. */
export function headlineOf(
  read: ReadStory,
  base: Pick<Claim, 'id' | 'storyId' | 'role'>,
  proposed: string | undefined,
  reasons: readonly string[],
): Judged {
  const lead = read.story.tellings[0].article;
  const source = read.sources.find(({ id }) => id === lead.id);
  const title = quoteAs({ articleId: lead.id, sentence: 0 }, lead.title, source);
  const text = proposed ?? lead.title;
  if (lead.title.trim() === '')
    return {
      verdict: {
        id: base.id,
        what: 'claim',
        outcome: 'dropped',
        text,
        reasons: [...reasons, 'the article has no title'],
      },
    };
  return {
    claim: claimOf({ ...base, ...title, proof: { level: 'quoted', origin: 'replaced', reasons } }),
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
