/** What the page says of itself in JSON-LD; nodes about other pages, goods and films that it only names do not count. */
import { type Bag, isBag, plainText, typesOf } from '../facts/json-ld.ts';
import { key } from '../facts/title.ts';
import { articleTypes, types } from './patterns.ts';

/** The page's own node, as far as it tells its kind. */
export interface OwnNode {
  /** Types in lower case. */
  readonly types: readonly string[];
  /** `articleSection`, `genre`. */
  readonly sections: readonly string[];
  /** Names of the breadcrumbs, home and the page itself left out. */
  readonly crumbs: readonly string[];
}

const known = new Set([
  ...articleTypes,
  ...types.flatMap(({ sure, alone }) => [...sure, ...alone]),
]);

function pathOf(value: unknown): string | undefined {
  const text = isBag(value) ? (value['@id'] ?? value['url']) : value;
  if (typeof text !== 'string' || !/^https?:/i.test(text) || !URL.canParse(text)) return undefined;
  return new URL(text).pathname.replace(/\/+$/, '').toLowerCase();
}

/** Whether the node is about the page: by its address, else by its name. */
function isOwn(bag: Bag, path: string, title: string): boolean {
  const name = key(plainText(bag['headline'] ?? bag['name']) ?? '');
  if (name.length > 5 && (name === title || title.includes(name) || name.includes(title)))
    return title.length > 5;
  const places = ['mainEntityOfPage', 'url', '@id'].map((at) => pathOf(bag[at]));
  return path !== '' && places.includes(path);
}

function texts(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
}

function crumbsOf(bags: readonly Bag[]): readonly string[] {
  const list = bags.find((bag) => typesOf(bag).includes('BreadcrumbList'))?.['itemListElement'];
  if (!Array.isArray(list)) return [];
  return list
    .filter(isBag)
    .map((item) =>
      plainText(item['name'] ?? (isBag(item['item']) ? item['item']['name'] : undefined)),
    )
    .filter((name) => name !== undefined);
}

/** Reads the nodes of a page that lies at `url` and is called `title`. */
export function readOwnNode(bags: readonly Bag[], url: string, title: string): OwnNode {
  const path = pathOf(url) ?? '';
  const name = key(title);
  const told = bags.filter((bag) => typesOf(bag).some((type) => known.has(type.toLowerCase())));
  const own = told.filter((bag) => isOwn(bag, path, name));
  const articles = told.filter((bag) => typesOf(bag).some((type) => /article|posting/i.test(type)));
  // The only article of a page is the page, whatever it calls itself.
  const chosen = own.length === 0 && articles.length === 1 ? articles : own;
  return {
    types: [...new Set(chosen.flatMap(typesOf).map((type) => type.toLowerCase()))],
    sections: chosen.flatMap((bag) => [...texts(bag['articleSection']), ...texts(bag['genre'])]),
    crumbs: crumbsOf(bags).filter((crumb) => key(crumb) !== name),
  };
}
