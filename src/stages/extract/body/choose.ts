/** Chooses the blocks of the article: the cheap candidate, and the costly ones only where it is doubtful. */
import { type RawBlock, readBlocks } from '../page/blocks.ts';
import { densityPick } from './density.ts';
import { type DomDocument, type DomElement, isElement } from '../page/dom.ts';
import type { Known } from '../facts/known.ts';
import { headlineAt } from './headline.ts';
import { joinSiblings } from './join.ts';
import { weight } from '../page/measure.ts';
import { readabilityPick } from './readability.ts';

/** The blocks that were chosen, not yet trimmed. */
export interface Choice {
  readonly blocks: readonly RawBlock[];
  /** Which candidate, and why, for `--explain`. */
  readonly why: string;
}

/** Less text than this (in Latin letters) is worth a second look. */
const little = 300;
/** A candidate that gives less of the page's own copy of the text than this is on the wrong track. */
const leastCovered = 0.5;

/** Weight of all text, in Latin letters. */
export function sizeOf(blocks: readonly RawBlock[]): number {
  return blocks.reduce((sum, block) => sum + weight(block.text), 0);
}

function under(root: DomElement, blocks: readonly RawBlock[]): readonly RawBlock[] {
  const known = new Map<DomElement, boolean>();
  return blocks.filter((block) => {
    const path: DomElement[] = [];
    let node: DomElement | null = block.element;
    let inside = false;
    while (node !== null) {
      const seen = known.get(node);
      if (node === root || seen !== undefined) {
        inside = node === root || seen === true;
        break;
      }
      path.push(node);
      node = isElement(node.parentNode) ? node.parentNode : null;
    }
    for (const element of path) known.set(element, inside);
    return inside;
  });
}

function doubt(
  pick: DomElement | undefined,
  body: DomElement,
  blocks: readonly RawBlock[],
  known: Known,
): string {
  if (pick === undefined) return 'no prose found';
  const covered = known.covered(blocks.map((block) => block.text));
  if (covered !== undefined && covered < leastCovered)
    return 'little of the copy in the metadata is in it';
  if (covered !== undefined) return '';
  if (pick === body) return 'the prose is spread over the whole page';
  return sizeOf(blocks) < little ? 'little text' : '';
}

/** Readability's choice on a whole DOM of the page without the rails; it throws on some documents, then there is none. */
async function second(
  whole: () => Promise<DomDocument>,
  all: readonly RawBlock[],
  railed: readonly RawBlock[],
): Promise<readonly RawBlock[]> {
  const kept = new Set(railed);
  const holders = new Set(railed.map((block) => block.element));
  for (const block of all)
    if (!kept.has(block) && !holders.has(block.element)) block.element.remove();
  try {
    const element = await readabilityPick(await whole());
    return element === undefined ? [] : readBlocks(element);
  } catch {
    return [];
  }
}

/**
 * `railed` are the blocks that are left of `all` after the rails were cut. The tree is thinned out:
 * nothing may read it afterwards.
 */
export async function choose(
  whole: () => Promise<DomDocument>,
  body: DomElement,
  all: readonly RawBlock[],
  railed: readonly RawBlock[],
  known: Known,
  title: string,
): Promise<Choice> {
  const lead = railed.find((block) => block.kind === 'paragraph' && known.leads(block.text));
  const pick = densityPick(body, railed, lead);
  const first =
    pick === undefined
      ? []
      : joinSiblings(under(pick, railed), railed, pick, headlineAt(railed, title));
  const reason = doubt(pick, body, first, known);
  if (reason === '') return { blocks: withStandfirst(first, railed, known), why: 'density' };
  const other = await second(whole, all, railed);
  const covers = (blocks: readonly RawBlock[]): number =>
    known.covered(blocks.map((block) => block.text)) ?? 0;
  const [best, name] =
    covers(other) > covers(first) ||
    (covers(other) === covers(first) && sizeOf(other) > sizeOf(first) * leastOf(pick, body))
      ? [other, 'Readability']
      : [first, 'density'];
  if (known.covered([]) !== undefined && covers(best) < leastCovered) {
    const blocks = known.paragraphs.map((text): RawBlock => ({
      kind: 'paragraph',
      text,
      linked: 0,
      element: body,
      emphatic: false,
      opening: 0,
    }));
    return { blocks, why: `the copy in the metadata, since ${reason}` };
  }
  return { blocks: best, why: `${name}, since ${reason}` };
}

/** Share of the first candidate's text that the second must have: of a whole page it is right to take a part, of little text hardly. */
function leastOf(pick: DomElement | undefined, body: DomElement): number {
  return pick === body ? 0.2 : 0.95;
}

/** Puts the paragraph that the description repeats in front, where it stands above the container. */
function withStandfirst(
  blocks: readonly RawBlock[],
  railed: readonly RawBlock[],
  known: Known,
): readonly RawBlock[] {
  const first = blocks[0];
  if (first === undefined || blocks.some((block) => known.leads(block.text))) return blocks;
  const at = railed.indexOf(first);
  const standfirst = railed
    .slice(Math.max(0, at - 25), at)
    .findLast(
      (block) => block.kind !== 'heading' && weight(block.text) > 60 && known.leads(block.text),
    );
  return standfirst === undefined ? blocks : [standfirst, ...blocks];
}
