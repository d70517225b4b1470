/** What a Chinese reader looks for in a sentence quoted in English: its large figures and its days, as Chinese writes them. */
import { datesIn } from '../../text/dates.ts';
import { figuresIn } from '../../text/numbers.ts';
import { foldForComparison } from '../../text/scripts.ts';

/** Smaller counts read the same in both languages. */
const leastCount = 10_000;
const units = [
  [1e12, '兆'],
  [1e8, '億'],
  [1e4, '萬'],
] as const;

/** `23 million … on July 31` → `2300萬`, `7月31日`; in the order of the text, each once. */
export function figuresBeside(sentence: string): readonly string[] {
  const folded = foldForComparison(sentence);
  const counts = figuresIn(folded).flatMap(({ start, value, kind }) =>
    kind === 'count' && value >= leastCount ? [{ start, text: inUnits(value) }] : [],
  );
  const days = datesIn(folded).flatMap(({ start, month, day }) =>
    month === undefined || day === undefined ? [] : [{ start, text: `${month}月${day}日` }],
  );
  const all = [...counts, ...days].toSorted((a, b) => a.start - b.start);
  return [...new Set(all.map(({ text }) => text))];
}

/** 1940000000 → 19.4億; no digit is lost. */
function inUnits(value: number): string {
  const [factor, unit] = units.find(([least]) => value >= least) ?? [1, ''];
  return `${Number((value / factor).toPrecision(15))}${unit}`;
}
