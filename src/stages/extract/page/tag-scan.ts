/** Finding tags in raw HTML without a parser: what prepare() stands on. */

/** Elements that nest nothing, or whose end tag may be missing: they don't count as depth. */
export const flat: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta source track wbr p li dt dd td th tr option thead tbody tfoot colgroup'.split(
    ' ',
  ),
);
/**
 * A paragraph ends where one of these begins, says the standard; htmlparser2 lets some of them nest in it,
 * and a list of unclosed items becomes a tower.
 */
export const endsParagraph: ReadonlySet<string> = new Set(
  'address article aside blockquote center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section table td th tr ul'.split(
    ' ',
  ),
);
const tagName = /[a-z][a-z0-9:-]*/iy;

/** Lower-case name of the tag whose name starts at `at`; '' where none does. */
export function nameAt(html: string, at: number): string {
  tagName.lastIndex = at;
  const found = tagName.exec(html)?.[0] ?? '';
  return found.length > 32 ? '' : found.toLowerCase();
}

/** Where the tag that starts at `at` ends (after its `>`); quotes may hold `>`. Negative where a quotation mark never closes: then the first `>` ends it. */
export function endOfTag(html: string, at: number): number {
  let quote = 0;
  // A stray quotation mark must not swallow the page.
  const limit = Math.min(html.length, at + 200_000);
  for (let i = at + 1; i < limit; i++) {
    const c = html.charCodeAt(i);
    if (quote !== 0) {
      if (c === quote) quote = 0;
    } else if (c === 62) return i + 1;
    // A quotation mark opens a value only after `=`; elsewhere it is part of a broken name.
    else if ((c === 34 || c === 39) && followsEquals(html, i)) quote = c;
  }
  const plain = html.indexOf('>', at);
  return plain === -1 ? -html.length : -(plain + 1);
}

function followsEquals(html: string, at: number): boolean {
  let i = at - 1;
  while (html.charCodeAt(i) === 32) i--;
  return html.charCodeAt(i) === 61;
}

/** Case-insensitive search for `</name`, without a copy of the page. */
export function findClose(html: string, name: string, from: number): number {
  let at = html.indexOf('</', from);
  while (at !== -1) {
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at;
    at = html.indexOf('</', at + 2);
  }
  return -1;
}
