/**
 * The tree as a reader sees it: readings over characters, struck-out words, marks of notes and hidden noise go, raised
 * figures are written as such, and what a click shows is shown. All that reads the page afterwards reads this.
 */
import { inline } from './blocks.ts';
import { type DomElement, type DomNode, descendants, isElement, isText, squeeze } from './dom.ts';
import { isShownLater, readControls } from './later.ts';
import { weight } from './measure.ts';
import { asFraction, isNoteMark, lowered, raised } from './raised.ts';
import { type Look, type Looks, hasSizedChild, look, readStyles } from './styles.ts';

/** Something that was taken out, with the reason. */
export interface TakenOut {
  readonly reason: string;
  readonly text: string;
}

const readings = new Set(['rt', 'rp', 'rtc']);
const bases = new Set(['ruby', 'rb', 'rbc']);
const deleted = new Set(['del', 's', 'strike']);
/** 原價<del>1200元</del>特價840元: the words before it say, as the line through it does, that the price holds no longer. */
const calledFormer =
  /(?:(?:原[售定本]?|定|市|牌|建[議议]售|[舊旧])[價价]格?[為为是]?|\b(?:was|RRP|list price))\s*[:：]?\s*(?:約|约|新[台臺]幣|NT\$|US\$|HK\$|[$¥￥€£])?\s*$/iu;
/** An end tag that is missing strikes out, or hides, all that follows: no reader was meant to see so little. */
const mostOfPage = 0.4;
/** Hidden days are the page's own statement of when it came out: kept for whoever looks for them. */
const holdsDay = /\d{4}\D{1,3}\d{1,2}\D{1,2}\d{1,2}/;

/** Rewrites the body in place; returns what went, for `--explain`. */
export function asWritten(body: DomElement, sheets: readonly string[]): readonly TakenOut[] {
  const writing = new Writing(body, readStyles(sheets));
  writing.visit(body, body, 0);
  writing.takeOutNoise();
  return writing.taken;
}

class Writing {
  readonly taken: TakenOut[] = [];
  private readonly body: DomElement;
  private readonly looks: Looks;
  private controls: ReadonlySet<string> | undefined;
  private total: number | undefined;
  /** The end of the line so far. */
  private before = '';
  /** Phrases that may be noise between sentences, by element name and class. */
  private readonly odd = new Map<string, DomElement[] | 'words'>();

  constructor(body: DomElement, looks: Looks) {
    this.body = body;
    this.looks = looks;
  }

  visit(parent: DomNode, block: DomElement, depth: number): void {
    let child = parent.firstChild;
    while (child !== null) {
      // Read first: the child may go.
      const next: DomNode | null = child.nextSibling;
      if (isText(child)) this.passed(child.textContent ?? '');
      else if (isElement(child)) this.element(child, block, depth);
      child = next;
    }
  }

  private passed(text: string): void {
    this.before = text.length < 24 ? (this.before + text).slice(-24) : text.slice(-24);
  }

  private element(element: DomElement, block: DomElement, depth: number): void {
    const name = element.localName;
    if (name === 'br') {
      // Two lines are two words, whoever asks for the text.
      element.textContent = ' ';
      this.before = '';
      return;
    }
    if (readings.has(name)) {
      this.reading(element);
      return;
    }
    // Hidden from those who listen, so that they hear the reading; what is read is the base.
    if (bases.has(name)) element.removeAttribute('aria-hidden');
    const shown = look(element, this.looks);
    if (deleted.has(name) || shown.struck === true || element.getAttribute('role') === 'deletion') {
      const former = /\d/.test(element.textContent ?? '') && calledFormer.test(this.before);
      if (!former && this.takeOut(element, 'struck out')) return;
    }
    if (deniedTo(element)) {
      if (this.takeOut(element, 'for readers without a subscription')) return;
    }
    const phrase = inline.has(name);
    if (phrase && shown.line === true) element.line = true;
    const flows = phrase && element.line !== true;
    if (
      this.isHidden(element, shown, flows) &&
      this.hidden(element, { flows, away: shown.hidden === 'away' }, block)
    )
      return;
    if (name === 'sup' || name === 'sub' || (shown.raised !== undefined && flows)) {
      this.small(element, name === 'sub' || shown.raised === 'sub' ? lowered : raised);
      return;
    }
    if (name === 'a' && this.isNoteLink(element, false)) {
      element.remove();
      return;
    }
    if (flows) this.mayBeOdd(element);
    else this.before = '';
    if (depth < 1000) this.visit(element, flows ? block : element, depth + 1);
    if (!flows) this.before = '';
  }

