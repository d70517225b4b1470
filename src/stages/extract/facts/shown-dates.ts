/** The dates that a page shows to its readers, with where each stands and what is said of it. */
import { findDates } from '../../../time/date-in-text.ts';
import { readWrittenDate } from '../../../time/written-date.ts';
import { type DomElement, contains, descendants, isElement, nameOf, squeeze } from '../page/dom.ts';
import type { Clue } from './clues.ts';
import { type DateLabel, labelOf, labelsOf, standsAlone } from './date-labels.ts';
import { key } from './title.ts';

/** `head`: with the headline, before the text has well begun; `below`: behind that; `above`: before the headline, apart from it; `aside`: in a box of something else. */
type DatePlace = 'head' | 'below' | 'above' | 'aside';

export interface ShownDate {
  /** ISO 8601 with offset, or `YYYY-MM-DD`. */
  readonly value: string;
  readonly label: DateLabel;
  readonly place: DatePlace;
  /** The page marks it up as the time of publication. */
  readonly isMarked: boolean;
  readonly isTime: boolean;
}

/** Paragraphs after which the head of an article is over: a standfirst stands above the date often. */
const paragraphsOfHead = 2;
/** Elements after which it is over where no paragraphs are marked. */
const elementsOfHead = 250;
/** So far up a headline and its date have a box of their own in common. */
const levelsOfHead = 3;

/** A longer text in a place that is named after a date may be a sentence all the same. */
const longestNamed = 100;

const foreign =
  /(?:^|[\s_-])(?:comments?|repl(?:y|ies)|responses?|related|recommend\w*|popular|trending|hot|rank\w*|side-?bar|aside|footer|copyright|most-?read|also|more|next|prev\w*)(?=$|[\s_-])/;
const foreignTags: ReadonlySet<string> = new Set(['aside', 'footer', 'nav']);

/** Reads them in the page's order. The page has to be whole still. `title` is the headline, `''` where it is not known. */
export function readShownDates(
  clues: readonly Clue[],
  title: string,
  zone: string | undefined,
): readonly ShownDate[] {
  const headline = headlineOf(clues, title);
  const dates: ShownDate[] = [];
  let paragraphs = 0;
  let isAfter = headline === undefined;
  for (const clue of clues) {
    if (clue === headline) [isAfter, paragraphs] = [true, 0];
    if (clue.what === 'prose') paragraphs++;
    if (clue.what !== 'time' && clue.what !== 'date' && clue.what !== 'byline') continue;
    if (
      !/\d|[〇○一二三四五六七八九]{3}/.test(clue.value ?? '') &&
      !/\d|[〇○一二三四五六七八九]{3}/.test(clue.text)
    )
      continue;
    const found = datesOf(clue, zone);
    if (found.length === 0) continue;
    const isHead =
      isAfter && paragraphs <= paragraphsOfHead && clue.at < (headline?.at ?? 0) + elementsOfHead;
    const isAside =
      isForeign(clue.element, headline?.element) ||
      (!isAfter && isCard(clue.element, headline?.element));
    const place: DatePlace = isAside
      ? 'aside'
      : isHead || (!isAfter && sharesBox(clue.element, headline?.element))
        ? 'head'
        : isAfter
          ? 'below'
          : 'above';
    for (const one of found) dates.push({ ...one, place });
  }
  return dates;
}

/** What the page calls itself, where it shows that; else its first heading of the first level. */
function headlineOf(clues: readonly Clue[], title: string): Clue | undefined {
  const name = key(title);
  const headings = clues.filter(({ what }) => what === 'h1' || what === 'heading');
  return (
    headings.find(({ text }) => {
      const letters = key(text);
      return (
        letters.length > 3 &&
        (letters === name || name.includes(letters) || letters.includes(name)) &&
        name !== ''
      );
    }) ?? headings.find(({ what }) => what === 'h1')
  );
}

