/** The marks behind a factual sentence: the number of each source, linked to it, with the level of proof. */
import type { Claim, ProofLevel } from '../model/claim.ts';
import type { Digest } from '../model/digest.ts';
import { escapeText, escapeTitle, escapeUrl } from './escape.ts';
import { figuresBeside } from '../languages/zh/figures-beside.ts';
import type { Phrases } from '../languages/phrases.ts';

/** Quiet signs: a sentence in its source's own words needs none. */
export const proofSigns: Readonly<Record<ProofLevel, string>> = {
  quoted: '',
  aligned: '≈',
  judged: '†',
};

/** A claim as Markdown: its text, marked as original where it is in another language, and its marks. */
export function markedSentence(claim: Claim, digest: Digest, phrases: Phrases): string {
  // `!` before the bracket of a mark would make a picture of it.
  const text = escapeText(claim.text).replace(/!$/, String.raw`\!`);
  const sentence =
    claim.lang === digest.lang ? text : phrases.original(text, figuresBeside(claim.text));
  const marks = digest.sources.flatMap((source, i) => {
    const quotes = claim.citations.filter((citation) => citation.articleId === source.articleId);
    if (quotes.length === 0) return [];
    const mark = phrases.mark(i + 1, proofSigns[claim.proof.level]);
    const url = escapeUrl(source.url);
    const how = claim.proof.origin === 'replaced' ? 'replaced' : claim.proof.level;
    // A sentence in its source's own words shows its quotation already.
    const shown = claim.proof.level === 'quoted' ? [] : quotes.map((citation) => citation.quote);
    const title = escapeTitle(
      [phrases.proof[how](source.outlet), ...shown.map((quote) => phrases.quotation(quote))].join(
        ' ',
      ),
    );
    return [url === undefined ? mark : `[${mark}](${url} "${title}")`];
  });
  return marks.length === 0 ? sentence : `${sentence}${phrases.sentenceGap}${marks.join(' ')}`;
}
