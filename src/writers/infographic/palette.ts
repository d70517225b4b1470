/** Colours of the picture: each topic has its own, so that a reader knows it in a list of posts. */
import { createHash } from 'node:crypto';
import type { ImageTheme } from '../../model/post.ts';
import { foldForComparison } from '../../text/scripts.ts';
import { against, hexOf, oklchOf, type Oklch } from './color.ts';

export interface Palette {
  /** The topic's ground, from its dark corner to its bright one. */
  readonly night: string;
  readonly deep: string;
  readonly glow: string;
  /** Text on the topic's ground, and what is said more quietly there. */
  readonly onGround: string;
  readonly softOnGround: string;
  /** Marks on the ground, and text on them. */
  readonly spark: string;
  readonly onSpark: string;
  readonly ring: string;
  /** Numerals on paper. */
  readonly ink: string;
  readonly paper: string;
  readonly text: string;
  readonly soft: string;
  readonly hairline: string;
}

/** WCAG 2.2: 4.5 is level AA, 7 is level AAA. */
export const leastContrast: { readonly text: number; readonly soft: number } = {
  text: 7,
  soft: 4.5,
};

/** Chroma of a colour that is taken from a name, and the most that one from a topic file keeps: more glares on a large ground. */
const chroma = { own: 0.16, most: 0.2 } as const;

/** Lightness of colours that keep dark text. */
const brightFrom = 0.75;

/**
 * The palette of a topic.
 * @param color `#rrggbb` of its topic file; without one the hue comes from the name
 */
export function paletteFor(name: string, color: string | undefined, theme: ImageTheme): Palette {
  const given = color === undefined ? undefined : oklchOf(color);
  const { h, c } = given ?? { h: hueOf(name), c: chroma.own };
  const tone = (l: number, share = 1): Oklch => ({ l, c: Math.min(c, chroma.most) * share, h });
  const bright = given !== undefined && given.l >= brightFrom;
  const ground = bright ? brightGround(given, tone) : darkGround(tone, h, c);
  const hue = (l: number, tint: number): string => hexOf({ l, c: Math.min(c, tint), h });
  if (theme === 'dark') {
    const paper = hue(0.19, 0.02);
    return {
      ...ground,
      ink: against(tone(0.72, 0.85), paper, leastContrast.soft, 'lighter'),
      paper,
      text: hue(0.96, 0.006),
      soft: hue(0.76, 0.02),
      hairline: hue(0.32, 0.025),
    };
  }
  const paper = hue(0.985, 0.005);
  return {
    ...ground,
    ink: against(tone(0.5), paper, leastContrast.soft, 'darker'),
    paper,
    text: hue(0.2, 0.02),
    soft: hue(0.47, 0.02),
    hairline: hue(0.9, 0.015),
  };
}

type Ground = Pick<
  Palette,
  'night' | 'deep' | 'glow' | 'onGround' | 'softOnGround' | 'spark' | 'onSpark' | 'ring'
>;
type Tone = (l: number, share?: number) => Oklch;

function darkGround(tone: Tone, h: number, c: number): Ground {
  const white = '#ffffff';
  const glow = against(tone(0.54), white, leastContrast.soft + 0.5, 'darker');
  const night = hexOf(tone(0.25, 0.55));
  return {
    night,
    deep: against(tone(0.4, 0.95), white, leastContrast.text, 'darker'),
    glow,
    onGround: white,
    softOnGround: against(tone(0.9, 0.2), glow, leastContrast.soft, 'lighter'),
    spark: hexOf({ l: 0.87, c: Math.min(c, 0.14), h: h + 170 }),
    onSpark: night,
    ring: 'rgba(255,255,255,0.12)',
  };
}

/** Yellow made dark is brown: a bright colour stays and has dark text on it. */
function brightGround(given: Oklch, tone: Tone): Ground {
  const [glow, deep, night] = [given.l, given.l - 0.05, given.l - 0.1].map((l) => hexOf(tone(l)));
  const dark = hexOf(tone(0.2, 0.3));
  return {
    night: night ?? dark,
    deep: deep ?? dark,
    glow: glow ?? dark,
    onGround: against(tone(0.22, 0.3), night ?? dark, leastContrast.text, 'darker'),
    softOnGround: against(tone(0.34, 0.4), night ?? dark, leastContrast.soft, 'darker'),
    spark: dark,
    onSpark: glow ?? dark,
    ring: 'rgba(0,0,0,0.1)',
  };
}

/** 0 to 360, the same for a name in any script and case. */
function hueOf(name: string): number {
  const digest = createHash('sha256').update(foldForComparison(name).trim()).digest();
  return (digest.readUInt16BE(0) / 65_536) * 360;
}
