/** The trend, the key points and the summary: proved sentences chosen over, never written anew, and none told twice. */
import type { Claim } from '../../model/claim.ts';
import type { Section } from '../../model/sections.ts';
import type { PostLanguage } from '../../model/topic.ts';
import type { ToldEvent } from './events.ts';

const mostTrend = 3;
const mostKeyPoints = 7;
const mostSummary = 3;

/** The first events in one other sentence each, as far as their sources have another. */
export function chooseTrend(
  events: readonly ToldEvent[],
  lang: PostLanguage,
  section: Section | undefined,
): readonly Claim[] {
  return events
    .flatMap(({ summary }) => (summary?.lang === lang ? [summary] : []))
    .slice(0, section === undefined ? 0 : (section.items ?? mostTrend));
}

/** Every event as another of its outlets heads it, else by its headline; those in the post's own language go first. */
export function chooseKeyPoints(
  events: readonly ToldEvent[],
  lang: PostLanguage,
): readonly Claim[] {
  return ownFirst(
    events.map(({ headline, point }) => point ?? headline),
    lang,
  );
}

/** Of all key points those that the post lists. */
export function shownPoints(
  points: readonly Claim[],
  section: Section | undefined,
): readonly Claim[] {
  return points.slice(0, section === undefined ? 0 : (section.items ?? mostKeyPoints));
}

/** The first key points, none in another language where there is one in the post's: what lists of posts show. */
export function chooseSummary(keyPoints: readonly Claim[], lang: PostLanguage): readonly Claim[] {
  const own = keyPoints.filter((claim) => claim.lang === lang);
  return (own.length > 0 ? own : keyPoints).slice(0, mostSummary);
}

function ownFirst(claims: readonly Claim[], lang: PostLanguage): readonly Claim[] {
  return claims.toSorted((a, b) => Number(b.lang === lang) - Number(a.lang === lang));
}
