/** JSON that a service put together by hand: what can be mended is, and what can't costs its own element. */

export interface MendedJson {
  readonly value: unknown;
  /** Places that were mended. */
  readonly mended: number;
  /** Elements of lists that could not be read. */
  readonly lost: number;
  /** The text ends before the JSON does. */
  readonly breaksOff: boolean;
}

interface Rewritten {
  readonly text: string;
  readonly mended: number;
  readonly breaksOff: boolean;
}

/** Undefined where nothing of it is JSON. */
export function parseMended(text: string): MendedJson | undefined {
  const bare = text.replace(/^[\ufeff\s]+/, '');
  const value = parse(bare);
  if (value !== undefined) return { value, mended: 0, lost: 0, breaksOff: false };
  if (!/^[{[]/.test(bare)) return undefined;
  const rewritten = rewrite(bare);
  const whole = parse(rewritten.text);
  if (whole !== undefined)
    return {
      value: whole,
      mended: rewritten.mended,
      lost: rewritten.breaksOff ? 1 : 0,
      breaksOff: rewritten.breaksOff,
    };
  return salvage(bare);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const escapes = '"\\/bfnrtu';

/**
 * The text with escapes that are none, raw control characters, quotation marks inside of strings and commas too many
 * set right; where it ends too early, cut behind the last whole element of a list.
 */
function rewrite(source: string): Rewritten {
  const out: string[] = [];
  const closers: string[] = [];
  let mended = 0;
  /** Where a cut text is still whole: pieces of `out`, and what closes them. */
  let whole: { readonly pieces: number; readonly closers: string } | undefined;
  let inString = false;
  let isName = false;
  /** The sign before, blanks left out. */
  let last = '';
  let at = 0;
  for (; at < source.length; at++) {
    const sign = source[at] ?? '';
    if (inString) {
      if (sign === '\\') {
        const next = source[at + 1] ?? '';
        const isEscape =
          escapes.includes(next) &&
          next !== '' &&
          (next !== 'u' || /^[\da-f]{4}/i.test(source.slice(at + 2, at + 6)));
        if (isEscape) {
          out.push(sign, next);
          at++;
        } else mended++;
      } else if (sign === '"' && !endsString(source, at, closers.at(-1), isName)) {
        out.push('\\"');
        mended++;
      } else if (sign < ' ') {
        out.push(' ');
        mended++;
      } else {
        out.push(sign);
        if (sign === '"') inString = false;
      }
      continue;
    }
    if (sign === '"') {
      inString = true;
      isName = closers.at(-1) === '}' && last !== ':';
    }
    if (sign.trim() !== '') last = sign;
    if (sign === '{') closers.push('}');
    if (sign === '[') closers.push(']');
    if (sign === '}' || sign === ']') {
      if (closers.pop() !== sign) return { text: '', mended, breaksOff: false };
      out.push(sign);
      if (closers.length === 0) break;
      if (sign === '}' && closers.at(-1) === ']')
        whole = { pieces: out.length, closers: closers.toReversed().join('') };
      continue;
    }
    if (sign === ',' && /^\s*[}\]]/.test(source.slice(at + 1, at + 80))) {
      mended++;
      continue;
    }
    out.push(sign);
  }
  if (at < source.length) return { text: out.join(''), mended, breaksOff: false };
  if (whole === undefined) return { text: '', mended, breaksOff: true };
  return { text: out.slice(0, whole.pieces).join('') + whole.closers, mended, breaksOff: true };
}

/** A quotation mark ends a string where what stands behind it goes on with the JSON: a colon behind a name, … */
function endsString(
  source: string,
  at: number,
  closer: string | undefined,
  isName: boolean,
): boolean {
  const behind = source.slice(at + 1, at + 200).trimStart();
  if (behind === '') return true;
  if (isName) return behind.startsWith(':');
  if (/^[}\]]+\s*(?:[,}\]]|$)/.test(behind)) return true;
  if (!behind.startsWith(',')) return false;
  const next = behind.slice(1).trimStart();
  // In an object a name follows, in a list a value.
  return closer === '}'
    ? /^(?:"[^"\\]{0,80}"\s*:|\}|$)/.test(next)
    : /^(?:["{[\d\]-]|true|false|null|$)/.test(next);
}

/** The elements of the first list of objects, each by itself: the first name in them says where they begin. */
function salvage(source: string): MendedJson | undefined {
  const list =
    /^\{\s*(?:"[^"]*"\s*:\s*(?:"[^"]*"|[\d.]+|true|false|null)\s*,\s*)*"([^"]+)"\s*:\s*\[\s*\{\s*"([^"]+)"\s*:/.exec(
      source,
    );
  const [, name, first] = list ?? [];
  if (list === null || name === undefined || first === undefined) return undefined;
  const start = source.indexOf('[', list[0].lastIndexOf(`"${name}"`)) + 1;
  const edge = new RegExp(`(?<=\\})\\s*,\\s*(?=\\{\\s*"${first.replace(/[^\w]/g, '\\$&')}"\\s*:)`);
  const elements: unknown[] = [];
  let mended = 0;
  let lost = 0;
  for (const element of source.slice(start).split(edge)) {
    const rewritten = rewrite(element);
    const value = parse(rewritten.text);
    if (value === undefined) lost++;
    else {
      elements.push(value);
      mended += rewritten.mended;
    }
  }
  return elements.length === 0
    ? undefined
    : { value: { [name]: elements }, mended, lost, breaksOff: false };
}

/** What a reader of a run should know of it; none where the JSON was whole. */
export function mendingSaid(
  { mended, lost, breaksOff }: MendedJson,
  what: string,
): readonly string[] {
  const said: string[] = [];
  if (mended > 0)
    said.push(`the answer is ill-formed JSON, mended in ${mended} place${mended === 1 ? '' : 's'}`);
  if (breaksOff) said.push(`the answer breaks off; ${what} before that are read`);
  else if (lost > 0) said.push(`${lost} of the ${what} could not be read`);
  return said;
}
