/** Where a line may end: between words, never inside one, never between a figure and its unit, before a mark, or behind an opening one. */
import { foldInPlace } from './fold.ts';
import { chineseWords } from './words.ts';

/** A piece of a text that stays on one line. */
export interface Piece {
  readonly text: string;
  /** White space between it and the next piece, which goes where a line ends there. */
  readonly gap: string;
  /** What a line end behind it costs: nothing behind a mark that parts clauses, most between two words. */
  readonly cost: number;
}

/** Letters, figures and what joins them: Qwen3.9-32B, 2,300, B&B, don’t. */
const latin =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d]+(?:[.,'’+&/_@#-]*[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d]+)*[+#%％°]?/uy;
const opening = /^[「『（(《〈【〔［[“‘$€£¥#@]$/;
const closing = /^[」』）)》〉】〕］\]”’，。、；：！？,.;:!?…—%％‰·～~]$/;
/** Marks behind which a clause is at an end. */
const clauseEnd = /[，。；：！？…,;:!?][」』）)”’]*$/;
const listEnd = /[、／/][」』）)]*$/;

const costs = { clause: 0, space: 0.03, list: 0.12, words: 0.2 } as const;
/** What it costs that a line is twice as long as the mean. */
const unevenness = 0.35;

interface Atom {
  readonly text: string;
  readonly tag: string;
}

function atomsOf(text: string): readonly Atom[] {
  const words = new Map(chineseWords(foldInPlace(text)).map((word) => [word.start, word]));
  const atoms: Atom[] = [];
  let at = 0;
  while (at < text.length) {
    latin.lastIndex = at;
    const run = latin.exec(text)?.[0];
    const space = run === undefined ? /^\s+/.exec(text.slice(at))?.[0] : undefined;
    const word = words.get(at);
    const isHan = word !== undefined && /^\p{Script=Han}+$/u.test(text.slice(at, word.end));
    const character = String.fromCodePoint(text.codePointAt(at) ?? 32);
    const atom: Atom =
      run !== undefined
        ? { text: run, tag: 'latin' }
        : space !== undefined
          ? { text: space, tag: 'space' }
          : isHan
            ? { text: text.slice(at, word.end), tag: word.tag }
            : {
                text: character,
                tag: closing.test(character)
                  ? 'closing'
                  : opening.test(character)
                    ? 'opening'
                    : 'x',
              };
    atoms.push(atom);
    at += atom.text.length;
  }
  return atoms;
}

const han = /^\p{Script=Han}/u;
const endsInFigure = /(?:\d|[十百千萬億兆])[%％]?$/;

/** Whether the two belong on one line, with or without white space between them. */
function belongs(before: Atom, next: Atom, spaced: boolean): boolean {
  if (endsInFigure.test(before.text) && /^(?:m|q)/.test(next.tag)) return true;
  if (/\d$/.test(before.text) && /^[十百千萬億兆]/.test(next.text)) return true;
  // 12城市, 5.0版; 個月 behind 兩.
  if (/^\d/.test(before.text) && endsInFigure.test(before.text) && han.test(next.text) && !spaced)
    return true;
  if (/^[mq]/.test(before.tag) && /^\p{Script=Han}$/u.test(next.text) && !spaced) return true;
  if (/^第$/.test(before.text) && /^[\d一二三四五六七八九十]/.test(next.text)) return true;
  if (spaced) return false;
  // 的 and other particles lean on the word before them.
  return (
    before.tag === 'opening' ||
    next.tag === 'closing' ||
    /^(?:u|y|k)/.test(next.tag) ||
    (before.tag === 'm' && next.tag.startsWith('q'))
  );
}

/** The pieces of a text, in order. */
export function piecesOf(text: string): readonly Piece[] {
  const atoms = atomsOf(text.trim());
  const pieces: { text: string; gap: string; last: Atom }[] = [];
  let gap = '';
  for (const atom of atoms) {
    if (atom.tag === 'space') {
      gap = ' ';
      continue;
    }
    const last = pieces.at(-1);
    if (last !== undefined && belongs(last.last, atom, gap !== '')) {
      last.text += gap + atom.text;
      last.last = atom;
    } else {
      if (last !== undefined) last.gap = gap;
      pieces.push({ text: atom.text, gap: '', last: atom });
    }
    gap = '';
  }
  return pieces.map((piece, i) => ({
    text: piece.text,
    gap: piece.gap,
    cost: costOf(piece.text, piece.gap, pieces[i + 1]?.text ?? ''),
  }));
}

function costOf(text: string, gap: string, next: string): number {
  if (clauseEnd.test(text)) return costs.clause;
  if (listEnd.test(text)) return costs.list;
  // White space between Han characters parts clauses of a title.
  const parts =
    gap !== '' &&
    /[\p{Script=Han}」』）》]$/u.test(text) &&
    /^[\p{Script=Han}「『（《]/u.test(next);
  return parts ? costs.space : costs.words;
}

/**
 * Pieces on as few lines as they need, at most `most`, the lines about as long as each other and ending behind marks
 * where that costs little; undefined where they do not fit. `widthOf` in the unit of `width`.
 */
export function linesOf(
  pieces: readonly Piece[],
  widthOf: (text: string) => number,
  width: number,
  most: number,
): readonly string[] | undefined {
  const joined = (from: number, to: number): string =>
    pieces
      .slice(from, to)
      .map((piece, i, all) => piece.text + (i < all.length - 1 ? piece.gap : ''))
      .join('');
  const between = (from: number, to: number): number => widthOf(joined(from, to));
  const total = between(0, pieces.length);
  for (let lines = Math.max(1, Math.ceil(total / width)); lines <= most; lines++) {
    const found = cheapest(pieces, between, width, lines, total / lines);
    if (found !== undefined)
      return found.map((from, i) => joined(from, found[i + 1] ?? pieces.length));
  }
  return undefined;
}

/** Where each line begins, in exactly so many lines. */
function cheapest(
  pieces: readonly Piece[],
  between: (from: number, to: number) => number,
  width: number,
  lines: number,
  mean: number,
): readonly number[] | undefined {
  const seen = new Map<string, { cost: number; begins: readonly number[] } | undefined>();
  const from = (
    begin: number,
    left: number,
  ): { cost: number; begins: readonly number[] } | undefined => {
    const key = `${begin} ${left}`;
    if (seen.has(key)) return seen.get(key);
    let best: { cost: number; begins: readonly number[] } | undefined;
    const last = left === 1;
    for (let end = last ? pieces.length : begin + 1; end <= pieces.length; end++) {
      const length = between(begin, end);
      if (length > width) break;
      const uneven = unevenness * ((length - mean) / mean) ** 2;
      const rest = last ? { cost: 0, begins: [] } : from(end, left - 1);
      if (rest === undefined) continue;
      const cost = uneven + (last ? 0 : (pieces[end - 1]?.cost ?? 0)) + rest.cost;
      if (best === undefined || cost < best.cost - 1e-9)
        best = { cost, begins: [begin, ...rest.begins] };
    }
    seen.set(key, best);
    return best;
  };
  return from(0, lines)?.begins;
}

/** Words that wait for another: verbs, prepositions, conjunctions, adverbs, particles. */
const waiting = /^(?:v(?!n)|p|c|d|u|r|f)/;

/**
 * Beginnings of a text that end where a clause of it does, the longest first, each with an ellipsis in place of the rest.
 * None ends on a verb, a preposition or the like, which would wait for what was cut.
 */
export function wholePhrases(text: string): readonly string[] {
  const pieces = piecesOf(text);
  const found: string[] = [];
  for (let end = pieces.length - 1; end > 0; end--) {
    const last = pieces[end - 1];
    if (last === undefined || last.cost >= costs.list || /：|:$/.test(last.text)) continue;
    const kept = pieces
      .slice(0, end)
      .map((piece, i) => piece.text + (i < end - 1 ? piece.gap : ''))
      .join('')
      .replace(/[，；。、,;.\s]+$/u, '');
    if (/[「『（(《〈]/.test(kept) && !balanced(kept)) continue;
    const words = chineseWords(foldInPlace(kept)).filter(({ key }) => /[\p{L}\p{N}]/u.test(key));
    const ending = words.at(-1);
    if (ending === undefined || waiting.test(ending.tag)) continue;
    found.push(/[！？!?]$/.test(kept) ? kept : `${kept}…`);
  }
  return found;
}

function balanced(text: string): boolean {
  const pairs = ['「」', '『』', '（）', '()', '《》', '〈〉'];
  return pairs.every(
    ([open = '', close = '']) => text.split(open).length === text.split(close).length,
  );
}
