/**
 * Markup of feeds, as it is out there. A strict parser loses a feed of fifty items for one bare `<`; this one knows where
 * items begin and end, so that a fault costs no more than its item.
 */
import { decodeEntities } from './plain-text.ts';

/** An element with what it holds. Names are lower-case, prefixes those that the namespaces usually have. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** `xml:base` in force here, outermost first: each may be relative to the one before. */
  readonly bases: readonly string[];
  readonly children: readonly Element[];
  /** What it holds: its text decoded, or markup as it stands where there are elements in it. */
  readonly content: string;
}

/** An item, and whether its markup was at fault. */
export interface Item extends Element {
  readonly isMended: boolean;
}

export interface Markup {
  /** Name of the root: `rss`, `feed`, `rdf:rdf`. */
  readonly root: string;
  /** `xml:lang` of the root. */
  readonly language: string | undefined;
  /** What is said of the feed itself. */
  readonly head: readonly Element[];
  readonly items: readonly Item[];
  /** The text ends within an item, which can't be told whole from what is missing. */
  readonly breaksOff: boolean;
}

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly bases: readonly string[];
  readonly children: Element[];
  /** Where its content starts in the source. */
  readonly from: number;
  text: string;
  /** It has no end tag within its item. */
  readonly isOpenEnded: boolean;
}

const attribute = String.raw`[^\s"'<>/=]+(?:\s*=\s*(?:"[^"<]*"|'[^'<]*'|[^\s"'<>]+))?`;
const tagOr = new RegExp(
  String.raw`<!--|<!\[CDATA\[|<\?[^<]*?\?>|<!doctype[^>]*>|<(/?)([a-z_][\w.-]*(?::[\w.-]+)?)((?:\s+${attribute})*)\s*(/?)>`,
  'gi',
);
const attributes = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g;

const roots = /^(?:rss|feed|rdf:rdf|channel)$/;
const itemNames: ReadonlySet<string> = new Set(['item', 'entry']);
const edge = /<\/?(?:[\w.-]+:)?(?:item|entry)[\s>]/gi;

/** Elements of an item: one of them ends another that was never closed. */
const fields: ReadonlySet<string> = new Set(
  'title link guid id pubdate published updated description summary content content:encoded dc:date dc:creator author category source enclosure comments'.split(
    ' ',
  ),
);

/** Prefixes that everybody uses, by namespace. */
const usualPrefixes: Readonly<Record<string, string>> = {
  'http://www.w3.org/2005/atom': 'atom',
  'http://purl.org/atom/ns#': 'atom',
  'http://purl.org/rss/1.0/': '',
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://search.yahoo.com/mrss/': 'media',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
};

/** Nothing that a feed means is nested deeper. */
const deepest = 40;

