/** A text as a row of comparable units: a Han character, a Latin word, a figure, a date, a mark. */
import type { PartialDate } from '../../../text/calendar.ts';
import { datesIn, type DateMention } from '../../../text/dates.ts';
import { figuresIn, type Figure } from '../../../text/numbers.ts';
import { foldForComparison } from '../../../text/scripts.ts';
import { stem } from './stem.ts';
import { termAt } from './terms.ts';
import { withViewpoints } from './viewpoints.ts';

export interface Unit {
  /** What is compared. */
  readonly key: string;
  readonly kind: 'han' | 'word' | 'figure' | 'date' | 'mark';
  /** Offsets in the folded text; the units of one term share them. */
  readonly start: number;
  readonly end: number;
  /** As written; the units of one term share it. */
  readonly text?: string;
  /** A word of the common form starts here; nothing may be cut between units of one word. */
  readonly opens: boolean;
  /** The character as written, where a term of the same length stands for it: 執行 is 运行 to some tables. */
  readonly alt?: string;
  readonly date?: DateMention;
  readonly figure?: Figure;
}

export interface Units {
  /** Folded text. */
  readonly folded: string;
  /** As written, without white space beside Han characters; same offsets as `folded` where both have the same length. */
  readonly written: string;
  readonly list: readonly Unit[];
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
/** Spellings of one character that conversion tables mix up. */
const variants: ReadonlyMap<string, string> = new Map([
  ['瞭', '了'],
  ['甦', '苏'],
  ['藉', '借'],
  ['象', '像'],
  ['份', '分'],
  ['佔', '占'],
  ['姊', '姐'],
  ['纔', '才'],
]);
const marks = /[\p{P}\p{S}\s]/u;
const latin =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d][\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d.\-'’]*/uy;

/** Splits a text into units; `anchor` is the day from which 昨日 and the like are counted. */
export function unitsOf(original: string, anchor?: PartialDate): Units {
  // 1 月 25 日 and 1月25日 are one date: white space beside Han characters is typography.
  const told = original.replace(/(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/gu, '');
  const [folded, text] = turned(foldForComparison(told), told);
  const dates = new Map(datesIn(folded, anchor).map((date) => [date.start, date]));
  const figures = new Map(figuresIn(folded).map((figure) => [figure.start, figure]));
  const starts = wordStarts(folded);
  const isEdge = (place: number): boolean => place >= folded.length || starts.has(place);
  const isWord = (start: number, end: number): boolean => {
    for (let i = start + 1; i < end; i++) if (starts.has(i)) return false;
    return starts.has(start) && isEdge(end);
  };
  const list: Unit[] = [];
  let at = 0;
  while (at < folded.length) {
    const date = dates.get(at);
    if (date !== undefined) {
      list.push({ key: '@', kind: 'date', start: at, end: date.end, opens: true, date });
      at = date.end;
      continue;
    }
    const figure = figures.get(at);
    if (figure !== undefined) {
      const key = `#${figure.value}${figure.kind === 'percent' ? '%' : ''}`;
      list.push({ key, kind: 'figure', start: at, end: figure.end, opens: true, figure });
      at = figure.end;
      continue;
    }
    const term = termAt(folded, at, isWord, isEdge);
    if (term !== undefined && !splitsLatin(folded, term.start, term.end)) {
      const as = folded.slice(term.start, term.end);
      [...term.text].forEach((c, i) =>
        list.push({
          key: variants.get(c) ?? c,
          ...(as.length === term.text.length ? { alt: as.charAt(i) } : {}),
          kind: /[a-z]/.test(c) ? 'word' : 'han',
          start: term.start,
          end: term.end,
          opens: i === 0,
        }),
      );
      at = term.end;
      continue;
    }
    latin.lastIndex = at;
    const word = latin.exec(folded)?.[0].replace(/[.\-'’]+$/, '');
    if (word !== undefined && word !== '') {
      list.push({ key: stem(word), kind: 'word', start: at, end: at + word.length, opens: true });
      at += word.length;
      continue;
    }
    const c = String.fromCodePoint(folded.codePointAt(at) ?? 32);
    if (c === ':' && /\d/.test(folded.charAt(at - 1)) && /\d/.test(folded.charAt(at + 1))) {
      // 84:24 is read 84比24.
      list.push({ key: '比', kind: 'han', start: at, end: at + 1, opens: true });
    } else if (!/\s/.test(c)) {
      const kind = marks.test(c) ? 'mark' : 'han';
      list.push({ key: variants.get(c) ?? c, kind, start: at, end: at + c.length, opens: true });
    }
    at += c.length;
  }
  const written = folded.length === text.length ? text : folded;
  const shown = list.map((unit) => ({ ...unit, text: written.slice(unit.start, unit.end) }));
  return { folded, written, list: withViewpoints(withWords(shown)) };
}

const amount = String.raw`(?:大?约|将?近|逾|超过)?\d[\d.,]*`;
/** A unit before its figure. */
const unitFirst = new RegExp(
  `(?<unit>摄氏|华氏)${amount}(?=度)|(?<money>人民币|新台币|台币|港币)${amount}[多余]?[万亿兆]*[多余]?元`,
  'g',
);

/** 攝氏26度 is 26攝氏度, 人民幣3萬元 is 3萬元人民幣: the unit goes behind, in the folded text and as written. */
function turned(folded: string, text: string): readonly [string, string] {
  let [a, b] = [folded, text];
  if (folded.length !== text.length) return [a, b];
  for (const { index, 0: whole, groups } of folded.matchAll(unitFirst)) {
    const from = index + (groups?.['unit'] ?? groups?.['money'] ?? '').length;
    const to = index + whole.length;
    const behind = (s: string): string =>
      s.slice(0, index) + s.slice(from, to) + s.slice(index, from) + s.slice(to);
    [a, b] = [behind(a), behind(b)];
  }
  return [a, b];
}

function splitsLatin(text: string, start: number, end: number): boolean {
  const inner = /[a-z\d]/;
  return (
    (inner.test(text.charAt(start)) && inner.test(text.charAt(start - 1))) ||
    (inner.test(text.charAt(end - 1)) && inner.test(text.charAt(end)))
  );
}

/** Pieces handed to the segmenter: each of its results holds a copy of the whole piece. */
const piece = /[^\p{P}\s]{1,300}|[\p{P}\s]{1,300}/gu;

/** Where words begin. */
function wordStarts(text: string): ReadonlySet<number> {
  const starts = new Set<number>();
  for (const match of text.matchAll(piece)) {
    for (const segment of segmenter.segment(match[0])) starts.add(match.index + segment.index);
  }
  return starts;
}

/** Marks where words open, so that a cut in the middle of one is seen: 首批 cut to 首. */
function withWords(list: readonly Unit[]): readonly Unit[] {
  const text = list.map((unit) => (unit.kind === 'han' ? unit.key : ' ')).join('');
  const opening = wordStarts(text);
  let offset = 0;
  return list.map((unit) => {
    const opens = unit.kind === 'han' ? opening.has(offset) : true;
    offset += unit.kind === 'han' ? unit.key.length : 1;
    return unit.opens === opens ? unit : { ...unit, opens };
  });
}
