/**
 * What a text must hold for a pattern to be found in it. A text's runs of one, two and three characters are marked once;
 * of hundreds of patterns, those whose words can't be there are then never run, nor compiled.
 */

/** A pattern with the words of which it needs one, as the marks of each; `undefined` where it needs none. */
export interface Sought {
  readonly pattern: RegExp;
  readonly needles: readonly (readonly number[])[] | undefined;
}

/** The marks of a text. */
export type Marks = Uint8Array;

const bits = 16;

function markOf(a: number, b: number, c: number): number {
  return (
    (Math.imul(a, 0x9e_37_79_b1) ^ Math.imul(b, 0x85_eb_ca_6b) ^ Math.imul(c, 0xc2_b2_ae_35)) >>>
    (32 - bits)
  );
}

/** Marks a text. */
export function marksOf(text: string): Marks {
  const marks = new Uint8Array(1 << bits);
  let a = 0;
  let b = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    marks[markOf(c, 0, 0)] = 1;
    marks[markOf(b, c, 0)] = 1;
    marks[markOf(a, b, c)] = 1;
    a = b;
    b = c;
  }
  return marks;
}

function marksOfNeedle(needle: string): readonly number[] {
  const codes = Array.from({ length: needle.length }, (_, i) => needle.charCodeAt(i));
  const [a = 0, b = 0] = codes;
  if (codes.length < 3) return [markOf(a, b, 0)];
  return codes.slice(2).map((code, i) => markOf(codes[i] ?? 0, codes[i + 1] ?? 0, code));
}

/** False only where the pattern can't be found in the text. */
export function mayBeIn(marks: Marks, { needles }: Sought): boolean {
  return (
    needles === undefined || needles.some((needle) => needle.every((mark) => marks[mark] === 1))
  );
}

/** Reads a pattern's words; the pattern is compiled when it is asked for. */
export function seek(source: string, flags: 'u' | 'mu' = 'u'): Sought {
  let pattern: RegExp | undefined;
  return {
    get pattern() {
      return (pattern ??= new RegExp(source, flags));
    },
    needles: needlesOf(source)?.map(marksOfNeedle),
  };
}

const quantifier = /[?*+]\??|\{(\d+)(?:,\d*)?\}\??/y;
const group = /\((?:\?(?::|<?[=!]|<\w+>))?/y;
const characterClass = /\[(?:\\.|[^\]\\])*\]/uy;
/** What no word is made of; halves of a pair as well. */
const other = /[.^$\ud800-\udfff]/y;
const escape = /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Z]|[\s\S])/y;

/** Words of which each match holds one; `undefined` where there are no such words. */
export function needlesOf(source: string): readonly string[] | undefined {
  let at = 0;
  const take = (token: RegExp): RegExpExecArray | null => {
    token.lastIndex = at;
    const found = token.exec(source);
    if (found !== null) at += found[0].length;
    return found;
  };
  /** How often the last atom stands there at least; `undefined` where nothing is said. */
  const least = (): number | undefined => {
    const found = take(quantifier);
    if (found === null) return undefined;
    return found[1] === undefined ? Number(found[0].startsWith('+')) : Number(found[1]);
  };
  const oneOf = (): readonly string[] | undefined => {
    let all: readonly string[] | undefined = [];
    for (;;) {
      const words = sequence();
      all = all === undefined || words === undefined ? undefined : [...all, ...words];
      if (source[at] !== '|') return all;
      at++;
    }
  };
  const sequence = (): readonly string[] | undefined => {
    const factors: (readonly string[])[] = [];
    let run = '';
    const end = (factor?: readonly string[]): void => {
      if (run !== '') factors.push([run]);
      if (factor !== undefined) factors.push(factor);
      run = '';
    };
    const character = (letter: string): void => {
      const times = least();
      if (times === undefined) run += letter;
      else if (times === 0) end();
      else {
        run += letter;
        end();
      }
    };
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const opened = take(group)?.[0];
      if (opened !== undefined) {
        const words = oneOf();
        at++;
        const asserts = /[=!]$/.test(opened);
        end((least() ?? 1) > 0 && !asserts ? words : undefined);
        continue;
      }
      const escaped = take(escape)?.[0];
      if (escaped !== undefined && /^\\[^\p{L}\p{N}]$/u.test(escaped)) character(escaped.slice(1));
      else if (escaped !== undefined || take(characterClass) !== null || take(other) !== null) {
        least();
        end();
      } else character(source[at++] ?? '');
    }
    end();
    return factors.toSorted((a, b) => shortest(b) - shortest(a) || a.length - b.length)[0];
  };
  return oneOf();
}

function shortest(words: readonly string[]): number {
  return Math.min(...words.map((word) => word.length));
}
