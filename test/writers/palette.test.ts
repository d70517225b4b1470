import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseTopic } from '../../src/config/topic-file.ts';
import { contrast, hexOf, oklchOf } from '../../src/writers/infographic/color.ts';
import { leastContrast, paletteFor } from '../../src/writers/infographic/palette.ts';
import { root } from '../support/cli.ts';

const themes = ['light', 'dark'] as const;

/** Greys, and every hue pale, strong, dark and bright. */
const colors = [
  ...[0, 0.3, 0.5, 0.75, 1].map((l) => hexOf({ l, c: 0, h: 0 })),
  ...Array.from({ length: 36 }, (_, i) => i * 10).flatMap((h) =>
    [0.25, 0.5, 0.74, 0.76, 0.95].flatMap((l) => [0.05, 0.3].map((c) => hexOf({ l, c, h }))),
  ),
];

describe('every colour', () => {
  test.each(themes)('has text that is read on it, with the %s theme', (theme) => {
    for (const color of colors) {
      const palette = paletteFor('藍鵲', color, theme);
      for (const place of [palette.glow, palette.deep, palette.night]) {
        expect(contrast(palette.onGround, place), color).toBeGreaterThanOrEqual(leastContrast.soft);
        expect(contrast(palette.softOnGround, place), color).toBeGreaterThanOrEqual(
          leastContrast.soft,
        );
      }
      expect(contrast(palette.onSpark, palette.spark), color).toBeGreaterThanOrEqual(
        leastContrast.soft,
      );
      expect(contrast(palette.text, palette.paper), color).toBeGreaterThanOrEqual(
        leastContrast.text,
      );
      for (const on of [palette.soft, palette.ink])
        expect(contrast(on, palette.paper), color).toBeGreaterThanOrEqual(leastContrast.soft);
    }
  });

  test('survives the way there and back', () => {
    for (const color of colors) expect(hexOf(oklchOf(color))).toBe(color);
    expect(oklchOf('#fc0')).toEqual(oklchOf('#ffcc00'));
  });
});

describe('a topic without a colour', () => {
  test('has one that comes from its name, in whatever script and case', () => {
    const of = (name: string) => paletteFor(name, undefined, 'light').glow;
    expect(of('藍鵲')).toBe(of('蓝鹊'));
    expect(of('Lighthouse')).toBe(of('LIGHTHOUSE'));
    expect(new Set(['藍鵲', '燈塔', '星槎', '渡輪', 'Lighthouse'].map(of)).size).toBe(5);
  });
});

test('no two bundled topics look alike', () => {
  const folder = join(root, 'topics');
  const grounds = readdirSync(folder).map((file) => {
    const topic = parseTopic(file, readFileSync(join(folder, file), 'utf8'));
    return { file, ...oklchOf(paletteFor(topic.name, topic.color, 'light').glow) };
  });
  const near = grounds.flatMap((one, i) =>
    grounds.slice(i + 1).flatMap((other) => {
      const [a, b] = [one, other].map(({ c, h }) => ({
        x: c * Math.cos((h * Math.PI) / 180),
        y: c * Math.sin((h * Math.PI) / 180),
      }));
      const apart = Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0));
      // Twice the difference that is seen side by side.
      return apart < 0.04 ? [`${one.file} ${other.file}`] : [];
    }),
  );
  expect(grounds).toHaveLength(10);
  expect(near).toEqual([]);
});
