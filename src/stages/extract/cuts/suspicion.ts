/**
 * What an element is called (class, id, `aside`, `details`) is a suspicion and no more: page builders call everything
 * a widget, and a report has its votes, shares and credits. What it holds and where it stands decide.
 */
import { type RawBlock, readBlocks } from '../page/blocks.ts';
import { type DomElement, childElements, has, isElement, nameOf } from '../page/dom.ts';
import { weight } from '../page/measure.ts';
import { noiseReason } from './noise.ts';

const controls = new Set(['button', 'input', 'form', 'label']);
const pictures = new Set(['img', 'picture', 'figure', 'amp-img']);
const headings = /^h[1-6]$/;
/** Links of more than this share of the letters make a list of links. */
const mostLinked = 0.25;
/** So much of the text has to stand in whole sentences. */
const leastSentences = 0.7;
/** Where the text goes on is looked for among so many neighbours, and so many levels up. */
const mostNeighbours = 6;
const mostLevels = 3;
/** A shorter line (in Latin letters) is no text beside which something may stand; shorter sentences are calls. */
const leastText = 60;
const leastSentence = 24;
/** Of boxes in boxes the text is read again and again, in characters: then a name is enough. */
const mostRead = 3_000_000;
/** A full stop, and no teaser's dots. */
const fullStop = /(?:[。！？!?]|[^.]\.)[\s"'”’」』）)\]】]*$/u;

/** Asks about elements of one page; remembers what it found, so that the whole stays linear in the page. */
export interface Suspicion {
  /** The element reads as a part of the text between whose lines it stands, whatever it is called. */
  readonly isUnfounded: (element: DomElement) => boolean;
}

/** @param suspectOf what an element is called, if that is something of the kind */
export function openSuspicion(suspectOf: (element: DomElement) => string | undefined): Suspicion {
  const families = new Map<DomElement, readonly DomElement[]>();
  const places = new Map<DomElement, number>();
  const texts = new Map<DomElement, boolean>();
  /** Class and place of elements that were found to be text. */
  const cleared = new Set<string>();
  const kept = new Set<DomElement>();

  const words = new Map<DomElement, string | undefined>();
  const wordOf = (element: DomElement): string | undefined => {
    if (!words.has(element)) words.set(element, suspectOf(element));
    return words.get(element);
  };

  let room = mostRead;
  const blocks = new Map<DomElement, readonly RawBlock[]>();
  const blocksOf = (element: DomElement): readonly RawBlock[] => {
    const known = blocks.get(element);
    if (known !== undefined) return known;
    const read = room > 0 ? readBlocks(element) : [];
    for (const { text } of read) room -= text.length;
    blocks.set(element, read);
    return read;
  };

  const isText = (element: DomElement): boolean => {
    const known = texts.get(element);
    if (known !== undefined) return known;
    const found =
      headings.test(element.localName) ||
      (!pictures.has(element.localName) &&
        blocksOf(element).some(
          (block) =>
            block.kind !== 'heading' &&
            weight(block.text) >= leastText &&
            fullStop.test(block.text) &&
            block.linked < block.text.length * mostLinked,
        ));
    texts.set(element, found);
    return found;
  };

  const familyOf = (parent: DomElement): readonly DomElement[] => {
    const known = families.get(parent);
    if (known !== undefined) return known;
    const family = [...childElements(parent)];
    families.set(parent, family);
    for (const [at, child] of family.entries()) places.set(child, at);
    return family;
  };

  /** The elements beside it on one side, nearest first. */
  const beside = (element: DomElement, before: boolean): readonly DomElement[] => {
    const parent = element.parentNode;
    if (!isElement(parent)) return [];
    const family = familyOf(parent);
    const at = places.get(element) ?? 0;
    const side = before
      ? family.slice(Math.max(0, at - mostNeighbours), at).toReversed()
      : family.slice(at + 1, at + 1 + mostNeighbours);
    return side.filter((one) => one.parentNode === parent);
  };

  /** Called nothing of the kind, or the same as the element in question. */
  const isUnsuspected = (one: DomElement, element: DomElement): boolean => {
    const word = wordOf(one);
    return word === undefined || word === wordOf(element);
  };

  const textOn = (element: DomElement, before: boolean): boolean => {
    let at = element;
    for (let level = 0; level < mostLevels; level++) {
      const side = beside(at, before);
      if (side.some((one) => isUnsuspected(one, at) && isText(one))) return true;
      const parent = at.parentNode;
      if (!isElement(parent) || parent.localName === 'body' || parent.localName === 'article')
        return false;
      at = parent;
    }
    return false;
  };

  /** Page builders put headings, lists and tables into boxes as they do paragraphs. */
  const isBoxAmongBoxes = (element: DomElement): boolean =>
    !isLinked(blocksOf(element)) &&
    [true, false].some((before) =>
      beside(element, before).some(
        (one) => wordOf(one) === wordOf(element) && isText(one) && !has(one, controls),
      ),
    );

  const readsOn = (element: DomElement): boolean => {
    if (has(element, controls) || has(element, pictures) || standsByPicture(element, beside))
      return false;
    const sentences = inSentences(blocksOf(element));
    if (!sentences && !isBoxAmongBoxes(element)) return false;
    if (!textOn(element, true)) return false;
    const place = `${element.localName} ${nameOf(element)}`;
    if (!(sentences && cleared.has(place)) && !textOn(element, false)) return false;
    if (sentences) cleared.add(place);
    return true;
  };

  const isUnfounded = (element: DomElement): boolean => {
    const parent = element.parentNode;
    // The lining of a box that was found to be text.
    const found =
      (isElement(parent) && kept.has(parent) && familyOf(parent).length === 1) || readsOn(element);
    if (found) kept.add(element);
    return found;
  };
  return { isUnfounded };
}

function isLinked(blocks: readonly RawBlock[]): boolean {
  const letters = blocks.reduce((sum, { text }) => sum + text.length, 0);
  return blocks.reduce((sum, { linked }) => sum + linked, 0) >= letters * mostLinked;
}

function standsByPicture(
  element: DomElement,
  beside: (element: DomElement, before: boolean) => readonly DomElement[],
): boolean {
  return [true, false].some((before) => {
    const [next] = beside(element, before);
    return next !== undefined && (pictures.has(next.localName) || has(next, pictures));
  });
}

/** Whole sentences for the greater part, hardly a link, nothing that pages say around their texts. */
function inSentences(blocks: readonly RawBlock[]): boolean {
  let all = 0;
  let sentences = 0;
  let linked = 0;
  for (const block of blocks) {
    if (block.kind === 'heading') continue;
    const w = weight(block.text);
    all += w;
    linked += (w * block.linked) / Math.max(1, block.text.replace(/\s/g, '').length);
    if (fullStop.test(block.text) && noiseReason(block.text) === undefined) sentences += w;
  }
  return (
    sentences >= leastSentence && linked < all * mostLinked && sentences >= all * leastSentences
  );
}
