/** Words and patterns that people write into a file, as expressions over what `foldForComparison` gives. */
import { foldForComparison } from './scripts.ts';

/** Longer patterns can't be read over, by people or by the check below. */
const longest = 200;
/** A bounded repetition may go so far: `.{0,20}`. Each further one multiplies the work by the length of the text. */
const furthest = 50;
/** Characters in which a pattern is looked for; what matters stands in the beginning of a text. */
export const charactersSearched = 4000;

const written = /^\/(?<source>[\s\S]+)\/(?<flags>[a-z]*)$/;

/** Why a text can't stand in the file, in words; nothing for a plain word and for a fair pattern. */
export function faultOf(text: string): string | undefined {
  const parts = written.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const { source = '', flags = '' } = parts;
  if (source.length > longest) return `a pattern of at most ${longest} characters`;
  if (!/^[iu]*$/.test(flags))
    return `no flag but i (which is always set) can follow a pattern, found "${flags}"`;
  try {
    new RegExp(foldSource(source), 'u');
  } catch (cause) {
    return `no regular expression: ${(cause as Error).message.replace(/^Invalid regular expression: /, '')}`;
  }
  return slowness(source);
}

/** What would make a pattern take for ever on some text. */
function slowness(source: string): string | undefined {
  const plain = source
    .replace(/\\[1-9k]/g, '\u0000')
    .replace(/\\./gsu, 'x')
    .replace(/\[[^\]]*\]/g, 'x');
  if (plain.includes('\u0000')) return 'a pattern without references to its own groups';
  const open: boolean[] = [];
  let unbounded = 0;
  for (let i = 0; i < plain.length; i++) {
    const rest = plain.slice(i);
    const repeat = /^(?:[*+]|\{\d+(?:,\d*)?\})/.exec(rest)?.[0];
    const sign = plain.charAt(i);
    if (sign === '(') open.push(false);
    // One choice is tried after the other: they don't multiply.
    else if (sign === '|' && open.length === 0) unbounded = 0;
    else if (sign === '|') open[open.length - 1] = true;
    else if (sign === ')') {
      const branching = open.pop() ?? false;
      if (branching && /^\)(?:[*+]|\{)/.test(rest))
        return 'a pattern that repeats no group with choices or repetitions inside';
      if (branching && open.length > 0) open[open.length - 1] = true;
    } else if (repeat !== undefined) {
      const most = /^\{(?:\d+,)?(?<most>\d+)\}$/.exec(repeat)?.groups?.['most'];
      if (most === undefined || Number(most) > furthest) unbounded++;
      if (open.length > 0) open[open.length - 1] = true;
      i += repeat.length - 1;
    } else if (sign === '?' && open.length > 0 && plain.charAt(i - 1) !== '(')
      open[open.length - 1] = true;
    if (unbounded > 1) return 'a pattern with one of * + {n,} at most; write .{0,20} for .*';
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
