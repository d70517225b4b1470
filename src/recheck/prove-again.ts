/** One sentence of a post before the articles it points to, by the rules of the verify stage. */
import type { DraftRole, ProofLevel } from '../model/claim.ts';
import { bare, verbatim } from '../drafts/citations.ts';
import { proveClaim } from '../proof/prove.ts';
import type { SourceArticle } from '../proof/types.ts';
import { printed } from '../drafts/printed.ts';
import { textKey, type Evidence } from './evidence.ts';

/** How a sentence fared; without a level it is not borne out. */
export interface Trial {
  readonly level?: ProofLevel;
  /** In words: why not, or what is to be known although. */
  readonly reasons: readonly string[];
}

/**
 * Tries a sentence against some articles of the run: as a quotation, with the citations that the run
 * kept for these very words, then against all that the articles say.
 */
export function proveAgain(
  evidence: Evidence,
  text: string,
  role: DraftRole,
  articleIds: readonly string[],
): Trial {
  const sources = evidence.sources.filter((source) => articleIds.includes(source.id));
  if (sources.length === 0) return { reasons: [] };
  const quotation = quoted(evidence, text, sources);
  if (quotation !== undefined) return quotation;
  const headline = role === 'headline';
  const foreign = sources.find((source) => source.region !== undefined);
  const shown = printed(text, foreign ?? { target: evidence.digest.lang });
  const stored = (evidence.claims.get(textKey(text)) ?? []).filter((claim) =>
    claim.citations.every((citation) => articleIds.includes(citation.articleId)),
  );
  let first: Trial | undefined;
  for (const claim of stored) {
    const cited = new Set(claim.citations.map((citation) => citation.articleId));
    const proof = proveClaim({
      text: claim.text,
      sources: sources.filter((source) => cited.has(source.id)),
      citations: claim.citations.map(({ articleId, quote }) => ({ sourceId: articleId, quote })),
      headline,
    });
    if (proof.verdict === 'supported') return { level: 'aligned', reasons: [] };
    if (claim.proof.level === 'judged' && proof.verdict === 'unsure')
      return { level: 'judged', reasons: ['a judge accepted it then; rules still do not object'] };
    first ??= { reasons: proof.reasons };
  }
  const proof = proveClaim({ text: shown, sources, headline });
  if (proof.verdict === 'supported') return { level: 'aligned', reasons: [] };
  return first ?? { reasons: proof.reasons };
}

/** The first article of the run, beside those already tried, that bears a sentence out. */
export function provedElsewhere(
  evidence: Evidence,
  text: string,
  role: DraftRole,
  tried: readonly string[],
): { readonly articleId: string; readonly level: ProofLevel } | undefined {
  for (const { id } of evidence.sources) {
    if (tried.includes(id)) continue;
    const { level } = proveAgain(evidence, text, role, [id]);
    if (level !== undefined) return { articleId: id, level };
  }
  return undefined;
}

/** Whether a text is a sentence of the sources, word for word and sign for sign; undefined where it is none. */
function quoted(
  evidence: Evidence,
  text: string,
  sources: readonly SourceArticle[],
): Trial | undefined {
  if (bare(text) === '') return { reasons: ['holds no words'] };
  const places = (evidence.quotations.get(verbatim(text)) ?? []).flatMap((place) => {
    const source = sources.find(({ id }) => id === place.articleId);
    return source === undefined ? [] : [{ place, source }];
  });
  let broken: string | undefined;
  for (const { place, source } of places) {
    const inside = source.sentences[place.sentence]?.insideQuotation === true;
    const reason = inside ? 'the source’s sentence is part of a longer quotation' : undefined;
    if (reason === undefined) return { level: 'quoted', reasons: [] };
    broken ??= reason;
  }
  return broken === undefined ? undefined : { reasons: [broken] };
}
