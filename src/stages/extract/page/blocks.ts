/** From a DOM to blocks: lines of text with what the cuts need to know about each. */
import type { BlockKind } from '../../../model/article.ts';
import {
  type DomElement,
  type DomNode,
  descendants,
  has,
  isElement,
  isText,
  squeeze,
} from './dom.ts';

/** A block with what the cuts ask about it; text is squeezed, without line breaks. */
export interface RawBlock {
  readonly kind: BlockKind;
  readonly text: string;
  /** Characters of `text` that stand in links. */
  readonly linked: number;
  /** Nearest block-level element. */
  readonly element: DomElement;
  /** All of the text is bold or italic. */
  readonly emphatic: boolean;
  /** Characters of the bold or italic run with which the text begins; 0 where it begins or ends otherwise. */
  readonly opening: number;
}

/** Phrases: they stand in a line. */
export const inline: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q rb rbc rp rt rtc ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const silent = new Set(
  'script style noscript template iframe svg img input button head'.split(' '),
);
const emphasis = new Set(['b', 'strong', 'em', 'i', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** Deeper trees are cut: the walk recurses. prepare() bounds what it can. */
const maxDepth = 1500;

function kindOf(element: DomElement): BlockKind {
  if (/^h[1-6]$/.test(element.localName)) return 'heading';
  if (element.localName === 'li' || element.localName === 'dd') return 'list-item';
  return 'paragraph';
}

class Walk {
  readonly blocks: RawBlock[] = [];
  private text = '';
  private linked = 0;
  private emphatic = 0;
  /** The bold run at the beginning; closed by the first letter that is not bold. */
  private opening = '';
  private opened = true;
  private quote = 0;
  private item = 0;

  flush(element: DomElement): void {
    const text = squeeze(this.text);
    if (text !== '') {
      const own = kindOf(element);
      const kind =
        own === 'paragraph' && this.item > 0
          ? 'list-item'
          : own === 'paragraph' && this.quote > 0
            ? 'quote'
            : own;
      const letters = text.replace(/\s/g, '').length;
      this.blocks.push({
        kind,
        text,
        linked: Math.min(this.linked, letters),
        element,
        emphatic: this.emphatic >= letters * 0.9,
        opening: this.opened ? 0 : squeeze(this.opening).length,
      });
    }
    this.text = '';
    this.linked = 0;
    this.emphatic = 0;
    this.opening = '';
    this.opened = true;
  }

  row(element: DomElement): void {
    const cells: string[] = [];
    let linked = 0;
    let child = element.firstChild;
    while (child !== null) {
      if (isElement(child)) {
        const cell = readCell(child);
        if (cell !== '') cells.push(cell);
        for (const a of descendants(child, 'a'))
          linked += (a.textContent ?? '').replace(/\s/g, '').length;
      }
      child = child.nextSibling;
    }
    if (cells.length > 0)
      this.blocks.push({
        kind: 'table',
        text: cells.join(' | '),
        linked,
        element,
        emphatic: false,
        opening: 0,
      });
  }

  visit(node: DomNode, block: DomElement, depth: number, inLink: boolean, strong: boolean): void {
    let child = node.firstChild;
    while (child !== null) {
      if (isText(child)) {
        const text = child.textContent ?? '';
        this.text += text;
        if (!strong && text.trim() !== '') this.opened = false;
        if (this.opened) this.opening += text;
        if (inLink || strong) {
          const letters = text.replace(/\s/g, '').length;
          if (inLink) this.linked += letters;
          if (strong) this.emphatic += letters;
        }
      } else if (isElement(child) && depth < maxDepth)
        this.element(child, block, depth, inLink, strong);
      child = child.nextSibling;
    }
  }

  private element(
    child: DomElement,
    block: DomElement,
    depth: number,
    inLink: boolean,
    strong: boolean,
  ): void {
    const name = child.localName;
    if (silent.has(name)) return;
    if (name === 'br' || name === 'hr') {
      this.flush(block);
      return;
    }
    if (inline.has(name) && child.line !== true) {
      this.visit(child, block, depth + 1, inLink || name === 'a', strong || emphasis.has(name));
      return;
    }
    this.flush(block);
    if (name === 'tr' && isData(child)) {
      this.row(child);
      return;
    }
    const quote = name === 'blockquote' ? 1 : 0;
    const item = name === 'li' ? 1 : 0;
    this.quote += quote;
    this.item += item;
    this.visit(child, child, depth + 1, inLink, strong || emphasis.has(name));
    this.flush(child);
    this.quote -= quote;
    this.item -= item;
  }
}

/** The lines of a cell in one; a figure below a figure must not become a part of it. */
function readCell(cell: DomElement): string {
  const lines = [''];
  const visit = (parent: DomNode): void => {
    for (let child = parent.firstChild; child !== null; child = child.nextSibling) {
      if (isText(child)) lines.push((lines.pop() ?? '') + (child.textContent ?? ''));
      else if (isElement(child) && !silent.has(child.localName)) {
        const flows = inline.has(child.localName) && child.line !== true;
        if (!flows) lines.push('');
        visit(child);
        if (!flows) lines.push('');
      }
    }
  };
  visit(cell);
  let text = '';
  for (const line of lines.map(squeeze)) {
    if (line === '') continue;
    if (text !== '') text += /\d$/.test(text) && /^\d/.test(line) ? ' / ' : ' ';
    text += line;
  }
  return text;
}

const large = new Set(['table', 'ul', 'h1', 'h2', 'h3']);
const paragraphs = new Set(['p']);

/** A row of data, not of layout: several short cells without block elements of their own. */
function isData(row: DomElement): boolean {
  let cells = 0;
  let child = row.firstChild;
  while (child !== null) {
    if (isElement(child)) {
      cells++;
      const text = child.textContent ?? '';
      if (
        text.length > 400 ||
        has(child, large) ||
        descendants(child, 'div').some((div) => has(div, paragraphs))
      )
        return false;
    }
    child = child.nextSibling;
  }
  return cells >= 2;
}

/** Every block under `root`, in order. */
export function readBlocks(root: DomElement): readonly RawBlock[] {
  const walk = new Walk();
  walk.visit(root, root, 0, false, false);
  walk.flush(root);
  return walk.blocks;
}
