/**
 * What stands around the headline, and what the page shows beside its text: read before anything is taken out.
 * Navigation, rails and the site's foot name every kind of page; nothing is read there.
 */
import { type DomElement, type DomNode, isElement, isText, nameOf, squeeze } from '../page/dom.ts';
import { weight } from '../page/measure.ts';
import { key } from '../facts/title.ts';

/** Found around the headline. */
export interface Surroundings {
  /** Labels right above the headline, nearest first. */
  readonly above: readonly string[];
  /** Labels right below it. */
  readonly below: readonly string[];
  /** Breadcrumbs, home and the headline left out. */
  readonly crumbs: readonly string[];
  /** schema.org type of the element that holds the headline, lower case. */
  readonly types: readonly string[];
  /** Weights of the captions under pictures. */
  readonly captions: readonly number[];
  /** Words on buttons. */
  readonly buttons: readonly string[];
}

const apart = new Set(['nav', 'footer', 'aside', 'select', 'form', 'menu', 'dialog']);
/** Holds no headline, no caption and no button that matters. */
const flat = new Set(['p', 'ul', 'ol', 'span', 'h2', 'h3', 'h4', 'a', 'img', 'svg', 'time', 'dl']);
const roles = /^(?:navigation|complementary|contentinfo|menu|menubar|dialog|search|banner)$/;
const foreign =
  /(?:^|[\s_-])(?:ads?|advert\w*|adsbox|dfp|gpt|nav|navbar|navigation|menus?|sub-?menu|foot|footer|side-?bar|rail|aside|widgets?|related\w*|reco\w*|popular|trending|hot|rank\w*|most-?read|shares?|sharing|social|comments?|tags?|taglist|keywords?|masthead|site-?header|topbar|top-?bar|toolbar|newsletter\w*|promo\w*|banner|carousel|more|secondary)(?:$|[\s_-]|(?=\d))/;
const crumbName = /(?:^|[\s_-])(?:bread-?crumbs?\w*|crumbs?|bc|path|location|position)(?:$|[\s_-])/;
const captionName = /(?:^|[\s_-])(?:(?:img|image|photo|pic|wp)-?)?captions?(?:-text)?(?:$|\s)/;
/** One look for all three. */
const telling = new RegExp([foreign, crumbName, captionName].map(({ source }) => source).join('|'));
const home =
  /^(?:home|home ?page|front page|首頁|首页|主頁|主页|回首頁|トップ|你的位置|您的位置|當前位置|当前位置|目前位置|現在位置)/i;
const separator = /\s*(?:[|｜/／>›»＞•·→]|\s-\s)\s*/;
/** A line with more parts than this is a menu. */
const mostParts = 3;
const mostCrumbs = 6;
const levels = 5;

function says(element: DomElement, attribute: string, pattern: RegExp): boolean {
  const value = element.getAttribute(attribute);
  return value !== null && pattern.test(value);
}

function isApart(element: DomElement, name = nameOf(element)): boolean {
  return (
    apart.has(element.localName) ||
    says(element, 'role', roles) ||
    (name !== '' && foreign.test(name))
  );
}

function isCrumbs(element: DomElement, name = nameOf(element)): boolean {
  return (
    (name !== '' && crumbName.test(name)) ||
    says(element, 'aria-label', /breadcrumb/i) ||
    says(element, 'itemtype', /BreadcrumbList/)
  );
}

/** Texts of the leaves below a node, in order; stops when there are too many. */
function leaves(node: DomNode, out: string[]): void {
  for (let child = node.firstChild; child !== null && out.length < 12; child = child.nextSibling) {
    if (isText(child)) {
      const text = squeeze(child.textContent ?? '');
      if (text !== '') out.push(...text.split(separator).filter(Boolean));
    } else if (isElement(child) && !isApart(child)) leaves(child, out);
  }
}

/** The text of an element, or so much of it as shows that it is no label. */
function startOf(node: DomNode): string {
  let text = '';
  for (let child = node.firstChild; child !== null && text.length < 600; child = child.nextSibling)
    text += isElement(child) ? startOf(child) : (child.textContent ?? '');
  return text;
}

/** The labels in an element beside the headline, or `undefined` where it is something larger. */
function labelsIn(
  element: DomElement,
  isTitle: (text: string) => boolean,
): { readonly labels: readonly string[]; readonly crumbs: boolean } | undefined {
  if (isApart(element) && !isCrumbs(element)) return undefined;
  if (weight(squeeze(startOf(element))) > 160) return undefined;
  const parts: string[] = [];
  leaves(element, parts);
  const own = parts.filter((part) => /[\p{L}\p{N}]/u.test(part));
  const first = own[0] ?? '';
  if (home.test(first) || isCrumbs(element)) {
    if (own.length > mostCrumbs) return undefined;
    const rest = own.filter((part) => !home.test(part) && !isTitle(part));
    return { labels: rest, crumbs: true };
  }
  if (own.length > mostParts) return { labels: [], crumbs: false };
  return { labels: own.filter((part) => !isTitle(part)), crumbs: false };
}