/** Undefined where no root of a feed is found. */
export function readMarkup(source: string): Markup | undefined {
  const prefixes = new Map<string, string>();
  const head: Element[] = [];
  const items: Item[] = [];
  const stack: Open[] = [];
  const next = searcher(source);
  let root: string | undefined;
  let language: string | undefined;
  /** Depth of the item that is open; -1 outside. */
  let itemAt = -1;
  let isMended = false;
  let from = 0;

  const nameOf = (written: string): string => {
    const [prefix = '', local] = written.toLowerCase().split(':');
    if (local === undefined) return prefix;
    const usual = prefixes.get(prefix) ?? prefix;
    // A feed whose every name has Atom's prefix is an Atom feed.
    const isBare = usual === '' || (usual === 'atom' && (root ?? 'feed') === 'feed');
    return isBare ? local : `${usual}:${local}`;
  };
  const close = (at: number): void => {
    const done = stack.pop();
    if (done === undefined) return;
    const { name, attributes: given, bases, children, text } = done;
    const isText = children.length === 0 || stack.length === itemAt;
    const content = isText ? text : source.slice(done.from, at).replace(/<!\[CDATA\[|\]\]>/g, '');
    const element: Element = { name, attributes: given, bases, children, content };
    if (stack.length === itemAt) {
      items.push({ ...element, isMended });
      itemAt = -1;
      isMended = false;
    } else if (itemAt >= 0) stack.at(-1)?.children.push(element);
    else if (stack.length <= 2) head.push(element);
  };
  const closeItem = (at: number): void => {
    for (let above = itemAt < 0 ? 0 : stack.length - itemAt; above > 0; above--) {
      if (stack.at(-1)?.isOpenEnded === true) isMended = true;
      close(at);
    }
  };
  const addText = (to: number): void => {
    const raw = source.slice(from, to);
    const top = stack.at(-1);
    if (top === undefined || raw === '') return;
    // What is left of markup is text: 3 < 5.
    if (raw.includes('<')) isMended = true;
    top.text += decodeEntities(raw);
  };
  const open = (
    name: string,
    written: string,
    given: Open['attributes'],
    isEmpty: boolean,
  ): void => {
    if (itemNames.has(name) && !stack.some(({ attributes: { type } }) => type === 'xhtml')) {
      if (itemAt >= 0) isMended = true;
      closeItem(from);
      // Items may stand anywhere: what is open around them is theirs in common.
      itemAt = stack.length;
    } else if (itemAt >= 0 && fields.has(name)) {
      const left = stack.findIndex((one) => one.isOpenEnded);
      if (left >= 0) {
        isMended = true;
        while (stack.length > left) close(from);
      }
    }
    if (stack.length >= deepest) return;
    const base = given['xml:base'];
    const outer = stack.at(-1)?.bases ?? [];
    const isField = itemAt >= 0 && fields.has(name) && !isEmpty;
    stack.push({
      name,
      attributes: given,
      bases: base === undefined ? outer : [...outer, base],
      children: [],
      from: tagOr.lastIndex,
      text: '',
      isOpenEnded: isField && next(`</${written}`, from) >= next.itemEdge(tagOr.lastIndex),
    });
    if (isEmpty) close(tagOr.lastIndex);
  };
  const end = (name: string, at: number): void => {
    const depth = stack.findLastIndex((one) => one.name === name);
    if (itemNames.has(name)) closeItem(at);
    else if (depth > itemAt) while (stack.length > depth) close(at);
  };

  tagOr.lastIndex = 0;
  for (let found = tagOr.exec(source); found !== null; found = tagOr.exec(source)) {
    const [token, slash, written, given = '', empty] = found;
    addText(found.index);
    from = found.index;
    if (token === '<!--') {
      const closed = next('-->', tagOr.lastIndex);
      const isWhole = closed < next('<!--', tagOr.lastIndex);
      if (isWhole) tagOr.lastIndex = closed + 3;
    } else if (token.startsWith('<![')) {
      const section = cdata(source, tagOr.lastIndex, next, stack.at(-1)?.name ?? '');
      isMended ||= section.isMended;
      const top = stack.at(-1);
      if (top !== undefined) top.text += section.text;
      tagOr.lastIndex = section.end;
    } else if (written !== undefined) {
      const read = slash === '' ? attributesOf(given) : {};
      for (const [key, uri] of Object.entries(read)) {
        const usual = key.startsWith('xmlns:')
          ? usualPrefixes[uri.trim().toLowerCase()]
          : undefined;
        if (usual !== undefined) prefixes.set(key.slice(6), usual);
      }
      const name = nameOf(written);
      if (root === undefined && slash === '') {
        if (name === 'html') return undefined;
        if (roots.test(name)) {
          root = name;
          language = read['xml:lang'];
        }
      }
      if (root === undefined) {
        // What stands before the feed is not of it.
      } else if (slash === '/') end(name, from);
      else open(name, written, read, empty === '/');
    }
    from = tagOr.lastIndex;
  }
  if (root === undefined) return undefined;
  addText(source.length);
  const breaksOff = itemAt >= 0;
  closeItem(source.length);
  while (stack.length > 0) close(source.length);
  return { root, language, head, items, breaksOff };
}

interface Searcher {
  /** Where the text stands next from a place on; Infinity where it does not. */
  (text: string, from: number): number;
  /** Where the next item begins or ends. */
  readonly itemEdge: (from: number) => number;
}

/** Each place is looked for once, so that no hostile feed makes it long. */
function searcher(source: string): Searcher {
  const known = new Map<string, number>();
  const remember = (key: string, from: number, find: () => number): number => {
    const before = known.get(key);
    if (before !== undefined && before >= from) return before;
    const at = find();
    const found = at === -1 ? Infinity : at;
    known.set(key, found);
    return found;
  };
  const next = (text: string, from: number): number =>
    remember(text, from, () => source.indexOf(text, from));
  const itemEdge = (from: number): number =>
    remember('', from, () => {
      edge.lastIndex = from;
      return edge.exec(source)?.index ?? -1;
    });
  return Object.assign(next, { itemEdge });
}

/**
 * A section of character data. One that is never closed would run to the next one's end, over items: it ends where its
 * element does.
 */
function cdata(
  source: string,
  from: number,
  next: Searcher,
  parent: string,
): { readonly text: string; readonly end: number; readonly isMended: boolean } {
  const close = next(']]>', from);
  const itemEdge = next.itemEdge(from);
  // Text about feeds may hold an item; only what was never closed holds the beginning of another section as well.
  const runsOver = close === Infinity || (itemEdge < close && next('<![CDATA[', from) < close);
  if (!runsOver) return { text: source.slice(from, close), end: close + 3, isMended: false };
  const limit = Math.min(itemEdge, source.length);
  const rest = source.slice(from, limit);
  const local = (parent.split(':').at(-1) ?? '').replace(/[^\w]/g, '\\$&');
  const own = local === '' ? -1 : rest.search(new RegExp(`</(?:[\\w.-]+:)?${local}\\s*>`, 'i'));
  const text = own === -1 ? rest : rest.slice(0, own);
  return { text, end: from + text.length, isMended: true };
}

function attributesOf(written: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [, name = '', double, single, bare] of written.matchAll(attributes))
    found[name.toLowerCase()] = decodeEntities(double ?? single ?? bare ?? '');
  return found;
}
