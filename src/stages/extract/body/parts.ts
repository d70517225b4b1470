/** Where a page that tells of many things begins to tell of the next: read off the shape of its blocks. */
import type { Block } from '../../../model/article.ts';
import { stampLength } from '../../../text/stamps.ts';
import type { RawBlock } from '../page/blocks.ts';
import { type DomElement, isElement } from '../page/dom.ts';
import { topicOf } from '../kind/collections.ts';
import { fold } from '../kind/fold.ts';
import { weight } from '../page/measure.ts';

/** The beginning of a part: so many characters of its block are its heading, all of them or none included. */
interface Opening {
  readonly block: RawBlock;
  readonly heading: number;
}

/** One way in which pages set their parts apart. */
type Shape = (blocks: readonly RawBlock[]) => readonly Opening[];

/** Fewer openings set nothing apart. */
const fewest = 3;
/** Share of the openings below which text has to stand, and of the text that has to stand below openings. */
const mostlyFull = 0.7;
const mostlyParted = 0.6;
/** Longer lines are no headings; shorter texts are none. In Latin letters. */
const longestHeading = 160;
const shortestText = 24;

/** ■ …, 【…】 …, 1、…, (2) … */
const marks: readonly RegExp[] = [
  /^[■◆●▍▌◎★▶►※•]\s*/u,
  /^[【〔［[][^】〕］\]]{1,40}[】〕］\]]\s*/u,
  /^(?:\d{1,2}\s?[、.．)）](?!\d)|[（(]\d{1,2}[)）]|[①-⑳]|\d{1,2}\s?[／/|｜])\s*/u,
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])\s*/u,
];

const isHeading = ({ kind, emphatic, text }: RawBlock): boolean =>
  kind === 'heading' || (emphatic && weight(text) < longestHeading);

/** Lines that begin with an hour or a day. */
const clocks: Shape = (blocks) => opened(blocks, (text) => stampLength(text));

/** Headings of the level that parts most. */
const headings: Shape = (blocks) => {
  const levels = [...new Set(blocks.filter(({ kind }) => kind === 'heading').map(levelOf))];
  const found = levels.map((level) =>
    blocks.filter((block) => block.kind === 'heading' && levelOf(block) === level),
  );
  return whole(found.toSorted((a, b) => b.length - a.length)[0] ?? []);
};

const boldLines: Shape = (blocks) => whole(blocks.filter(isHeading));

const marked: Shape = (blocks) => {
  const found = marks.map((mark) => opened(blocks, (text) => mark.exec(text)?.[0].length ?? 0));
  return found.toSorted((a, b) => b.length - a.length)[0] ?? [];
};

/** Paragraphs that begin with a bold run; one that ends like a heading is one. */
const boldBeginnings: Shape = (blocks) =>
  blocks
    .filter(({ opening }) => opening > 0)
    .map((block) => {
      const bold = block.text.slice(0, block.opening);
      return { block, heading: /[.:!?。：！？|｜—–]\s*$/u.test(bold) ? block.opening : 0 };
    });

/** Each item of a list. */
const items: Shape = (blocks) => {
  const seen = new Set<DomElement>();
  return blocks.flatMap((block) => {
    const item = itemOf(block.element);
    if (block.kind !== 'list-item' || item === undefined || seen.has(item)) return [];
    seen.add(item);
    return [{ block, heading: 0 }];
  });
};

/** Each paragraph for itself: what belongs together is then told in parts, which does no harm. */
const paragraphs: Shape = (blocks) =>
  blocks
    .filter(({ kind, text }) => kind !== 'heading' && weight(text) >= shortestText)
    .map((block) => ({ block, heading: 0 }));

/** The surest first. */
const shapes: readonly Shape[] = [
  clocks,
  headings,
  marked,
  boldLines,
  boldBeginnings,
  items,
  paragraphs,
];

/**
 * Gives the blocks that were kept of a page the numbers of their parts, by the shape that parts the blocks which were
 * chosen. A heading that opens a part on the line of its text, an entry's hour with it, becomes a block of its own, so
 * that no sentence begins with it; a table's row becomes the paragraph that it holds.
 */
export function inParts(chosen: readonly RawBlock[], kept: readonly RawBlock[]): readonly Block[] {
  const openings = openingsOf(chosen);
  const at = new Map(openings.map(({ block, heading }, i) => [block, { number: i, heading }]));
  const numbers = new Map<RawBlock, number>();
  let number = -1;
  for (const [i, block] of chosen.entries()) {
    number = at.get(block)?.number ?? number;
    // A section's heading above the first of its parts is nobody's.
    const next = chosen[i + 1];
    const between = !at.has(block) && isHeading(block) && next !== undefined && at.has(next);
    if (number >= 0 && !between) numbers.set(block, number);
  }
  return kept.flatMap((block): readonly Block[] => {
    const { kind, text } = block;
    const part = numbers.get(block);
    if (part === undefined) return [{ kind, text }];
    const heading =
      at.get(block)?.heading ??
      (isHeading(block) ? text.length : headingLength(text, stampLength(text)));
    const body = kind === 'table' ? 'paragraph' : kind;
    return [
      { kind: 'heading' as const, text: text.slice(0, heading).trim(), part },
      { kind: body, text: text.slice(heading).trim(), part },
    ].filter((one) => one.text !== '');
  });
}

