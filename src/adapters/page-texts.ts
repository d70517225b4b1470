/** Texts of pages in the store, one object each: no run holds more of them than it reads at a time. */
import { createHash } from 'node:crypto';
import { oneAtATime } from '../one-at-a-time.ts';
import type { PageTexts, Store } from '../ports.ts';

export function storedPageTexts(store: Store): PageTexts {
  // A text on its way to the disk takes several times its size.
  const writing = oneAtATime();
  return {
    keep: async (html) => {
      const key = `sha256-${createHash('sha256').update('page\n').update(html).digest('hex')}`;
      await writing(() => store.put(key, html));
      return key;
    },
    read: async (key) => {
      const html = await store.get(key);
      return typeof html === 'string' ? html : undefined;
    },
  };
}
