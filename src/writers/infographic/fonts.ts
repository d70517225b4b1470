/** Inter for Latin letters, Noto Sans TC and SC for Han characters; only the subsets that a text needs. */
import { z } from 'zod';
import { keysOf } from '../../entries.ts';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Renderer } from '@takumi-rs/core';

const packages = {
  // A face of its own for Latin: in a Chinese one an apostrophe is as wide as a character.
  Inter: '@fontsource-variable/inter',
  'Noto Sans TC': '@fontsource-variable/noto-sans-tc',
  // Draws the simplified characters of a source's title that the Traditional font lacks.
  'Noto Sans SC': '@fontsource-variable/noto-sans-sc',
} as const;
type Family = keyof typeof packages;

/** The stack to set on the root of a tree. */
export const fontStack: string = Object.keys(packages).join(', ');

/** Marks that Chinese writes as well, in the middle of its line and as wide as two characters: — … · – */
const chineseMarks: ReadonlySet<number> = new Set([0x2014, 0x2026, 0xb7, 0x2013, 0x2022]);

const require = createRequire(import.meta.url);

/** Ranges of code points by subset, as the font packages list them. */
const rangesSchema = z.record(z.string(), z.string());

/** The files of fonts, each with the code points that it is asked for: first and last of each range. */
export interface FontFile {
  readonly family: string;
  readonly path: string;
  readonly ranges: [number, number][];
}

/**
 * Registers what `text` needs, and returns the characters of it that no font draws.
 * @param chinese marks that both scripts have are drawn as Chinese does
 */
export async function registerFonts(
  renderer: Renderer,
  text: string,
  chinese: boolean,
): Promise<ReadonlySet<string>> {
  let wanted: ReadonlySet<string> = new Set(text);
  for (const family of keysOf(packages)) {
    for (const { path, ranges } of await filesFor(family, wanted, chinese))
      await renderer.registerFont({
        name: family,
        data: await readFile(path),
        unicodeRange: ranges,
      });
    if (family === 'Inter') continue;
    wanted = await undrawn(renderer, wanted);
    if (wanted.size === 0) break;
  }
  return wanted;
}

/** All files that the drawing of a text may use, the first family first. */
export async function fontFilesFor(text: string, chinese: boolean): Promise<readonly FontFile[]> {
  const wanted = new Set(text);
  const files = await Promise.all(
    keysOf(packages).map((family) => filesFor(family, wanted, chinese)),
  );
  return files.flat();
}

async function filesFor(
  family: Family,
  wanted: ReadonlySet<string>,
  chinese: boolean,
): Promise<readonly FontFile[]> {
  const unicode = rangesSchema.parse(
    JSON.parse(await readFile(require.resolve(`${packages[family]}/unicode.json`), 'utf8')),
  );
  const points = [...wanted].map((character) => character.codePointAt(0) ?? 0);
  const slug = packages[family].slice(packages[family].indexOf('/') + 1);
  return Object.entries(unicode).flatMap(([subset, list]) => {
    const all = parseRanges(list);
    const ranges = family === 'Inter' && chinese ? without(all, chineseMarks) : all;
    if (!points.some((point) => ranges.some(([from, to]) => from <= point && point <= to)))
      return [];
    const file = `${slug}-${subset.replace(/[[\]]/g, '')}-wght-normal.woff2`;
    return [{ family, path: require.resolve(`${packages[family]}/files/${file}`), ranges }];
  });
}

/** Ranges with holes in them. */
function without(
  ranges: readonly [number, number][],
  points: ReadonlySet<number>,
): [number, number][] {
  return ranges.flatMap(([from, to]): [number, number][] => {
    const holes = [...points]
      .filter((point) => from <= point && point <= to)
      .toSorted((a, b) => a - b);
    const starts = [from, ...holes.map((hole) => hole + 1)];
    const ends = [...holes.map((hole) => hole - 1), to];
    return starts.flatMap((start, i): [number, number][] => {
      const end = ends[i] ?? to;
      return start <= end ? [[start, end]] : [];
    });
  });
}

/** `U+0000-00FF,U+0131` to inclusive ranges. */
function parseRanges(list: string): [number, number][] {
  return list.split(',').map((range) => {
    const [from = '', to = from] = range.trim().slice('U+'.length).split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}

/**
 * Characters for which the renderer draws the sign of a missing glyph. They have to be drawn to be
 * known: the ranges of the font packages claim a quarter more characters than their files hold.
 */
async function undrawn(
  renderer: Renderer,
  characters: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const draw = async (character: string): Promise<string> => {
    const pixels = await renderer.render(
      {
        type: 'container',
        style: { width: 24, height: 24, fontFamily: fontStack },
        children: [{ type: 'text', text: character, style: { fontSize: 16 } }],
      },
      { width: 24, height: 24, format: 'raw' },
    );
    return pixels.toString('latin1');
  };
  // A private-use character, which no font of these has.
  const missing = await draw('\ue123');
  const found = new Set<string>();
  for (const character of characters)
    if (!/\s/.test(character) && (await draw(character)) === missing) found.add(character);
  return found;
}
