/** What a page's `<meta>`, `<link>` and `<title>` say. */
import { Parser } from 'htmlparser2';
import { squeeze } from './dom.ts';

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
  let title: string | undefined;
  let inTitle = false;
  const parser = new Parser({
    onopentag: (tag, { property, name, itemprop, content, rel, href }) => {
      if (tag === 'title') inTitle = title === undefined;
      else if (tag === 'link' && rel === 'canonical') canonical ??= href;
      else if (tag === 'meta') {
        const key = (property ?? name ?? itemprop)?.toLowerCase();
        const value = squeeze(content ?? '');
        if (key === undefined || value === '') return;
        const list = meta.get(key);
        if (list === undefined) meta.set(key, [value]);
        else list.push(value);
      }
    },
    ontext: (text) => {
      if (inTitle) title = (title ?? '') + text;
    },
    onclosetag: () => {
      inTitle = false;
    },
  });
  parser.end(fragment);
  return {
    meta,
    title: squeeze(title ?? ''),
    canonical,
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
