/** What the page says about its own text elsewhere: a description that repeats its beginning, a copy in its metadata. */
import { type Head, firstMeta } from './head.ts';
import type { LinkedData } from './json-ld.ts';
import { partsOf, weight } from '../page/measure.ts';
import { key } from './title.ts';

/** What may be asked about the page's own account of its text. */
export interface Known {
  readonly description: string | undefined;
  /** Paragraphs of the copy in the metadata; empty where there is none. */
  readonly paragraphs: readonly string[];
  /** The text holds the beginning of the description, or begins inside it. */
  readonly leads: (text: string) => boolean;
  /** The text holds the beginning of the description, or is part of the copy. */
  readonly vouchesFor: (text: string) => boolean;
  /** Share of the copy that these lines give, 0 to 1; `undefined` where there is no copy worth the name. */
  readonly covered: (lines: readonly string[]) => number | undefined;
}

/** So many letters of the description must agree; teasers are often cut or reworded later on. */
const leadLetters = 24;
/** A copy with less text than this (in Latin letters) is a summary or a stub. */
const leastCopy = 500;

/** Reads it off the metadata; where they are silent, every answer is no. */
export function whatIsKnown(head: Head, data: LinkedData | undefined): Known {
  const description =
    data?.description ?? firstMeta(head, 'og:description', 'description', 'twitter:description');
  const whole = key(description ?? '');
  const lead = whole.slice(0, leadLetters);
  const paragraphs = data?.paragraphs ?? [];
  const copy = key(paragraphs.join(''));
  const copyWeight = weight(copy);
  const holdsLead = (letters: string): boolean =>
    lead.length >= leadLetters / 2 && letters.includes(lead);
  return {
    description,
    paragraphs,
    leads: (text) => {
      if (whole === '') return false;
      const letters = key(text);
      return (
        holdsLead(letters) ||
        (letters.length >= leadLetters && whole.includes(letters.slice(0, leadLetters)))
      );
    },
    vouchesFor: (text) => {
      if (lead.length < leadLetters / 2 && copy === '') return false;
      const letters = key(text);
      return holdsLead(letters) || (letters.length >= 30 && copy.includes(letters));
    },
    covered: (lines) => {
      if (copyWeight < leastCopy) return undefined;
      let found = 0;
      for (const line of lines) {
        const letters = key(line);
        if (letters.length > 7 && copy.includes(letters)) found += letters.length;
      }
      return Math.min(1, found / copy.length);
    },
  };
}

/** Lines with more text than this (in Latin letters) are prose; so much of that is a text of its own. */
const leastProse = 60;
const leastOwn = 300;

/**
 * The same, without the copy where the page has a text of its own that speaks of its headline, and no line of it is in
 * the copy: a summary, or a neighbour's text, stands in its place.
 */
export function heldAgainst(known: Known, title: string, lines: readonly string[]): Known {
  const prose = lines.filter((line) => weight(line) >= leastProse);
  const size = prose.reduce((sum, line) => sum + weight(line), 0);
  if (known.covered(prose) !== 0 || size < leastOwn) return known;
  const [said, named] = [partsOf(prose.join('\n')), partsOf(title)];
  const shared = [...named].filter((part) => said.has(part)).length;
  return shared * 2 < named.size ? known : { ...known, covered: () => undefined };
}