function openingsOf(blocks: readonly RawBlock[]): readonly Opening[] {
  for (const shape of shapes) {
    const openings = shape(blocks);
    if (
      openings.length >= fewest &&
      partsWell(blocks, openings) &&
      (shape === clocks || speakOfTheirText(blocks, openings))
    )
      return withHeadingsAbove(blocks, openings);
  }
  return [];
}

/** Whether text stands below the openings, and little above the first. */
function partsWell(blocks: readonly RawBlock[], openings: readonly Opening[]): boolean {
  const starts = new Map(openings.map(({ block, heading }) => [block, heading]));
  const sizes: number[] = [];
  let above = 0;
  for (const block of blocks) {
    const start = starts.get(block);
    if (start !== undefined) sizes.push(0);
    const size = isHeading(block) ? 0 : weight(block.text.slice(start ?? 0));
    if (sizes.length === 0) above += size;
    else sizes[sizes.length - 1] = (sizes.at(-1) ?? 0) + size;
  }
  const all = sizes.reduce((sum, size) => sum + size, above);
  const full = sizes.filter((size) => size >= shortestText).length;
  return full >= openings.length * mostlyFull && all - above >= all * mostlyParted;
}

/** Headings of sections (Business, 國際), below which several stories stand, share no word with them. */
function speakOfTheirText(blocks: readonly RawBlock[], openings: readonly Opening[]): boolean {
  const lines = openings.filter(({ block, heading }) => heading === block.text.length);
  if (lines.length * 2 < openings.length) return true;
  const starts = new Set(openings.map(({ block }) => block));
  const below = new Map<RawBlock, string[]>();
  let last: RawBlock | undefined;
  for (const block of blocks) {
    if (starts.has(block)) below.set((last = block), []);
    else if (last !== undefined) below.get(last)?.push(block.text);
  }
  const speaking = lines.filter(({ block }) => {
    const words = topicOf(fold((below.get(block) ?? []).join('\n')));
    return [...topicOf(fold(block.text))].some((word) => words.has(word));
  });
  return speaking.length >= lines.length * mostlyFull;
}

/** Where the hour stands below the heading of its entry, the entry begins with the heading. */
function withHeadingsAbove(
  blocks: readonly RawBlock[],
  openings: readonly Opening[],
): readonly Opening[] {
  const places = new Map(blocks.map((block, i) => [block, i]));
  const beside = (step: -1 | 1): number =>
    openings.filter(({ block }) => {
      const next = blocks[(places.get(block) ?? 0) + step];
      return next !== undefined && isHeading(next);
    }).length;
  if (openings.some(({ block }) => isHeading(block))) return openings;
  if (beside(-1) < openings.length * mostlyFull || beside(1) > 0) return openings;
  return openings.map((opening) => {
    const above = blocks[(places.get(opening.block) ?? 0) - 1];
    return above !== undefined && isHeading(above)
      ? { block: above, heading: above.text.length }
      : opening;
  });
}

/** Blocks that begin with something of that length. */
function opened(
  blocks: readonly RawBlock[],
  lengthIn: (text: string) => number,
): readonly Opening[] {
  return blocks.flatMap((block) => {
    const length = lengthIn(block.text);
    return length === 0 ? [] : [{ block, heading: headingLength(block.text, length) }];
  });
}

/** What stands behind an opening on its line and is no sentence is of the heading: an author, a title. */
function headingLength(text: string, opening: number): number {
  if (opening === 0) return 0;
  return isSentence(text.slice(opening)) ? opening : text.length;
}

function whole(blocks: readonly RawBlock[]): readonly Opening[] {
  return blocks.map((block) => ({ block, heading: block.text.length }));
}

function isSentence(text: string): boolean {
  return /[.!?。！？…][\s"'”’」』）)]*$/u.test(text) || weight(text) >= longestHeading;
}

function levelOf({ element }: RawBlock): string {
  return element.localName;
}

function itemOf(element: DomElement): DomElement | undefined {
  let one: DomElement = element;
  while (one.localName !== 'li' && isElement(one.parentNode)) one = one.parentNode;
  return one.localName === 'li' ? one : undefined;
}
