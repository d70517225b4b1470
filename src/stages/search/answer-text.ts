/** The text of a source's answer. */
import { gunzipSync } from 'node:zlib';
import type { FetchResponse } from '../../ports.ts';
import { UnreadableAnswerError } from '../../sources/source.ts';
import { decodeData } from '../../text/charset.ts';

/** Largest body unpacked, in bytes. */
const mostUnpacked = 50_000_000;

/** Sitemaps come as files of gzip, whatever their type says. */
export function textOf({ body, headers }: FetchResponse): string {
  const packed = body[0] === 0x1f && body[1] === 0x8b;
  if (!packed) return decodeData(body, headers['content-type']).text;
  try {
    return decodeData(gunzipSync(body, { maxOutputLength: mostUnpacked }), undefined).text;
  } catch (cause) {
    throw new UnreadableAnswerError('gzip that can’t be unpacked, or unpacks to too much', {
      cause,
    });
  }
}
