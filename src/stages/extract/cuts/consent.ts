/**
 * Notices that ask for consent, by what they say and that they stand apart; what they are called differs from page to
 * page. A report about cookies stands under its headline among other lines.
 */
import { bare } from './phrases.ts';
import type { Cut } from '../../../model/reading.ts';
import type { Railed } from './rails.ts';
import { fold } from '../kind/fold.ts';
import type { RawBlock } from '../page/blocks.ts';
import { type DomElement, contains, isElement } from '../page/dom.ts';
import { weight } from '../page/measure.ts';

/** What is asked for. */
const matter: RegExp =
  /\bcookies?\b|\bconsent\b|tracking technolog|similar technolog|personal data|privacy (?:policy|notice|settings)|device identifiers|隐私|个人资料|个人信息|小型文字档案/;

/** The house speaks to its reader; in a report both are somebody else. */
const spoken: readonly RegExp[] = [
  /\b(?:we|our)\b(?=.*\b(?:use|uses|using|store|process|access|partners?|site|website|services?|policy|page)\b)/,
  /\b(?:you|your)\b.*\b(?:accept|agree|choices?|settings?|preferences|change your mind|consent|withdraw|reject|manage|continue|rights|experience)\b/,
  /\bby (?:continuing|clicking|using|browsing|closing)\b/,
  /(?:我们|本站|本网站|本网|本公司|网站).{0,12}(?:使用|运用|采用|收集|透过)/,
  /(?:[您你]|继续(?:浏览|使用)).{0,24}(?:同意|接受|设定|设置|偏好|选择|拒绝|管理|撤回|权利)/,
  /(?:请|点(?:击|选|按)).{0,12}(?:同意|接受|参阅|阅读|查看)/,
];

/** Words on its buttons. */
const answer =
  /^(?:i )?(?:accept|agree|reject|decline|deny|allow|manage|got it|ok(?:ay)?|only necessary|necessary only|save|customi[sz]e|settings|preferences|understood|more options|同意|接受|拒绝|我同意|我接受|我知道了|知道了|了解|关闭|确定|确认|管理|全部|仅|只)(?:$|[ ,.!]|.{0,12}$)/;

/** Of a notice at least this share of the text speaks of consent. */
const most = 0.6;
const longestAnswer = 60;
/** What is quoted, others say. */
const quotation = /「[^」]*」|『[^』]*』|“[^”]{12,}”/gu;
/** A line of an article beside it. */
const shortestLine = 40;
const fullStop = /[.。！？!?][\s"'”’」』）)\]】]*$/u;
/** More boxes that ask are a text about asking. */
const mostBoxes = 12;

function asks(text: string): boolean {
  const folded = fold(text.replace(quotation, ''));
  return matter.test(folded) && spoken.some((wording) => wording.test(folded));
}

function isAnswer(text: string): boolean {
  return weight(text) < longestAnswer && answer.test(bare(text));
}

/** Cuts the notices; `headline` is the place of the page's own headline among the blocks, -1 where none is shown. */
export function cutConsent(blocks: readonly RawBlock[], headline: number): Railed {
  const asking = blocks.map(({ text }) => asks(text));
  const gone = new Set<number>();
  const head = blocks[headline]?.element;
  let boxes = 0;
  for (let i = 0; i < blocks.length && boxes < mostBoxes; i++) {
    if (asking[i] !== true || gone.has(i)) continue;
    boxes++;
    const [from, to] = boxOf(i, blocks, asking, head);
    if (isWithinText(from, to, blocks, headline)) continue;
    for (let at = from; at <= to; at++) gone.add(at);
  }
  const cuts: Cut[] = [...gone].map((at) => ({
    reason: 'asks for consent',
    text: blocks[at]?.text ?? '',
  }));
  return { blocks: gone.size === 0 ? blocks : blocks.filter((_, i) => !gone.has(i)), cuts };
}

/** First and last block of the largest box around one that is a notice for the greater part. */
function boxOf(
  at: number,
  blocks: readonly RawBlock[],
  asking: readonly boolean[],
  head: DomElement | undefined,
): readonly [number, number] {
  let box: readonly [number, number] = [at, at];
  let node: DomElement | undefined = blocks[at]?.element;
  while (node !== undefined && node.localName !== 'body') {
    if (head !== undefined && contains(node, head)) break;
    let [from, to] = box;
    while (from > 0 && inside(node, blocks[from - 1])) from--;
    while (to < blocks.length - 1 && inside(node, blocks[to + 1])) to++;
    let all = 0;
    let own = 0;
    for (let i = from; i <= to; i++) {
      const block = blocks[i];
      if (block === undefined) continue;
      const w = weight(block.text);
      all += w;
      if (asking[i] === true || isAnswer(block.text)) own += w;
    }
    if (own < all * most) break;
    box = [from, to];
    node = isElement(node.parentNode) ? node.parentNode : undefined;
  }
  return box;
}

function inside(node: DomElement, block: RawBlock | undefined): boolean {
  return block !== undefined && contains(node, block.element);
}

/** The headline stands above it in a container that holds lines of the article, too, and nothing shows it to be a banner. */
function isWithinText(
  from: number,
  to: number,
  blocks: readonly RawBlock[],
  headline: number,
): boolean {
  const head = blocks[headline];
  const box = blocks[from];
  if (head === undefined || box === undefined || from < headline) return false;
  const beside = [...blocks.slice(headline + 1, from), ...blocks.slice(to + 1)];
  const line = beside.find(({ text }) => weight(text) >= shortestLine && fullStop.test(text));
  // Nothing else is said on the page.
  if (line === undefined) return true;
  const around = commonContainer(head.element, line.element);
  if (around === undefined || around.localName === 'body')
    return box.element.parentNode === line.element.parentNode;
  return (
    contains(around, box.element) &&
    !blocks.slice(from, to + 1).some(({ text }) => isAnswer(text)) &&
    !floats(box.element, around)
  );
}

function commonContainer(one: DomElement, other: DomElement): DomElement | undefined {
  let node = one;
  while (!contains(node, other)) {
    if (!isElement(node.parentNode)) return undefined;
    node = node.parentNode;
  }
  return node;
}

/** Laid over the page by a style of its own. */
function floats(element: DomElement, root: DomElement): boolean {
  let node = element;
  while (node !== root && isElement(node.parentNode)) {
    if (/position\s*:\s*(?:fixed|sticky)/i.test(node.getAttribute('style') ?? '')) return true;
    node = node.parentNode;
  }
  return false;
}
