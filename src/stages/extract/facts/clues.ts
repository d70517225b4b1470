/** What the page itself shows about its headline and its day, gathered before anything is taken out. */
import {
  type DomElement,
  childElements,
  descendants,
  isText,
  nameOf,
  squeeze,
} from '../page/dom.ts';
import { weight } from '../page/measure.ts';

/**
 * A short text of the page that may be its headline, its day or its author; or what a link to the
 * site's first page is called; or, with no text, where a paragraph stands. */
export interface Clue {
  readonly what: 'h1' | 'heading' | 'time' | 'date' | 'byline' | 'prose' | 'home';
  readonly text: string;
  /** `datetime`, `content` or `title` of the element. */
  readonly value?: string;
  /** Place in document order. */
  readonly at: number;
  readonly itemprop: string;
  readonly element: DomElement;
  /** A heading that leads to the site's first page: the site's name. */
  readonly isHome?: true;
}

/** Addresses of a site's first page, as a link of its own pages gives them. */
const home = /^(?:https?:\/\/[^/]+)?\/?(?:index\.\w{3,5})?$/i;

/** A paragraph lighter than this (in Latin letters) may be a label or a line of names. */
const leastProse = 60;

const dateName =
  /date|time|publi|pub-|posted|updated|meta|info|source|byline|author|stamp|detail|fecha|datum/;
const titleName = /title|headline|(?:^|[\s_-])(?:tit|bt|biaoti)(?:$|[\s_-])/;
const bylineName = /byline|author|reporter|writer|journalist|(?:^|\s)by(?:$|\s)/;

function leadsHome(element: DomElement): boolean {
  const link = element.localName === 'a' ? element : descendants(element, 'a')[0];
  const href = link?.getAttribute('href');
  return href !== undefined && href !== null && href !== '' && home.test(href);
}

/** A short text that may be a day and stands in no named element. */
function beginsWithDay({ firstChild }: DomElement): boolean {
  if (firstChild === null || !isText(firstChild)) return false;
  const text = firstChild.textContent ?? '';
  return (
    text.length < 140 &&
    /\d[-/.年月 ]|年|\d,? \d/.test(text) &&
    /(?:19|20)\d{2}|\d{3}[-/.年]|[〇○一二]{2}/.test(text)
  );
}

/** Headings, `time` elements and short texts in elements that are named after a date, an author or a title. */
export function gatherClues(body: DomElement): readonly Clue[] {
  const clues: Clue[] = [];
  let at = 0;
  const add = (what: Clue['what'], element: DomElement, most: number): void => {
    const raw = element.textContent ?? '';
    if (raw.length > most * 4) return;
    const text = squeeze(raw);
    const isHome = (what === 'h1' || what === 'heading') && leadsHome(element);
    const value =
      element.getAttribute('datetime') ??
      element.getAttribute('content') ??
      element.getAttribute('title');
    if (text.length > most || (text === '' && value === null)) return;
    clues.push({
      what,
      text,
      at,
      element,
      itemprop: (
        element.getAttribute('itemprop') ??
        element.getAttribute('pubdate') ??
        ''
      ).toLowerCase(),
      ...(value === null ? {} : { value: squeeze(value) }),
      ...(isHome && { isHome }),
    });
  };
  const visit = (parent: DomElement, depth: number): void => {
    for (const element of childElements(parent)) {
      at++;
      const tag = element.localName;
      if (tag === 'p' && weight((element.textContent ?? '').slice(0, 200)) >= leastProse)
        clues.push({ what: 'prose', text: '', at, itemprop: '', element });
      if (tag === 'a' && leadsHome(element)) {
        const name =
          squeeze(element.textContent ?? '') || descendants(element, 'img')[0]?.getAttribute('alt');
        if (name) clues.push({ what: 'home', text: name.slice(0, 60), at, itemprop: '', element });
      }
      if (tag === 'h1') add('h1', element, 260);
      else if (tag === 'h2' || tag === 'h3') add('heading', element, 200);
      else if (tag === 'time') add('time', element, 120);
      else if (tag !== 'a' && tag !== 'li' && tag !== 'ul') {
        const itemprop = (element.getAttribute('itemprop') ?? '').toLowerCase();
        if (itemprop.startsWith('date')) add('time', element, 120);
        else if (itemprop === 'headline') add('heading', element, 200);
        else {
          const name = nameOf(element);
          if (beginsWithDay(element)) add('date', element, tag === 'p' ? 80 : 140);
          else if (name !== '') {
            if (titleName.test(name)) add('heading', element, 200);
            if (bylineName.test(name)) add('byline', element, 80);
            if (dateName.test(name)) add('date', element, 140);
          }
        }
      }
      if (depth < 1000) visit(element, depth + 1);
    }
  };
  visit(body, 0);
  return clues;
}
