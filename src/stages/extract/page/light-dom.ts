/**
 * A tree with what extraction reads of a DOM and nothing else. A full DOM costs four times as much, most of it for
 * events, live lists and attributes as nodes that nobody asks for.
 */
import { Parser } from 'htmlparser2';
import type { DomDocument, DomElement, DomNode } from './dom.ts';

/** A text node; adjacent texts are one. */
class LightText implements DomNode {
  readonly nodeType = 3;
  readonly firstChild = null;
  parentNode: LightElement | null = null;
  previous: LightNode | null = null;
  nextSibling: LightNode | null = null;
  textContent: string;

  constructor(text: string) {
    this.textContent = text;
  }
}

class LightElement implements DomElement {
  readonly nodeType = 1;
  readonly localName: string;
  readonly attributes: Record<string, string>;
  parentNode: LightElement | null = null;
  previous: LightNode | null = null;
  nextSibling: LightNode | null = null;
  firstChild: LightNode | null = null;
  lastChild: LightNode | null = null;
  names: string | undefined = undefined;
  line: true | undefined = undefined;

  constructor(name: string, attributes: Record<string, string>) {
    this.localName = name;
    this.attributes = attributes;
  }

  get textContent(): string {
    let text = '';
    for (let child = this.firstChild; child !== null; child = child.nextSibling)
      text += child.textContent;
    return text;
  }

  set textContent(text: string) {
    this.firstChild = null;
    this.lastChild = null;
    if (text !== '') this.append(new LightText(text));
  }

  getAttribute(name: string): string | null {
    // An own property only: `constructor` is no attribute.
    return Object.hasOwn(this.attributes, name) ? (this.attributes[name] ?? null) : null;
  }

  removeAttribute(name: string): void {
    Reflect.deleteProperty(this.attributes, name);
  }

  append(child: LightNode): void {
    child.parentNode = this;
    child.previous = this.lastChild;
    if (this.lastChild === null) this.firstChild = child;
    else this.lastChild.nextSibling = child;
    this.lastChild = child;
  }

  /** Takes it out of the tree; its own links to neighbours stay, for whoever is walking over it. */
  remove(): void {
    const { parentNode: parent, previous, nextSibling: next } = this;
    if (parent === null) return;
    if (previous === null) parent.firstChild = next;
    else previous.nextSibling = next;
    if (next === null) parent.lastChild = previous;
    else next.previous = previous;
    this.parentNode = null;
  }
}

type LightNode = LightElement | LightText;

/** A parsed page, to be read and thinned out. */
export interface LightDocument extends DomDocument {
  /** Writes the tree as HTML again, for a parser of the whole DOM. */
  readonly toHtml: () => string;
}

/** Parses what `prepare` wrote: one `body`, bounded depth. Comments and CDATA are left out. */
export function parseLight(html: string): LightDocument {
  const root = new LightElement('#document', {});
  let body: LightElement | null = null;
  let node = root;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const element = new LightElement(name, attributes);
      if (name === 'body') body ??= element;
      node.append(element);
      node = element;
    },
    ontext: (text) => {
      const last = node.lastChild;
      if (last instanceof LightText) last.textContent += text;
      else node.append(new LightText(text));
    },
    onclosetag: () => {
      node = node.parentNode ?? root;
    },
  });
  parser.end(html);
  return { body, toHtml: () => `<!doctype html>${inner(root)}` };
}

const empty = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function inner(element: LightElement): string {
  let html = '';
  for (let child = element.firstChild; child !== null; child = child.nextSibling) {
    if (child instanceof LightText) html += escape(child.textContent);
    else {
      const attributes = Object.entries(child.attributes)
        .filter(([name]) => /^[a-z][\w:-]*$/.test(name))
        .map(([name, value]) => ` ${name}="${escape(value)}"`);
      html += `<${child.localName}${attributes.join('')}>`;
      if (!empty.has(child.localName)) html += `${inner(child)}</${child.localName}>`;
    }
  }
  return html;
}
