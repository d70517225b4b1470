/** A source read for proving: its sentences as units, cut into clauses, with who says what. */
import { type Attribution, attributionsIn, type Clause } from './attributions.ts';
import { anchorOf, type PartialDate } from '../../../text/calendar.ts';
import { datelineOf } from '../../../text/dates.ts';
import { foldForComparison, scriptOf } from '../../../text/scripts.ts';
import { splitSentences } from '../../../text/sentences.ts';
import { countryNamed } from './country.ts';
import { underLabels } from './labels.ts';
import { titleSpeakers, withCommas } from './titles.ts';
import { type Unit, type Units, unitsOf } from './units.ts';

export interface SourceText {
  readonly id: string;
  readonly title?: string | undefined;
  /** Sentences in order, without the title. */
  readonly sentences: readonly string[];
  /** Numbers (from 1) of the sentences that begin a paragraph; a quotation ends with its paragraph. */
  readonly openings?: ReadonlySet<number>;
  /** ISO 8601; the day from which 昨日 and the like are counted. */
  readonly publishedAt?: string | undefined;
}

export interface Sentence {
  readonly sourceId: string;
  /** 0 is the title. */
  readonly number: number;
  readonly text: Units;
  /** Units without marks. */
  readonly units: readonly Unit[];
  readonly clauses: readonly Clause[];
  /** Index into `clauses` for each unit. */
  readonly clauseOf: readonly number[];
  /** Units that a mark like 、 or a bracket follows. */
  readonly markAfter: ReadonlyMap<number, string>;
  readonly attributions: readonly Attribution[];
  /** Begins a paragraph, as far as known. */
  readonly opening?: boolean;
  /** A quotation opened in an earlier sentence goes on here. */
  readonly insideQuotation: boolean;
  /** Common form, for looking things up. */
  readonly common: string;
  /** 職務：姓名 over an answer: the name, in the common form. */
  readonly label?: string | undefined;
  /** The name in the label that a sentence stands under. */
  readonly voice?: string | undefined;
}

export interface Source {
  readonly id: string;
  readonly sentences: readonly Sentence[];
  readonly lang: 'zh' | 'en';
  readonly simplified: boolean;
  readonly anchor: PartialDate | undefined;
}

/** Of a longer run of text without a full stop only the beginning is read. In characters. */
const longest = 5000;
const clauseMarks = /[,，;；:：。.!?！？…—]/;
const strongMarks = /[;；。.!?！？]/;
/** An agency's or paper's opening: 某社北京5月19日电（记者…）. */
const agencyOpening =
  /^[^,，。:：]{0,30}?(?:电|讯|综合报道)(?:\s*[(（][^)）]{1,30}[)）])?(?=\s*[^\s,，。影视脑话子动器站力量])/;

/** Whether a text is English (or another Latin script) rather than Chinese. */
export function languageOf(text: string): 'zh' | 'en' {
  const letters = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return characters * 3 >= letters ? 'zh' : 'en';
}

/** Sentences of paragraphs, with the numbers of those that begin one. */
export function sentencesIn(
  paragraphs: readonly string[],
): Required<Pick<SourceText, 'sentences' | 'openings'>> {
  const sentences: string[] = [];
  const openings = new Set<number>();
  for (const paragraph of paragraphs) {
    openings.add(sentences.length + 1);
    sentences.push(...splitSentences(paragraph.trim()));
  }
  return { sentences, openings };
}

/** Reads a source once, for any number of claims. */
export function readSource(source: SourceText): Source {
  const whole = source.sentences.join('\n');
  // By most of its characters: a paper in Taiwan may quote a Simplified word.
  const simplified = scriptOf(whole) === 'hans';
  // Whose country 我国 is shows in the script; both words have the same length.
  const named = (text: string): string => (simplified ? countryNamed(text) : text);
  const dateline = datelineOf(foldForComparison(whole.slice(0, 300)));
  const published = anchorOf(source.publishedAt);
  const anchor = dateline === undefined ? published : { ...published, ...known(dateline) };
  const sentences: Sentence[] = [];
  let depth = 0;
  [source.title ?? '', ...source.sentences].forEach((text, number) => {
    if (source.openings?.has(number) === true && !/^[「“"]/.test(text)) depth = 0;
    // The mark that ends a quotation may have slipped to the next sentence's head.
    const inside = depth > 0 && !/^[」”]/.test(text);
    const told = named(text.slice(0, longest));
    const read = unitsOf(number === 0 ? withCommas(told) : told, anchor);
    const sentence = readSentence(source.id, number, read, inside);
    sentences.push(
      source.openings?.has(number) === true ? { ...sentence, opening: true } : sentence,
    );
    if (number === 0) return;
    const opened = (text.match(/[「“]/g) ?? []).length - (text.match(/[」”]/g) ?? []).length;
    // A quotation that never closes must not swallow the rest of the article.
    depth = /[」”]/.test(text) && opened <= 0 ? 0 : Math.max(0, Math.min(1, depth + opened));
  });
  return {
    id: source.id,
    sentences: underLabels(sentences),
    lang: languageOf(whole),
    simplified,
    anchor,
  };
}

function known(date: PartialDate): PartialDate {
  return Object.fromEntries(Object.entries(date).filter(([, value]) => value !== undefined));
}

function inOrder(attributions: readonly Attribution[]): readonly Attribution[] {
  return attributions.toSorted((a, b) => a.at - b.at);
}

/** Cuts units into clauses. */
export function readSentence(
  sourceId: string,
  number: number,
  text: Units,
  insideQuotation: boolean,
): Sentence {
  const units: Unit[] = [];
  const clauses: Clause[] = [];
  const markAfter = new Map<number, string>();
  let start = 0;
  let strong = true;
  let opening = number > 0 ? (agencyOpening.exec(text.folded)?.[0].length ?? 0) : 0;
  for (const unit of text.list) {
    if (opening > 0 && unit.start >= opening) {
      opening = 0;
      if (units.length > start) clauses.push({ start, end: units.length, strong });
      start = units.length;
      strong = true;
    }
    if (unit.kind !== 'mark') {
      units.push(unit);
      continue;
    }
    if (units.length > 0) {
      markAfter.set(units.length - 1, (markAfter.get(units.length - 1) ?? '') + unit.key);
    }
    const between =
      /^[:.,]$/.test(unit.key) &&
      /\d/.test(text.folded.charAt(unit.start - 1)) &&
      /\d/.test(text.folded.charAt(unit.end));
    // The stops of U.S. end nothing.
    const initial =
      unit.key === '.' &&
      /(?:^|[\s.(])[a-z]$/.test(text.folded.slice(Math.max(0, unit.start - 3), unit.start));
    if (between || initial || !clauseMarks.test(unit.key)) continue;
    if (units.length > start) {
      clauses.push({ start, end: units.length, strong });
      start = units.length;
      strong = strongMarks.test(unit.key);
    } else strong ||= strongMarks.test(unit.key);
  }
  if (units.length > start) clauses.push({ start, end: units.length, strong });
  const clauseOf = clauses.flatMap((clause, i) =>
    units.slice(clause.start, clause.end).map(() => i),
  );
  const common = units.map((unit) => (unit.kind === 'word' ? `${unit.key} ` : unit.key)).join('');
  return {
    sourceId,
    number,
    text,
    units,
    clauses,
    clauseOf,
    markAfter,
    insideQuotation,
    common,
    attributions:
      number === 0
        ? inOrder([
            ...attributionsIn(units, clauses),
            ...titleSpeakers(units, clauses, (unit) => markAfter.get(unit) ?? ''),
          ])
        : attributionsIn(units, clauses),
  };
}