function isForeign(element: DomElement, headline: DomElement | undefined): boolean {
  let isInBox = false;
  for (let node = element; ;) {
    // An article has a footer and an aside of its own.
    if (headline !== undefined && contains(node, headline))
      return isInBox && node.localName !== 'article';
    isInBox ||= foreignTags.has(node.localName) || foreign.test(nameOf(node));
    if (!isElement(node.parentNode) || node.parentNode.localName === 'body') return isInBox;
    node = node.parentNode;
  }
}

/** Whether it stands beside a link with a headline's words, as the day of what that leads to. */
function isCard(element: DomElement, headline: DomElement | undefined): boolean {
  const box = element.parentNode;
  if (!isElement(box) || box.localName === 'body') return false;
  if (headline !== undefined && contains(box, headline)) return false;
  // Names of sections and authors are shorter.
  return descendants(box, 'a').some(({ textContent }) =>
    /\p{sc=Han}{5}|(?:\p{L}+\P{L}+){3}/u.test(textContent ?? ''),
  );
}

/** Whether both stand in a box of their own. */
function sharesBox(element: DomElement, headline: DomElement | undefined): boolean {
  let box = headline;
  for (let level = 0; level < levelsOfHead && box !== undefined; level++) {
    const parent: DomElement | undefined = isElement(box.parentNode) ? box.parentNode : undefined;
    if (parent === undefined || parent.localName === 'body') return false;
    if (contains(parent, element)) return true;
    box = parent;
  }
  return false;
}

type Said = Omit<ShownDate, 'place'>;

function datesOf(clue: Clue, zone: string | undefined): readonly Said[] {
  const isTime = clue.what === 'time';
  const isMarked = clue.itemprop.includes('published') || clue.itemprop.startsWith('pubdate');
  if (clue.itemprop.includes('modified')) return [];
  const shown = findDates(clue.text, zone);
  const value =
    clue.value === undefined
      ? undefined
      : (readWrittenDate(clue.value, zone) ?? findDates(clue.value, zone)[0]?.value);
  const around = isTime ? aroundOf(clue) : { before: '', after: '' };
  if (value !== undefined) {
    const [first] = shown;
    const before = `${around.before} ${first?.before ?? clue.text}`;
    const label = labelOf(before, first?.after ?? around.after);
    if (isTime && !isMarked && around.isSentence === true) return [];
    return [{ value, label, isMarked, isTime }];
  }
  const labels = labelsOf(shown);
  const said = shown.flatMap(({ value: at, before, after }, i) => {
    const own = labels[i] ?? 'none';
    const label = own === 'none' ? labelOf(around.before, around.after) : own;
    const counts =
      isMarked ||
      own !== 'none' ||
      (around.isSentence !== true &&
        (isTime || standsAlone(before, after, clue.text.length <= longestNamed)));
    return counts ? [{ value: at, label, isMarked, isTime }] : [];
  });
  // Of two times side by side of which nothing is said, the first one is the earlier.
  return said.length > 1 && said.every(({ label }) => label === 'none')
    ? said.toSorted((a, b) => a.value.localeCompare(b.value))
    : said;
}

/** What stands beside a `time` element in its line, and whether that is a sentence. */
function aroundOf({ element, text }: Clue): {
  readonly before: string;
  readonly after: string;
  readonly isSentence?: boolean;
} {
  const parent = element.parentNode;
  if (parent === null) return { before: '', after: '' };
  const line = squeeze(parent.textContent ?? '');
  const at = line.indexOf(text);
  if (line.length > 400 || at === -1)
    return {
      before: '',
      after: '',
      isSentence: line.length > 400 && isElement(parent) && parent.localName === 'p',
    };
  const [before, after] = [line.slice(0, at), line.slice(at + text.length)];
  const isSentence =
    isElement(parent) && parent.localName === 'p' && line.length > text.length + 80;
  return { before, after, isSentence };
}
