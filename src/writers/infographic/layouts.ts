/** The two formats: the topic's ground at the left, or above; the events on paper beside it, or below. */
import type { Digest } from '../../model/digest.ts';
import type { ImageFormat } from '../../model/post.ts';
import type { Phrases } from '../../languages/phrases.ts';
import { badge, dayLines, figureBlocks, ground, nameBlock } from './ground.ts';
import type { Block } from './ground.ts';
import { box, line } from './node.ts';
import type { PictureNode } from './node.ts';
import type { Palette } from './palette.ts';
import { eventRows } from './rows.ts';
import { pictureSizes, smallestType } from './sizes.ts';
import { gapped, weights, type Measure } from './typeset.ts';

export interface Drawing {
  readonly digest: Digest;
  readonly phrases: Phrases;
  readonly palette: Palette;
  readonly measure: Measure;
}

/** No format has room for more. */
export const mostEvents = 5;

type Layout = (drawing: Drawing) => PictureNode;

const layouts = { landscape, portrait } satisfies Record<ImageFormat, Layout>;

export function layoutFor(format: ImageFormat): Layout {
  return layouts[format];
}

function landscape({ digest, phrases, palette, measure }: Drawing): PictureNode {
  const { width, height } = pictureSizes.landscape;
  const smallest = smallestType('landscape');
  const panel = 388;
  const margin = { x: 40, y: 42 } as const;
  const area = { width: panel - 2 * margin.x, smallest };
  const name = nameBlock(digest, palette, { ...area, largest: 104 }, measure);
  const days = dayLines(digest, palette, area, measure);
  const room = height - 2 * margin.y - panelHead - name.height - days.height;
  const figures = stacked(figureBlocks(digest, palette, area, measure), room);
  const sheet = { x: 46, top: 40, bottom: 26 } as const;
  const inner = width - panel - 2 * sheet.x;
  const heading = 66;
  return box({ width, height }, [
    ground({ width: panel, height }, palette, { padding: `${margin.y}px ${margin.x}px` }, [
      box({}, [badge(digest, phrases, palette, smallest)]),
      box({ marginTop: 20 }, [name.node]),
      box({ marginTop: 4 }, [days.node]),
      box({ flexGrow: 1 }),
      ...figures.map(({ node }) =>
        box({ marginTop: figureGap, flexDirection: 'column' }, [rule(palette), node]),
      ),
    ]),
    paper(
      palette,
      { width: width - panel, height, padding: `${sheet.top}px ${sheet.x}px ${sheet.bottom}px` },
      [
        sheetHeading(digest, phrases, palette, { width: inner, height: heading, smallest }),
        eventRows(
          digest,
          phrases,
          palette,
          { width: inner, height: height - sheet.top - sheet.bottom - heading, most: 3, smallest },
          measure,
        ),
      ],
    ),
  ]);
}

function portrait({ digest, phrases, palette, measure }: Drawing): PictureNode {
  const { width, height } = pictureSizes.portrait;
  const smallest = smallestType('portrait');
  const margin = { x: 60, y: 54 } as const;
  const inner = width - 2 * margin.x;
  const between = 48;
  const area = { width: (inner - between) / 2, smallest };
  const figures = figureBlocks(digest, palette, area, measure).slice(0, 2);
  const figuresHeight = Math.max(0, ...figures.map((figure) => figure.height));
  const headHeight = margin.y + 50 + 176 + (figures.length === 0 ? 22 : figuresHeight + 18 + 46);
  const sheet = { top: 34, bottom: 40 } as const;
  const heading = 72;
  return box({ width, height, flexDirection: 'column' }, [
    ground({ width, height: headHeight }, palette, { padding: `${margin.y}px ${margin.x}px 0` }, [
      box({ alignItems: 'center', gap: 22 }, [
        badge(digest, phrases, palette, 30),
        dayLines(digest, palette, { width: inner - 300, smallest: 30 }, measure).node,
      ]),
      box({ height: 176, alignItems: 'center' }, [
        nameBlock(digest, palette, { width: inner, smallest, largest: 132 }, measure).node,
      ]),
      box(
        { gap: between },
        figures.map(({ node }) => box({ flexDirection: 'column' }, [rule(palette), node])),
      ),
    ]),
    paper(
      palette,
      {
        width,
        height: height - headHeight,
        padding: `${sheet.top}px ${margin.x}px ${sheet.bottom}px`,
      },
      [
        sheetHeading(digest, phrases, palette, { width: inner, height: heading, smallest }),
        eventRows(
          digest,
          phrases,
          palette,
          {
            width: inner,
            height: height - headHeight - sheet.top - sheet.bottom - heading,
            most: mostEvents,
            smallest,
          },
          measure,
        ),
      ],
    ),
  ]);
}

/** Pixels of the badge and the gaps around the name. */
const panelHead = 50 + 20 + 4;
const figureGap = 24;
const ruleHeight = 18;

/** As many figures as fit below each other. */
function stacked(blocks: readonly Block[], room: number): readonly Block[] {
  let left = room;
  return blocks.slice(0, 2).filter(({ height }) => {
    const fits = height + figureGap + ruleHeight <= left;
    if (fits) left -= height + figureGap + ruleHeight;
    return fits;
  });
}

function rule(palette: Palette): PictureNode {
  return box({
    width: 56,
    height: 6,
    marginBottom: ruleHeight - 6,
    borderRadius: 3,
    backgroundColor: palette.spark,
  });
}

function paper(
  palette: Palette,
  style: Readonly<Record<string, string | number>>,
  children: readonly PictureNode[],
): PictureNode {
  return box({ flexDirection: 'column', backgroundColor: palette.paper, ...style }, children);
}

function sheetHeading(
  digest: Digest,
  phrases: Phrases,
  palette: Palette,
  {
    width,
    height,
    smallest,
  }: { readonly width: number; readonly height: number; readonly smallest: number },
): PictureNode {
  return box({ width, height, alignItems: 'flex-start', justifyContent: 'space-between' }, [
    line(gapped(phrases.picture.heading(phrases.period(digest.window.days))), {
      fontSize: smallest + 5,
      lineHeight: 1.2,
      fontWeight: weights.black,
      color: palette.text,
    }),
    line(gapped(phrases.picture.gathered(digest.counts, digest.engine)), {
      marginTop: 4,
      fontSize: smallest,
      lineHeight: 1.2,
      fontWeight: weights.text,
      color: palette.soft,
    }),
  ]);
}
