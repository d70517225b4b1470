/** A feed cut down to its newest items before it is parsed: what a parser makes of 50,000 takes a hundred times their size. */

/** Items that are read of one feed; what lists more is an archive. */
export const mostItems = 5_000;

const start = /<(?:item|entry)(?=[\s>])/gi;
const written =
  /<(?:\w+:)?(?:pubDate|published|date|updated)\b[^>]*>(?:\s*<!\[CDATA\[)?\s*([^<\]]{6,60})/i;

interface Slice {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The text of an RSS, RDF or Atom feed with at most `most` items, in their order; and how many were left out. Which are
 * newest is read off their dates; what has none counts as old as the oldest.
 */
export function newestItems(
  text: string,
  most: number = mostItems,
): { readonly text: string; readonly left: number } {
  let kept: Slice[] = [];
  let items = 0;
  let open: number | undefined;
  let first = text.length;
  const close = (to: number): void => {
    if (open === undefined) return;
    items++;
    const date = written.exec(text.slice(open, Math.min(to, open + 4_000)))?.[1] ?? '';
    kept.push({ at: Date.parse(date) || Number.NEGATIVE_INFINITY, from: open, to });
    if (kept.length >= 2 * most + 1) kept = newest(kept, most);
  };
  for (const match of text.matchAll(start)) {
    first = Math.min(first, match.index);
    close(match.index);
    open = match.index;
  }
  if (open === undefined) return { text, left: 0 };
  const end = text.slice(open).search(/<\/(?:item|entry)\s*>/i);
  const last = end === -1 ? text.length : text.indexOf('>', open + end) + 1;
  close(last);
  if (items <= most) return { text, left: 0 };
  const chosen = newest(kept, most).toSorted((a, b) => a.from - b.from);
  const body = chosen.map(({ from, to }) => text.slice(from, to)).join('');
  return { text: text.slice(0, first) + body + text.slice(last), left: items - most };
}

function newest(slices: readonly Slice[], most: number): Slice[] {
  return slices.toSorted((a, b) => (a.at === b.at ? a.from - b.from : b.at - a.at)).slice(0, most);
}
