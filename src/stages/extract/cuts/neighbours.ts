/**
 * Other articles on the page, as those do that load the next below the one that is read. The page's own is the one
 * under its headline; nothing of another may stand under that title.
 */
import { stampLength } from '../../../text/stamps.ts';
import { readsAsText } from '../body/density.ts';
import { isHeadline } from '../body/headline.ts';
import type { RawBlock } from '../page/blocks.ts';
import { type DomElement, contains, isElement } from '../page/dom.ts';
import { weight } from '../page/measure.ts';
import { fold } from '../kind/fold.ts';
import type { Cut } from '../../../model/reading.ts';
import type { Railed } from './rails.ts';

/** What the page is. */
export interface OwnPage {
  readonly url: string;
  readonly title: string;
  /** Place of its headline among the blocks, -1 where none is shown. */
  readonly headline: number;
  /** A line that the page's own metadata repeat. */
  readonly vouchesFor: (text: string) => boolean;
}

/** Attributes in which the parts of an endless page name their addresses. */
const addresses = ['data-url', 'data-href', 'data-permalink', 'data-link', 'itemid', 'about'];
/** So many paragraphs make a text that could stand alone. */
const fewest = 2;
/** A shorter heading (in Latin letters) is one within a text. */
const shortestHeadline = 30;
/** Entries of a live blog are many, each with its hour. */
const manyEntries = 3;
/** More headings than this are those of a list. */
const mostTried = 40;
/** Of the words of a headline its own text takes up at least this share. */
const own = 0.3;

