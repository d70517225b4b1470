/** The code points that a WOFF2 file has glyphs for, read from its `cmap` table. */
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

/** Tags of tables by their number in a WOFF2 directory (W3C, WOFF File Format 2.0, 4.1): those before `cmap`'s need none here. */
const tags = [
  'cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2', 'post', 'cvt ', 'fpgm', 'glyf', 'loca',
] as const; // prettier-ignore
const arbitrary = 63;
const header = 48;

const read = new Map<string, ReadonlySet<number>>();

export function coverageOf(path: string): ReadonlySet<number> {
  const found = read.get(path) ?? pointsOf(cmapOf(readFileSync(path)));
  read.set(path, found);
  return found;
}

function cmapOf(woff2: Buffer): Buffer {
  if (woff2.toString('latin1', 0, 4) !== 'wOF2') throw new Error('no WOFF2 file');
  const tables = woff2.readUInt16BE(12);
  let at = header;
  const base128 = (): number => {
    let value = 0;
    for (;;) {
      const byte = woff2.readUInt8(at++);
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  const entries: { tag: string; length: number }[] = [];
  for (let i = 0; i < tables; i++) {
    const flags = woff2.readUInt8(at++);
    const index = flags & 63;
    const tag =
      index === arbitrary ? woff2.toString('latin1', at, (at += 4)) : (tags[index] ?? `#${index}`);
    const version = flags >> 6;
    const length = base128();
    // glyf and loca are transformed unless they say so; others only where they say so.
    const transformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0;
    entries.push({ tag, length: transformed ? base128() : length });
  }
  const data = brotliDecompressSync(woff2.subarray(at, at + woff2.readUInt32BE(20)));
  let offset = 0;
  for (const { tag, length } of entries) {
    if (tag === 'cmap') return data.subarray(offset, offset + length);
    offset += length;
  }
  throw new Error('no cmap table');
}

/** Formats 4 and 12, which are those of Unicode. */
function pointsOf(cmap: Buffer): ReadonlySet<number> {
  const points = new Set<number>();
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + i * 8 + 4));
    const format = table.readUInt16BE(0);
    if (format === 12) {
      for (let group = 0; group < table.readUInt32BE(12); group++) {
        const at = 16 + group * 12;
        for (let p = table.readUInt32BE(at); p <= table.readUInt32BE(at + 4); p++) points.add(p);
      }
    } else if (format === 4) {
      const segments = table.readUInt16BE(6) / 2;
      for (let s = 0; s < segments; s++) {
        const end = table.readUInt16BE(14 + s * 2);
        const start = table.readUInt16BE(16 + segments * 2 + s * 2);
        const delta = table.readUInt16BE(16 + segments * 4 + s * 2);
        const rangeAt = 16 + segments * 6 + s * 2;
        const range = table.readUInt16BE(rangeAt);
        for (let p = start; p <= end && p < 0xffff; p++) {
          const glyph =
            range === 0
              ? (p + delta) & 0xffff
              : table.readUInt16BE(rangeAt + range + (p - start) * 2);
          if (glyph !== 0) points.add(p);
        }
      }
    }
  }
  return points;
}
