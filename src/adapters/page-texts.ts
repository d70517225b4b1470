/** Texts of pages in the store, one object each: no run holds more of them than it reads at a time. */
import { createHash } from 'node:crypto';
import type { PageTexts, Store } from '../ports.ts';

export function storedPageTexts(store: Store): PageTexts {
  return {
    keep: async (html) => {
      const key = `sha256-${createHash('sha256').update('page\n').update(html).digest('hex')}`;
      await store.put(key, html);
      return key;
    },
    read: async (key) => {
      const html = await store.get(key);
      return typeof html === 'string' ? html : undefined;
    },
  };
}
