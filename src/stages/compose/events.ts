/** Stories to events: which are told, and why the others are not. */
import type { Claim, DraftRole } from '../../model/claim.ts';
import { isReported } from '../../drafts/citations.ts';
import type { Proved } from '../../model/drafts.ts';
import { outletKey } from '../../model/outlet.ts';
import type { Earlier } from '../../model/story.ts';
import type { PostLanguage } from '../../model/topic.ts';
import { widthOf } from '../../text/width.ts';

/** Full-width characters. A title that is longer is a text; the first sentence heads the event instead. */
const longestHeadline = 100;

/** An event before its sources have numbers. */
export interface ToldEvent {
  readonly storyId: string;
  readonly headline: Claim;
  /** At least one; what reports say stands before what other pages add. */
  readonly body: readonly Claim[];
  /** Of the body what reports say; at least one. */
  readonly reported: readonly Claim[];
  readonly otherwise: readonly Claim[];
  readonly views: readonly Claim[];
  readonly summary?: Claim;
  /** Another outlet's title. */
  readonly point?: Claim;
  /** Outlets that tell it, copies included. */
  readonly outlets: number;
  readonly articleCount: number;
  /** Reprints of its articles. */
  readonly copyCount: number;
  readonly earlier?: Earlier;
  readonly late?: string;
}

export interface ToldEvents {
  readonly events: readonly ToldEvent[];
  /** Story id to the reason it is not told. */
  readonly leftOut: ReadonlyMap<string, string>;
}

/** Events in story order, at most `most`. */
export function eventsOf(proved: Proved, lang: PostLanguage, most: number): ToldEvents {
  const events: ToldEvent[] = [];
  const leftOut = new Map<string, string>();
  for (const story of proved.stories) {
    const claims = proved.claims.filter((claim) => claim.storyId === story.id);
    const having = (role: DraftRole): readonly Claim[] =>
      withoutRepeats(claims.filter((claim) => claim.role === role));
    const sentences = having('body');
    const ofReports = ({ citations }: Claim): boolean => isReported(citations, story);
    const first = sentences.find(ofReports);
    if (first === undefined) {
      const what = sentences.length === 0 ? 'was proved' : 'that a report says was proved';
      leftOut.set(story.id, `no sentence of its event ${what}`);
      continue;
    }
    if (events.length >= most) {
      leftOut.set(story.id, `the post holds ${most} events and this one ranks below them`);
      continue;
    }
    const headline = pickHeadline(claims, lang) ?? first;
    const rest = sentences.filter((claim) => claim.text !== headline.text);
    const reported = rest.some(ofReports) ? rest.filter(ofReports) : [first];
    events.push({
      storyId: story.id,
      headline,
      body: [...reported, ...rest.filter((claim) => !ofReports(claim))],
      reported,
      otherwise: having('otherwise'),
      views: having('view'),
      ...(having('point')[0] && { point: having('point')[0] }),
      ...(having('summary')[0] && { summary: having('summary')[0] }),
      outlets: new Set(
        story.tellings.flatMap(({ article, copies }) => [article, ...copies].map(outletKey)),
      ).size,
      articleCount: story.tellings.reduce((sum, telling) => sum + 1 + telling.copies.length, 0),
      copyCount: story.tellings.reduce((sum, telling) => sum + telling.copies.length, 0),
      ...(story.earlier && { earlier: story.earlier }),
      ...(story.late !== undefined && { late: story.late }),
    });
  }
  return { events, leftOut };
}

/** A headline in the post's language goes before one in its source's. */
function pickHeadline(claims: readonly Claim[], lang: PostLanguage): Claim | undefined {
  const headlines = claims.filter(
    (claim) => claim.role === 'headline' && widthOf(claim.text) <= longestHeadline,
  );
  return headlines.find((claim) => claim.lang === lang) ?? headlines[0];
}

function withoutRepeats(claims: readonly Claim[]): readonly Claim[] {
  const seen = new Set<string>();
  return claims.filter((claim) => !seen.has(claim.text) && seen.add(claim.text));
}
