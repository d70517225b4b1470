/** Structured data about the article (schema.org in JSON-LD), read leniently: pages write it badly. */
import { Parser } from 'htmlparser2';
import { squeeze } from '../page/dom.ts';

/** What the article's node says; strings are plain text. */
export interface LinkedData {
  readonly types: readonly string[];
  readonly headline?: string;
  readonly description?: string;
  readonly published?: string;
  readonly modified?: string;
  readonly authors: readonly string[];
  readonly publisher?: string;
  /** `sourceOrganization` and `provider`: whose text it is where that is not the publisher. */
  readonly origins: readonly string[];
  /** Paragraphs of `articleBody`, HTML taken out; empty where there is none. */
  readonly paragraphs: readonly string[];
  /** `isAccessibleForFree` is false. */
  readonly paid: boolean;
}

/** A node, as the page wrote it. */
export type Bag = Readonly<Record<string, unknown>>;

const articleType =
  /^(?:.*article|.*posting|report|review|criticreview|newsarticle|liveblogposting|scholarlyarticle|opinionnewsarticle|analysisnewsarticle)$/i;

/** Narrows to objects. */
export function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  const plain = text
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[|\/\/<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\]\]>|\/\/\]\]>)\s*$/, '')
    .replace(/;\s*$/, '');
  try {
    return JSON.parse(plain);
  } catch {
    // Raw line breaks and tabs inside strings are the commonest fault.
    try {
      // oxlint-disable-next-line no-control-regex -- control characters are what is repaired here
      return JSON.parse(plain.replace(/[\u0000-\u001f]+/g, ' ').replace(/,\s*([}\]])/g, '$1'));
    } catch {
      return undefined;
    }
  }
}

function flatten(value: unknown, out: Bag[], depth: number): void {
  if (depth > 4) return;
  if (Array.isArray(value)) for (const item of value.slice(0, 200)) flatten(item, out, depth + 1);
  else if (isBag(value)) {
    out.push(value);
    flatten(value['@graph'], out, depth + 1);
    flatten(value['mainEntity'], out, depth + 1);
  }
}

/** Text of a value, HTML taken out; of a node, its name. */
export function plainText(value: unknown): string | undefined {
  if (Array.isArray(value)) return plainText(value[0]);
  if (isBag(value)) return plainText(value['name'] ?? value['@value']);
  if (typeof value !== 'string') return undefined;
  const plain = squeeze(unescape(value.replace(/<[^>]{0,400}>/g, ' ')));
  return plain === '' ? undefined : plain;
}

/** Character references are written in full, and often twice, inside JSON. */
function unescape(value: string): string {
  if (!value.includes('&')) return value;
  let text = '';
  const parser = new Parser({ ontext: (part) => (text += part) });
  parser.end(value.replaceAll('<', '&lt;'));
  return text;
}

function names(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : [value];
  return list
    .map(plainText)
    .filter((name): name is string => name !== undefined && name.length < 80);
}

/** Splits at line breaks and at block tags; escaped HTML is unescaped first. */
function paragraphs(value: unknown): readonly string[] {
  if (typeof value !== 'string') return [];
  const html = /&lt;\/?(?:p|br|div)\b/i.test(value) ? unescape(value) : value;
  return html
    .split(/\n+|<\/?(?:p|br|div|h[1-6]|li|ul|ol|blockquote)\b[^>]{0,400}>/i)
    .map(plainText)
    .filter((line) => line !== undefined);
}

/** Its types, as written. */
export function typesOf(bag: Bag): readonly string[] {
  const type = bag['@type'];
  return (Array.isArray(type) ? type : [type]).filter((t): t is string => typeof t === 'string');
}

/** Every node of the page's scripts; what can't be parsed is left out. */
export function readNodes(scripts: readonly string[]): readonly Bag[] {
  const bags: Bag[] = [];
  for (const script of scripts) if (script.length < 2_000_000) flatten(parse(script), bags, 0);
  return bags;
}

/** The node about the article, or `undefined` when the page has none. */
export function readLinkedData(bags: readonly Bag[]): LinkedData | undefined {
  const articles = bags.filter((bag) => typesOf(bag).some((type) => articleType.test(type)));
  const bag =
    articles.find((one) => one['articleBody'] !== undefined && one['headline'] !== undefined) ??
    articles.find((one) => one['headline'] !== undefined && one['datePublished'] !== undefined) ??
    articles[0];
  if (bag === undefined) return undefined;
  const found = {
    headline: plainText(bag['headline'] ?? bag['name']),
    description: plainText(bag['description']),
    published: plainText(bag['datePublished']),
    modified: plainText(bag['dateModified']),
    publisher: plainText(bag['publisher']),
  };
  const free = bag['isAccessibleForFree'];
  return {
    types: typesOf(bag),
    paragraphs: paragraphs(bag['articleBody']),
    authors: names(bag['author']),
    origins: [...names(bag['sourceOrganization']), ...names(bag['provider'])],
    paid: free === false || (typeof free === 'string' && free.toLowerCase() === 'false'),
    ...Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)),
  };
}
