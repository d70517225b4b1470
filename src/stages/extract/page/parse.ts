/**
 * Two parsers, each the other's fallback: htmlparser2 into a light tree is ten times as fast, jsdom follows the
 * standard. Readability needs a whole DOM; it is made for the few pages that ask for it.
 */
import type { ParserName } from '../../../model/reading.ts';
import type { DomDocument } from './dom.ts';
import { type LightDocument, parseLight } from './light-dom.ts';

/** A document, and a way to a whole DOM of what is left of it. */
export interface Parsed {
  readonly parser: ParserName;
  readonly document: DomDocument;
  /** A DOM that Readability can rewrite: of the tree as it stands when this is called. */
  readonly whole: () => Promise<DomDocument>;
}

/** Parses into the light tree. */
export function parseFast(html: string): Parsed {
  const document: LightDocument = parseLight(html);
  const whole = async (): Promise<DomDocument> => {
    const { parseHTML } = await import('linkedom');
    return parseHTML(document.toHtml()).document;
  };
  return { parser: 'htmlparser2', document, whole };
}

/** Parses with jsdom, scripts off; loads it on first use, since it takes a third of a second. */
export async function parseStrict(html: string, url: string): Promise<Parsed> {
  const { JSDOM, VirtualConsole } = await import('jsdom');
  const dom = new JSDOM(html, { url, virtualConsole: new VirtualConsole() });
  const document: DomDocument = dom.window.document;
  return { parser: 'jsdom', document, whole: () => Promise.resolve(document) };
}
