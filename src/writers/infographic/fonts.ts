/** Noto Sans TC and SC, only the subsets that a text needs. */
import { z } from 'zod';
import { keysOf } from '../../entries.ts';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Renderer } from '@takumi-rs/core';

const packages = {
  'Noto Sans TC': '@fontsource-variable/noto-sans-tc',
  // Draws the simplified characters of a source's title that the Traditional font lacks.
  'Noto Sans SC': '@fontsource-variable/noto-sans-sc',
} as const;
type Family = keyof typeof packages;

/** The stack to set on the root of a tree. */
export const fontStack: string = Object.keys(packages).join(', ');

const require = createRequire(import.meta.url);

/** Ranges of code points by subset, as the font packages list them. */
const rangesSchema = z.record(z.string(), z.string());

/** Registers what `text` needs, and returns the characters of it that no font draws. */
export async function registerFonts(
  renderer: Renderer,
  text: string,
): Promise<ReadonlySet<string>> {
  let wanted: ReadonlySet<string> = new Set(text);
  for (const family of keysOf(packages)) {
    await registerFamily(renderer, family, wanted);
    wanted = await undrawn(renderer, wanted);
    if (wanted.size === 0) break;
  }
  return wanted;
}

async function registerFamily(
  renderer: Renderer,
  family: Family,
  wanted: ReadonlySet<string>,
): Promise<void> {
  const unicode = rangesSchema.parse(
    JSON.parse(await readFile(require.resolve(`${packages[family]}/unicode.json`), 'utf8')),
  );
  const points = [...wanted].map((character) => character.codePointAt(0) ?? 0);
  for (const [subset, list] of Object.entries(unicode)) {
    const ranges = parseRanges(list);
    if (!points.some((point) => ranges.some(([from, to]) => from <= point && point <= to)))
      continue;
    const slug = packages[family].slice(packages[family].indexOf('/') + 1);
    const file = `${slug}-${subset.replace(/[[\]]/g, '')}-wght-normal.woff2`;
    const data = await readFile(require.resolve(`${packages[family]}/files/${file}`));
    await renderer.registerFont({ name: family, data, unicodeRange: ranges });
  }
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
