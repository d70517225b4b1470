/** What controls, boxes and advertisements between the paragraphs are called. */
import type { RawBlock } from '../page/blocks.ts';
import { endsSentence, weight } from '../page/measure.ts';
import { key } from '../facts/title.ts';

/** One Latin word alone in a line. */
const word = /^\p{Lu}\p{Ll}{2,14}$/u;
/** A line that comes so often is no subheading. */
const often = 3;

function isLong(block: RawBlock | undefined): boolean {
  return block !== undefined && weight(block.text) > 80;
}

/**
 * Plain short lines beside paragraphs: one word alone, or a line that comes three times or more. Among other
 * short lines they may be a plan, a poem, a price list.
 */
export function findLabels(blocks: readonly RawBlock[]): ReadonlySet<RawBlock> {
  const found = new Set<RawBlock>();
  const lines = new Map<string, RawBlock[]>();
  for (const [i, block] of blocks.entries()) {
    const { kind, text, emphatic } = block;
    if (kind !== 'paragraph' || weight(text) > 40 || endsSentence(text)) continue;
    const [before, after] = [isLong(blocks[i - 1]), isLong(blocks[i + 1])];
    if (word.test(text) && !emphatic && (before || after)) found.add(block);
    if (!before || !after) continue;
    const same = lines.get(key(text));
    if (same === undefined) lines.set(key(text), [block]);
    else same.push(block);
  }
  for (const same of lines.values())
    if (same.length >= often) for (const block of same) found.add(block);
  return found;
}
