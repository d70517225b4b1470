/** What a body is, by its bytes: servers send PDFs as HTML, and HTML as anything. */

const htmlTypes: ReadonlySet<string> = new Set(['text/html', 'application/xhtml+xml']);

/** First bytes as Latin-1, from the WHATWG's MIME Sniffing Standard and the formats' own documents. */
const magic: readonly (readonly [RegExp, string])[] = [
  [/^\s*%PDF-/, 'application/pdf'],
  [/^%!PS/, 'application/postscript'],
  [/^PK(?:\x03\x04|\x05\x06|\x07\x08)/, 'application/zip'],
  [/^\x1f\x8b/, 'application/gzip'],
  [/^Rar!\x1a\x07/, 'application/x-rar'],
  [/^7z\xbc\xaf\x27\x1c/, 'application/x-7z-compressed'],
  [/^\x28\xb5\x2f\xfd/, 'application/zstd'],
  [/^BZh[1-9]1AY/, 'application/x-bzip2'],
  [/^\xfd7zXZ\0/, 'application/x-xz'],
  [/^\x89PNG\r\n\x1a\n/, 'image/png'],
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^GIF8[79]a/, 'image/gif'],
  [/^RIFF[\s\S]{4}WEBP/, 'image/webp'],
  [/^RIFF[\s\S]{4}WAVE/, 'audio/wave'],
  [/^BM[\s\S]{4}\0\0\0\0/, 'image/bmp'],
  [/^\0\0[\x01\x02]\0/, 'image/x-icon'],
  [/^(?:II\*\0|MM\0\*)/, 'image/tiff'],
  [/^[\s\S]{4}ftyp/, 'video/mp4'],
  [/^\x1aE\xdf\xa3/, 'video/webm'],
  [/^OggS\0/, 'application/ogg'],
  [/^ID3/, 'audio/mpeg'],
  [/^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/, 'application/x-ole-storage'],
  [/^wOF[F2]/, 'font/woff'],
  [/^\0asm/, 'application/wasm'],
  [/^\x7fELF/, 'application/x-elf'],
];

/** Marks by which a page begins, after what may stand before them. */
const beginsAsPage =
  /^(?:\xef\xbb\xbf)?\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html\b|(?:html|head|body|script|meta|link|title|style|div|p|article|main|section|h1|table|iframe|a|b|br|font|span)[\s>/])/i;

/** As `beginsAsPage` for what is said to be a page, or nothing: any mark but that of XML. */
const beginsWithMark = /^(?:\xef\xbb\xbf)?\s*<(?!\?xml)/i;

const judged = 4096;
/** Share of control characters that no text has; compressed bytes have a tenth. */
const mostControls = 0.02;

/**
 * The media type of a body, lower-case: what the bytes show, else what the server names. `no content type` where
 * neither tells.
 */
export function mediaType(header: string | undefined, body: Uint8Array): string {
  const named = header?.split(';')[0]?.trim().toLowerCase() ?? '';
  const start = Buffer.from(body.subarray(0, judged)).toString('latin1');
  const shown = magic.find(([pattern]) => pattern.test(start))?.[1];
  if (shown !== undefined) return shown;
  // Every other byte of UTF-16 is a control character.
  const wide =
    /^(?:\xff\xfe|\xfe\xff)/.test(start) || /charset\s*=\s*["']?utf-16/i.test(header ?? '');
  if (!wide && isBinary(start)) return htmlTypes.has(named) || named === '' ? 'binary data' : named;
  if (htmlTypes.has(named)) return 'text/html';
  if (beginsAsPage.test(start)) return 'text/html';
  const unnamed = named === '' || named === 'application/octet-stream';
  if (unnamed && beginsWithMark.test(start)) return 'text/html';
  return named === '' ? 'no content type' : named;
}

function isBinary(start: string): boolean {
  const controls = start.match(/[\0-\x08\x0b\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0;
  return controls > mostControls * start.length;
}
