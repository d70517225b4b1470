/** The marks behind a factual sentence: the number of each source, linked to the words there, with the level of proof. */
import { targetLanguage } from '../languages/target-languages.ts';
import type { Claim, ProofLevel } from '../model/claim.ts';
import type { Digest } from '../model/digest.ts';
import type { PostStyle } from '../model/post.ts';
import { escapeText, escapeTitle, escapeUrl } from './escape.ts';
import type { Phrases } from '../languages/phrases.ts';
import { atWords } from './text-fragment.ts';

/** Quiet signs: a sentence in its source's own words needs none. A raised minus says that something was taken away. */
export const proofSigns: Readonly<Record<ProofLevel, string>> = {
  quoted: '',
  aligned: '⁻',
  judged: '†',
};

/** One mark before it has a form. */
export interface Mark {
  /** Of the source in the list. */
  readonly number: number;
  readonly level: ProofLevel;
  /** At the words there; absent where the source has no address that can be linked. */
  readonly url: string | undefined;
  /** How the sentence was proved, around the source's name. */
  readonly how: (outlet: string) => string;
  readonly outlet: string;
  /** The source's own words, where the sentence is not in them. */
  readonly quotations: string;
}

/** The marks of a claim, in the order of the list of sources. */
export function marksOf(
  claim: Claim,
  digest: Digest,
  phrases: Phrases,
  style: Pick<PostStyle, 'textFragments' | 'plainLinks'>,
): readonly Mark[] {
  const { level, origin } = claim.proof;
  return digest.sources.flatMap((source, i) => {
    const quotes = claim.citations
      .filter((citation) => citation.articleId === source.articleId)
      .map(({ quote }) => quote);
    if (quotes.length === 0) return [];
    const url = escapeUrl(source.url);
    // A sentence in its source's own words shows its quotation already.
    const shown = level === 'quoted' ? [] : quotes;
    return [
      {
        number: i + 1,
        level,
        url: url === undefined ? undefined : atWords(url, quotes, style),
        how: phrases.proof[origin === 'replaced' ? 'replaced' : level],
        outlet: source.outlet,
        quotations: phrases.quotations(shown),
      },
    ];
  });
}

/** What a mark shows when it is pointed at, as the title of its link. */
export function titleOf({ how, outlet, quotations }: Mark): string {
  return escapeTitle(`${how(outlet)}${quotations}`);
}

/** Forbids a line to end between a sentence and its mark. Content never holds it. */
export const joiner = '\u2060';
/** Parts the marks of one sentence, and no line may end there. */
const between = '\u00a0';

const raisedDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * 12 → ¹². Figures that are small by themselves need no HTML: they look the same in every generator, in a feed and in a
 * mail, and in the file stand as they show.
 */
export function raised(n: number): string {
  return String(n).replace(/\d/g, (digit) => raisedDigits[Number(digit)] ?? digit);
}

export interface MarkWriter {
  /** A claim as Markdown: its text, marked as original where it is in another language, and its marks. */
  readonly sentence: (claim: Claim) => string;
  /** The text alone, for a heading. */
  readonly words: (claim: Claim) => string;
  /** What the marks so far refer to, one a line, for the end of the file; empty where there are none. */
  readonly references: () => string;
}

interface Reference {
  readonly number: number;
  readonly label: string;
  readonly line: string;
}

/** Marks of one post: each address with its words gets one reference, however often it is marked. */
export function markWriter(digest: Digest, phrases: Phrases, style: PostStyle): MarkWriter {
  const labels = new Map<string, Reference>();
  const used = new Map<number, number>();

  function words({ text, lang }: Claim): string {
    const escaped = escapeText(text);
    return lang === digest.lang
      ? escaped
      : phrases.original(escaped, targetLanguage(digest.lang).figuresBeside(text));
  }

  /** `4`, then `4-2`, `4-3`: the number of the source, and which of its references. */
  function labelOf(mark: Mark): string {
    const target = targetOf(mark);
    const known = labels.get(target);
    if (known !== undefined) return known.label;
    const count = (used.get(mark.number) ?? 0) + 1;
    used.set(mark.number, count);
    const label = count === 1 ? String(mark.number) : `${mark.number}-${count}`;
    const start = style.marks === 'footnote' ? `[^${label}]: ` : `[${label}]: `;
    labels.set(target, { number: mark.number, label, line: `${start}${target}` });
    return label;
  }

  function targetOf(mark: Mark): string {
    if (style.marks === 'superscript') return `${mark.url ?? ''} "${titleOf(mark)}"`;
    const outlet = escapeText(mark.outlet);
    const link = mark.url === undefined ? outlet : `[${outlet}](${mark.url})`;
    return `${mark.how(link)}${escapeText(mark.quotations)}`;
  }

  function written(mark: Mark): string {
    if (style.marks === 'footnote') return `[^${labelOf(mark)}]`;
    const figure = `${raised(mark.number)}${proofSigns[mark.level]}`;
    return mark.url === undefined ? figure : `[${figure}][${labelOf(mark)}]`;
  }

  return {
    words,
    sentence: (claim) => {
      const marks = style.marks === 'none' ? [] : marksOf(claim, digest, phrases, style);
      return marks.length === 0
        ? words(claim)
        : `${words(claim)}${joiner}${marks.map(written).join(between)}`;
    },
    references: () =>
      [...labels.values()]
        .toSorted((a, b) => a.number - b.number)
        .map(({ line }) => line)
        .join('\n'),
  };
}
