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
  /** Behind what was read. */
  readonly end: number;
}

/** Where a string stands. */
interface Place {
  readonly closer: string | undefined;
  /** So many objects and lists are open. */
  readonly depth: number;
  readonly isName: boolean;
}

interface Whole {
  readonly pieces: number;
  readonly closers: string;
}

/** Every value of a text in which several may stand one behind the other, and other things before the first. */
export function parseAllMended(text: string): readonly unknown[] {
  const whole = parse(text);
  if (whole !== undefined) return [whole];
  // Escaped once as a whole, as if it were an attribute.
  let rest = text.includes('"') ? text : text.replaceAll('&quot;', '"');
  const values: unknown[] = [];
  for (;;) {
    between.lastIndex = 0;
    rest = rest.slice(between.exec(rest)?.[0].length ?? 0);
    const start = rest.search(/[{[]/);
    // `window.data = {…}`; behind a value there is nothing to be looked for.
    if (start === -1 || (values.length > 0 && !/^[\s,;]*$/.test(rest.slice(0, start))))
      return values;
    rest = rest.slice(start);
    const { text: mended, end } = rewrite(rest);
    const value = parse(mended);
    if (value === undefined) return values;
    values.push(value);
    rest = rest.slice(end);
  }
}

/** The first value; undefined where nothing of it is JSON. */
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

/** What stands between the signs of JSON and is none of it: blanks, comments, what wraps a script in a page. */
const between =
  // oxlint-disable-next-line no-control-regex -- control characters are what is repaired here
  /(?:[\s\u0000-\u001f\u007f\ufeff]+|<!--[^{}[\]]{0,400}?-->|(?:\/\/[ \t]*)?(?:<!\[CDATA\[|<!--)|-->|\]\](?:>|&gt;)|\/\/[^\n]*|\/\*[\s\S]{0,300}?\*\/)+/y;
const bareWord = /[^\s,:{}[\]"]+/y;
const bareName = /^[\w$-]+$/;
const literal = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?)$/i;
const noValue = /^(?:undefined|NaN|None|-?Infinity)$/;

/**
 * The first value of the text with comments, escapes that are none, raw control characters, quotation marks inside of
 * strings, bare words, commas too many and too few set right; where it ends too early, cut behind the last whole
 * element of a list, else behind the last whole member.
 */
function rewrite(source: string): Rewritten {
  const out: string[] = [];
  const closers: string[] = [];
  let mended = 0;
  /** Where a cut text is still whole: pieces of `out`, and what closes them. */
  let element: Whole | undefined;
  let member: Whole | undefined;
  const wholeHere = (): Whole => ({
    pieces: out.length,
    closers: closers.toReversed().join(''),
  });
  /** A comma goes in when something follows it. */
  let comma = false;
  /** The sign before: `"` of a string, `w` of a bare word, `{ [ } ] :`. */
  let last = '';
  let at = 0;
  const beginValue = (): void => {
    const isNext = '}]"w'.includes(last) && last !== '';
    if (isNext && !comma) mended++;
    if (isNext) out.push(',');
    else if (comma) mended++;
    comma = false;
  };
  while (at < source.length) {
    between.lastIndex = at;
    const gap = between.exec(source)?.[0] ?? '';
    if (/\S/.test(gap)) mended++;
    if (gap !== '') {
      out.push(' ');
      at += gap.length;
      continue;
    }
    const sign = source[at] ?? '';
    if (sign === ',') {
      if (last === ':') out.push('null');
      if (comma || last === ':') mended++;
      if (last === ':') last = 'w';
      if ('}]"w'.includes(last) && last !== '') member = wholeHere();
      comma = true;
      at++;
    } else if (sign === ':') {
      out.push(sign);
      last = sign;
      at++;
    } else if (sign === '{' || sign === '[') {
      beginValue();
      closers.push(sign === '{' ? '}' : ']');
      out.push(sign);
      last = sign;
      at++;
    } else if (sign === '}' || sign === ']') {
      if (closers.pop() !== sign) return { text: '', mended, breaksOff: false, end: at };
      if (comma) mended++;
      comma = false;
      if (last === ':') {
        out.push('null');
        mended++;
      }
      out.push(sign);
      last = sign;
      at++;
      if (closers.length === 0) return { text: out.join(''), mended, breaksOff: false, end: at };
      if (sign === '}' && closers.at(-1) === ']') element = wholeHere();
    } else if (sign === '"') {
      beginValue();
      const isName = closers.at(-1) === '}' && last !== ':';
      const string = rewriteString(source, at, {
        closer: closers.at(-1),
        depth: closers.length,
        isName,
      });
      if (string === undefined) break;
      out.push(string.text);
      mended += string.mended;
      at = string.end;
      last = '"';
    } else {
      bareWord.lastIndex = at;
      const word = bareWord.exec(source)?.[0] ?? sign;
      beginValue();
      at += word.length;
      const isName = closers.at(-1) === '}' && last !== ':';
      if (isName && bareName.test(word)) out.push(JSON.stringify(word));
      else if (isName) return { text: '', mended, breaksOff: false, end: at };
      else if (literal.test(word)) out.push(word.toLowerCase());
      else if (noValue.test(word)) out.push('null');
      else return { text: '', mended, breaksOff: false, end: at };
      if (isName || !literal.test(word)) mended++;
      last = 'w';
    }
  }
  // What ended well up to the end of the text lacks only what closes it.
  if (at >= source.length && '}]"w'.includes(last) && last !== '') member = wholeHere();
  const whole = element ?? member;
  if (whole === undefined) return { text: '', mended, breaksOff: true, end: source.length };
  const text = out.slice(0, whole.pieces).join('') + whole.closers;
  return { text, mended, breaksOff: true, end: source.length };
}

/** The string that begins at `start`, as JSON writes it; undefined where it does not end. */
function rewriteString(
  source: string,
  start: number,
  place: Place,
): { readonly text: string; readonly mended: number; readonly end: number } | undefined {
  const out = ['"'];
  let mended = 0;
  for (let at = start + 1; at < source.length; at++) {
    const sign = source[at] ?? '';
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
    } else if (sign === '"' && !endsString(source, at, place)) {
      out.push('\\"');
      mended++;
    } else if (sign < ' ') {
      // Line breaks part paragraphs.
      out.push(sign === '\n' ? '\\n' : ' ');
      mended++;
    } else {
      out.push(sign);
      if (sign === '"') return { text: out.join(''), mended, end: at + 1 };
    }
  }
  return undefined;
}

/** A quotation mark ends a string where what stands behind it goes on with the JSON: a colon behind a name, … */
function endsString(source: string, at: number, { closer, depth, isName }: Place): boolean {
  const next200 = source.slice(at + 1, at + 200);
  const behind = past(next200);
  if (behind === '') return next200.trim() === '';
  if (isName) return behind.startsWith(':');
  const closed = /^[}\]\s]*/.exec(behind)?.[0] ?? '';
  const closes = closed.replace(/\s/g, '').length;
  if (closes > 0 && (closes >= depth || /^[,}\]]|^$/.test(behind.slice(closed.length))))
    return true;
  // A comma that is missing: the next name stands there all the same.
  if (closer === '}' && /^"[^"\\]{0,80}"\s*:/.test(behind)) return true;
  if (!behind.startsWith(',')) return false;
  const next = past(behind.replace(/^[,\s]+/, ''));
  // In an object a name follows, in a list a value.
  return closer === '}'
    ? /^(?:"[^"\\]{0,80}"\s*:|[\w$]{1,40}\s*:\s*["{[\d]|\}|$)/.test(next)
    : /^(?:["{[\d\]-]|true|false|null|$)/.test(next);
}

/** A text without the blanks and comments in front. */
function past(text: string): string {
  between.lastIndex = 0;
  return text.slice(between.exec(text)?.[0].length ?? 0);
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
