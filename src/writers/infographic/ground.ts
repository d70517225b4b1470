/** The topic's ground: its colour, its name, the day, the figures. */
import type { Digest } from '../../model/digest.ts';
import type { Phrases } from '../../languages/phrases.ts';
import { clip } from '../../text/width.ts';
import { cleanText } from '../escape.ts';
import { spanOf, weekday } from '../dates.ts';
import { box, column, line } from './node.ts';
import type { PictureNode, Style } from './node.ts';
import type { Palette } from './palette.ts';
import { fitSize, gapped, setPhrase, setText, weights, type Measure } from './typeset.ts';

export interface GroundArea {
  /** Pixels of what stands on it, without its margins. */
  readonly width: number;
  readonly smallest: number;
}

/** The colour, bright at its upper right corner, and rings around that. */
export function ground(
  { width, height }: { readonly width: number; readonly height: number },
  palette: Palette,
  style: Style,
  children: readonly PictureNode[],
): PictureNode {
  return box(
    {
      position: 'relative',
      width,
      height,
      overflow: 'hidden',
      flexDirection: 'column',
      backgroundImage: `radial-gradient(circle at 100% 0%, ${palette.glow} 0%, ${palette.deep} 48%, ${palette.night} 100%)`,
      ...style,
    },
    [
      ...[0.3, 0.5, 0.7].map((share) => {
        const radius = Math.round(Math.max(width, height) * share);
        return box({
          position: 'absolute',
          top: -radius,
          left: width - radius,
          width: radius * 2,
          height: radius * 2,
          borderRadius: radius,
          border: `2px solid ${palette.ring}`,
        });
      }),
      ...children,
    ],
  );
}

/** What kind of post it is, on a pill. */
export function badge(
  digest: Digest,
  phrases: Phrases,
  palette: Palette,
  size: number,
): PictureNode {
  const height = Math.round(size * 1.6);
  return box(
    {
      height,
      padding: `0 ${Math.round(size * 0.6)}px`,
      borderRadius: height / 2,
      backgroundColor: palette.spark,
      alignItems: 'center',
    },
    [
      line(gapped(phrases.picture.badge(digest.window.days)), {
        fontSize: size,
        lineHeight: 1.2,
        fontWeight: weights.bold,
        color: palette.onSpark,
      }),
    ],
  );
}

/** A block with its height in pixels. */
export interface Block {
  readonly node: PictureNode;
  readonly height: number;
}

const nameLeading = 1.16;
const dayLeading = 1.4;

/** The topic's name as its file writes it, as large as fits; a long one on up to three lines. */
export function nameBlock(
  digest: Digest,
  palette: Palette,
  area: GroundArea & { readonly largest: number },
  measure: Measure,
): Block {
  const name = cleanText(digest.topicName);
  const { width, smallest, largest } = area;
  const block = (lines: readonly string[], fontSize: number): Block => ({
    node: column(lines, {
      fontSize,
      lineHeight: nameLeading,
      fontWeight: weights.black,
      color: palette.onGround,
    }),
    height: lines.length * fontSize * nameLeading,
  });
  const weight = weights.black;
  const size = fitSize(name, { width, weight, largest }, measure);
  if (size >= smallest * 1.4) return block([gapped(name)], size);
  for (let several = Math.round(largest * 0.6); several >= smallest; several -= 2) {
    const lines = setText(name, { width, size: several, weight, most: 3 }, measure);
    if (lines !== undefined) return block(lines, several);
  }
  const cut = setPhrase(name, { width, size: smallest, weight, most: 3 }, measure);
  return block(cut ?? [clip(name, (width / smallest) * 0.9)], smallest);
}

/** `2026-01-26 週一`, or the days of the window. */
export function dayLines(
  digest: Digest,
  palette: Palette,
  { width, smallest: size }: GroundArea,
  measure: Measure,
): Block {
  const { window, lang } = digest;
  const span = spanOf(window, lang);
  const text = window.days === 1 ? `${span} ${weekday(window.date, lang)}` : span;
  const lines = setText(text, { width, size, weight: weights.text, most: 2 }, measure) ?? [text];
  const style = {
    fontSize: size,
    lineHeight: dayLeading,
    fontWeight: weights.text,
    color: palette.softOnGround,
  };
  return { node: column(lines, style), height: lines.length * size * dayLeading };
}

/** The largest size of a value, its least one as a multiple of the smallest type, and lines of its label. */
const figureLeading = { value: 1.2, label: 1.35 } as const;
const most = { value: 1.85, valueLeast: 1.2, label: 2 } as const;

/** Figures of the post that fit, whole: the value and whose it is, each on two lines at most. */
export function figureBlocks(
  digest: Digest,
  palette: Palette,
  area: GroundArea,
  measure: Measure,
): readonly Block[] {
  return digest.figures.flatMap((figure) => {
    const { smallest, width } = area;
    const value = valueOf(cleanText(figure.value), area, measure);
    const place = { width, size: smallest, weight: weights.text, most: most.label };
    const label = setText(cleanText(figure.label), place, measure);
    if (label === undefined || value === undefined) return [];
    const node = box({ width, flexDirection: 'column' }, [
      column(value.lines, {
        fontSize: value.size,
        lineHeight: figureLeading.value,
        fontWeight: weights.bold,
        color: palette.onGround,
      }),
      column(label, {
        fontSize: smallest,
        lineHeight: figureLeading.label,
        fontWeight: weights.text,
        color: palette.softOnGround,
      }),
    ]);
    const height =
      value.lines.length * value.size * figureLeading.value +
      label.length * smallest * figureLeading.label;
    return [{ node, height }];
  });
}

function valueOf(
  value: string,
  { width, smallest }: GroundArea,
  measure: Measure,
): { readonly lines: readonly string[]; readonly size: number } | undefined {
  const largest = Math.round(smallest * most.value);
  const least = smallest * most.valueLeast;
  const size = fitSize(value, { width, weight: weights.bold, largest }, measure);
  if (size >= least) return { lines: [gapped(value)], size };
  for (let two = Math.round(largest * 0.8); two >= least; two -= 2) {
    const lines = setText(value, { width, size: two, weight: weights.bold, most: 2 }, measure);
    if (lines !== undefined) return { lines, size: two };
  }
  return undefined;
}
