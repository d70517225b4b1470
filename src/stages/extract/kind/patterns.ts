/** The word lists by which a page's kind is known: YAML beside this file, read strictly, compiled once. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { type ArticleKind, articleKinds } from '../../../model/article-kind.ts';

const kind = z.enum(Object.keys(articleKinds) as [ArticleKind, ...ArticleKind[]]);

function load<T>(name: string, schema: z.ZodType<T>): T {
  const path = fileURLToPath(new URL(`./${name}.yaml`, import.meta.url));
  return schema.parse(parse(readFileSync(path, 'utf8')));
}

function entries<T>(
  table: Partial<Record<ArticleKind, T>>,
): readonly (readonly [ArticleKind, T])[] {
  return Object.entries(table) as (readonly [ArticleKind, T])[];
}

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

const typeFile = load(
  'types',
  z.strictObject({
    types: z.partialRecord(
      kind,
      z.strictObject({ sure: z.string().optional(), alone: z.string().optional() }),
    ),
    article: z.string(),
    openGraph: z.partialRecord(kind, z.string()),
  }),
);

/** Types of structured data. */
export const types: readonly Types[] = entries(typeFile.types).map(([name, { sure, alone }]) => ({
  kind: name,
  sure: words(sure ?? ''),
  alone: words(alone ?? ''),
}));

/** Types of an article of no special kind. */
export const articleTypes: ReadonlySet<string> = words(typeFile.article);

/** Kinds by `og:type`. */
export const openGraph: ReadonlyMap<string, ArticleKind> = new Map(
  entries(typeFile.openGraph).flatMap(([name, list]) =>
    [...words(list)].map((type) => [type, name] as const),
  ),
);

/** Labels of one kind; each pattern takes a whole label, folded. */
interface Labels {
  readonly kind: ArticleKind;
  readonly sure: RegExp | undefined;
  readonly likely: RegExp | undefined;
}

const list = z.array(z.string().min(1)).optional();

/** Names of columns and labels. */
export const labels: readonly Labels[] = entries(
  load('labels', z.partialRecord(kind, z.strictObject({ sure: list, likely: list }))),
).map(([name, { sure, likely }]) => ({
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

/** A pattern with what it weighs. */
interface Weighed {
  readonly kind: ArticleKind;
  readonly weight: number;
  readonly pattern: RegExp;
}

/** Segments of addresses. */
export const paths: readonly Weighed[] = entries(
  load('paths', z.partialRecord(kind, z.record(z.string(), z.string()))),
).flatMap(([name, table]) =>
  Object.entries(table).map(([weight, segments]) => ({
    kind: name,
    weight: Number(weight),
    pattern: wholly(segments.split(/\s+/)),
  })),
);

/** A list of `key: pattern`, one pair an item. */
const rows = z.array(z.record(z.string(), z.string()));
const pairs = (items: z.infer<typeof rows>): readonly (readonly [string, RegExp])[] =>
  items
    .flatMap((item) => Object.entries(item))
    .map(([name, pattern]) => [name, new RegExp(pattern, 'u')] as const);

/** Wording of headlines. */
export const titles: readonly Weighed[] = entries(
  load('titles', z.partialRecord(kind, rows)),
).flatMap(([name, items]) =>
  pairs(items).map(([weight, pattern]) => ({ kind: name, weight: Number(weight), pattern })),
);

/** A line that speaks of the text that it stands in. */
interface Line extends Weighed {
  readonly where: 'first' | 'last' | 'any';
  /** Looked for in lines of any length. */
  readonly long: boolean;
}

const place = z.enum(['first', 'last', 'any']);

/** First and last lines. */
export const lines: readonly Line[] = entries(load('lines', z.partialRecord(kind, rows))).flatMap(
  ([name, items]) =>
    pairs(items).map(([key, pattern]) => {
      const [where, ...rest] = key.split(' ');
      return {
        kind: name,
        where: place.parse(where),
        weight: z.number().parse(Number(rest.at(-1))),
        pattern,
        long: rest.includes('long'),
      };
    }),
);

const many = z.array(z.string().min(1));
const shapeFile = load(
  'shapes',
  z.strictObject({
    eventFields: many,
    eventCalls: many,
    goods: many,
    market: many,
    mediaWords: many,
    imperatives: z.strictObject({ chinese: z.string(), english: z.string() }),
    verdicts: many,
    tone: many,
    pressWords: many,
    rumours: z.string(),
    denials: z.string(),
    corrections: z.string(),
  }),
);

const each = (patterns: readonly string[], before = '', after = ''): readonly RegExp[] =>
  patterns.map((pattern) => new RegExp(`${before}(?:${pattern})${after}`, 'mu'));

/** What the readers of shapes look for. */
interface ShapeWords {
  readonly eventFields: readonly RegExp[];
  readonly eventCalls: readonly RegExp[];
  readonly goods: readonly RegExp[];
  readonly market: readonly RegExp[];
  readonly mediaWords: readonly RegExp[];
  readonly verdicts: readonly RegExp[];
  readonly tone: readonly RegExp[];
  readonly pressWords: readonly RegExp[];
  readonly imperative: RegExp;
  readonly rumour: RegExp;
  readonly denial: RegExp;
  readonly correction: RegExp;
}

/** Compiled lists of `shapes.yaml`. */
export const shapeWords: ShapeWords = {
  eventFields: each(
    shapeFile.eventFields,
    String.raw`(?:^|[。;,]\s?)[^\p{L}\p{N}]{0,4}`,
    String.raw`\s?(?:[:|】\]]|$)`,
  ),
  eventCalls: each(shapeFile.eventCalls),
  goods: each(shapeFile.goods),
  market: each(shapeFile.market),
  mediaWords: each(shapeFile.mediaWords),
  verdicts: each(shapeFile.verdicts),
  tone: each(shapeFile.tone),
  pressWords: each(shapeFile.pressWords),
  imperative: anyOf(
    [shapeFile.imperatives.chinese, shapeFile.imperatives.english].map(
      (pattern) => String.raw`^(?:[\d①-⑳]+[.)、:]?\s*|[•·■●-]\s*)?${pattern}`,
    ),
  ),
  rumour: new RegExp(shapeFile.rumours, 'gu'),
  denial: new RegExp(shapeFile.denials, 'gu'),
  correction: new RegExp(shapeFile.corrections, 'gu'),
};
