/** What styles do to a text: its own `style` attributes, and the page's style sheets as far as they speak of one class. */
import { type DomElement, has } from './dom.ts';

/** How an element is shown, as far as reading depends on it. */
export interface Look {
  /** `gone` takes no room, `away` lies off the screen, `unseen` may be a part of something that moves into view. */
  readonly hidden?: 'gone' | 'away' | 'unseen' | 'no';
  /** A line runs through it. */
  readonly struck?: boolean;
  /** It begins a line of its own. */
  readonly line?: boolean;
  readonly raised?: 'sup' | 'sub';
}

/** Classes by name, with what the page's sheets say of them. */
export type Looks = ReadonlyMap<string, Look>;

const plain: Look = {};

/** Declarations that matter here; one look decides about most style attributes. */
const telling =
  /display|visib|font-size|opacity|transparent|line-through|vertical-align|position|indent|clip/i;

const zero = String.raw`0*\.?0*(?:px|em|rem|pt|%|vw)?`;
const gone: readonly RegExp[] = [
  /(?:^|[;\s])display\s*:\s*none/i,
  /(?:^|[;\s])visibility\s*:\s*(?:hidden|collapse)/i,
];
/** Where spam and hints for other machines stand. */
const away: readonly RegExp[] = [
  /position\s*:\s*(?:absolute|fixed)[\s\S]*(?:left|right|top|bottom|indent)\s*:\s*-\d{3,}/i,
  /(?:left|right|top|bottom)\s*:\s*-\d{3,}[\s\S]*position\s*:\s*(?:absolute|fixed)/i,
  /text-indent\s*:\s*-\d{3,}/i,
];
const unseen: readonly RegExp[] = [
  new RegExp(String.raw`font-size\s*:\s*(?:${zero}|0?\.\d+px|1px)\s*(?:!|;|$)`, 'i'),
  new RegExp(String.raw`(?:^|[;\s])opacity\s*:\s*${zero}\s*(?:!|;|$)`, 'i'),
  /(?:^|[;\s])color\s*:\s*transparent/i,
  /clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]/i,
  /clip-path\s*:\s*inset\(\s*(?:50|100)%/i,
];
const shown = /(?:^|[;\s])display\s*:\s*(?!none)\w/i;
const sized = /font-size\s*:\s*(?!0*\.?0*(?:px|em|rem|pt|%)?\s*(?:!|;|$))/i;
const styled = new Set(['span', 'font', 'em', 'strong', 'b', 'i', 'a', 'u']);

/** Reads a list of declarations. */
function lookOf(declarations: string): Look {
  if (!telling.test(declarations)) return plain;
  const raised = /vertical-align\s*:\s*(super|sub)\b/i.exec(declarations)?.[1]?.toLowerCase();
  const hidden = gone.some((one) => one.test(declarations))
    ? 'gone'
    : away.some((one) => one.test(declarations))
      ? 'away'
      : unseen.some((one) => one.test(declarations))
        ? 'unseen'
        : shown.test(declarations)
          ? 'no'
          : undefined;
  return {
    ...(hidden === undefined ? {} : { hidden }),
    ...(/text-decoration(?:-line)?\s*:[^;]*line-through/i.test(declarations)
      ? { struck: true }
      : {}),
    ...(/(?:^|[;\s])display\s*:\s*(?:block|flex|grid|table|list-item)/i.test(declarations)
      ? { line: true }
      : {}),
    ...(raised === undefined ? {} : { raised: raised === 'sub' ? 'sub' : 'sup' }),
  };
}

/**
 * Rules for one class, at the top level of the sheets: what stands in a media query holds for other devices, and what
 * needs an element around it may not hold here. A later rule goes before an earlier one.
 */
export function readStyles(sheets: readonly string[]): Looks {
  const looks = new Map<string, Look>();
  for (const sheet of sheets) {
    if (!telling.test(sheet)) continue;
    const css = sheet.replace(/\/\*[\s\S]*?\*\//g, '');
    let at = 0;
    while (at < css.length) {
      const open = css.indexOf('{', at);
      if (open === -1) break;
      const before = css.slice(at, open);
      const selectors = before.slice(before.lastIndexOf(';') + 1).trim();
      if (selectors.startsWith('@')) {
        at = endOfBlock(css, open);
        continue;
      }
      const close = css.indexOf('}', open);
      const end = close === -1 ? css.length : close;
      at = end + 1;
      const told = lookOf(css.slice(open + 1, end));
      if (Object.keys(told).length === 0) continue;
      for (const selector of selectors.split(',')) {
        const name = /^\s*[a-z0-9]*\.([\w-]+)\s*$/i.exec(selector)?.[1];
        if (name !== undefined) looks.set(name, { ...looks.get(name), ...told });
      }
    }
  }
  return looks;
}

function endOfBlock(css: string, open: number): number {
  let depth = 0;
  for (let i = open; i < css.length; i++) {
    const code = css.charCodeAt(i);
    if (code === 123) depth++;
    else if (code === 125 && --depth === 0) return i + 1;
  }
  return css.length;
}

/** The look of an element by its classes and, before them, its own style. */
export function look(element: DomElement, looks: Looks): Look {
  const style = element.getAttribute('style');
  const own = style === null ? plain : lookOf(style);
  let found = plain;
  if (looks.size > 0) {
    const names = element.getAttribute('class');
    if (names !== null)
      for (const name of names.split(/\s+/)) {
        const one = looks.get(name);
        if (one !== undefined) found = { ...found, ...one };
      }
  }
  if (found === plain) return own;
  return own === plain ? found : { ...found, ...own };
}

/** Something in it has a size again: a box of no size takes the white space between its children away. */
export function hasSizedChild(element: DomElement): boolean {
  if (!has(element, styled)) return false;
  for (let child = element.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType !== 1) continue;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nodes of type 1 are elements
    const one = child as DomElement;
    if (sized.test(one.getAttribute('style') ?? '') || hasSizedChild(one)) return true;
  }
  return false;
}
