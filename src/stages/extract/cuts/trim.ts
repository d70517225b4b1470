/** Cuts blocks that are not the article: what stands above it, between its lines, and after it. */
import type { RawBlock } from '../page/blocks.ts';
import type { Cut } from '../../../model/reading.ts';
import { proseWeight } from '../body/density.ts';
import { endsSentence, weight } from '../page/measure.ts';
import { findLabels } from './labels.ts';
import { lineReason, linkShare } from './line-reason.ts';
import { key, mayBeAbout } from '../facts/title.ts';

/** Blocks of the article alone, and what was cut. */
export interface Trimmed {
  readonly blocks: readonly RawBlock[];
  readonly cuts: readonly Cut[];
}

/** Metadata that the page repeats around its text. */
export interface TrimFacts {
  /** Address of the page. */
  readonly url: string;
  readonly title: string;
  readonly byline?: string | undefined;
  readonly outlet?: string | undefined;
}

const dateLine =
  /(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? (?:19|20)\d{2}|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? (?:19|20)\d{2}|\b\d+ ?(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?) (?:ago|read)\b|\d+ ?(?:分鐘|分钟|小時|小时|天|日)前|\d{1,2}:\d{2}/i;

/** The author's name or the day, and hardly more. */
function isSignature(block: RawBlock, facts: TrimFacts): boolean {
  const k = key(block.text);
  if (
    facts.byline !== undefined &&
    k.startsWith(key(facts.byline)) &&
    k.length < key(facts.byline).length + 24
  )
    return true;
  const found = dateLine.exec(block.text);
  if (found === null || endsSentence(block.text)) return false;
  return (
    key(found[0]).length > k.length * 0.3 ||
    /^(?:published|updated|posted|last updated)\b/i.test(block.text)
  );
}

/** The author's name alone, or led by a word for “by”: wherever it stands. */
function isByline({ kind, text }: RawBlock, { byline }: TrimFacts): boolean {
  if (byline === undefined || kind !== 'paragraph' || weight(text) > 90) return false;
  const [line, name] = [key(text), key(byline)];
  if (line === name) return true;
  return (
    /^(?:by|from|di|von|par|por|oleh|文|撰文|記者|记者|作者)[\s:：／/]/i.test(text) &&
    line.includes(name) &&
    line.length < name.length + 24
  );
}

/** A line of the article's dress: day, author, place of section, controls. */
function isDress(block: RawBlock, facts: TrimFacts): boolean {
  const { text } = block;
  const w = weight(text);
  if (w > 150) return false;
  if (dateLine.test(text) && !/[。！？!?]$|[^m]\.$/.test(text)) return true;
  if (facts.byline !== undefined && w < 90 && key(text).includes(key(facts.byline))) return true;
  if (facts.outlet !== undefined && key(text) === key(facts.outlet)) return true;
  if (
    /^(?:by|from|von|di|por|par|oleh|text|words|author|posted|published|updated|written)\b[:\s]/i.test(
      text,
    ) &&
    w < 90 &&
    !/[.!?]$/.test(text)
  )
    return true;
  if (linkShare(block) > 0.7 && w < 90) return true;
  return !/[\p{L}\p{N}]/u.test(text) || (w < 6 && block.kind !== 'list-item');
}

function trimHead(
  blocks: readonly RawBlock[],
  facts: TrimFacts,
  cut: (block: RawBlock, reason: string) => void,
): readonly RawBlock[] {
  const total = blocks.reduce((sum, block) => sum + proseWeight(block), 0);
  const title = key(facts.title);
  let start = 0;
  let prose = 0;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    if (block === undefined) break;
    const k = mayBeAbout(block.text, title) ? key(block.text) : '';
    const same =
      title.length > 3 &&
      (k === title ||
        (k.includes(title) && k.length < title.length * 1.4) ||
        (title.includes(k) && k.length > title.length * 0.6));
    // Some pages word the headline that they show otherwise than the title in their metadata.
    if (same || (i < 4 && block.element.localName === 'h1')) start = i + 1;
    prose += proseWeight(block);
    if (prose > total * 0.3) break;
  }
  for (const block of blocks.slice(0, start)) cut(block, 'above the text');
  while (start < blocks.length) {
    const block = blocks[start];
    if (block === undefined || !isDress(block, facts)) break;
    cut(block, 'dress of the headline');
    start++;
  }
  // A standfirst may stand above the date and the author.
  const near = blocks.slice(start, start + 4).filter((block) => {
    const dress =
      weight(block.text) < 90 && block.kind === 'paragraph' && isSignature(block, facts);
    if (dress) cut(block, 'dress of the headline');
    return !dress;
  });
  return [...near, ...blocks.slice(start + 4)];
}

/** A line after the last sentence that ends like one: leftovers of lists and controls. */
function trimEnd(
  blocks: readonly RawBlock[],
  cut: (block: RawBlock, reason: string) => void,
): readonly RawBlock[] {
  let end = blocks.length;
  while (end > 1) {
    const block = blocks[end - 1];
    if (block === undefined) break;
    const loose =
      block.kind === 'heading' ||
      linkShare(block) > 0.5 ||
      (dateLine.test(block.text) && weight(block.text) < 60 && !endsSentence(block.text)) ||
      (block.kind !== 'list-item' && weight(block.text) < 12 && !endsSentence(block.text));
    if (!loose || block.kind === 'table') break;
    cut(block, 'after the text');
    end--;
  }
  return blocks.slice(0, end);
}

/**
 * A second copy of the text, as pages for two screen sizes hold: three long paragraphs or more that
 * follow each other in both places. Single repetitions are the author's.
 */
function secondCopies(blocks: readonly RawBlock[]): ReadonlySet<RawBlock> {
  const first = new Map<string, number>();
  const again = new Set<RawBlock>();
  let run: RawBlock[] = [];
  let last = -1;
  const close = (): void => {
    if (run.length >= 3) for (const block of run) again.add(block);
    run = [];
  };
  for (const [i, block] of blocks.entries()) {
    const letters = key(block.text);
    const original = weight(block.text) > 80 ? first.get(letters) : undefined;
    if (original === undefined || (run.length > 0 && original !== last + 1)) close();
    if (original === undefined) {
      if (!first.has(letters)) first.set(letters, i);
    } else {
      run.push(block);
      last = original;
    }
  }
  close();
  return again;
}

/** `blocks` as the container holds them, in order; the cuts say what went. */
export function trim(blocks: readonly RawBlock[], facts: TrimFacts): Trimmed {
  const cuts: Cut[] = [];
  const cut = (block: RawBlock, reason: string): void =>
    void cuts.push({ reason, text: block.text });
  const doubled = secondCopies(blocks);
  const labels = findLabels(blocks);
  const body = trimHead(blocks, facts, cut).filter((block) => {
    const reason = doubled.has(block)
      ? 'said before'
      : labels.has(block)
        ? 'label'
        : isByline(block, facts)
          ? 'signature'
          : lineReason(block, facts.url);
    if (reason !== undefined) cut(block, reason);
    return reason === undefined;
  });
  return { blocks: trimEnd(body, cut), cuts };
}
