/** Whether citations are what they say: this article, this sentence, these words. */
import type { Citation } from '../model/claim.ts';
import type { Article } from '../model/article.ts';
import { foldForComparison } from '../text/scripts.ts';
import type { Story } from '../model/story.ts';
import { foldInPlace } from '../text/fold.ts';
import { unitsOf, withoutStop } from '../proof/read/units.ts';

/** A text without marks and white space, in one script: equal when only script or punctuation differ. */
export function bare(text: string): string {
  return foldForComparison(text)
    .replace(/[\p{P}\p{S}\s]/gu, (mark) => (/[-%$€£¥.+?:/~]/.test(mark) ? mark : ''))
    .replace(/(?<!\d)[-.+:/~]|[.](?!\d)/g, '');
}

/**
 * A text to be compared word for word: equal where nothing but script, white space, width, the style of quotation
 * marks and the last stop differ. Every other sign counts, and how a figure or a date is written.
 */
export function verbatim(text: string): string {
  return withoutStop(unitsOf(text))
    .map(({ kind, key, start, end }) =>
      kind === 'figure' || kind === 'date'
        ? foldInPlace(text.slice(start, end)).replaceAll(/\s/g, '')
        : key,
    )
    .join(' ');
}

/** An article that may be cited, with its sentences; number 0 is the title. */
export interface Citable {
  readonly article: Article;
  readonly sentences: readonly string[];
}

/** The articles that tell a story, by id. */
export function citableOf({ tellings, supports = [] }: Story): ReadonlyMap<string, Citable> {
  return new Map(
    [...tellings, ...supports].map(({ article }) => [
      article.id,
      { article, sentences: [article.title, ...article.sentences.map(({ text }) => text)] },
    ]),
  );
}

/** Ids of the articles that may be cited in any of the stories. */
export function citedAnywhere(stories: readonly Story[]): ReadonlySet<string> {
  return new Set(stories.flatMap((story) => [...citableOf(story).keys()]));
}

/** Whether what is cited is a report's, and not only what a page says that may not lead. */
export function isReported(citations: readonly Citation[], { tellings }: Story): boolean {
  return citations.some(({ articleId }) =>
    tellings.some(({ article }) => article.id === articleId),
  );
}

export interface CheckedCitations {
  readonly good: readonly Citation[];
  /** What is wrong with the others, in words. */
  readonly faults: readonly string[];
}

/** The least of a sentence that can be told from chance, in characters. */
const shortest = 6;

/**
 * Keeps the citations that hold, with the number put right where the words stand elsewhere in the
 * same article. `known` says whether an article id exists in another story.
 */
export function checkCitations(
  citations: readonly Citation[],
  citable: ReadonlyMap<string, Citable>,
  known: (articleId: string) => boolean,
): CheckedCitations {
  const good: Citation[] = [];
  const faults: string[] = [];
  for (const citation of citations) {
    const cited = citable.get(citation.articleId);
    if (cited === undefined) {
      faults.push(
        known(citation.articleId)
          ? `cites ${citation.articleId}, an article of another event`
          : `cites ${citation.articleId}, which no search found`,
      );
      continue;
    }
    const number = numberOf(citation, cited.sentences);
    if (number === undefined)
      faults.push(`${cited.article.outlet} does not have the words “${citation.quote}”`);
    else if (!good.some((g) => g.articleId === citation.articleId && g.sentence === number))
      good.push({ ...citation, sentence: number });
  }
  return { good, faults };
}

function numberOf(citation: Citation, sentences: readonly string[]): number | undefined {
  const quote = bare(citation.quote);
  if (quote === '') return undefined;
  const holds = (sentence: string | undefined): boolean => {
    if (sentence === undefined) return false;
    const text = bare(sentence);
    return text === quote || (quote.length >= shortest && text.includes(quote));
  };
  if (holds(sentences[citation.sentence])) return citation.sentence;
  const elsewhere = sentences.findIndex((sentence, i) => i > 0 && holds(sentence));
  return elsewhere === -1 ? undefined : elsewhere;
}
