/** The source's own sentence in place of a draft that was not proved. */
import type { Citation, NonEmpty } from '../../model/claim.ts';
import { isAside, isTorn } from '../../text/asides.ts';
import { leaningOf } from '../../text/leaning.ts';
import { ordersAModel } from '../../text/orders.ts';
import { withEnglishMarks } from '../../text/english-marks.ts';
import { toTaiwan } from '../../text/scripts.ts';
import type { Citable } from './citations.ts';
import { languageOf, type Source } from './proof/source.ts';

/** Longer sentences make no post. In characters. */
const longest = 220;

export interface StandIn {
  readonly text: string;
  readonly lang: 'zh-TW' | 'en';
  readonly citations: NonEmpty<Citation>;
}

/** Why a sentence can't be shown by itself; undefined where it can. `source` tells of quotations that go on. */
export function whyNotAlone(
  sentence: string,
  number: number,
  source: Source | undefined,
): string | undefined {
  if (sentence.length > longest) return 'the source’s sentence is too long to stand in its place';
  // A company or report was named by the headline above.
  if (number > 0 && leaningOf(sentence) === 'word')
    return 'the source’s sentence points back at one before it';
  if (source?.sentences[number]?.insideQuotation === true || isTorn(sentence))
    return 'the source’s sentence is part of a longer quotation';
  if (number > 0 && isAside(sentence))
    return 'the source’s sentence is a caption, a byline, a question or a quotation without its speaker';
  if (ordersAModel(sentence)) return 'the source’s sentence gives orders to a language model';
  return /[\p{L}\d]/u.test(sentence) ? undefined : 'the source’s sentence holds no words';
}

/** The first cited sentence that can be shown by itself, printed for Taiwan; else the reasons why none can. */
export function standInFor(
  citations: readonly Citation[],
  citable: ReadonlyMap<string, Citable>,
  sourceOf: (articleId: string) => Source | undefined,
): StandIn | readonly string[] {
  const reasons: string[] = [];
  for (const citation of citations) {
    const sentence = citable.get(citation.articleId)?.sentences[citation.sentence];
    if (sentence === undefined || citation.sentence === 0) continue;
    const reason = whyNotAlone(sentence, citation.sentence, sourceOf(citation.articleId));
    if (reason === undefined) return quoteAs(citation, sentence, sourceOf(citation.articleId));
    reasons.push(reason);
  }
  return reasons.length > 0 ? reasons : ['no sentence of a body is cited'];
}

/**
 * A source's words as they are printed: Chinese in Taiwan's characters, English with English marks. 我国
 * in a text in Simplified characters means China, and a reader here would take it for another country.
 */
export function printed(text: string, source: Source | undefined): string {
  if (languageOf(text) === 'en') return withEnglishMarks(text);
  const mainland = source?.simplified === true;
  const taiwan = toTaiwan(text, [], mainland);
  return mainland ? taiwan.replaceAll('我國', '中國').replaceAll('我国', '中國') : taiwan;
}

/** A sentence of a source as a claim's text and citation. */
export function quoteAs(
  citation: Pick<Citation, 'articleId' | 'sentence'>,
  sentence: string,
  source: Source | undefined,
): StandIn {
  const lang = languageOf(sentence) === 'en' ? 'en' : 'zh-TW';
  return {
    text: printed(sentence, source),
    lang,
    citations: [{ articleId: citation.articleId, sentence: citation.sentence, quote: sentence }],
  };
}
