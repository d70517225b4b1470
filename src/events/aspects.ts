/** What of a text is compared to know whether another tells the same event: words in English, figures as values, years. */
import { figuresIn, type Figure } from '../text/numbers.ts';
import { foldForComparison, isChinese } from '../text/scripts.ts';
import { hash32, type Shingles } from '../text/similarity.ts';
import type { Embedding } from './embeddings.ts';
import { chineseNamesIn, glossesOf, latinTerms, spellingsOf, type Term } from './glosses.ts';
import { sparseOf, unitLength, type Sparse } from './sparse.ts';

export interface Aspects {
  /** Written in Chinese; everything else is read as English. */
  readonly chinese: boolean;
  /** Has a title, so that `lead` is what a newsroom puts first. */
  readonly titled: boolean;
  /** Words of title and text, of length 1. */
  readonly body: Sparse;
  /** The same of title and first sentences. */
  readonly lead: Sparse;
  /** The words of `body` that weigh most. */
  readonly heaviest: Sparse;
  /** Figures by value, each with how much it says: 4.2億 much, 3 hardly anything. */
  readonly figures: Sparse;
  /** Years that it names. */
  readonly years: Sparse;
  /** Chinese names as English spells them: in a Chinese text all that might be one, in another what looks like one. Hashes. */
  readonly names: Shingles;
  /** The text as an embedding model has it; absent without one. */
  readonly embedding?: Embedding;
}

/** What is read of a text, in Han characters; English takes three characters for each. */
const charactersRead = {
  body: 600,
  lead: 80,
  untitledLead: 110,
  figures: 1200,
  years: 800,
} as const;
const englishPerHan = 3;
/** A shorter title says too little. */
const shortestTitle = 8;
const heaviestTerms = 15;

/** `ignored` are names that everything compared has in common, as a pattern on folded text. */
export function aspectsOf(
  title: string,
  text: string,
  ignored?: RegExp,
  embedding?: Embedding,
): Aspects {
  const folded = { title: foldForComparison(title), text: foldForComparison(text) };
  return aspectsOfFolded(folded, isChinese(`${title} ${text}`), ignored, embedding);
}

/** The same of a text that is folded already; `chinese` is told by the text before. */
export function aspectsOfFolded(
  { title, text }: { readonly title: string; readonly text: string },
  chinese: boolean,
  ignored?: RegExp,
  embedding?: Embedding,
): Aspects {
  const plain = (folded: string): string =>
    ignored === undefined ? folded : folded.replace(ignored, ' ');
  const heading = plain(title);
  const body = plain(text);
  const whole = `${heading}\n${body}`;
  const read = (part: string, characters: number): string =>
    part.slice(0, chinese ? characters : characters * englishPerHan);
  const lead =
    heading.length > shortestTitle
      ? `${heading}\n${read(body, charactersRead.lead)}`
      : read(body, charactersRead.untitledLead);
  const namesIn = chinese ? spellingsOf : chineseNamesIn;
  const words = wordWeights(read(whole, charactersRead.body), chinese);
  return {
    chinese,
    titled: heading.length > shortestTitle,
    body: unitLength(sparseOfTerms(words)),
    lead: unitLength(sparseOfTerms(wordWeights(lead, chinese))),
    heaviest: sparseOfTerms(new Map(heaviestOf(words).map((term) => [term, 1]))),
    figures: sparseOfTexts(figureWeights(read(whole, charactersRead.figures))),
    years: sparseOfTexts(yearsIn(read(whole, charactersRead.years))),
    names: namesIn(read(whole, charactersRead.body)),
    ...(embedding && { embedding }),
  };
}

function sparseOfTerms(weights: ReadonlyMap<Term, number>): Sparse {
  return sparseOf(
    Array.from(weights.keys(), ({ hash }) => hash),
    [...weights.values()],
  );
}

function sparseOfTexts(weights: ReadonlyMap<string, number>): Sparse {
  return sparseOf(
    Array.from(weights.keys(), (text) => hash32(text)),
    [...weights.values()],
  );
}

const measured = /(\d)(?=(?:[kmgtp]b|[kmg]?wh?|[cmk]m|kg|[kmg]hz)(?![a-z\d]))/g;

