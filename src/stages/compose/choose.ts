/** The trend, the key points and the summary: proved sentences chosen over, never written anew. */
import type { Claim } from '../../model/claim.ts';
import type { PostLanguage } from '../../model/topic.ts';
import { leansBack } from '../../text/leaning.ts';
import { widthOf } from '../../text/width.ts';
import type { ToldEvent } from './events.ts';

const mostTrend = 3;
const mostKeyPoints = 7;
const mostSummary = 3;
/** Full-width characters a sentence may have to stand in a list; longer ones are taken only for want of others. */
const comfortable = 90;

/** The leading sentence of each of the first stories; stories told in the post's own language go first. */
export function chooseTrend(events: readonly ToldEvent[], lang: PostLanguage): readonly Claim[] {
  const leads = events.map((event) => best(event.reported, lang)).filter((c) => c !== undefined);
  const own = leads.filter((claim) => claim.lang === lang);
  // A trend in the post's language from two events reads better than a third sentence in another.
  return (own.length >= 2 ? own : leads).slice(0, mostTrend);
}

/**
 * One sentence a story: its leading one, or its headline where the trend has that already. A later
 * sentence is the last resort, since it often leans on the one before it.
 */
export function chooseKeyPoints(
  events: readonly ToldEvent[],
  trend: readonly Claim[],
  lang: PostLanguage,
): readonly Claim[] {
  const taken = new Set(trend.map((claim) => claim.text));
  return events.slice(0, mostKeyPoints).map((event) => {
    const lead = best(event.reported, lang);
    const comfortableLead = lead === event.reported[0] ? [lead] : [];
    const choices = [...comfortableLead, event.headline, lead, ...event.reported];
    const fresh = choices.filter((claim) => claim !== undefined && !taken.has(claim.text));
    const own = fresh.filter((claim) => claim?.lang === lang);
    return (
      own.find((claim) => claim !== undefined && alone(claim)) ??
      own[0] ??
      fresh[0] ??
      event.headline
    );
  });
}

/** The first key points: the short version that lists of posts show. */
export function chooseSummary(keyPoints: readonly Claim[]): readonly Claim[] {
  return keyPoints.slice(0, mostSummary);
}

/**
 * The first sentence in the post's language that can be read without the one before it and in one
 * go; else the first.
 */
function best(claims: readonly Claim[], lang: PostLanguage): Claim | undefined {
  const own = claims.filter((claim) => claim.lang === lang);
  return (
    own.find((claim) => alone(claim) && widthOf(claim.text) <= comfortable) ??
    own.find((claim) => alone(claim)) ??
    own[0] ??
    claims.find((claim) => alone(claim)) ??
    claims[0]
  );
}

function alone(claim: Claim): boolean {
  return !leansBack(claim.text);
}
