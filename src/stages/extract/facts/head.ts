/** What a page's `<meta>`, `<link>` and `<title>` say. */
import { Parser } from 'htmlparser2';
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
  const meta = new Map<string, string[]>();
  let canonical: string | undefined;
  let titles = 0;
  let isInTitle = false;
  let title = '';
  const parser = new Parser({
    onopentag: (tag, attributes) => {
      // An own property only: `constructor` is no attribute.
      const given = (name: string): string | undefined =>
        Object.hasOwn(attributes, name) ? attributes[name] : undefined;
      if (tag === 'title') isInTitle = ++titles === 1;
      if (tag === 'link' && given('rel') === 'canonical') canonical ??= given('href');
      const name = (given('property') ?? given('name') ?? given('itemprop'))?.toLowerCase();
      const content = squeeze(given('content') ?? '');
      if (tag !== 'meta' || name === undefined || content === '') return;
      meta.set(name, [...(meta.get(name) ?? []), content]);
    },
    ontext: (text) => {
      if (isInTitle) title += text;
    },
    onclosetag: (tag) => {
      if (tag === 'title') isInTitle = false;
    },
  });
  parser.end(fragment);
  return { meta, title: squeeze(title), canonical };
}

/** The first value of the first name that the page gives. */
export function firstMeta(head: Head, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = head.meta.get(name)?.[0];
    if (value !== undefined) return value;
  }
  return undefined;
}
