/** Reading and decompressing a body, never beyond a size. */
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { FetchFailure } from '../errors.ts';

const gunzip = promisify(zlib.gunzip);
const inflate = promisify(zlib.inflate);
const inflateRaw = promisify(zlib.inflateRaw);
const brotli = promisify(zlib.brotliDecompress);

/** Encodings that `decompress` undoes, as the `accept-encoding` header wants them. */
export const acceptEncoding = 'gzip, deflate, br';

/** Collects a body of at most `maxBytes`; fails as `too-large` at the first byte more. */
export async function collect(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
  url: URL,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early destroys the stream, and with it the connection.
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(url, maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Undoes `content-encoding`, each step to at most `maxBytes`. A stream that was cut gives what can
 * be had of it, like in browsers. An unknown encoding leaves the bytes as they are.
 */
export async function decompress(
  bytes: Uint8Array,
  contentEncoding: string | undefined,
  maxBytes: number,
  url: URL,
): Promise<Uint8Array> {
  const encodings = (contentEncoding ?? '').split(',').map((name) => name.trim().toLowerCase());
  let plain = bytes;
  for (const encoding of encodings.reverse()) {
    if (plain.byteLength === 0) break;
    try {
      plain = await undo(plain, encoding, maxBytes);
    } catch (error) {
      if ((error as { readonly code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE')
        throw tooLarge(url, maxBytes);
      throw new FetchFailure('other', `${url.host} sent a body that is no ${encoding}`, {
        cause: error,
      });
    }
  }
  return plain;
}

async function undo(bytes: Uint8Array, encoding: string, maxBytes: number): Promise<Uint8Array> {
  const options = { maxOutputLength: maxBytes, finishFlush: zlib.constants.Z_SYNC_FLUSH };
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return gunzip(bytes, options);
    case 'deflate':
      // Servers send both forms under this name; the zlib header begins with 8 in its low four bits.
      return ((bytes[0] ?? 0) & 0x0f) === 8 ? inflate(bytes, options) : inflateRaw(bytes, options);
    case 'br':
      return brotli(bytes, {
        maxOutputLength: maxBytes,
        finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH,
      });
    default:
      return bytes;
  }
}

/** The failure of a body beyond the limit. */
export function tooLarge(url: URL, maxBytes: number): FetchFailure {
  return new FetchFailure('too-large', `${url.host} sent more than ${maxBytes} bytes`);
}
