/** A true sentence made false in exactly one thing, by templates that need not know what it says. */
import { z } from 'zod';
import { figureKey, isFigureOfFact } from '../events/aspects.ts';
import { foldInPlace } from '../proof/read/fold.ts';
import { languageOf, readSentence } from '../proof/read/sentence.ts';
import { figuresIn } from '../text/numbers.ts';
import type { ExamArticle, Fault } from './items.ts';

/** Faults that a word put for another makes. */
const wordFaults = ['negation', 'modality', 'scope', 'comparison', 'date'] as const;

type Swap = readonly [from: string, to: string];

interface LanguageWords extends Readonly<Record<(typeof wordFaults)[number], readonly Swap[]>> {
  /** Verbs of saying: a name beside one is the speaker's. */
  readonly said: readonly string[];
  /** Patterns of clauses on which the rest depends. */
  readonly condition: readonly string[];
}

/** As they stand in `exam/alterations.yaml`. */
export interface AlterationWords {
  readonly zh: LanguageWords;
  readonly en: LanguageWords;
}

const text = z.string().min(1);
const swaps = z.array(z.tuple([text, text]));
const language = z.strictObject({
  negation: swaps,
  modality: swaps,
  scope: swaps,
  comparison: swaps,
  date: swaps,
  said: z.array(text),
  condition: z.array(text),
});

export const alterationWords: z.ZodType<AlterationWords> = z.strictObject({
  zh: language,
  en: language,
});

export interface Alteration {
  readonly fault: Fault;
  readonly text: string;
}

/** What an altered sentence is made with. */
export interface AlterationContext {
  readonly words: AlterationWords;
  /** Names of the article, as claims print them. */
  readonly names: ExamArticle['names'];
  /** Names of other articles, for one that names nobody else of a kind. */
  readonly strangers: ExamArticle['names'];
  /** The whole article: a figure or a date that it has makes nothing false. */
  readonly article: string;
  /** The drawn one of a list. */
  readonly pick: <T>(list: readonly T[], what: string) => T | undefined;
}

/** One alteration a template and place that fits; none may fit. */
export function alterationsOf(claim: string, context: AlterationContext): readonly Alteration[] {
  const lang = languageOf(claim);
  const found = [
    ...wordSwaps(claim, lang, context),
    ...otherFigures(claim, context),
    ...otherDates(claim, lang, context),
    ...otherNames(claim, lang, context),
    ...withoutCondition(claim, lang, context),
  ];
  return found.filter(
    (one) => one.text !== claim && !context.article.includes(one.text) && !twice.test(one.text),
  );
}

/** A negation put before another says nothing that can be read. */
const twice = /不不|不[會可]?尚未|不已|not not|cannot not/;

const put = (claim: string, start: number, end: number, instead: string): string =>
  `${claim.slice(0, start)}${instead}${claim.slice(end)}`;

function wordSwaps(
  claim: string,
  lang: 'zh' | 'en',
  { words }: AlterationContext,
): readonly Alteration[] {
  return wordFaults.flatMap((fault) =>
    words[lang][fault].flatMap(([from, to]) => {
      const at = wordAt(claim, from, lang);
      return at === undefined ? [] : [{ fault, text: put(claim, at, at + from.length, to) }];
    }),
  );
}

/** Where a word, or several in a row, stands as such. */
function wordAt(claim: string, word: string, lang: 'zh' | 'en'): number | undefined {
  if (lang === 'en') return new RegExp(`\\b${word}\\b`).exec(claim)?.index;
  const { words } = readSentence(claim);
  const starts = new Set(words.map(({ start }) => start));
  const ends = new Set(words.map(({ end }) => end));
  for (let at = claim.indexOf(word); at >= 0; at = claim.indexOf(word, at + 1))
    if (starts.has(at) && ends.has(at + word.length)) return at;
  return undefined;
}

const hanDigits = '一二三四五六七八九';
const englishNumbers = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A figure by another of the same shape; a number in a name is none. */
function otherFigures(claim: string, { article, pick }: AlterationContext): readonly Alteration[] {
  const folded = foldInPlace(claim);
  const known = new Set(figuresIn(foldInPlace(article)).map(figureKey));
  return figuresIn(folded).flatMap((figure): readonly Alteration[] => {
    const before = claim.slice(0, figure.start);
    if (!isFigureOfFact(folded, figure)) return [];
    if (/第$|[A-Za-z\d][-‑]?$|\p{Lu}[\w.-]*\s$/u.test(before)) return [];
    const written = claim.slice(figure.start, figure.end);
    const others = sameShape(written).filter((other) =>
      figuresIn(foldInPlace(other)).every((one) => !known.has(figureKey(one))),
    );
    const other = pick(others, `figure ${figure.start}`);
    return other === undefined
      ? []
      : [{ fault: 'figure', text: put(claim, figure.start, figure.end, other) }];
  });
}