/** The siblings on one side of an element, nearest first. */
function siblings(element: DomElement, before: boolean): readonly DomNode[] {
  const all: DomNode[] = [];
  let seen = false;
  for (
    let child = element.parentNode?.firstChild ?? null;
    child !== null;
    child = child.nextSibling
  ) {
    if (child === element) seen = true;
    else if (seen !== before) all.push(child);
  }
  return before ? all.toReversed() : all;
}

/** Labels on one side of the headline: up through its containers until something larger stands there. */
function side(
  h1: DomElement,
  before: boolean,
  isTitle: (text: string) => boolean,
  crumbs: string[],
): readonly string[] {
  const found: string[] = [];
  let element = h1;
  for (let level = 0; level < levels; level++) {
    for (const sibling of siblings(element, before)) {
      if (isText(sibling)) {
        const text = squeeze(sibling.textContent ?? '');
        if (text !== '' && weight(text) < 60) found.push(text);
        continue;
      }
      if (!isElement(sibling)) continue;
      const read = labelsIn(sibling, isTitle);
      if (read === undefined) return found;
      if (read.crumbs) crumbs.push(...read.labels);
      else found.push(...read.labels);
      if (found.length > 6) return found;
    }
    const parent = element.parentNode;
    if (!isElement(parent) || parent.localName === 'body' || parent.localName === 'main') break;
    // Below its own header, the page goes on with the text.
    if (!before && level > 1) break;
    element = parent;
  }
  return found;
}

interface Seen {
  h1: DomElement | undefined;
  exact: boolean;
  crumbs: string[];
  captions: number[];
  buttons: string[];
  /** Whether a name tells anything: a page has few names and many elements. */
  readonly names: Map<string, boolean>;
}

function tells(name: string, names: Map<string, boolean>): boolean {
  const known = names.get(name);
  if (known !== undefined) return known;
  const found = telling.test(name);
  names.set(name, found);
  return found;
}

function look(
  parent: DomElement,
  seen: Seen,
  isTitle: (text: string) => boolean,
  depth: number,
): void {
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    if (!isElement(node)) continue;
    const element = node;
    const tag = element.localName;
    const name = nameOf(element);
    const named = name !== '' && tells(name, seen.names);
    if (tag === 'h1' || (tag === 'h2' && seen.h1 === undefined)) {
      const same = isTitle(squeeze(element.textContent ?? ''));
      if (!seen.exact && (same || (tag === 'h1' && seen.h1 === undefined))) {
        seen.h1 = element;
        seen.exact = same;
      }
    } else if (tag === 'figcaption' || (named && captionName.test(name)))
      seen.captions.push(weight(squeeze(element.textContent ?? '')));
    else if (tag === 'button' || (tag === 'a' && element.getAttribute('role') === 'button')) {
      const text = squeeze(element.textContent ?? '');
      if (text !== '' && text.length < 24) seen.buttons.push(text);
    } else {
      const crumbs = isCrumbs(element, named ? name : '') ? labelsIn(element, isTitle) : undefined;
      if (crumbs?.crumbs === true) {
        if (seen.crumbs.length === 0) seen.crumbs.push(...crumbs.labels);
      } else if (!flat.has(tag) && !isApart(element, named ? name : '') && depth < 1000)
        look(element, seen, isTitle, depth + 1);
    }
  }
}

function typesAround(h1: DomElement): readonly string[] {
  const found: string[] = [];
  let node: DomNode | null = h1;
  while (isElement(node)) {
    const type = node.getAttribute('itemtype');
    if (type !== null) found.push(type.replace(/^.*[/#]/, '').toLowerCase());
    node = node.parentNode;
  }
  return found;
}

/** One walk over the page as it was served. */
export function readSurroundings(body: DomElement, title: string): Surroundings {
  const name = key(title);
  const isTitle = (text: string): boolean => {
    const letters = key(text);
    return letters.length > 3 && (letters === name || (name.length > 3 && letters.includes(name)));
  };
  const seen: Seen = {
    h1: undefined,
    exact: false,
    crumbs: [],
    captions: [],
    buttons: [],
    names: new Map(),
  };
  look(body, seen, isTitle, 0);
  const { h1, crumbs, captions, buttons } = seen;
  const above = h1 === undefined ? [] : side(h1, true, isTitle, crumbs);
  const below = h1 === undefined ? [] : side(h1, false, isTitle, crumbs);
  return {
    above,
    below,
    crumbs,
    captions,
    buttons,
    types: h1 === undefined ? [] : typesAround(h1),
  };
}
