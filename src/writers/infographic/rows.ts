/** Events below each other, as many and as large as the place allows: number, headline, what happened, who reports it. */
import type { Digest, DigestEvent } from '../../model/digest.ts';
import { factsOf } from '../../model/digest.ts';
import type { Phrases } from '../../languages/phrases.ts';
import { cleanText } from '../escape.ts';
import { box, column, line } from './node.ts';
import type { PictureNode } from './node.ts';
import type { Palette } from './palette.ts';
import { fitSize, gapped, setPhrase, setText, weights, type Measure } from './typeset.ts';

export interface RowArea {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Events at most. */
  readonly most: number;
  /** Pixels of the smallest type. */
  readonly smallest: number;
}

interface Row {
  readonly headline: readonly string[];
  readonly caption: readonly string[];
  readonly meta: string;
}

interface Look {
  readonly headline: number;
  readonly caption: number;
  readonly captionLines: number;
  /** Captions are whole sentences, or may end on an earlier phrase. */
  readonly captions: 'whole' | 'cut';
  readonly meta: number;
  /** Headlines may end on an earlier phrase. */
  readonly cut: boolean;
}

const leading = { headline: 1.26, caption: 1.42, meta: 1.4 } as const;
const gaps = { caption: 6, meta: 6, row: 22 } as const;
/** Widths and sizes as shares of the size of headlines. */
const shares = { numeral: 1.15, numeralWidth: 1.5, caption: 0.72, meta: 0.6 } as const;
const headlineLines = 3;
/** Sizes of headlines in pixels, with captions and without. */
const withCaption = [60, 54, 48, 44, 40, 37] as const;
const withoutCaption = [54, 48, 44, 41, 38, 36, 34] as const;

/** What is tried, best first: whole captions, captions that end early, none; at last headlines that end early. */
function looksFor(smallest: number): readonly Look[] {
  const look = (
    headline: number,
    captionLines: number,
    captions: Look['captions'] = 'whole',
    cut = false,
  ): Look => ({
    headline,
    captionLines,
    captions,
    cut,
    caption: Math.max(smallest, Math.round(headline * shares.caption)),
    meta: Math.max(smallest, Math.round(headline * shares.meta)),
  });
  return [
    ...(['whole', 'cut'] as const).flatMap((captions) =>
      withCaption.flatMap((size) => [1, 2, 3, 4].map((lines) => look(size, lines, captions))),
    ),
    ...withoutCaption.map((size) => look(size, 0)),
    look(Math.max(smallest, 32), 0, 'whole', true),
  ].filter(({ headline }) => headline >= smallest);
}

export function eventRows(
  digest: Digest,
  phrases: Phrases,
  palette: Palette,
  area: RowArea,
  measure: Measure,
): PictureNode {
  const { look, rows } = arranged(digest, phrases, area, measure);
  const numeral = Math.round(look.headline * shares.numeralWidth);
  const size = Math.round(look.headline * shares.numeral);
  return box(
    { width: area.width, height: area.height, flexDirection: 'column' },
    rows.map((row, i) =>
      box(
        {
          width: area.width,
          flexGrow: heightOf(row, look),
          flexBasis: 0,
          alignItems: 'center',
          borderTop: `2px solid ${palette.hairline}`,
        },
        [
          box({ width: area.width, alignItems: 'flex-start' }, [
            box({ width: numeral }, [
              line(String(i + 1), {
                fontSize: size,
                lineHeight: (leading.headline * look.headline) / size,
                fontWeight: weights.text,
                color: palette.ink,
              }),
            ]),
            box({ width: area.width - numeral, flexDirection: 'column' }, [
              column(row.headline, {
                fontSize: look.headline,
                lineHeight: leading.headline,
                fontWeight: weights.bold,
                color: palette.text,
              }),
              ...(row.caption.length === 0 ? [] : [captionNode(row.caption, look, palette)]),
              line(row.meta, {
                marginTop: gaps.meta,
                fontSize: look.meta,
                lineHeight: leading.meta,
                fontWeight: weights.text,
                color: palette.soft,
              }),
            ]),
          ]),
        ],
      ),
    ),
  );
}

