/** What in a claim no source has: figures and dates. Rules can refuse by them, whatever the wording. */
import { dateContradicts, type PartialDate } from '../text/calendar.ts';
import { unitsOf } from './read/units.ts';
import { languageOf } from './read/sentence.ts';
import type { SourceArticle, Unit } from './types.ts';

/** Share of a claim's units that one article must hold before a difference counts against it. */
const close = 0.7;

/** Reasons to call a claim false; empty where nothing speaks against it. */
export function contradictions(text: string, sources: readonly SourceArticle[]): readonly string[] {
  const lang = languageOf(text);
  const foreign = sources.length > 0 && sources.every((source) => source.lang !== lang);
  const claim = unitsOf(text, sources[0]?.anchor);
  const grounds = sources.map((source) => groundsOf(source));
  const units = grounds.flatMap((ground) => ground.units);
  const folded = grounds.map((ground) => ground.folded).join('\n');
  // Freely worded sentences round, convert and subtract: what they name differently is no proof of falsehood.
  if (!foreign && nearness(claim, grounds) < close) return [];
  const days = sources.flatMap(({ anchor }) => (anchor === undefined ? [] : [anchor]));
  const reasons = claim.flatMap((unit) => {
    const as = text.slice(unit.start, unit.end);
    if (unit.figure !== undefined)
      return figureMissing(unit, as, units, folded, foreign)
        ? [`no source has the figure ${as}`]
        : [];
    if (unit.date !== undefined)
      return dateMissing(unit.date, units, days, foreign) ? [`no source has the date ${as}`] : [];
    return [];
  });
  return [...new Set(reasons)];
}

interface Ground {
  readonly units: readonly Unit[];
  readonly pairs: ReadonlySet<string>;
  readonly folded: string;
}

const read = new WeakMap<SourceArticle, Ground>();

function groundsOf(source: SourceArticle): Ground {
  const known = read.get(source);
  if (known !== undefined) return known;
  const all = source.sentences.map(({ text }) => unitsOf(text, source.anchor));
  const ground = {
    units: all.flat(),
    pairs: new Set(all.flatMap(pairsOf)),
    folded: source.sentences.map((sentence) => sentence.folded).join('\n'),
  };
  read.set(source, ground);
  return ground;
}

/** Share of a claim's pairs of units that the article nearest to it holds. */
function nearness(claim: readonly Unit[], grounds: readonly Ground[]): number {
  const pairs = pairsOf(claim);
  if (pairs.length === 0) return 0;
  const shared = ({ pairs: own }: Ground): number => pairs.filter((pair) => own.has(pair)).length;
  return Math.max(0, ...grounds.map(shared)) / pairs.length;
}

function pairsOf(units: readonly Unit[]): readonly string[] {
  return units.slice(0, -1).map(({ key }, i) => `${key}|${units[i + 1]?.key ?? ''}`);
}

function figureMissing(
  unit: Unit,
  as: string,
  units: readonly Unit[],
  folded: string,
  foreign: boolean,
): boolean {
  const { value = 0, kind = 'count' } = unit.figure ?? {};
  // Small counts are often counted by the writer, or spelled in words.
  if (kind !== 'percent' && value < (foreign ? 5 : 4)) return false;
  if (!/[\d一二三四五六七八九两兩a-z]/i.test(as) || kind === 'ratio') return false;
  if (/^\d+$/.test(as) && new RegExp(`(?<!\\d)${as}(?!\\d)`).test(folded)) return false;
  return !units.some(
    ({ figure, date }) =>
      (figure !== undefined && (figure.value === value || rounds(value, figure.value))) ||
      (date !== undefined && [date.year, date.month, date.day].includes(value)),
  );
}

/** Whether a claim's figure is a source's, rounded to fewer digits. */
function rounds(claim: number, source: number): boolean {
  const digits = String(claim).replace(/0+$|\./g, '').length;
  return (
    digits >= 2 &&
    claim !== source &&
    Number(source.toPrecision(digits)) === claim &&
    !Number.isInteger(source)
  );
}

function dateMissing(
  date: PartialDate,
  units: readonly Unit[],
  days: readonly PartialDate[],
  foreign: boolean,
): boolean {
  const { month, day } = date;
  if (month === undefined && day === undefined) return false;
  const wanted = { month, day, ...(foreign ? {} : { year: date.year }) };
  const known = [...units.flatMap((unit) => (unit.date === undefined ? [] : [unit.date])), ...days];
  const there = known.some(
    (other) =>
      !dateContradicts(wanted, other) &&
      ((day !== undefined && other.day === day) || (day === undefined && other.month === month)),
  );
  if (there || units.some(({ figure }) => figure?.value === (day ?? month))) return false;
  // An English text says "on Thursday" where a Chinese one gives the day.
  return !foreign || known.some((other) => other.day !== undefined && other.month === month);
}
