/** The cheap candidate: the container in which prose is densest, found from the blocks alone. */
import { type DomElement, contains, isElement } from '../page/dom.ts';
import { endsSentence, weight } from '../page/measure.ts';
import type { RawBlock } from '../page/blocks.ts';

/** Words that consent notices and rules for comments are made of; a report uses one of them, a notice several. */
const notice =
  /\bcookies?\b|\bconsent\b|\bopt(?:ing)?[- ]?out\b|personal (?:information|data)|your (?:browser|device|privacy|preferences)|(?:our|this) (?:web)?site|advertising partners|privacy policy|留言|發文|回文|发帖|跟帖|回帖|封鎖|封锁|刪除|删除|本網站|本网站|本站|帳號|账号|帐号|使用者|檢舉|举报|隱私|隐私/gi;

/** How an item of a house's rules begins; a report does not address its readers so. */
const rule =
  /^(?:[\d一二三四五六七八九十]+[.、．]\s*)?(?:請|请)(?:勿|不要)|^(?:禁止|嚴禁|严禁|不得)/;

/** Two different ones in a block, or more; or a rule. */
export function isNotice(text: string): boolean {
  if (rule.test(text)) return true;
  const found = text.match(notice);
  return found !== null && new Set(found.map((word) => word.toLowerCase())).size > 1;
}

/** Weight of a block as prose: nothing for links and labels, more where it reads like sentences. */
export function proseWeight(block: RawBlock): number {
  const whole = weight(block.text);
  const share = block.linked / Math.max(1, block.text.replace(/\s/g, '').length);
  if (share > 0.6) return 0;
  const own = whole * (1 - share);
  if (isNotice(block.text)) return own * 0.1;
  if (block.kind === 'heading' || block.kind === 'table') return own * 0.2;
  // A teaser is cut off in the middle.
  if (/(?:\.{3}|…)$/.test(block.text)) return own * 0.2;
  if (endsSentence(block.text)) return own < 30 ? own * 0.5 : own;
  return own < 80 ? own * 0.1 : own * 0.6;
}

/** Prose as the lines of an article are: hardly a link, long, closed with a full stop. */
export function readsAsText(block: RawBlock | undefined): boolean {
  return (
    block !== undefined &&
    (block.kind === 'paragraph' || block.kind === 'quote') &&
    block.linked < block.text.length * 0.3 &&
    weight(block.text) > 80 &&
    /[.。！？!?…][\s"'”’」』）)\]】]*$/u.test(block.text)
  );
}

/**
 * What stands beside the best child reads on as text: two blocks or more of it, and most of what is there.
 * Rails and notices are links, headlines and fragments for the greater part.
 */
function goesOn(at: DomElement, best: DomElement, blocks: readonly RawBlock[]): boolean {
  let all = 0;
  let text = 0;
  let count = 0;
  for (const block of blocks) {
    if (!contains(at, block.element) || contains(best, block.element)) continue;
    const w = weight(block.text);
    all += w;
    if (!readsAsText(block) || isNotice(block.text)) continue;
    text += w;
    count++;
  }
  return count >= 2 && text > all * 0.55;
}

/** Weight of what reads as text there. */
function textUnder(root: DomElement, blocks: readonly RawBlock[]): number {
  return blocks.reduce(
    (sum, block) =>
      readsAsText(block) && !isNotice(block.text) && contains(root, block.element)
        ? sum + weight(block.text)
        : sum,
    0,
  );
}

/** Below this share of its parent's prose no child is the article; from `clear` on it is, whatever stands beside it. */
const least = 0.5;
const clear = 0.85;

interface Sum {
  /** Prose in the whole subtree. */
  total: number;
  /** Number of prose blocks in the subtree. */
  count: number;
}

/**
 * Walks down from the body: into the child that has nearly all the prose of its parent, until no child has.
 * A place where the prose splits is where the article starts or where it stands beside a rail. `lead` is a block
 * that the page's description repeats: where the prose splits, its side is the article's if it has text of its own.
 */
export function densityPick(
  body: DomElement,
  blocks: readonly RawBlock[],
  lead?: RawBlock,
): DomElement | undefined {
  const sums = new Map<DomElement, Sum>();
  for (const block of blocks) {
    const w = proseWeight(block);
    if (w <= 0) continue;
    let node: DomElement | null = block.element;
    while (node !== null) {
      const sum = sums.get(node) ?? { total: 0, count: 0 };
      sum.total += w;
      sum.count++;
      sums.set(node, sum);
      if (node === body) break;
      node = isElement(node.parentNode) ? node.parentNode : null;
    }
  }
  const children = new Map<DomElement, DomElement[]>();
  for (const element of sums.keys()) {
    const parent = element.parentNode;
    if (element === body || !isElement(parent)) continue;
    const list = children.get(parent);
    if (list === undefined) children.set(parent, [element]);
    else list.push(element);
  }
  let at = body;
  for (;;) {
    const here = sums.get(at);
    if (here === undefined) return undefined;
    let best: DomElement | undefined;
    let most = 0;
    for (const child of children.get(at) ?? []) {
      const total = sums.get(child)?.total ?? 0;
      if (total > most) {
        most = total;
        best = child;
      }
    }
    const one = sums.get(best ?? at);
    if (best === undefined || one === undefined) return at;
    // A single paragraph is no container, however long.
    if (one.count < 2 && here.count > 1) return at;
    const share = most / here.total;
    if (share < least || (share < clear && goesOn(at, best, blocks))) return at;
    const home =
      lead === undefined
        ? undefined
        : children.get(at)?.find((child) => contains(child, lead.element));
    // A standfirst alone is no article, unless what stands beside it is hardly text at all.
    const atHome = home !== undefined && home !== best && textUnder(home, blocks) > most * 0.3;
    at = atHome ? home : best;
  }
}
