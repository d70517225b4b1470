/** Colours by lightness, chroma and hue as the eye sees them (OKLCH), and the contrast between two of them (WCAG 2.2). */

/** Lightness 0 to 1, chroma 0 to about 0.37, hue in degrees. */
export interface Oklch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

type Triple = readonly [number, number, number];

/** sRGB of a colour, 0 to 1 each; what the screen can't show keeps lightness and hue and loses chroma. */
function rgbOf({ l, c, h }: Oklch): Triple {
  for (let chroma = c; ; chroma -= 0.005) {
    const linear = linearOf({ l, c: Math.max(0, chroma), h });
    const shown = linear.every((channel) => channel >= -0.0005 && channel <= 1.0005);
    if (shown || chroma <= 0) {
      const [r = 0, g = 0, b = 0] = linear.map((channel) =>
        encoded(Math.min(1, Math.max(0, channel))),
      );
      return [r, g, b];
    }
  }
}

/** The matrices are those of Björn Ottosson, A perceptual color space for image processing, 2020. */
function linearOf({ l, c, h }: Oklch): Triple {
  const [a, b] = [c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)];
  const L = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const M = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const S = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * L - 3.3077115913 * M + 0.2309699292 * S,
    -1.2684380046 * L + 2.6097574011 * M - 0.3413193965 * S,
    -0.0041960863 * L - 0.7034186147 * M + 1.707614701 * S,
  ];
}

function encoded(channel: number): number {
  return channel <= 0.0031308 ? 12.92 * channel : 1.055 * channel ** (1 / 2.4) - 0.055;
}

function decoded(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

/** `#3b5bdb`. */
export function hexOf(color: Oklch): string {
  const channels = rgbOf(color).map((channel) =>
    Math.round(channel * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${channels.join('')}`;
}

/** Linear sRGB of `#abc` or `#aabbcc`. */
function linearOfHex(hex: string): Triple {
  const digits = hex.slice(1);
  const whole = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) =>
    decoded(Number.parseInt(whole.slice(at, at + 2), 16) / 255),
  );
  return [r, g, b];
}

/** The colour of `#abc` or `#aabbcc`. */
export function oklchOf(hex: string): Oklch {
  const [r, g, b] = linearOfHex(hex);
  const L = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const M = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const S = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const l = 0.2104542553 * L + 0.793617785 * M - 0.0040720468 * S;
  const x = 1.9779984951 * L - 2.428592205 * M + 0.4505937099 * S;
  const y = 0.0259040371 * L + 0.7827717662 * M - 0.808675766 * S;
  return { l, c: Math.hypot(x, y), h: ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360 };
}

/** From 1 (the same) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const luminance = (hex: string): number => {
    const [r, g, b] = linearOfHex(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** The colour, darker or lighter by as little as brings it to a contrast against another. */
export function against(
  color: Oklch,
  ground: string,
  least: number,
  step: 'darker' | 'lighter',
): string {
  let { l } = color;
  for (;;) {
    const hex = hexOf({ ...color, l });
    if (contrast(hex, ground) >= least || l <= 0 || l >= 1) return hex;
    l = Math.min(1, Math.max(0, l + (step === 'darker' ? -0.01 : 0.01)));
  }
}
