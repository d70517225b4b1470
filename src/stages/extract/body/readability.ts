/** The costly candidate: Mozilla's Readability. It rewrites the document it is given. */
import type { DomDocument, DomElement } from '../page/dom.ts';

/** The element that Readability takes for the article, or `undefined`. Throws what Readability throws on documents that it can't bear. */
export async function readabilityPick(document: DomDocument): Promise<DomElement | undefined> {
  const { Readability } = await import('@mozilla/readability');
  // Its types ask for the browser's own document; it reads linkedom's alike, and gives back a node of it.
  /* oxlint-disable typescript/no-unsafe-type-assertion */
  const parsed = new Readability<DomElement>(document as never, {
    disableJSONLD: true,
    charThreshold: 200,
    serializer: (node) => node as unknown as DomElement,
  }).parse();
  return parsed?.content ?? undefined;
}