  /** Readings go; where an end tag is missing, what they were read over stands in them. */
  private reading(element: DomElement): void {
    const text = descendants(element, 'rb')
      .map((base) => base.textContent ?? '')
      .join('');
    if (weight(squeeze(element.textContent ?? '')) > 200) return;
    element.textContent = text;
    this.passed(text);
  }

  /** Whether it went: what holds most of the page stays. */
  private takeOut(element: DomElement, reason: string): boolean {
    const text = element.textContent ?? '';
    if (this.isMost(text)) return false;
    this.taken.push({ reason, text });
    // 1,200 that gave way to 999 must not become a part of it.
    const gap = /[\p{L}\p{N}]$/u.test(this.before) && /^[a-z\d]/i.test(following(element));
    if (gap && reason === 'struck out') element.textContent = ' ';
    else element.remove();
    return true;
  }

  private isMost(text: string): boolean {
    if (text.length < 100) return false;
    this.total ??= (this.body.textContent ?? '').length;
    return text.length > this.total * mostOfPage;
  }

  private isHidden(element: DomElement, shown: Look, flows: boolean): boolean {
    if (
      shown.hidden === 'gone' ||
      shown.hidden === 'away' ||
      element.getAttribute('hidden') !== null
    )
      return true;
    return flows && shown.hidden === 'unseen' && !hasSizedChild(element);
  }

  /** Whether it went. Boxes that stay hidden are left to the cleaning, which knows the article by then. */
  private hidden(
    element: DomElement,
    { flows, away }: { readonly flows: boolean; readonly away: boolean },
    block: DomElement,
  ): boolean {
    const text = element.textContent ?? '';
    if (text.trim() === '') return false;
    this.controls ??= readControls(this.body);
    if (isShownLater(element, this.controls)) {
      element.removeAttribute('style');
      element.removeAttribute('hidden');
      element.removeAttribute('aria-hidden');
      return false;
    }
    if (!flows && away) return this.takeOut(element, 'off the screen');
    if (!flows || element.localName === 'time' || holdsDay.test(text)) return false;
    // Beside it stands what is seen: it is no part of the sentence.
    const around = (block.textContent ?? '').length - text.length;
    return around >= 8 && this.takeOut(element, 'hidden in a line');
  }

  private small(element: DomElement, write: typeof raised): void {
    const text = squeeze(element.textContent ?? '');
    if (text === '') return;
    const linked = descendants(element, 'a').some((a) => this.isNoteLink(a, true));
    if (linked) {
      element.remove();
      return;
    }
    const written = this.fraction(element, text) ?? write(text, this.before, following(element));
    if (written !== text) element.textContent = written;
    this.passed(written);
  }

  /** The sign of the fraction whose upper figure this is; its slash and its lower figure are emptied. */
  private fraction(element: DomElement, over: string): string | undefined {
    if (!/^\d{1,3}$/.test(over)) return undefined;
    const slash = element.nextSibling;
    const under = slash?.nextSibling ?? null;
    if (slash === null || !isElement(under) || !/^\s*[/⁄∕]\s*$/.test(slash.textContent ?? ''))
      return undefined;
    const figure = squeeze(under.textContent ?? '');
    if (!/^\d{1,4}$/.test(figure)) return undefined;
    slash.textContent = '';
    under.textContent = '';
    return asFraction(over, figure);
  }