function captionNode(lines: readonly string[], look: Look, palette: Palette): PictureNode {
  const style = {
    fontSize: look.caption,
    lineHeight: leading.caption,
    fontWeight: weights.text,
    color: palette.text,
  };
  return column(lines, style, { marginTop: gaps.caption });
}

/** The largest look in which the most events find room. */
function arranged(
  digest: Digest,
  phrases: Phrases,
  area: RowArea,
  measure: Measure,
): { readonly look: Look; readonly rows: readonly Row[] } {
  const looks = looksFor(area.smallest);
  for (let n = Math.min(area.most, digest.events.length); n > 0; n--)
    for (const look of looks) {
      const rows = digest.events
        .slice(0, n)
        .map((event) => rowOf(event, digest, phrases, look, area, measure))
        .filter((row) => row !== undefined);
      const height = rows.reduce((sum, row) => sum + heightOf(row, look), 0);
      if (rows.length === n && height <= area.height) return { look, rows };
    }
  throw new Error('no event finds room in the picture');
}

function heightOf({ headline, caption }: Row, look: Look): number {
  return (
    headline.length * look.headline * leading.headline +
    (caption.length === 0 ? 0 : gaps.caption + caption.length * look.caption * leading.caption) +
    gaps.meta +
    look.meta * leading.meta +
    gaps.row
  );
}

/** Undefined where the headline does not fit, or no caption where the look has captions. */
function rowOf(
  event: DigestEvent,
  digest: Digest,
  phrases: Phrases,
  look: Look,
  area: RowArea,
  measure: Measure,
): Row | undefined {
  const width = area.width - Math.round(look.headline * shares.numeralWidth);
  const place = { width, size: look.headline, weight: weights.bold, most: headlineLines };
  const text = cleanText(event.headline.text).replace(/。$/, '');
  const headline = (look.cut ? setPhrase : setText)(text, place, measure);
  const caption = look.captionLines === 0 ? [] : captionOf(event, digest, look, width, measure);
  if (headline === undefined || caption === undefined) return undefined;
  return { headline, caption, meta: metaOf(event, digest, phrases, width, look.meta, measure) };
}

/** What happened, in a sentence that stands by itself. */
function captionOf(
  event: DigestEvent,
  digest: Digest,
  look: Look,
  width: number,
  measure: Measure,
): readonly string[] | undefined {
  const place = { width, size: look.caption, weight: weights.text, most: look.captionLines };
  const set = look.captions === 'whole' ? setText : setPhrase;
  const summary = digest.trend.find(({ storyId }) => storyId === event.storyId);
  // Behind the first one, sentences lean on those before them.
  for (const claim of [summary, event.body[0]]) {
    if (claim?.lang !== digest.lang || claim.text === event.headline.text) continue;
    const lines = set(cleanText(claim.text), place, measure);
    if (lines !== undefined) return lines;
  }
  return undefined;
}

/** Who reports it, and in how many of the post's sources. */
function metaOf(
  event: DigestEvent,
  digest: Digest,
  phrases: Phrases,
  width: number,
  size: number,
  measure: Measure,
): string {
  const ids = sourcesOf(event, digest);
  const [first] = ids;
  const outlet = digest.sources.find(({ articleId }) => articleId === first)?.outlet ?? '';
  const named = gapped(phrases.picture.reportedBy(cleanText(outlet), ids.length));
  const fits = fitSize(named, { width, weight: weights.text, largest: size }, measure) >= size;
  return fits ? named : gapped(phrases.picture.articles(ids.length));
}

/** Articles among the post's sources that tell an event: their numbers over all events are the footer's. */
export function sourcesOf(event: DigestEvent, digest: Digest): readonly string[] {
  const claims = factsOf(digest).filter(({ storyId }) => storyId === event.storyId);
  const own = [event.headline, ...claims].flatMap(({ citations }) => citations);
  const listed = new Set(digest.sources.map(({ articleId }) => articleId));
  return [...new Set(own.map(({ articleId }) => articleId))].filter((id) => listed.has(id));
}
