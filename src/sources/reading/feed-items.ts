/** RSS, Atom, RDF and JSON Feed brought to one shape. */
import { relativeTo, withLinksOfTheirOwn, type FeedBody, type FeedItem } from './feed-body.ts';
import { readJsonFeed } from './feed-json.ts';
import { readMarkup, type Element, type Item, type Markup } from './feed-xml.ts';
import { newestItems } from './newest-items.ts';
import { httpUrl, plainAsHtml } from './plain-text.ts';
import { UnreadableAnswerError } from '../source.ts';

/**
 * Reads a feed of any of the four formats; throws `UnreadableAnswerError` for anything else.
 * @param url where the feed was read, for relative links
 */
export function readFeed(text: string, url: string): FeedBody {
  const { text: bounded, left } = newestItems(text);
  const body = readWhole(bounded, url);
  return left === 0 ? body : { ...body, odd: [...body.odd, `${left} older items were not read`] };
}

function readWhole(text: string, url: string): FeedBody {
  if (/^\s*[{[]/.test(text)) return readJsonFeed(text, url);
  const markup = readMarkup(text);
  if (markup === undefined) {
    const start = text.trimStart().slice(0, 60).replace(/\s+/g, ' ');
    const what = start === '' ? 'the answer is empty' : `not a feed; it starts with “${start}”`;
    throw new UnreadableAnswerError(what);
  }
  const site = siteOf(markup, url);
  const base = markup.root === 'feed' ? url : relativeTo(site, url);
  const whole = markup.breaksOff ? markup.items.filter(hasItsName) : markup.items;
  return {
    title: textOf(markup.head, 'title'),
    site,
    language:
      textOf(markup.head, 'language') ?? textOf(markup.head, 'dc:language') ?? markup.language,
    built: textsOf(markup.head, ['lastbuilddate', 'pubdate', 'updated', 'dc:date']),
    items: withLinksOfTheirOwn(whole.map((item) => readItem(item, base, markup.root === 'feed'))),
    odd: [...oddities(markup, whole)],
  };
}

/** Where a feed is cut, the last item may lack its name or its link. */
function hasItsName(item: Item, index: number, all: readonly Item[]): boolean {
  const isLast = index === all.length - 1;
  return (
    !isLast || item.children.some(({ name }) => name === 'link' || name === 'guid' || name === 'id')
  );
}

function* oddities({ breaksOff }: Markup, items: readonly Item[]): Generator<string> {
  const mended = items.filter((item) => item.isMended).length;
  if (breaksOff) yield `the feed breaks off after item ${items.length}`;
  if (mended > 0)
    yield `${mended} of ${items.length} items are ill-formed and were read as far as they go`;
}

function siteOf({ head, root }: Markup, url: string): string | undefined {
  const links = head.filter(({ name }) => name === 'link');
  if (root !== 'feed') {
    const text = links.map(({ content }) => content.trim()).find((one) => one !== '');
    return httpUrl(text, url);
  }
  const page = alternateOf(links);
  return page && httpUrl(page.attributes['href'] ?? page.content, baseOf(page, url));
}

function readItem(item: Item, base: string, isAtom: boolean): FeedItem {
  const { children } = item;
  const source = children.find(({ name }) => name === 'source');
  return {
    title: markupOf(children.find(({ name }) => name === 'title')) ?? '',
    link: linkOf(item, base, isAtom),
    permalink: permalinkOf(item),
    published: textsOf(children, [
      'pubdate', 'published', 'atom:published', 'issued', 'dc:date', 'dcterms:issued', 'dcterms:created', 'date', 'created',
    ]), // prettier-ignore
    updated: textsOf(children, [
      'updated',
      'atom:updated',
      'modified',
      'dcterms:modified',
      'lastmod',
    ]),
    summary: firstText(children, ['description', 'summary', 'atom:summary', 'media:description']),
    content: firstText(children, [
      'content:encoded',
      'content',
      'atom:content',
      'xhtml:body',
      'body',
    ]),
    publisher:
      (source && (textOf(source.children, 'title') ?? blankless(source.content))) ??
      textOf(children, 'dc:publisher'),
    publisherUrl: source && httpUrl(source.attributes['url'] ?? sourceLink(source), base),
    tags: children.flatMap(({ name, attributes, content }) =>
      name === 'category' || name === 'dc:subject'
        ? [attributes['label'] ?? attributes['term'] ?? content]
        : [],
    ),
  };
}

function sourceLink({ children }: Element): string | undefined {
  return (
    alternateOf(children.filter(({ name }) => name === 'link'))?.attributes['href'] ??
    textOf(children, 'id')
  );
}

/** The page of an item: never its feed, its enclosure, its comments or an editor's address. */
function linkOf(
  { children, attributes: own }: Element,
  base: string,
  isAtom: boolean,
): string | undefined {
  const named = (name: string): readonly Element[] => children.filter((one) => one.name === name);
  const resolved = (element: Element | undefined, text: string | undefined): string | undefined =>
    element && httpUrl(addressIn(text), baseOf(element, base));
  const links = [...named('link'), ...named('atom:link')];
  const page = alternateOf(links.filter(({ attributes: { href } }) => href !== undefined));
  const [original] = named('feedburner:origlink');
  const written = links.find(({ content }) => content.trim() !== '');
  const linked =
    resolved(original, original?.content) ??
    (isAtom ? resolved(page, page?.attributes['href']) : undefined) ??
    resolved(written, written?.content) ??
    resolved(page, page?.attributes['href']);
  if (linked !== undefined) return linked;
  const [guid] = named('guid');
  const isPermalink = guid?.attributes['ispermalink']?.trim().toLowerCase() !== 'false';
  const [content] = named('content');
  return (
    // RSS 2.0: a guid is a permalink unless it says otherwise.
    (isPermalink ? resolved(guid, guid?.content) : undefined) ??
    resolved(content, content?.attributes['src']) ??
    absolute(named('id')[0]?.content) ??
    absolute(own['rdf:about'])
  );
}

/** RSS 2.0: a guid is a permalink unless it says otherwise. */
function permalinkOf({ children }: Element): string | undefined {
  const guid = children.find(({ name }) => name === 'guid');
  const isPermalink = guid?.attributes['ispermalink']?.trim().toLowerCase() !== 'false';
  return isPermalink ? absolute(addressIn(guid?.content)) : undefined;
}

/** A name that happens to be an address; a relative one is only a name. */
function absolute(text: string | undefined): string | undefined {
  return /^https?:\/\//i.test(text?.trim() ?? '') ? httpUrl(text, 'http://localhost/') : undefined;
}

/** Of the links that lead to the page itself that to HTML. */
function alternateOf(links: readonly Element[]): Element | undefined {
  const own = links.filter(({ attributes: { rel = 'alternate' } }) =>
    /(?:^|[\s/])alternate$/i.test(rel.trim()),
  );
  return own.find(({ attributes: { type = 'text/html' } }) => /html/i.test(type)) ?? own[0];
}

/** Escaped once too often, or without its scheme. */
function addressIn(text: string | undefined): string | undefined {
  const address = text?.trim().replaceAll('&amp;', '&');
  return address?.startsWith('www.') ? `https://${address}` : address;
}

/** XML Base: each is resolved against the one around it. */
function baseOf({ bases }: Element, url: string): string {
  return bases.reduce(
    (outer, base) => (URL.canParse(base, outer) ? new URL(base, outer).href : outer),
    url,
  );
}

function firstText(children: readonly Element[], names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = children
      .filter((one) => one.name === name)
      .map(markupOf)
      .find((one) => one !== undefined && one.trim() !== '');
    if (text !== undefined) return text;
  }
  return undefined;
}

/** As HTML: Atom says of some texts that they hold none, and of some contents that they are no text at all. */
function markupOf(element: Element | undefined): string | undefined {
  if (element === undefined) return undefined;
  const type = element.attributes['type']?.trim().toLowerCase() ?? '';
  if (type === 'text' || type === 'text/plain') return plainAsHtml(element.content);
  const isText = !type.includes('/') || /html|^text\//.test(type);
  return isText ? element.content : undefined;
}

function textsOf(elements: readonly Element[], names: readonly string[]): readonly string[] {
  return names.flatMap((name) =>
    elements.filter((one) => one.name === name).flatMap(({ content }) => blankless(content) ?? []),
  );
}

function textOf(elements: readonly Element[], wanted: string): string | undefined {
  return textsOf(elements, [wanted])[0];
}

function blankless(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : trimmed;
}
