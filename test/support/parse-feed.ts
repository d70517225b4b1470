/** An RSS feed as a reader takes it: a parser that forgives nothing. */
import { JSDOM } from 'jsdom';

export interface ParsedFeed {
  readonly link: string;
  readonly items: readonly {
    readonly id: string;
    readonly link: string;
    readonly title: string;
    readonly date: string;
    readonly html: string;
  }[];
}

/** @throws Error where the XML is not well-formed, or an element that RSS 2.0 asks for is absent */
export function parseFeed(xml: string): ParsedFeed {
  const { document } = new JSDOM(xml, { contentType: 'application/xml' }).window;
  const text = (from: Element, name: string): string => {
    const found = [...from.children].find(({ nodeName }) => nodeName === name)?.textContent;
    if (found === undefined || found === null || found === '') throw new Error(`no ${name}`);
    return found;
  };
  const channel = document.querySelector('rss[version="2.0"] > channel');
  if (channel === null) throw new Error('no RSS 2.0');
  for (const name of ['title', 'description']) text(channel, name);
  return {
    link: text(channel, 'link'),
    items: [...channel.querySelectorAll('item')].map((item) => ({
      id: text(item, 'guid'),
      link: text(item, 'link'),
      title: text(item, 'title'),
      date: text(item, 'pubDate'),
      html: text(item, 'content:encoded'),
    })),
  };
}