  /** A link whose words are a mark and that leads to a place on the page. */
  private isNoteLink(link: DomElement, small: boolean): boolean {
    const text = squeeze(link.textContent ?? '');
    if (text.length > 14) return false;
    const role = link.getAttribute('role') ?? link.getAttribute('epub:type');
    if (role !== null && /noteref|backlink/.test(role)) return true;
    const href = link.getAttribute('href');
    const place = href === null ? -1 : href.indexOf('#');
    if (href === null || place === -1 || href.length === place + 1) return false;
    if (/^[↩↑⤴^]\ufe0e?$/u.test(text)) return true;
    if (!isNoteMark(text)) return false;
    if (small || /^[[［【〔(（*†‡]/.test(text))
      return place === 0 || small || isNotePlace(href.slice(place));
    // A bare figure among words may be one of the text: it hangs on the word before it, or the place is named for notes.
    const small1 = descendants(link, 'sup').length > 0;
    return small1 || isNotePlace(href.slice(place)) || (place === 0 && /\S$/.test(this.before));
  }

  private mayBeOdd(element: DomElement): void {
    const names = element.getAttribute('class');
    if (element.localName === 'a' || names === null) return;
    const text = element.textContent ?? '';
    if (text.trim() === '') return;
    const key = `${element.localName} ${names}`;
    const some = this.odd.get(key);
    // One word among them, and the name stands for something else.
    if (text.length > 60 || !isGibberish(text)) this.odd.set(key, 'words');
    else if (some === undefined) this.odd.set(key, [element]);
    else if (some !== 'words') some.push(element);
  }

  /** Signs at random between the sentences, in boxes of one name, are there for those who copy the text. */
  takeOutNoise(): void {
    for (const [, elements] of this.odd) {
      if (elements === 'words') continue;
      if (new Set(elements.map((one) => one.textContent)).size < 3) continue;
      for (const element of elements) {
        this.taken.push({ reason: 'signs at random', text: element.textContent ?? '' });
        element.remove();
      }
    }
  }
}

function isNotePlace(place: string): boolean {
  return /^#[_-]?(?:[a-z]*-?)?(?:fn|ftn|foot|note|cite|ref|endnote|sdfootnote|註|注)/i.test(place);
}

/** Two or more groups of a few signs, most of which are no word, number or abbreviation. */
function isGibberish(text: string): boolean {
  const groups = text.trim().split(/\s+/);
  if (groups.length < 2 || /[^\0-\x7f]/.test(text)) return false;
  if (groups.some((one) => one.length > 4 || /[a-z]{3}|[A-Z]{3}|\d{3}/.test(one))) return false;
  const odd = groups.filter(
    (one) => /[a-z][A-Z]|\d[a-zA-Z]|[a-zA-Z]\d|[^\w.,'-]/.test(one) && !/^[A-Z][a-z]$/.test(one),
  );
  return odd.length * 2 >= groups.length;
}

/** The text right behind an element, on its line. */
function following(element: DomElement): string {
  let node: DomNode = element;
  for (;;) {
    const next = node.nextSibling;
    if (next !== null) {
      if (isElement(next) && !inline.has(next.localName)) return '';
      const text = next.textContent ?? '';
      if (text !== '') return text;
      node = next;
      continue;
    }
    const parent = node.parentNode;
    if (!isElement(parent) || !inline.has(parent.localName)) return '';
    node = parent;
  }
}

/** The other face of a section, by the attributes of AMP: what those see who may not read it. */
function deniedTo(element: DomElement): boolean {
  const section = element.getAttribute('subscriptions-section');
  if (section !== null) return section.toLowerCase() !== 'content';
  if (element.getAttribute('subscriptions-dialog') !== null) return true;
  const access = element.getAttribute('amp-access');
  return access !== null && /^\s*(?:NOT\b|!)/i.test(access);
}