const byline =
  /^(?:by |文|撰文|記者|记者|作者|編譯|编译)\s*[/／:：]?\s*\S|(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? (?:19|20)\d{2}|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? (?:19|20)\d{2}/i;

function pathOf(address: string, base: string): string | undefined {
  return URL.canParse(address, base)
    ? new URL(address, base).pathname.replace(/\/+$/, '')
    : undefined;
}

/** Whether the element names an address, and whether that is the page's. */
function addressOf(element: DomElement, url: string): 'own' | 'other' | undefined {
  for (const name of addresses) {
    const value = element.getAttribute(name);
    if (value === null || !/^(?:https?:)?\//.test(value)) continue;
    return pathOf(value, url) === pathOf(url, url) ? 'own' : 'other';
  }
  return undefined;
}

/** The element and all around it. */
function ancestors(element: DomElement): ReadonlySet<DomElement> {
  const found = new Set<DomElement>();
  let node: DomElement | null = element;
  while (node !== null) {
    found.add(node);
    node = isElement(node.parentNode) ? node.parentNode : null;
  }
  return found;
}

/** The outermost `article` around an element that does not hold the headline too. */
function articleAround(
  element: DomElement,
  holders: ReadonlySet<DomElement>,
): DomElement | undefined {
  let found: DomElement | undefined;
  let node: DomElement = element;
  while (!holders.has(node)) {
    if (node.localName === 'article') found = node;
    if (!isElement(node.parentNode)) break;
    node = node.parentNode;
  }
  return found;
}

const textOf = (blocks: readonly RawBlock[]): string => blocks.map(({ text }) => text).join('\n');
const texts = (blocks: readonly RawBlock[]): number => blocks.filter(readsAsText).length;

/** The heading with which blocks begin, before any text. */
function leadingHeading(blocks: readonly RawBlock[]): RawBlock | undefined {
  for (const block of blocks.slice(0, 4)) {
    if (block.kind === 'heading') return block;
    if (readsAsText(block)) return undefined;
  }
  return undefined;
}

const showsHour = (blocks: readonly RawBlock[]): boolean =>
  blocks.slice(0, 3).some(({ text }) => stampLength(text) > 0 && !/(?:19|20)\d{2}/.test(text));

/** Blocks of `article` elements beside that of the headline. */
function otherArticles(blocks: readonly RawBlock[], page: OwnPage): ReadonlySet<RawBlock> {
  const head = blocks[page.headline];
  if (head === undefined) return new Set();
  const holders = ancestors(head.element);
  const groups = new Map<DomElement, RawBlock[]>();
  const around = new Map<DomElement, DomElement | undefined>();
  let text = 0;
  for (const block of blocks) {
    if (!around.has(block.element))
      around.set(block.element, articleAround(block.element, holders));
    const article = around.get(block.element);
    const group = article === undefined ? undefined : groups.get(article);
    if (article === undefined) text += readsAsText(block) ? 1 : 0;
    else if (group === undefined) groups.set(article, [block]);
    else group.push(block);
  }
  const home = [...holders].find(({ localName }) => localName === 'article');
  const isOther = (article: DomElement, inside: readonly RawBlock[]): boolean => {
    if (inside.some((block) => page.vouchesFor(block.text))) return false;
    const address = addressOf(article, page.url);
    if (address !== undefined) return address === 'other';
    const heading = leadingHeading(inside);
    if (heading === undefined || isHeadline(heading.text, page.title)) return false;
    // Inside the page's own it is an entry, or a box in the text.
    if (home !== undefined) return text > 0 && !holders.has(article) && !contains(home, article);
    return heading.element.localName === 'h1' && head.element.localName === 'h1';
  };
  const others = [...groups].filter(([article, inside]) => isOther(article, inside));
  if (home === undefined && others.length === groups.size && text === 0) return new Set();
  const entries = others.filter(([, inside]) => showsHour(inside));
  return new Set(entries.length >= manyEntries ? [] : others.flatMap(([, inside]) => inside));
}

/** Pairs of Chinese characters, and words. */
function wordsOf(text: string): ReadonlySet<string> {
  const folded = fold(text);
  const found = new Set<string>(folded.match(/[a-z]{4,}|\d{2,}/g));
  for (const run of folded.match(/\p{Script=Han}{2,}/gu) ?? [])
    for (let i = 0; i + 2 <= run.length; i++) found.add(run.slice(i, i + 2));
  return found;
}

/** The words of a line are said in the one text, and at most half as many of them in the other. */
function isHeadOf(line: string, text: string, other: string): boolean {
  const words = [...wordsOf(line)];
  const share = (whole: string): number => {
    const said = wordsOf(whole);
    return words.filter((word) => said.has(word)).length / Math.max(1, words.length);
  };
  const [here, there] = [share(text), share(other)];
  return here >= own && there * 2 <= here;
}

/** Where a heading that stands below a text of the page's own begins another: the place of its block, or -1. */
function nextArticle(blocks: readonly RawBlock[], page: OwnPage): number {
  const head = blocks[page.headline];
  if (head === undefined) return -1;
  const vouched = blocks.findLastIndex(({ text }) => page.vouchesFor(text));
  const begins: number[] = [];
  let above = 0;
  let tried = 0;
  for (let i = page.headline + 1; i < blocks.length && tried < mostTried; i++) {
    const heading = blocks[i];
    if (heading === undefined) break;
    if (readsAsText(heading)) above++;
    if (
      above < fewest ||
      i < vouched ||
      heading.kind !== 'heading' ||
      weight(heading.text) < shortestHeadline ||
      isHeadline(heading.text, page.title)
    )
      continue;
    tried++;
    if (isSigned(blocks, i) || standsApart(i, blocks, page, head)) begins.push(i);
  }
  return begins.length >= manyEntries ? -1 : (begins[0] ?? -1);
}

/** An author or a day stands right below the heading. */
function isSigned(blocks: readonly RawBlock[], at: number): boolean {
  return blocks
    .slice(at + 1, at + 3)
    .some((block) => weight(block.text) < 90 && byline.test(block.text) && !readsAsText(block));
}

/** The heading leads a container beside that of the page's headline, and the two tell of different things. */
function standsApart(
  at: number,
  blocks: readonly RawBlock[],
  page: OwnPage,
  head: RawBlock,
): boolean {
  const heading = blocks[at];
  const before = blocks[at - 1];
  if (heading === undefined || before === undefined) return false;
  let root = heading.element;
  while (isElement(root.parentNode) && !contains(root.parentNode, before.element))
    root = root.parentNode;
  const parent = root.parentNode;
  if (root === heading.element || !isElement(parent)) return false;
  const above = blocks.slice(page.headline + 1, at);
  const inside = blocks.slice(at + 1).filter(({ element }) => contains(root, element));
  // Sections of one text stand in boxes that are set alike, or beside a headline that heads them all.
  let home = head.element;
  while (home.parentNode !== parent && isElement(home.parentNode)) home = home.parentNode;
  if (home.parentNode !== parent || home === head.element) return false;
  if (texts(above.filter(({ element }) => contains(home, element))) < fewest) return false;
  if ((home.getAttribute('class') ?? '') === (root.getAttribute('class') ?? '')) return false;
  const level = heading.element.localName;
  return (
    texts(inside) >= fewest &&
    inside.every(({ element }) => element.localName !== level) &&
    isHeadOf(page.title, textOf(above), textOf(inside)) &&
    isHeadOf(heading.text, textOf(inside), textOf(above))
  );
}

/** Cuts what belongs to other articles of the page. */
export function cutNeighbours(blocks: readonly RawBlock[], page: OwnPage): Railed {
  if (page.headline < 0) return { blocks, cuts: [] };
  const others = otherArticles(blocks, page);
  const left = blocks.filter((block) => !others.has(block));
  const head = blocks[page.headline];
  const end = nextArticle(left, {
    ...page,
    headline: head === undefined ? -1 : left.indexOf(head),
  });
  const kept = end < 0 ? left : left.slice(0, end);
  const keeps = new Set(kept);
  const cuts: Cut[] = blocks
    .filter((block) => !keeps.has(block))
    .map(({ text }) => ({ reason: 'another article', text }));
  return { blocks: kept, cuts };
}