/** The same figure with another first digit. */
function sameShape(written: string): readonly string[] {
  const word = englishNumbers.indexOf(written.toLowerCase());
  if (word >= 0) return englishNumbers.filter((_, i) => i !== word);
  const at = written.search(/[1-9一二兩三四五六七八九]/u);
  if (at < 0) return [];
  const digits = /\d/.test(written.charAt(at)) ? '123456789' : hanDigits;
  return [...digits]
    .filter((digit) => digit !== written.charAt(at))
    .map((digit) => put(written, at, at + 1, digit));
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const numbers = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String(from + i));

/** Parts of dates, and what can stand there instead. */
const dateParts: Readonly<
  Record<'zh' | 'en', readonly { readonly part: RegExp; readonly others: readonly string[] }[]>
> = {
  zh: [
    { part: /\d{1,2}(?=\s?日)/, others: numbers(2, 28) },
    { part: /\d{1,2}(?=\s?月(?!前|後|來|內))/, others: numbers(1, 12) },
    { part: /20\d\d(?=\s?年)/, others: numbers(2019, 2031) },
    { part: /(?<=週|星期)[一二三四五六日]/, others: [...'一二三四五六日'] },
    { part: /(?<=第)[一二三四](?=季)/, others: [...'一二三四'] },
  ],
  en: [
    { part: new RegExp(`\\b(?:${months.join('|')})\\b`), others: months },
    { part: new RegExp(`\\b(?:${weekdays.join('|')})\\b`), others: weekdays },
    { part: new RegExp(`\\b\\d{1,2}(?= (?:${months.join('|')}))`), others: numbers(2, 28) },
    { part: new RegExp(`(?<=(?:${months.join('|')}) )\\d{1,2}\\b`), others: numbers(2, 28) },
    { part: /\b20\d\d\b/, others: numbers(2019, 2031) },
  ],
};

function otherDates(
  claim: string,
  lang: 'zh' | 'en',
  { article, pick }: AlterationContext,
): readonly Alteration[] {
  return dateParts[lang].flatMap(({ part, others }): readonly Alteration[] => {
    const found = part.exec(claim);
    if (found === null) return [];
    const { 0: written, index } = found;
    const around = claim.slice(index + written.length, index + written.length + 2);
    const other = pick(
      others.filter((one) => one !== written && !article.includes(`${one}${around}`)),
      `date ${index}`,
    );
    return other === undefined
      ? []
      : [{ fault: 'date', text: put(claim, index, index + written.length, other) }];
  });
}

/** So many characters on either side of a name a verb of saying makes it the speaker's. */
const beside = 12;

/** Another name; beside a verb of saying, another speaker; two names of the claim in each other's place. */
function otherNames(
  claim: string,
  lang: 'zh' | 'en',
  { words, names, strangers, pick }: AlterationContext,
): readonly Alteration[] {
  const kinds = ['people', 'bodies'] as const;
  const here = kinds.flatMap((kind) =>
    names[kind].filter((name) => claim.includes(name)).map((name) => ({ kind, name })),
  );
  const changed = here.flatMap(({ kind, name }): readonly Alteration[] => {
    const fitting = (one: string): boolean => !claim.includes(one);
    const own = names[kind].filter(fitting);
    const other = pick(
      own.length > 0 ? own : strangers[kind].filter((one) => isHan(one) === isHan(name)),
      `name ${name}`,
    );
    if (other === undefined) return [];
    const at = claim.indexOf(name);
    const around = claim.slice(Math.max(0, at - beside), at + name.length + beside);
    const speaks = words[lang].said.some((verb) => wordAt(around, verb, lang) !== undefined);
    return [{ fault: speaks ? 'attribution' : 'name', text: claim.replaceAll(name, other) }];
  });
  const exchanged = kinds.flatMap((kind): readonly Alteration[] => {
    const [one, other] = here.filter((found) => found.kind === kind);
    if (one === undefined || other === undefined) return [];
    const exchange = claim
      .replaceAll(one.name, '\0')
      .replaceAll(other.name, one.name)
      .replaceAll('\0', other.name);
    return [{ fault: 'role', text: exchange }];
  });
  return [...changed, ...exchanged];
}

function isHan(name: string): boolean {
  return /\p{Script=Han}/u.test(name);
}

function withoutCondition(
  claim: string,
  lang: 'zh' | 'en',
  { words }: AlterationContext,
): readonly Alteration[] {
  const cut = words[lang].condition
    .map((pattern) => claim.replace(new RegExp(pattern), ''))
    .find((rest) => rest !== claim && rest.length >= claim.length / 3);
  return cut === undefined ? [] : [{ fault: 'condition', text: cut }];
}
