/** What stands beside the container that was chosen and belongs to its text: a first paragraph, a second half, a table. */
import type { RawBlock } from '../page/blocks.ts';
import { type DomElement, contains, isElement } from '../page/dom.ts';
import { weight } from '../page/measure.ts';
import { noiseReason } from '../cuts/noise.ts';
import { isNotice } from './density.ts';

/** Shorter sentences (in Latin letters) may be captions or calls. */
const leastSentence = 60;
const fullStop = /(?:[。！？!?]|[^.]\.)[\s"'”’」』）)\]】]*$/u;

/** How a block is set: its element's name and class. */
function lookOf({ element }: RawBlock): string {
  return `${element.localName} ${element.getAttribute('class') ?? ''}`;
}

/** How most of the paragraphs are set. */
function usualLook(blocks: readonly RawBlock[]): string {
  const counts = new Map<string, number>();
  for (const look of blocks.filter(isProse).map(lookOf))
    counts.set(look, (counts.get(look) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

function isPlain(block: RawBlock): boolean {
  return (
    block.linked < block.text.length * 0.1 &&
    noiseReason(block.text) === undefined &&
    !isNotice(block.text)
  );
}

/** A paragraph of the text, by the look of it alone. */
function isProse(block: RawBlock): boolean {
  return (
    (block.kind === 'paragraph' || block.kind === 'quote') &&
    weight(block.text) >= leastSentence &&
    fullStop.test(block.text) &&
    isPlain(block)
  );
}

const entries = new Set(['li', 'dt', 'dd', 'tr', 'td', 'th']);

/** An entry of a list or a table. */
function isEntry({ kind, element }: RawBlock): boolean {
  return kind === 'table' || kind === 'list-item' || entries.has(element.localName);
}

/** A container beside the text that is nothing but paragraphs, data and what heads them. */
function carriesOn(blocks: readonly RawBlock[]): boolean {
  const rows = blocks.filter(isEntry);
  const prose = blocks.filter(isProse);
  return (
    blocks.every(
      (block) => isProse(block) || ((block.kind === 'heading' || isEntry(block)) && isPlain(block)),
    ) &&
    (prose.length > 0 || rows.length > 1)
  );
}

/**
 * `blocks` with what belongs to them of `all`.
 * @param pick the container of `blocks`
 * @param headline place of the page's headline in `all`, -1 where there is none
 */
export function joinSiblings(
  blocks: readonly RawBlock[],
  all: readonly RawBlock[],
  pick: DomElement,
  headline: number,
): readonly RawBlock[] {
  const head = all[headline];
  const first = blocks[0];
  const last = blocks.at(-1);
  if (head === undefined || first === undefined || last === undefined) return blocks;
  const start = all.indexOf(first);
  if (start <= headline || contains(pick, head.element)) return blocks;
  const usual = usualLook(blocks);
  let from = start;
  while (from - 1 > headline) {
    const block = all[from - 1];
    // A standfirst is set otherwise than the text, and the day and the author stand below it.
    if (block === undefined || !isProse(block) || lookOf(block) !== usual) break;
    from--;
  }
  const before = all.slice(from, start);
  const after: RawBlock[] = [];
  let at = all.indexOf(last) + 1;
  let node = pick;
  for (;;) {
    const parent = node.parentNode;
    // Beside a headline that has a box of its own, the page's other boxes stand, too.
    if (!isElement(parent) || (parent.localName === 'body' && head.element.parentNode !== parent))
      break;
    let next = all[at];
    while (next !== undefined && contains(parent, next.element)) {
      const child = childOf(parent, next.element);
      const rest: RawBlock[] = [];
      for (let i = at; i < all.length; i++) {
        const block = all[i];
        if (block === undefined || !contains(child, block.element)) break;
        rest.push(block);
      }
      if (rest.length === 0 || !carriesOn(rest)) return [...before, ...blocks, ...after];
      after.push(...rest);
      at += rest.length;
      next = all[at];
    }
    // What holds the headline too is the whole article: beyond it stands the page.
    if (contains(parent, head.element)) break;
    node = parent;
  }
  return [...before, ...blocks, ...after];
}

/** The child of `parent` in which the element stands, or is. */
function childOf(parent: DomElement, element: DomElement): DomElement {
  let node = element;
  while (node.parentNode !== parent && isElement(node.parentNode)) node = node.parentNode;
  return node;
}
