/** Reading and decompressing a body, never beyond a size. */
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { FetchFailure, faultCodeOf } from '../../errors.ts';

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
 * Undoes what the bytes themselves show to be compressed, and what `content-encoding` says of the rest, each step to at
 * most `maxBytes`: servers declare what they did not do, and do what they did not declare. A stream that was cut gives
 * what can be had of it, like in browsers; bytes that are not what they are said to be stay as they are.
 */
export async function decompress(
  bytes: Uint8Array,
  contentEncoding: string | undefined,
  maxBytes: number,
  url: URL,
): Promise<Uint8Array> {
  const declared = (contentEncoding ?? '').split(',').map((name) => name.trim().toLowerCase());
  let plain = bytes;
  // One more than declared: a file that is compressed itself is sent compressed once more.
  for (const encoding of [...declared.reverse(), '']) {
    const shown = shownBy(plain);
    const undo = decompressors[shown ?? encoding];
    if (undo === undefined || plain.byteLength === 0) continue;
    try {
      plain = await undo(plain, maxBytes);
    } catch (error) {
      if (faultCodeOf(error) === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(url, maxBytes);
      if (shown === undefined) continue;
      throw new FetchFailure('other', `${url.host} sent a body of damaged ${shown}`, {
        cause: error,
      });
    }
  }
  return plain;
}

/** The encoding that the first bytes show; deflate and brotli begin in no way of their own. */
function shownBy(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8) return 'gzip';
  return bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd
    ? 'zstd'
    : undefined;
}

type Decompressor = (bytes: Uint8Array, maxOutputLength: number) => Promise<Uint8Array>;

const finishFlush = zlib.constants.Z_SYNC_FLUSH;
const gzip: Decompressor = (bytes, maxOutputLength) =>
  gunzip(bytes, { maxOutputLength, finishFlush });

/** In Node from 22.15 on. It is not asked for, so that all versions are sent the same; some servers send it all the same. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const { zstdDecompress } = zlib as unknown as {
  readonly zstdDecompress?: (
    bytes: Uint8Array,
    options: { readonly maxOutputLength: number },
    done: (error: Error | null, result: Uint8Array) => void,
  ) => void;
};

const decompressors: Readonly<Record<string, Decompressor>> = {
  gzip,
  'x-gzip': gzip,
  // Servers send both forms under this name; the zlib header is a multiple of 31 and has 8 in its low four bits.
  deflate: (bytes, maxOutputLength) => {
    const [first = 0, second = 0] = bytes;
    const wrapped = (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
    return (wrapped ? inflate : inflateRaw)(bytes, { maxOutputLength, finishFlush });
  },
  br: (bytes, maxOutputLength) =>
    brotli(bytes, { maxOutputLength, finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH }),
  ...(zstdDecompress && {
    zstd: (bytes, maxOutputLength) => promisify(zstdDecompress)(bytes, { maxOutputLength }),
  }),
};

/** The failure of a body beyond the limit. */
export function tooLarge(url: URL, maxBytes: number): FetchFailure {
  return new FetchFailure('too-large', `${url.host} sent more than ${maxBytes} bytes`);
}
