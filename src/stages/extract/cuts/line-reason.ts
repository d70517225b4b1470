/** Why a line between the lines of an article is none of them. */
import { hostOf } from '../../../text/urls.ts';
import type { RawBlock } from '../page/blocks.ts';
import { type DomElement, descendants, has, isElement, squeeze } from '../page/dom.ts';
import { weight } from '../page/measure.ts';
import { noiseReason } from './noise.ts';
import { isReadMore } from './phrases.ts';

/** Share of a block's letters that stand in links, 0 to 1. */
export function linkShare(block: RawBlock): number {
  return block.linked / Math.max(1, block.text.replace(/\s/g, '').length);
}

/** `2 / 11`, `2 of 8 pages`, `第2頁/共8頁`: a slide's or a page's number. */
const pageCounter =
  /^(?:page |página |seite |第 ?)?\d{1,3} ?(?:頁|页|ページ)? ?(?:[/／,，] ?(?:共 ?)?|of|dari|de|von|sur|共) ?\d{1,3} ?(?:pages?|halaman|頁|页|ページ)?$/i;

/** The item's list holds links within the site and nothing else: other stories. Lists of goods lead elsewhere, contents within the page. */
function isLinkList(element: DomElement, url: string): boolean {
  let item: DomElement = element;
  while (item.localName !== 'li' && isElement(item.parentNode)) item = item.parentNode;
  const list = item.parentNode;
  if (!isElement(list)) return false;
  const links = descendants(list, 'a');
  const letters = (text: string | null): number => (text ?? '').replace(/\s/g, '').length;
  const linked = links.reduce((sum, a) => sum + letters(a.textContent), 0);
  return (
    linked > letters(list.textContent) * 0.95 &&
    links.every((a) => isWithinSite(a.getAttribute('href') ?? '', url))
  );
}

function isWithinSite(href: string, url: string): boolean {
  if (href.startsWith('#') || !URL.canParse(href, url)) return false;
  return hostOf(new URL(href, url).href) === hostOf(url);
}

const pictures = new Set(['img', 'picture', 'amp-img', 'figure']);
const fullStop = /[.。！？!?…।][\s"'”’」』）)\]】]*$/u;
const headings = /^h[1-6]$/;
/** A longer line (in Latin letters) is no caption by its place alone; larger boxes hold more than picture and caption. */
const longestCaption = 160;
const captionLevels = 3;

/**
 * A line without a full stop that shares its box with a picture and with no other text. Chinese captions bear marks
 * that are known by themselves; without one, readers who label pages count them with the text.
 */
function isCaption({ kind, text, element }: RawBlock): boolean {
  if (kind !== 'paragraph' || weight(text) > longestCaption) return false;
  if (fullStop.test(text) || /\p{Script=Han}/u.test(text)) return false;
  let box = element;
  for (let level = 0; level < captionLevels; level++) {
    if (headings.test(box.localName) || (box.textContent ?? '').length > text.length * 1.5 + 40)
      return false;
    if (has(box, pictures)) return squeeze(box.textContent ?? '').length <= text.length + 2;
    if (!isElement(box.parentNode)) return false;
    box = box.parentNode;
  }
  return false;
}

/** Why a line between others is no text of the article. */
export function lineReason(block: RawBlock, url: string): string | undefined {
  const noise = noiseReason(block.text);
  if (noise !== undefined) return noise;
  if (isReadMore(block.text)) return 'link to another story';
  if (isCaption(block)) return 'caption';
  if (pageCounter.test(block.text)) return 'page counter';
  const share = linkShare(block);
  const w = weight(block.text);
  if (share > 0.95 && block.kind === 'list-item' && w > 14 && isLinkList(block.element, url))
    return 'list of links';
  if (share > 0.9 && block.kind !== 'table' && block.kind !== 'list-item' && w < 260 && w > 14)
    return 'link alone';
  if (!/[\p{L}\p{N}]/u.test(block.text)) return 'no letters';
  if (w < 4 && block.kind === 'paragraph') return 'no words';
  return undefined;
}