/** 4.7TB as 4.7 tb: a figure with its unit, and no name of a product. */
export function partUnits(folded: string): string {
  return folded.replace(measured, '$1 ');
}

/** 812分: points, where no hour stands before them. */
const score = /(?<![时時点點:]\s?\d{0,2})(\d)\s?分(?![钟鐘之点點\d])/g;

/** What one sentence states: English stems by what they say of a text, figures by value (`#%41`), most said by many digits. */
export function statedIn(text: string, ignored?: RegExp): ReadonlyMap<string, number> {
  const folded = partUnits(foldForComparison(text)).replace(score, '$1 ');
  const plain = ignored === undefined ? folded : folded.replace(ignored, ' ');
  const chinese = isChinese(text);
  const figures = [...figureWeights(plain)].filter(([key]) => !key.startsWith('≈'));
  return new Map([
    ...[...wordWeights(plain, chinese)].map(([term, weight]) => [term.text, weight] as const),
    ...figures.map(([key, weight]) => [`#${key}`, weight] as const),
  ]);
}

/** (1 + ln n) · weight for every English stem; a gloss of many stems counts for each the less. */
function wordWeights(folded: string, chinese: boolean): ReadonlyMap<Term, number> {
  const counts = new Map<Term, number>();
  const count = (term: Term, share: number): void => {
    counts.set(term, (counts.get(term) ?? 0) + share);
  };
  if (chinese)
    for (const gloss of glossesOf(folded))
      for (const term of gloss) count(term, 1 / Math.sqrt(gloss.length));
  for (const term of latinTerms(folded)) count(term, 1);
  for (const [term, n] of counts) counts.set(term, (n < 1 ? n : 1 + Math.log(n)) * term.weight);
  return counts;
}

function heaviestOf(words: ReadonlyMap<Term, number>): readonly Term[] {
  // Sorting numbers is cheap; only what is as heavy as the last of them is put in order by its text.
  const lightest = Float64Array.from(words.values()).sort().at(-heaviestTerms) ?? 0;
  return [...words]
    .filter(([, weight]) => weight >= lightest)
    .toSorted(([s, x], [t, y]) => y - x || (s.text < t.text ? -1 : 1))
    .slice(0, heaviestTerms)
    .map(([term]) => term);
}

const month = /(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? ?$/;

/** Days, clock times and years are no figures here: all reports of one day share them. */
export function isFigureOfFact(text: string, { start, end, value, kind }: Figure): boolean {
  if (kind !== 'count') return true;
  if (Number.isInteger(value) && value >= 1900 && value <= 2100) return false;
  if (month.test(text.slice(Math.max(0, start - 12), start))) return false;
  const unit = text.slice(end, end + 2).trim();
  return !/^(?:[月日号时點点]|分(?![之点])(?!钟))/.test(unit);
}

/** The more digits a figure has, the less two texts have it by chance. */
function figureWeights(folded: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const figure of figuresIn(folded)) {
    if (!isFigureOfFact(folded, figure)) continue;
    const weight = weightOfFigure(figure);
    weights.set(figureKey(figure), weight);
    weights.set(roundedKey(figure), weight / 2);
  }
  return weights;
}

/** `%41`, `420000000`. */
export function figureKey({ value, kind }: Figure): string {
  return `${kind === 'percent' ? '%' : ''}${value}`;
}

/** To two digits: 近19萬 is what another outlet counts as 188,000. */
export function roundedKey(figure: Figure): string {
  return `≈${figureKey({ ...figure, value: Number(figure.value.toPrecision(2)) })}`;
}

function weightOfFigure({ value, kind }: Figure): number {
  const digits = String(value).replace(/^0\.0*|\.|0+$/g, '').length;
  if (kind === 'percent') return digits >= 2 ? 1 : 0.6;
  if (digits >= 3) return 1.2;
  if (digits === 2) return 0.8;
  if (value >= 1000) return 0.6;
  return value < 10 ? 0.15 : 0.4;
}

function yearsIn(folded: string): ReadonlyMap<string, number> {
  return new Map(
    [...folded.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d|[,.]\d)/g)].map(([year]) => [year, 1] as const),
  );
}
