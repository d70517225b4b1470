/** The word lists by which a page's kind is known, compiled once. */
import { entriesOf } from '../../../entries.ts';
import type { ArticleKind } from '../../../model/article-kind.ts';
import { type Sought, seek } from './needles.ts';
import { labelWords } from './words/labels.ts';
import { lineWords } from './words/lines.ts';
import { pathWords } from './words/paths.ts';
import { shapeLists } from './words/shapes.ts';
import { titleWords } from './words/titles.ts';
import { typeLists } from './words/types.ts';

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter(Boolean));
}

const anyOf = (patterns: readonly string[], flags = 'u'): RegExp =>
  new RegExp(patterns.map((pattern) => `(?:${pattern})`).join('|'), flags);
const wholly = (patterns: readonly string[]): RegExp =>
  new RegExp(`^(?:${patterns.join('|')})$`, 'u');

/** Names of types for one kind: `sure` ones by themselves, `alone` ones where no article is marked up. */
interface Types {
  readonly kind: ArticleKind;
  readonly sure: ReadonlySet<string>;
  readonly alone: ReadonlySet<string>;
}

/** Types of structured data. */
export const types: readonly Types[] = entriesOf(typeLists.types).map(
  ([name, { sure, alone }]) => ({
    kind: name,
    sure: words(sure ?? ''),
    alone: words(alone ?? ''),
  }),
);

/** Types of an article of no special kind. */
export const articleTypes: ReadonlySet<string> = words(typeLists.article);

/** Kinds by `og:type`. */
export const openGraph: ReadonlyMap<string, ArticleKind> = new Map(
  entriesOf(typeLists.openGraph).flatMap(([name, list]) =>
    [...words(list)].map((type) => [type, name] as const),
  ),
);

/** Labels of one kind; each pattern takes a whole label, folded. */
interface Labels {
  readonly kind: ArticleKind;
  readonly sure: RegExp | undefined;
  readonly likely: RegExp | undefined;
}

/** Names of columns and labels. */
export const labels: readonly Labels[] = entriesOf(labelWords).map(([name, { sure, likely }]) => ({
  kind: name,
  sure: sure === undefined ? undefined : wholly(sure),
  likely: likely === undefined ? undefined : wholly(likely),
}));

/** Whether a line is a label at all: most are not. */
export const anyLabel: RegExp = anyOf(
  labels.flatMap(({ sure, likely }) =>
    [sure?.source, likely?.source].filter((one) => one !== undefined),
  ),
);

/** Segments of addresses. */
export const paths: readonly {
  readonly kind: ArticleKind;
  readonly weight: number;
  readonly pattern: RegExp;
}[] = entriesOf(pathWords).flatMap(([kind, rows]) =>
  rows.map(([weight, segments]) => ({ kind, weight, pattern: wholly(segments.split(/\s+/)) })),
);

/** Whether a segment is any of them: most are not. */
export const anyPath: RegExp = anyOf(paths.map(({ pattern }) => pattern.source));

/** A pattern with what it weighs. */
interface Weighed {
  readonly sought: Sought;
  readonly kind: ArticleKind;
  readonly weight: number;
}

/** Wording of headlines. */
export const titles: readonly Weighed[] = entriesOf(titleWords).flatMap(([kind, rows]) =>
  rows.map(([weight, pattern]) => ({ kind, weight, sought: seek(pattern) })),
);

/** A line that speaks of the text that it stands in. */
interface Line extends Weighed {
  readonly where: 'first' | 'last' | 'any';
  /** Looked for in lines of any length. */
  readonly long: boolean;
}

/** First and last lines. */
export const lines: readonly Line[] = entriesOf(lineWords).flatMap(([kind, rows]) =>
  rows.map(([where, weight, pattern, long]) => ({
    kind,
    where,
    weight,
    sought: seek(pattern),
    long: long !== undefined,
  })),
);

const each = (patterns: readonly string[], before = '', after = ''): readonly Sought[] =>
  patterns.map((pattern) => seek(`${before}(?:${pattern})${after}`, 'mu'));

/** What the readers of shapes look for. */
interface ShapeWords {
  readonly eventFields: readonly Sought[];
  readonly eventCalls: readonly Sought[];
  readonly goods: readonly Sought[];
  readonly market: readonly Sought[];
  readonly mediaWords: readonly Sought[];
  readonly verdicts: readonly Sought[];
  readonly tone: readonly Sought[];
  readonly pressWords: readonly Sought[];
  readonly imperative: RegExp;
  readonly rumour: RegExp;
  readonly denial: RegExp;
  readonly correction: RegExp;
}

/** Compiled lists of `words/shapes.ts`. */
export const shapeWords: ShapeWords = {
  eventFields: each(
    shapeLists.eventFields,
    String.raw`(?:^|[。;,]\s?)[^\p{L}\p{N}]{0,4}`,
    String.raw`\s?(?:[:|】\]]|$)`,
  ),
  eventCalls: each(shapeLists.eventCalls),
  goods: each(shapeLists.goods),
  market: each(shapeLists.market),
  mediaWords: each(shapeLists.mediaWords),
  verdicts: each(shapeLists.verdicts),
  tone: each(shapeLists.tone),
  pressWords: each(shapeLists.pressWords),
  imperative: anyOf(
    [shapeLists.imperatives.chinese, shapeLists.imperatives.english].map(
      (pattern) => String.raw`^(?:[\d①-⑳]+[.)、:]?\s*|[•·■●-]\s*)?${pattern}`,
    ),
  ),
  rumour: new RegExp(shapeLists.rumours, 'gu'),
  denial: new RegExp(shapeLists.denials, 'gu'),
  correction: new RegExp(shapeLists.corrections, 'gu'),
};
