/** What is compared of an article, worked out once. */
import { aspectsOfFolded, type Aspects } from '../../events/aspects.ts';
import type { Embedding } from '../../events/embeddings.ts';
import { foldForComparison, isChinese } from '../../text/scripts.ts';
import { hash32, shinglesOf, type Shingles } from '../../text/similarity.ts';
import { unitsOf } from '../../text/tokens.ts';

/** The part of an article that comparison looks at. */
export interface Comparable {
  readonly id: string;
  readonly title: string;
  /** Plain text, one block a line. */
  readonly text: string;
  /** ISO 8601. */
  readonly publishedAt?: string | undefined;
  /** false: may not lead an item (a round-up, a live blog, an opinion) and brings no others together. */
  readonly glue?: boolean;
  /** Absent: no embedding model is asked. */
  readonly embedding?: Embedding | undefined;
}

export interface Fingerprint {
  readonly id: string;
  /** Title and body, folded. */
  readonly folded: string;
  /** Han characters, words and figures of the body. */
  readonly length: number;
  /** The title without figures, as a hash: 〈每日行情（3月2日）〉 and 〈每日行情（3月3日）〉 are one. */
  readonly heading: number | undefined;
  /** Pairs of units of the title. */
  readonly title: Shingles;
  /** Runs of three units of the body. */
  readonly body: Shingles;
  /** The same of the body's first 60 units. */
  readonly lead: Shingles;
  readonly figures: FiguresInContext;
  /** What the event is told by. */
  readonly aspects: Aspects;
  /** Milliseconds since the epoch; `NaN` where unknown or unreadable. */
  readonly publishedAt: number;
  readonly glue: boolean;
}

/** Figures by what stands around them (`…人员共#人` to `58`), as hashes, the contexts ascending. */
export interface FiguresInContext {
  readonly contexts: Uint32Array;
  readonly figures: Uint32Array;
}

const run = 3;
const leadUnits = 60;

/** `ignored` are names that everything compared has in common, as a pattern on folded text. */
export function fingerprint(article: Comparable, ignored?: RegExp): Fingerprint {
  const body = foldForComparison(article.text);
  const title = foldForComparison(article.title);
  const units = unitsOf(body);
  return {
    id: article.id,
    folded: `${title}\n${body}`,
    length: units.length,
    heading: headingOf(title),
    title: shinglesOf(unitsOf(title), 2),
    body: shinglesOf(units, run),
    lead: shinglesOf(units.slice(0, leadUnits), run),
    figures: figuresInContext(units),
    aspects: aspectsOfFolded(
      { title, text: body },
      isChinese(`${article.title} ${article.text}`),
      ignored,
      article.embedding,
    ),
    publishedAt: Date.parse(article.publishedAt ?? ''),
    glue: article.glue ?? true,
  };
}

function headingOf(title: string): number | undefined {
  const words = unitsOf(title).filter((unit) => !/^\d/.test(unit));
  return words.length === 0 ? undefined : hash32(words.join(' '));
}

/** Each figure under the three units before it and the one after it, other figures masked; the first wins. */
function figuresInContext(units: readonly string[]): FiguresInContext {
  const figures = new Map<number, number>();
  const masked = units.map((unit) => (/^\d/.test(unit) ? '#' : unit));
  masked.forEach((unit, i) => {
    if (unit !== '#') return;
    const context = hash32(
      `${masked.slice(Math.max(0, i - 3), i).join('')}#${masked[i + 1] ?? ''}`,
    );
    if (!figures.has(context)) figures.set(context, hash32(units[i] ?? ''));
  });
  const contexts = Uint32Array.from(figures.keys()).sort();
  return { contexts, figures: contexts.map((context) => figures.get(context) ?? 0) };
}
