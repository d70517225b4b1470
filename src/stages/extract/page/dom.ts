/** The little of the DOM that extraction uses; the light tree and jsdom both answer to it. */

export interface DomNode {
  /** 1 element, 3 text, 8 comment, 9 document. */
  readonly nodeType: number;
  /** Set on an element, it takes the place of all that stands in it. */
  textContent: string | null;
  readonly parentNode: DomNode | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
}

/** An element. */
export interface DomElement extends DomNode {
  /** Lower-case tag name. */
  readonly localName: string;
  readonly getAttribute: (name: string) => string | null;
  readonly removeAttribute: (name: string) => void;
  readonly remove: () => void;
  /** What `nameOf` found, kept: several steps ask for it. */
  names?: string | undefined;
  /** A phrase that its style puts on a line of its own; set by `asWritten`. */
  line?: true | undefined;
}

/** A parsed page. */
export interface DomDocument {
  readonly body: DomElement | null;
}

/** Narrows to elements; `null` is none. */
export function isElement(node: DomNode | null): node is DomElement {
  return node?.nodeType === 1;
}

/** Text nodes, CDATA left out. */
export function isText(node: DomNode): boolean {
  return node.nodeType === 3;
}

/** The element children of a node, in order. */
export function* childElements(parent: DomNode): Generator<DomElement> {
  let child = parent.firstChild;
  while (child !== null) {
    // Read first: the consumer may take the child out of the tree.
    const next: DomNode | null = child.nextSibling;
    if (isElement(child)) yield child;
    child = next;
  }
}

/** The elements of that name below `root`, in document order. */
export function descendants(root: DomNode, name: string): readonly DomElement[] {
  const found: DomElement[] = [];
  collect(root, name, found);
  return found;
}

function collect(parent: DomNode, name: string, found: DomElement[]): void {
  for (let child = parent.firstChild; child !== null; child = child.nextSibling) {
    if (!isElement(child)) continue;
    if (child.localName === name) found.push(child);
    collect(child, name, found);
  }
}

/** Whether an element of one of these names stands below `root`. */
export function has(root: DomNode, names: ReadonlySet<string>): boolean {
  for (let child = root.firstChild; child !== null; child = child.nextSibling)
    if (isElement(child) && (names.has(child.localName) || has(child, names))) return true;
  return false;
}

/** The element itself or one below it. */
export function contains(ancestor: DomElement, element: DomElement): boolean {
  let node: DomElement | null = element;
  while (node !== null) {
    if (node === ancestor) return true;
    node = isElement(node.parentNode) ? node.parentNode : null;
  }
  return false;
}

/** Class and id in one lower-case string, `camelCase` as `camel-case`, for the rules about names. */
export function nameOf(element: DomElement): string {
  return (element.names ??= readName(element));
}

function readName(element: DomElement): string {
  const cls = element.getAttribute('class');
  const id = element.getAttribute('id');
  if (cls === null && id === null) return '';
  return `${cls ?? ''} ${id ?? ''}`.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
}

/**
 * Characters without a shape: soft hyphens, zero-width spaces and joiners, marks of direction, invisible operators,
 * fillers. Variation selectors and tags choose a glyph and stay.
 */
const shapeless =
  /\u034f|[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
/** Between letters of scripts whose forms depend on them, and in emoji of several parts, joiners mean something. */
const joiner =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\p{M}\p{Script=Arabic}\p{Script=Mongolian}\p{Script=Syriac}])[\u200c\u200d]|[\u200c\u200d](?![\p{Extended_Pictographic}\p{L}])/gu;
const mayBeShapeless =
  /\u034f|[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/;

/** Most texts have single spaces only. */
const oddSpace = /[^\S ]|\u0085| {2}/;

/** Text as it is seen: white space folded to single spaces, trimmed, without characters that have no shape. */
export function squeeze(text: string): string {
  const seen = mayBeShapeless.test(text) ? text.replace(shapeless, '').replace(joiner, '') : text;
  return (oddSpace.test(seen) ? seen.replace(/[\s\u0085]+/g, ' ') : seen).trim();
}
