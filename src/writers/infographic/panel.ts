/** The dark panel on the left: topic, date, figures, and how far the post is proved. */
import type { ProofLevel } from '../../model/claim.ts';
import type { Digest } from '../../model/digest.ts';
import { spanOf, weekday } from '../dates.ts';
import type { Phrases } from '../../languages/phrases.ts';
import { box, line, lines } from './node.ts';
import type { PictureNode } from './node.ts';
import type { Palette } from './palette.ts';

export const panelWidth = 404;
const padding = 44;
const inner: number = panelWidth - 2 * padding;
/** Width that the topic's name has to fit. */
export const nameWidth: number = inner;

const white = '#ffffff';
const dim = 'rgba(255,255,255,0.72)';

/** `nameSize` in pixels is measured by the caller, so that any name fits on one line. */
export function sidePanel(
  digest: Digest,
  phrases: Phrases,
  palette: Palette,
  nameSize: number,
): PictureNode {
  const { window, lang } = digest;
  const span = spanOf(window, lang);
  const date = window.days === 1 ? `${span} ${weekday(window.date, lang)}` : span;
  return box(
    {
      position: 'relative',
      width: panelWidth,
      height: '100%',
      padding,
      flexDirection: 'column',
      overflow: 'hidden',
      backgroundImage: `radial-gradient(circle at 100% 0%, ${palette.glow} 0%, ${palette.deep} 42%, ${palette.night} 100%)`,
    },
    [
      ...rings(),
      box({ alignItems: 'center' }, [
        box(
          {
            height: 32,
            padding: '0 14px',
            borderRadius: 16,
            backgroundColor: palette.spark,
            alignItems: 'center',
          },
          [
            line(phrases.picture.badge(window.days), {
              fontSize: 17,
              fontWeight: 700,
              color: palette.night,
            }),
          ],
        ),
      ]),
      line(digest.topicName.toUpperCase(), {
        marginTop: 22,
        width: inner,
        fontSize: nameSize,
        // The tail of a Q hangs below the line, and the size fits, so nothing is to be cut.
        overflow: 'visible',
        lineHeight: 1.2,
        fontWeight: 900,
        color: white,
      }),
      line(date, { marginTop: 8, width: inner, fontSize: 22, fontWeight: 500, color: white }),
      box({ flexGrow: 1 }),
      ...tiles(digest, phrases).map((tile) =>
        box({ marginTop: 18, flexDirection: 'row' }, [
          box({ width: 4, borderRadius: 2, backgroundColor: palette.spark }),
          box({ paddingLeft: 16, width: inner - 4, flexDirection: 'column' }, [
            line(tile.value, {
              width: inner - 20,
              fontSize: 40,
              lineHeight: 1.15,
              fontWeight: 800,
              color: white,
            }),
            lines(tile.label, 2, {
              width: inner - 20,
              fontSize: 17,
              lineHeight: 1.35,
              color: dim,
            }),
          ]),
        ]),
      ),
      proofBar(digest, phrases, palette),
    ],
  );
}

function rings(): readonly PictureNode[] {
  return [150, 250, 350].map((radius) =>
    box({
      position: 'absolute',
      top: -radius,
      left: panelWidth - radius,
      width: radius * 2,
      height: radius * 2,
      borderRadius: radius,
      border: '1px solid rgba(255,255,255,0.13)',
    }),
  );
}

interface Tile {
  readonly value: string;
  readonly label: string;
}

/** Figures out of proved sentences; counts of the post fill the places that are left. */
function tiles(digest: Digest, phrases: Phrases): readonly Tile[] {
  const { articles, outlets } = digest.counts;
  return [
    ...digest.figures,
    { value: String(articles), label: phrases.picture.articlesLabel },
    { value: String(outlets), label: phrases.picture.outletsLabel },
  ].slice(0, 2);
}

/** Published sentences by level of proof, as one bar. */
function proofBar(digest: Digest, phrases: Phrases, palette: Palette): PictureNode {
  const claims = digest.events.flatMap((event) => [event.headline, ...event.body]);
  const published = new Map(claims.map((claim) => [claim.id, claim.proof.level]));
  const having = (level: ProofLevel): number =>
    [...published.values()].filter((other) => other === level).length;
  const shares = [
    { n: having('quoted'), color: palette.spark },
    { n: having('aligned'), color: white },
    { n: having('judged'), color: 'rgba(255,255,255,0.45)' },
  ].filter((share) => share.n > 0);
  return box({ marginTop: 30, flexDirection: 'column' }, [
    box(
      { width: inner, height: 6, gap: 3 },
      shares.map((share) =>
        box({ flexGrow: share.n, flexBasis: 0, borderRadius: 3, backgroundColor: share.color }),
      ),
    ),
    line(phrases.picture.proved(published.size, having('quoted')), {
      marginTop: 9,
      width: inner,
      fontSize: 14,
      color: dim,
    }),
  ]);
}
