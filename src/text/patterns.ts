/** Words and patterns that people write into a file, as expressions over what `foldForComparison` gives. */
import { messageOf } from '../errors.ts';
import { foldForComparison } from './scripts.ts';

/** Longer patterns can't be read over, by people or by the check below. */
const longest = 200;
/** A bounded repetition may go so far: `.{0,20}`. Each further one multiplies the work by the length of the text. */
const furthest = 50;
/** So many ways at most may a pattern be tried at one place, where the text is gone through once or, with one * or +, twice. */
const mostWays = { once: 2500, twice: 100 } as const;
/** A group counts for no more choices: of many words hardly two start alike. */
const mostChoices = 4;
/** What is found in each of these is found everywhere. */
const unlikeTexts = ['汉', 'q', '7'] as const;
/** Characters in which a pattern is looked for; what matters stands in the beginning of a text. */
export const charactersSearched = 4000;

const written = /^\/(?<source>[\s\S]+)\/(?<flags>[a-z]*)$/;

/** Why a text can't stand in the file, in words; nothing for a plain word and for a fair pattern. */
export function faultOf(text: string): string | undefined {
  if (/^\/\s*\/[a-z]*$/.test(text))
    return 'an empty pattern; write what it should find between the slashes, or leave it out';
  const parts = written.exec(text)?.groups;
  if (parts === undefined)
    return /[\p{L}\p{N}]/u.test(text)
      ? undefined
      : 'no word, for it has neither a letter nor a figure; leave it out';
  const { source = '', flags = '' } = parts;
  if (source.length > longest) return `a pattern of at most ${longest} characters`;
  if (!/^[iu]*$/.test(flags))
    return `no flag but i (which is always set) can follow a pattern, found "${flags}"`;
  try {
    new RegExp(foldSource(source), 'u');
  } catch (cause) {
    return `no regular expression: ${messageOf(cause).replace(/^Invalid regular expression: /, '')}`;
  }
  return slowness(source) ?? everywhere(foldSource(source));
}

function everywhere(folded: string): string | undefined {
  const expression = new RegExp(folded, 'u');
  return expression.test('') || unlikeTexts.every((text) => expression.test(text))
    ? 'a pattern that is found in every text; say what it should find'
    : undefined;
}

/** What would make a pattern take for ever on some text. */
function slowness(source: string): string | undefined {
  const plain = source
    .replace(/\\[1-9k]/g, '\u0000')
    .replace(/\\./gsu, 'x')
    .replace(/\[[^\]]*\]/g, 'x');
  if (plain.includes('\u0000')) return 'a pattern without references to its own groups';
  const open: { branching: boolean; choices: number }[] = [];
  let unbounded = 0;
  let ways = 1;
  for (let i = 0; i < plain.length; i++) {
    const rest = plain.slice(i);
    const repeat = /^(?:[*+]|\{\d+(?:,\d*)?\})/.exec(rest)?.[0];
    const sign = plain.charAt(i);
    const group = open.at(-1);
    if (sign === '(') open.push({ branching: false, choices: 1 });
    else if (sign === '|' && group === undefined) {
      // One choice is tried after the other: they don't multiply.
      unbounded = 0;
      ways = 1;
    } else if (sign === '|' && group !== undefined) {
      group.branching = true;
      group.choices++;
    } else if (sign === ')') {
      const { branching = false, choices = 1 } = open.pop() ?? {};
      if (branching && /^\)(?:[*+]|\{)/.test(rest))
        return 'a pattern that repeats no group with choices or repetitions inside';
      const outer = open.at(-1);
      if (branching && outer !== undefined) outer.branching = true;
      ways *= Math.min(choices, mostChoices);
    } else if (repeat !== undefined) {
      const bounds = /^\{(?<least>\d+)(?:,(?<most>\d*))?\}$/.exec(repeat)?.groups;
      const least = Number(bounds?.['least'] ?? 0);
      const most =
        bounds === undefined || bounds['most'] === '' ? Infinity : Number(bounds['most'] ?? least);
      if (most > furthest) unbounded++;
      else ways *= most - least + 1;
      if (group !== undefined) group.branching = true;
      i += repeat.length - 1;
      // A question mark behind it only says which way is tried first.
      if (plain.charAt(i + 1) === '?') i++;
    } else if (sign === '?' && plain.charAt(i - 1) !== '(') {
      ways *= 2;
      if (group !== undefined) group.branching = true;
    }
    if (unbounded > 1) return 'a pattern with one of * + {n,} at most; write .{0,20} for .*';
    if (ways > (unbounded === 0 ? mostWays.once : mostWays.twice))
      return 'a pattern with fewer choices and repetitions in a row; split it into several entries';
  }
  return undefined;
}

/** Letters of a pattern as they stand in folded text; its signs stay, full-width ones are taken by their word. */
function foldSource(source: string): string {
  return source.replace(/\\[pP]\{[^}]*\}|\\.|./gsu, (part) => {
    if (part.length > 1 && part.startsWith('\\')) return part;
    const form = foldForComparison(part);
    return form === part ? part : escaped(form);
  });
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

/**
 * A word as an expression without flags. Latin words end where letters end, though a figure may follow (Qwen3). A Han
 * word that starts with a numeral is none after another one: 千問 is not in 三千問題. Between Han characters a blank may stand.
 */
export function wordSource(word: string): string {
  const text = foldForComparison(word).trim();
  const body = escaped(text)
    .replace(/\s+/g, String.raw`\s+`)
    .replace(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu, ' ?');
  const before = /^[\p{Script=Latin}\d]/u.test(text)
    ? String.raw`(?<![\p{Script=Latin}\d])`
    : /^[一二三四五六七八九十百千万亿]/u.test(text)
      ? '(?<![一二两三四五六七八九十百数几上成好])'
      : '';
  const after = /\p{Script=Latin}$/u.test(text) ? String.raw`(?!\p{Script=Latin})` : '';
  return `${before}${body}${after}`;
}

/** Whether a word or a `/pattern/` stands in folded text; looks at its first thousands of characters only. */
export type Finds = (folded: string) => boolean;

/** @param text has no `faultOf` */
export function finderOf(text: string): Finds {
  const source = written.exec(text)?.groups?.['source'];
  const expression = new RegExp(source === undefined ? wordSource(text) : foldSource(source), 'u');
  return (folded) => expression.test(folded.slice(0, charactersSearched));
}
