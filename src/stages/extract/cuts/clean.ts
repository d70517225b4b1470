/** Takes out of a document what is never part of an article, before anything is measured. */
import type { Cut } from '../../../model/reading.ts';
import {
  type DomElement,
  childElements,
  descendants,
  has,
  isText,
  nameOf,
  squeeze,
} from '../page/dom.ts';
import { weight } from '../page/measure.ts';
import { readName } from './names.ts';
import { openSuspicion } from './suspicion.ts';

/** Never holds an article. */
const never = new Set(
  'nav button input select textarea dialog menu fieldset noscript progress meter datalist'.split(
    ' ',
  ),
);
/** Holds one only when the page is built oddly: kept when it has most of the page's text. */
const rarely = new Set(['aside', 'footer', 'form', 'figcaption', 'header', 'details']);
const phrasing = new Set(['a', 'em', 'strong', 'b', 'i', 'mark']);
const headline = new Set(['h1']);
const cells = new Set(['td', 'th', 'tr', 'tbody', 'thead']);
const roles = new Set(
  'navigation complementary contentinfo menu menubar toolbar dialog alertdialog search banner tablist'.split(
    ' ',
  ),
);

/** Names of what is long and never the article: consent notices, comments and their rules. */
const certain =
  /(?:^|[\s_-])(?:onetrust\w*|ot-(?:sdk|pc)\w*|cookie\w*|consent\w*|gdpr\w*|ccpa\w*|truste|didomi\w*|qc-cmp\w*|disqus\w*|comments?|comment-?(?:list|area|box|rules?|section|form|wrap\w*)|commentlist|respond)(?:$|[\s_-])/;

function hides(element: DomElement): boolean {
  const style = element.getAttribute('style');
  if (style !== null && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)) return true;
  if (element.getAttribute('hidden') !== null) return true;
  // AMP: what is shown instead of the text to those who have not paid.
  if (element.getAttribute('subscriptions-section') === 'content-not-granted') return true;
  // Subscribers' paragraphs and the bold start of a step are marked so; they are the article all the same.
  return (
    element.getAttribute('aria-hidden') === 'true' && !isProse(element) && !isInSentence(element)
  );
}

/** A paragraph long enough to be read, mostly outside links: whatever its class says. */
function isProse(element: DomElement): boolean {
  if (element.localName !== 'p' && element.localName !== 'blockquote') return false;
  const text = element.textContent ?? '';
  if (weight(text) < 120) return false;
  let linked = 0;
  for (const a of descendants(element, 'a')) linked += (a.textContent ?? '').length;
  return linked < text.length * 0.5;
}

/** A link or an emphasis in the middle of a sentence: its class says where it leads, not where it stands. */
function isInSentence(element: DomElement): boolean {
  if (!phrasing.has(element.localName)) return false;
  for (
    let child = element.parentNode?.firstChild ?? null;
    child !== null;
    child = child.nextSibling
  )
    if (isText(child) && weight(squeeze(child.textContent ?? '')) >= 20) return true;
  return false;
}

/** Why an element is none of the article, whatever it holds and wherever it stands. */
function certainly(element: DomElement): string | undefined {
  const tag = element.localName;
  if (never.has(tag)) return `<${tag}>`;
  const role = element.getAttribute('role');
  if (role !== null && roles.has(role)) return `role ${role}`;
  return hides(element) ? 'hidden' : undefined;
}

/** Why it may be none: by its tag, or by its name. */
function supposedly(element: DomElement): string | undefined {
  const tag = element.localName;
  if (rarely.has(tag)) return `<${tag}>`;
  // Names of cells say what stands in them (`player`, `rank`), not where they stand.
  if (cells.has(tag)) return undefined;
  const found = readName(nameOf(element));
  return found === undefined || isProse(element) || isInSentence(element)
    ? undefined
    : `name ${found.word}`;
}

/** What it is leaves no doubt, though its text may read like the article's. */
function isTelling(element: DomElement): boolean {
  return element.localName === 'figcaption' || readName(nameOf(element))?.certain === true;
}

/** Holds too much to be cut by its name alone, or the headline itself. */
function precious(element: DomElement, total: number): boolean {
  if (
    element.localName === 'body' ||
    element.localName === 'article' ||
    element.localName === 'main'
  )
    return true;
  return prose(element) > total * 0.3;
}

/** Weight of the text in paragraphs and in loose lines that are long and not links. */
function prose(element: DomElement): number {
  let sum = 0;
  for (const p of descendants(element, 'p')) {
    const text = p.textContent ?? '';
    const w = weight(text);
    if (w > 60) sum += w;
  }
  return sum;
}

/** One of its paragraphs, or all of it, is known to belong to the article. */
function holdsLead(element: DomElement, isLead: (text: string) => boolean): boolean {
  if (never.has(element.localName)) return false;
  for (const p of descendants(element, 'p')) if (isLead(p.textContent ?? '')) return true;
  const text = element.textContent ?? '';
  return text.length < 4000 && isLead(text);
}

/** Removes in place; returns what went. */
export function clean(body: DomElement, isLead: (text: string) => boolean): readonly Cut[] {
  const cuts: Cut[] = [];
  let total = prose(body);
  const plain = total < 200;
  if (plain) total = weight(body.textContent ?? '');
  const suspicion = openSuspicion(supposedly);
  const why = (element: DomElement): string | undefined => {
    const reason = certainly(element) ?? supposedly(element);
    return reason === undefined || certainly(element) !== undefined || isTelling(element)
      ? reason
      : suspicion.isUnfounded(element)
        ? undefined
        : reason;
  };
  const visit = (parent: DomElement, depth: number): void => {
    for (const child of childElements(parent)) {
      const reason = why(child);
      if (reason !== undefined) {
        const held =
          certain.test(nameOf(child)) && child.localName !== 'body'
            ? isLead(child.textContent ?? '')
            : plain
              ? weight(child.textContent ?? '') > total * 0.4 || child.localName === 'article'
              : precious(child, total);
        const title = child.localName !== 'nav' && has(child, headline);
        if (!held && !title && !holdsLead(child, isLead)) {
          cuts.push({ reason, text: child.textContent ?? '' });
          child.remove();
          continue;
        }
      }
      if (depth < 1500) visit(child, depth + 1);
    }
  };
  visit(body, 0);
  return cuts;
}
