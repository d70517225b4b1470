/** The bytes of a body to the text of a page: for a run, and for whoever hands bytes to the stage alone. */
import { type Decoded, decodeHtml } from './charset.ts';
import { mediaType } from './media-type.ts';

/** A body that is no page. */
export interface Refused {
  /** Its media type. */
  readonly refused: string;
  /** The end of a sentence about it: `, sent as text/html`; '' where it was sent as what it is. */
  readonly lie: string;
}

/** The text of a body without its compression, or what it is instead of a page. */
export function decodePage(body: Uint8Array, contentType: string | undefined): Decoded | Refused {
  const type = mediaType(contentType, body);
  if (type === 'text/html') return decodeHtml(body, contentType);
  const honest = contentType === undefined || contentType.startsWith(type);
  return { refused: type, lie: honest ? '' : `, sent as ${contentType}` };
}
