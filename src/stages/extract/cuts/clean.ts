/** Takes out of a document what is never part of an article, before anything is measured. */
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

/** One thing that was cut, for `--explain`. */
export interface Cut {
  readonly reason: string;
  readonly text: string;
}

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

/**
 * Parts of class and id names, as whole words or as the start of one. Names that speak of a place
 * (side, footer) or of a purpose (share, related), as the unlikely candidates of Readability do.
 */
const boilerplate =
  /(?:^|[\s_-])(?:ads?|advert\w*|adsbox|dfp|gpt|sponsor\w*|promo\w*|banner|shares?|shared|sharer|share-?(?:this|bar|box|links?|buttons?|btns?|tools?|icons?|list|area|wrap\w*|block|widget|panel|social|article)|sharethis|sharebar|sharing|social\w*|sns|addthis\w*|related\w*|relate|recommend\w*|recirc\w*|rec-?list|outbrain|taboola|zergnet|newsletter\w*|subscri\w*|signup|sign-up|comment|comments|commentlist|disqus\w*|respond|reply|replies|sidebar\w*|side-?bar|rail|breadcrumbs?|crumbs?|pagination|pager|page-?nav|navbar|nav|navigation|menu|menus|submenu|footer|foot|cookie\w*|consent|gdpr|modal|popup|pop-up|overlay|tooltip|popular|trending|most-?(?:read|viewed|popular)|hot-?(?:news|list|topic|rank)|rank\w*|tag|tags|tag-?list|taglist|keywords?|topics?|toolbar|print|skip|skip-?links?|sr-only|visually-?hidden|screen-?reader\w*|author-?(?:bio|box|info|card)|about-?author|bio|more-?(?:news|stories|from|on|link|links)|read-?(?:more|next)|also-?read|see-?also|next-?(?:article|post|story|up)|prev-?(?:article|post)|post-?nav\w*|nav-?links|widget|widgets|caption|captions|img-?caption|photo-?caption|wp-caption-text|credit|credits|copyright|disclaimer|feedback|report-?error|correction-form|follow|followus|onetrust\w*|ot-(?:sdk|pc)\w*|ccpa\w*|cmp|truste|didomi\w*|qc-cmp\w*|cookie\w*|comment\w*|message-?board|guestbook|liuyan|pinglun|discuss\w*|app-?(?:download|promo|banner)|qr-?code|qrcode|vote|poll|login|register|player|video-?(?:player|list|info)|playlist|carousel|slick|swiper|teaser|teasers|upsell|paywall|infobox|navbox\w*|reflist|references|catlinks|hatnote|editsection|hidden|hide|print-?only|noprint|no-print)(?:$|[\s_-]|(?=\d))/;

/** Names that speak for the article itself and shield an element from `boilerplate`. */
const shield =
  /article[-_]?(?:body|content|text|main)|story[-_]?(?:body|content|text)|post[-_]?(?:body|content|text)|entry[-_]?content|main[-_]?content|content[-_]?(?:body|main|article)|articlebody|newstext|news[-_]?(?:content|body|text)|(?:^|\s)(?:body|html|main|content|article)(?:$|\s)/;

/** Names of what is long and never the article: consent notices, comments and their rules. */
const certain =
  /(?:^|[\s_-])(?:onetrust\w*|ot-(?:sdk|pc)\w*|cookie\w*|consent\w*|gdpr\w*|ccpa\w*|truste|didomi\w*|qc-cmp\w*|disqus\w*|comments?|comment-?(?:list|area|box|rules?|section|form|wrap\w*)|commentlist|respond)(?:$|[\s_-])/;

function hides(element: DomElement): boolean {
  const style = element.getAttribute('style');
  if (style !== null && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)) return true;
  if (element.getAttribute('hidden') !== null) return true;
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

function why(element: DomElement): string | undefined {
  const tag = element.localName;
  if (never.has(tag)) return `<${tag}>`;
  if (rarely.has(tag)) return `<${tag}>`;
  const role = element.getAttribute('role');
  if (role !== null && roles.has(role)) return `role ${role}`;
  if (hides(element)) return 'hidden';
  // Names of cells say what stands in them (`player`, `rank`), not where they stand.
  if (cells.has(tag)) return undefined;
  const name = nameOf(element);
  if (name === '') return undefined;
  const found = boilerplate.exec(name);
  if (found !== null && !shield.test(name) && !isProse(element) && !isInSentence(element))
    return `name ${found[0].trim()}`;
  return undefined;
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
