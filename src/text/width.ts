/** Widths of text in full-width characters: a Han character is 1, a Latin letter about half. */

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Width of one character in full-width characters. */
function characterWidth(character: string): number {
  return wide.test(character) ? 1 : 0.55;
}

/** Width of a text in full-width characters. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** Columns that a text takes on a terminal: two a Han character, one a Latin letter. */
export function cellsOf(text: string): number {
  let cells = 0;
  for (const character of text) cells += wide.test(character) ? 2 : 1;
  return cells;
}

/** Spaces behind a text up to so many columns. */
export function padToCells(text: string, cells: number): string {
  return `${text}${' '.repeat(Math.max(0, cells - cellsOf(text)))}`;
}

/**
 * Cuts a text to a width, with an ellipsis in place of what is cut. Latin words stay whole where
 * that costs no more than a third of the width.
 */
export function clip(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let used = 1;
  let kept = '';
  for (const character of text) {
    used += characterWidth(character);
    if (used > width) break;
    kept += character;
  }
  const next = text[kept.length] ?? '';
  if (/[A-Za-z0-9]$/.test(kept) && /[A-Za-z0-9]/.test(next)) {
    const whole = kept.replace(/[A-Za-z0-9.,%-]+$/, '');
    if (widthOf(whole) > (width * 2) / 3) kept = whole;
  }
  return `${kept.replace(/[\s，、；：。,;:.「『（(-]+$/, '')}…`;
}
