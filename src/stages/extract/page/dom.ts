/** The little of the DOM that extraction uses; the light tree and jsdom both answer to it. */

export interface DomNode {
  /** 1 element, 3 text, 8 comment, 9 document. */
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly parentNode: DomNode | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
}

/** An element. */
export interface DomElement extends DomNode {
  /** Lower-case tag name. */
  readonly localName: string;
  readonly getAttribute: (name: string) => string | null;
  readonly remove: () => void;
  /** What `nameOf` found, kept: several steps ask for it. */
  names?: string | undefined;
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

/** Text with white space folded to single spaces, trimmed. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u00a0\u200b\u2028\u2029\ufeff]+/g, ' ').trim();
}
