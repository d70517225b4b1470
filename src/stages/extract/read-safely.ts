/** Reading a page without ever rejecting. */
import type { PageResult, PageSource, ReadOptions } from '../../model/reading.ts';
import { readArticle } from './read-article.ts';

/** Turns whatever a page made us throw into a result. */
export async function readSafely(page: PageSource, options: ReadOptions): Promise<PageResult> {
  try {
    return { ok: true, reading: await readArticle(page, options) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const large = error instanceof Error && error.name === 'PageTooLarge';
    return { ok: false, code: large ? 'too-large' : 'crash', message };
  }
}
