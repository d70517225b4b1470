/** Parts of a page that are shown after a click: the rest of an article behind a button, a tab, a fold. */
import { type DomElement, type DomNode, childElements, isElement, squeeze } from './dom.ts';
import { weight } from './measure.ts';

/** What such a control says; a letter more would be a sentence. */
const longestControl = 60;
const opens =
  /\b(?:read|show|see|view|load|learn) (?:more|all|full|rest)|\bmore\b|\bexpand|\bunfold|\bcontinue|\bfull (?:text|story|article)|展[開开]|更多|全文|[閱阅][讀读]|[繼继][續续]|[顯显]示|看完整|完整|[點点][擊击我].{0,6}[看讀读開开]|続き|もっと|더\s?보기/i;

/** Ids and classes that a control of the page names as what it opens. */
export function readControls(body: DomElement): ReadonlySet<string> {
  const named = new Set<string>();
  const visit = (parent: DomNode, depth: number): void => {
    for (const element of childElements(parent)) {
      for (const name of ['aria-controls', 'data-target', 'data-bs-target', 'data-toggle-target']) {
        const value = element.getAttribute(name);
        if (value !== null)
          for (const one of value.split(/\s+/)) named.add(one.replace(/^[#.]/, ''));
      }
      const click = element.getAttribute('onclick') ?? element.getAttribute('on');
      if (click !== null)
        for (const [, one] of click.slice(0, 500).matchAll(/([\w-]{2,})/g)) named.add(one ?? '');
      const href = element.localName === 'a' ? element.getAttribute('href') : null;
      if (href?.startsWith('#') === true && href.length > 1 && isControl(element))
        named.add(href.slice(1));
      if (depth < 1000) visit(element, depth + 1);
    }
  };
  visit(body, 0);
  return named;
}

function isControl(element: DomElement): boolean {
  const role = element.getAttribute('role');
  const href = element.localName === 'a' ? element.getAttribute('href') : null;
  const acts =
    element.localName === 'button' ||
    element.localName === 'label' ||
    role === 'button' ||
    role === 'tab' ||
    element.getAttribute('onclick') !== null ||
    element.getAttribute('aria-expanded') !== null ||
    element.getAttribute('data-toggle') !== null ||
    (element.localName === 'a' && (href === null || /^(?:#|javascript:)/i.test(href)));
  return acts;
}

/** A control beside it says that it opens something; behind it, before it, or right behind the box that it ends. */
function standsByControl(element: DomElement): boolean {
  const near = (from: DomNode | null): boolean => {
    let steps = 0;
    for (let node = from; node !== null && steps < 3; node = node.nextSibling) {
      if (!isElement(node)) continue;
      steps++;
      if (saysMore(node, 2)) return true;
    }
    return false;
  };
  if (near(element.nextSibling)) return true;
  const parent = element.parentNode;
  if (!isElement(parent)) return false;
  let before: DomElement | undefined;
  for (const sibling of childElements(parent)) {
    if (sibling === element) break;
    before = sibling;
  }
  if (before !== undefined && saysMore(before, 2)) return true;
  return parent.localName !== 'body' && near(parent.nextSibling);
}

function saysMore(element: DomElement, depth: number): boolean {
  if (isControl(element)) {
    const text = squeeze(element.textContent ?? '');
    const said = text === '' ? (element.getAttribute('aria-label') ?? '') : text;
    return weight(said) <= longestControl && opens.test(said);
  }
  if (depth === 0) return false;
  const text = element.textContent ?? '';
  if (text.length > 4 * longestControl) return false;
  for (const child of childElements(element)) if (saysMore(child, depth - 1)) return true;
  return false;
}

const box = /^(?:dialog|alertdialog|menu|navigation|search|form|banner|contentinfo)$/;
const boxes = new Set([
  'form',
  'nav',
  'dialog',
  'menu',
  'ul',
  'aside',
  'footer',
  'header',
  'select',
]);

/**
 * Whether a hidden element is text that its page shows later: prose, no box of tools, and something on the page opens
 * it. What nothing opens no reader ever sees.
 */
export function isShownLater(element: DomElement, controls: ReadonlySet<string>): boolean {
  const role = element.getAttribute('role');
  if (boxes.has(element.localName) || (role !== null && box.test(role))) return false;
  const text = squeeze(element.textContent ?? '');
  // The other tabs of a page, words too few to tell: as much as a short paragraph.
  if (weight(text) < 50 || !/[.!?。！？…]/.test(text) || mostlyLinks(element, text.length))
    return false;
  if (role === 'tabpanel' || element.getAttribute('hidden') === 'until-found') return true;
  const id = element.getAttribute('id');
  if (id !== null && controls.has(id)) return true;
  const names = element.getAttribute('class');
  if (names?.split(/\s+/).some((name) => controls.has(name)) === true) return true;
  return standsByControl(element);
}

function mostlyLinks(element: DomElement, length: number): boolean {
  let linked = 0;
  const visit = (parent: DomElement): void => {
    for (const child of childElements(parent))
      if (child.localName === 'a') linked += squeeze(child.textContent ?? '').length;
      else visit(child);
  };
  visit(element);
  return linked > length / 3;
}
