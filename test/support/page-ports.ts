/** Ports of the stages that keep and read pages: texts in memory, pages read in this thread. */
import { createMemoryStore } from '../../src/adapters/file-store.ts';
import { storedPageTexts } from '../../src/adapters/page-texts.ts';
import { openPageReader } from '../../src/cli/composition/page-reader/page-reader.ts';
import type { PageReader, PageTexts } from '../../src/ports.ts';

const texts: PageTexts = storedPageTexts(createMemoryStore());
/** Texts that tests put under keys of their own, at once. */
const given = new Map<string, string>();

/** A key under which `pagePorts` find the text. */
export function textKey(html: string): string {
  const key = `given ${given.size}`;
  given.set(key, html);
  return key;
}

export const pagePorts: { readonly pageTexts: PageTexts; readonly pageReader: PageReader } = {
  pageTexts: { keep: texts.keep, read: async (key) => given.get(key) ?? texts.read(key) },
  pageReader: openPageReader(0),
};

/** The text of a fetched page; undefined for none. */
export async function textOf(
  page: { readonly textKey: string } | undefined,
): Promise<string | undefined> {
  return page && pagePorts.pageTexts.read(page.textKey);
}
