/** Two parsers, each the other's fallback: linkedom is six times as fast, jsdom follows the standard. */
import { parseHTML } from 'linkedom';
import type { DomDocument } from './dom.ts';

/** Which parser read the page. */
export type ParserName = 'linkedom' | 'jsdom';

/** Parses with linkedom. Throws what linkedom throws. */
export function parseFast(html: string): DomDocument {
  return parseHTML(html).document;
}

/** Parses with jsdom, scripts off; loads it on first use, since it takes a third of a second. */
export async function parseStrict(html: string, url: string): Promise<DomDocument> {
  const { JSDOM, VirtualConsole } = await import('jsdom');
  const dom = new JSDOM(html, { url, virtualConsole: new VirtualConsole() });
  return dom.window.document;
}
