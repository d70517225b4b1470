/** The sheet on the right: up to five events, each with the number of articles that tell it. */
import type { Digest, DigestEvent } from '../../model/digest.ts';
import { breakAtMark, widthOf } from '../../text/width.ts';
import { cleanText } from '../escape.ts';
import type { Phrases } from '../../languages/phrases.ts';
import { box, line, lines } from './node.ts';
import type { PictureNode } from './node.ts';
import type { Palette } from './palette.ts';

const mostEvents = 5;
const padding = { x: 48, top: 42, bottom: 34 } as const;
const numeralWidth = 62;
const countWidth = 104;
const pips = 5;

interface RowLook {
  readonly headline: number;
  readonly headlineLines: number;
  readonly detail: number;
  readonly detailLines: number;
  readonly numeral: number;
}

/** Fewer events leave room for larger type and more lines. */
const looks: Readonly<Record<number, RowLook>> = {
  1: { headline: 38, headlineLines: 3, detail: 23, detailLines: 4, numeral: 56 },
  2: { headline: 32, headlineLines: 2, detail: 20, detailLines: 3, numeral: 48 },
  3: { headline: 28, headlineLines: 2, detail: 18, detailLines: 2, numeral: 42 },
  4: { headline: 25, headlineLines: 1, detail: 17, detailLines: 2, numeral: 38 },
  5: { headline: 24, headlineLines: 1, detail: 16, detailLines: 1, numeral: 36 },
};

/** Size of a headline that needs two lines where the row has room for one of full size. */
const tight = 20;

/** `width` in pixels. */
export function eventSheet(
  digest: Digest,
  phrases: Phrases,
  palette: Palette,
  width: number,
): PictureNode {
  const shown = digest.events.slice(0, mostEvents);
  const inner = width - 2 * padding.x;
  const look = looks[shown.length] ?? looks[mostEvents];
  const { picture } = phrases;
  return box(
    {
      width,
      height: '100%',
      padding: `${padding.top}px ${padding.x}px ${padding.bottom}px`,
      flexDirection: 'column',
      backgroundColor: palette.paper,
    },
    [
      box({ width: inner, alignItems: 'flex-end', justifyContent: 'space-between' }, [
        line(picture.heading(phrases.period(digest.window.days), shown.length), {
          fontSize: 30,
          lineHeight: 1.2,
          fontWeight: 800,
          color: palette.text,
        }),
        line(phrases.tagline(digest.counts.articles, digest.topicName), {
          fontSize: 16,
          lineHeight: 1.5,
          maxWidth: 320,
          color: palette.soft,
        }),
      ]),
      box(
        { marginTop: 14, width: inner, flexGrow: 1, flexBasis: 0, flexDirection: 'column' },
        look === undefined
          ? []
          : shown.map((event, i) => row(event, i, digest, phrases, palette, inner, look)),
      ),
      box(
        {
          width: inner,
          paddingTop: 14,
          borderTop: `1px solid ${palette.hairline}`,
          justifyContent: 'space-between',
          alignItems: 'center',
        },
        [
          line(picture.footer(digest.counts), {
            fontSize: 15,
            fontWeight: 500,
            color: palette.soft,
          }),
          line(picture.caution(digest.engine), { fontSize: 14, color: palette.soft }),
        ],
      ),
    ],
  );
}

function row(
  event: DigestEvent,
  i: number,
  digest: Digest,
  phrases: Phrases,
  palette: Palette,
  inner: number,
  look: RowLook,
): PictureNode {
  const textWidth = inner - numeralWidth - countWidth;
  const headline = cleanText(event.headline.text).replace(/。$/, '');
  const long = look.headlineLines === 1 && widthOf(headline) * look.headline > textWidth;
  const detail =
    event.body.find((claim) => claim.lang === digest.lang && claim.text !== event.headline.text) ??
    event.body.find((claim) => claim.text !== event.headline.text);
  return box(
    {
      width: inner,
      flexGrow: 1,
      flexBasis: 0,
      alignItems: 'center',
      borderTop: `1px solid ${palette.hairline}`,
    },
    [
      line(String(i + 1), {
        width: numeralWidth,
        fontSize: look.numeral,
        lineHeight: 1,
        fontWeight: 300,
        color: palette.ink,
      }),
      box({ width: textWidth, flexDirection: 'column' }, [
        lines(
          breakAtMark(headline, textWidth / (long ? tight : look.headline)),
          long ? 2 : look.headlineLines,
          {
            width: textWidth,
            fontSize: long ? tight : look.headline,
            lineHeight: long ? 1.28 : 1.32,
            textWrap: 'balance',
            fontWeight: 700,
            color: palette.text,
          },
        ),
        ...(detail === undefined
          ? []
          : [
              lines(detail.text, long ? 1 : look.detailLines, {
                marginTop: 2,
                width: textWidth,
                fontSize: look.detail,
                lineHeight: 1.45,
                color: palette.soft,
              }),
            ]),
      ]),
      box({ width: countWidth, flexDirection: 'column', alignItems: 'flex-end' }, [
        line(phrases.picture.articles(event.articleCount), {
          fontSize: 18,
          lineHeight: 1.2,
          fontWeight: 700,
          color: palette.ink,
        }),
        box(
          { marginTop: 8, gap: 4 },
          Array.from({ length: pips }, (_, n) =>
            box({
              width: 10,
              height: 5,
              borderRadius: 2.5,
              backgroundColor: n < event.articleCount ? palette.spark : palette.hairline,
            }),
          ),
        ),
      ]),
    ],
  );
}
