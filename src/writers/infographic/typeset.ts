/** Text on lines of known width: measured by the fonts that draw it, broken between words. */
import type { Renderer } from '@takumi-rs/core';
import { linesOf, piecesOf, wholePhrases } from '../../text/line-breaks.ts';
import { fontStack } from './fonts.ts';

/** Weights of the picture's type. */
export const weights = { thin: 300, text: 500, bold: 700, black: 800 } as const;
export type Weight = (typeof weights)[keyof typeof weights];

/** Width of a text in ems. */
export type Measure = (text: string, weight: Weight) => number;

/** Pixels by which characters are measured. */
const probe = 100;
/** Kerning is not measured, so that a line may come out a little longer than its characters. */
const slack = 0.99;

/** Measures every character of `texts` in every weight. */
export async function measureFor(renderer: Renderer, texts: string): Promise<Measure> {
  const characters = [...new Set(`${texts} …`)];
  const all = Object.values(weights).flatMap((weight) =>
    characters.map((character) => ({ character, weight })),
  );
  // White space has its width between letters only.
  const { children } = await renderer.measure({
    type: 'container',
    style: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start' },
    children: all.map(({ character, weight }) => ({
      type: 'text' as const,
      text: /\s/.test(character) ? `n${character}n` : character,
      style: {
        fontSize: probe,
        fontWeight: weight,
        fontFamily: fontStack,
        whiteSpace: 'pre',
      },
    })),
  });
  const key = (character: string, weight: Weight): string => `${weight} ${character}`;
  const raw = new Map(
    all.map(({ character, weight }, i) => [key(character, weight), children[i]?.width ?? probe]),
  );
  const widths = new Map(
    all.map(({ character, weight }) => {
      const whole = raw.get(key(character, weight)) ?? probe;
      const around = /\s/.test(character) ? 2 * (raw.get(key('n', weight)) ?? 0) : 0;
      return [key(character, weight), (whole - around) / probe];
    }),
  );
  return (text, weight) =>
    [...text].reduce((sum, character) => sum + (widths.get(key(character, weight)) ?? 1), 0);
}

export interface Setting {
  /** Pixels. */
  readonly width: number;
  readonly size: number;
  readonly weight: Weight;
  /** Lines. */
  readonly most: number;
}

/** A text on its lines; undefined where it does not fit. */
export function setText(
  text: string,
  { width, size, weight, most }: Setting,
  measure: Measure,
): readonly string[] | undefined {
  const widthOf = (part: string): number => measure(gapped(part), weight) * size;
  return linesOf(piecesOf(text), widthOf, width * slack, most)?.map(gapped);
}

/** As much of a text as fits and ends on a whole phrase; undefined where no phrase of it does. */
export function setPhrase(
  text: string,
  setting: Setting,
  measure: Measure,
): readonly string[] | undefined {
  for (const phrase of [text, ...wholePhrases(text)]) {
    const lines = setText(phrase, setting, measure);
    if (lines !== undefined) return lines;
  }
  return undefined;
}

/** The largest size at which a text fits on one line, in pixels. */
export function fitSize(
  text: string,
  {
    width,
    weight,
    largest,
  }: { readonly width: number; readonly weight: Weight; readonly largest: number },
  measure: Measure,
): number {
  return Math.min(
    largest,
    Math.floor((width * slack) / Math.max(0.1, measure(gapped(text), weight))),
  );
}

/** Han and Latin letters touch where nothing is between them. */
export function gapped(text: string): string {
  return text.replace(
    /(?<=\p{Script=Han})(?=[\p{Script=Latin}\d])|(?<=[\p{Script=Latin}\d%])(?=\p{Script=Han})/gu,
    '\u2009',
  );
}
