/** Structured data about the article (schema.org in JSON-LD), read leniently: pages write it badly. */
import { Parser } from 'htmlparser2';
import { parseAllMended } from '../../../text/json-mending.ts';
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

/** Narrows to objects. */
export function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function flatten(value: unknown, out: Bag[], depth: number): void {
  if (depth > 4) return;
  if (Array.isArray(value)) for (const item of value.slice(0, 200)) flatten(item, out, depth + 1);
  else if (isBag(value)) {
    out.push(value);
    flatten(value['@graph'], out, depth + 1);
    flatten(value['mainEntity'], out, depth + 1);
    flatten(value['hasPart'], out, depth + 1);
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
  for (const script of scripts)
    if (script.length < 2_000_000) flatten(parseAllMended(script), bags, 0);
  return bags;
}

/**
 * What the page's own nodes say (the likeliest first), each thing by the first that says it; `undefined` where the page
 * has none. `bags` are all nodes, to which those may point.
 */
export function readLinkedData(own: readonly Bag[], bags: readonly Bag[]): LinkedData | undefined {
  const [first] = own;
  if (first === undefined) return undefined;
  const say = (...fields: readonly string[]): string | undefined => {
    for (const field of fields)
      for (const bag of own) {
        const text = plainText(bag[field]);
        if (text !== undefined) return text;
      }
    return undefined;
  };
  const called = (name: string): readonly string[] =>
    own.map((bag) => peopleOf(bag[name], bags)).find((list) => list.length > 0) ?? [];
  const found = {
    headline: say('headline', 'name'),
    description: say('description'),
    published: say('datePublished', 'dateCreated'),
    modified: say('dateModified'),
    publisher: say('publisher'),
  };
  const isPaid = ({ isAccessibleForFree: free }: Bag): boolean =>
    free === false || (typeof free === 'string' && free.toLowerCase() === 'false');
  return {
    types: typesOf(first),
    paragraphs: own.map((bag) => paragraphs(bag['articleBody'])).find((p) => p.length > 0) ?? [],
    authors: called('author'),
    origins: [...called('sourceOrganization'), ...called('provider')],
    paid: own.some(isPaid),
    ...Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)),
  };
}

/** Names; of a node that is only pointed at, the name that it has where it stands. */
function peopleOf(value: unknown, bags: readonly Bag[]): readonly string[] {
  const list = Array.isArray(value) ? value : [value];
  return names(
    list.map((one: unknown) => {
      if (!isBag(one) || one['name'] !== undefined || one['@id'] === undefined) return one;
      return bags.find((bag) => bag['@id'] === one['@id'] && bag['name'] !== undefined) ?? one;
    }),
  );
}
