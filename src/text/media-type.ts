/** What a body is, by its bytes: servers send PDFs as HTML, and HTML as anything. */
import { wideEncoding } from './charset.ts';

const htmlTypes: ReadonlySet<string> = new Set(['text/html', 'application/xhtml+xml']);

/** Bytes as Latin-1 and where they stand, from the WHATWG's MIME Sniffing Standard and the formats' own documents. */
const magic: readonly (readonly [bytes: string, type: string, at?: number])[] = [
  ['%PDF-', 'application/pdf'],
  ['%!PS', 'application/postscript'],
  ['{\\rtf', 'application/rtf'],
  ['PK\x03\x04', 'application/zip'],
  ['PK\x05\x06', 'application/zip'],
  ['\x1f\x8b', 'application/gzip'],
  ['Rar!\x1a\x07', 'application/x-rar'],
  ['7z\xbc\xaf\x27\x1c', 'application/x-7z-compressed'],
  ['\x28\xb5\x2f\xfd', 'application/zstd'],
  ['BZh91AY', 'application/x-bzip2'],
  ['\xfd7zXZ\0', 'application/x-xz'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff', 'image/jpeg'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  ['WEBP', 'image/webp', 8],
  ['WAVE', 'audio/wave', 8],
  ['\0\0\x01\0', 'image/x-icon'],
  ['II*\0', 'image/tiff'],
  ['MM\0*', 'image/tiff'],
  ['ftyp', 'video/mp4', 4],
  ['\x1aE\xdf\xa3', 'video/webm'],
  ['OggS\0', 'application/ogg'],
  ['ID3\x03', 'audio/mpeg'],
  ['ID3\x04', 'audio/mpeg'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/x-ole-storage'],
  ['wOFF', 'font/woff'],
  ['wOF2', 'font/woff2'],
  ['\0asm', 'application/wasm'],
  ['\x7fELF', 'application/x-elf'],
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
  const [, shown] =
    magic.find(([bytes, , at]) =>
      // White space before a PDF is common, and read over by its readers.
      at === undefined ? start.trimStart().startsWith(bytes) : start.startsWith(bytes, at),
    ) ?? [];
  if (shown !== undefined) return shown;
  // Every other byte of UTF-16 is a control character.
  const wide =
    /^(?:\xff\xfe|\xfe\xff)/.test(start) ||
    /charset\s*=\s*["']?utf-16/i.test(header ?? '') ||
    wideEncoding(body) !== null;
  if (!wide && isBinary(start)) return htmlTypes.has(named) || named === '' ? 'binary data' : named;
  if (htmlTypes.has(named)) return 'text/html';
  if (beginsAsPage.test(start)) return 'text/html';
  const unnamed = named === '' || named === 'application/octet-stream';
  if (unnamed && beginsWithMark.test(start)) return 'text/html';
  return named === '' ? 'no content type' : named;
}

function isBinary(start: string): boolean {
  let controls = 0;
  for (let i = 0; i < start.length; i++) {
    const code = start.charCodeAt(i);
    // Tab, line ends, form feed and the escape of ISO-2022-JP stand in texts.
    if (code < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(code)) controls++;
  }
  return controls > mostControls * start.length;
}
