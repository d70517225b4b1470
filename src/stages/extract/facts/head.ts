/** What a page's `<meta>`, `<link>` and `<title>` say. */
import { load } from 'cheerio/slim';
import { squeeze } from '../page/dom.ts';

/** Metadata as the page writes them, white space folded. */
export interface Head {
  /** Contents by lower-case name or property, in the page's order. */
  readonly meta: ReadonlyMap<string, readonly string[]>;
  readonly title: string;
  /** `href` of `<link rel=canonical>`, as written. */
  readonly canonical: string | undefined;
}

/** Reads the fragment that `prepare` put aside. */
export function readHead(fragment: string): Head {
  const $ = load(fragment, { xml: { xmlMode: false, decodeEntities: true } });
  const meta = new Map<string, string[]>();
  $('meta').each((_, element) => {
    const node = $(element);
    const name = node.attr('property') ?? node.attr('name') ?? node.attr('itemprop');
    const content = squeeze(node.attr('content') ?? '');
    if (name === undefined || content === '') return;
    const key = name.toLowerCase();
    const list = meta.get(key);
    if (list === undefined) meta.set(key, [content]);
    else list.push(content);
  });
  const href = (rel: string): string | undefined => $(`link[rel="${rel}"]`).first().attr('href');
  return {
    meta,
    title: squeeze($('title').first().text()),
    canonical: href('canonical'),
  };
}

/** The first value of the first name that the page gives. */
export function firstMeta(head: Head, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = head.meta.get(name)?.[0];
    if (value !== undefined) return value;
  }
  return undefined;
}
