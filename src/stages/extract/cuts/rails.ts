/**
 * Rails of other stories, found by the line that announces them and cut before any container is chosen:
 * a rail is often longer than the article beside it.
 */
import { type DomElement, contains, isElement } from '../page/dom.ts';
import type { RawBlock } from '../page/blocks.ts';
import { readsAsText } from '../body/density.ts';
import type { Cut } from '../../../model/reading.ts';
import { isTailHeading, isWeakHeading } from './phrases.ts';

/** Blocks without the rails, and what was cut. */
export interface Railed {
  readonly blocks: readonly RawBlock[];
  readonly cuts: readonly Cut[];
}

/** Where the text goes on after a box of links: three paragraphs in a row; a rail's headlines stand between its teasers. */
function resumption(blocks: readonly RawBlock[], from: number, end: number): number {
  for (let i = from; i < end; i++) {
    if (
      readsAsText(blocks[i]) &&
      readsAsText(blocks[i + 1]) &&
      i + 1 < end &&
      (readsAsText(blocks[i + 2]) || i + 2 === end)
    )
      return i;
  }
  return end;
}

function afterLinks(blocks: readonly RawBlock[], from: number, end: number): number {
  let i = from;
  while (i < end) {
    const block = blocks[i];
    if (block === undefined || block.linked < block.text.replace(/\s/g, '').length * 0.8) break;
    i++;
  }
  return i;
}

/** Index after the last block under `root`, from `from` on. */
function endUnder(root: DomElement, blocks: readonly RawBlock[], from: number): number {
  let end = from;
  while (end < blocks.length) {
    const block = blocks[end];
    if (block === undefined || !contains(root, block.element)) break;
    end++;
  }
  return end;
}

/**
 * Cuts the section that each tail heading opens. When the heading leads a container of its own, that container
 * goes; when it stands among the paragraphs, all that follows it in their container goes, unless there are only
 * links before the text goes on.
 */
export function cutRails(
  body: DomElement,
  blocks: readonly RawBlock[],
  isLead: (block: RawBlock) => boolean,
): Railed {
  const gone = new Set<number>();
  const cuts: Cut[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const heading = blocks[i];
    if (heading === undefined || gone.has(i) || !isTailHeading(heading.text)) continue;
    let root = heading.element;
    let parent = root.parentNode;
    // Up to the first container that holds more than the heading.
    for (;;) {
      const first = blocks[i - 1];
      const next = blocks[i + 1];
      const alone =
        (first === undefined || !contains(root, first.element)) &&
        (next === undefined || !contains(root, next.element));
      if (!alone || root === body || !isElement(parent)) break;
      root = parent;
      parent = root.parentNode;
    }
    const before = blocks[i - 1];
    const leads = before === undefined || !contains(root, before.element);
    let end = endUnder(root, blocks, i + 1);
    if (blocks.slice(i, end).some(isLead)) continue;
    // A ticker may lead the container of the article itself: then, too, the text goes on.
    end =
      !leads && isWeakHeading(heading.text)
        ? afterLinks(blocks, i + 1, end)
        : resumption(blocks, i + 1, end);
    cuts.push({
      reason: `rail: ${heading.text}`,
      text: blocks
        .slice(i, end)
        .map((block) => block.text)
        .join('\n'),
    });
    for (let j = i; j < end; j++) gone.add(j);
  }
  return { blocks: gone.size === 0 ? blocks : blocks.filter((_, i) => !gone.has(i)), cuts };
}
