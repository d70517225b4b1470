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

/**
 * Up to three facts, each of another event as far as there are three, none in another language where there is one in the
 * post's: what lists of posts show beneath the title, which is the first event's headline and so is not said again where
 * the event has other words.
 */
export function chooseSummary(events: readonly ToldEvent[], lang: PostLanguage): readonly Claim[] {
  const rounds = events.map(({ headline, point, summary, reported }, i) => {
    const words = i === 0 ? [point, summary, headline] : [point, headline, summary];
    const whole = reported.filter(({ follows }) => follows !== true).slice(0, 1);
    return [...words, ...whole].filter((claim) => claim !== undefined);
  });
  const own = rounds.map((claims) => claims.filter((claim) => claim.lang === lang));
  const choices = own.some((claims) => claims.length > 0) ? own : rounds;
  const chosen: Claim[] = [];
  // Every event's first choice, then every event's second.
  for (let round = 0; round < Math.max(...choices.map((claims) => claims.length)); round++)
    for (const claims of choices) {
      const claim = claims[round];
      if (claim === undefined || chosen.length === mostSummary) continue;
      // Of one story no two claims say the same: verify sees to it.
      if (!chosen.some(({ text }) => text === claim.text)) chosen.push(claim);
    }
  return chosen;
}

function ownFirst(claims: readonly Claim[], lang: PostLanguage): readonly Claim[] {
  return claims.toSorted((a, b) => Number(b.lang === lang) - Number(a.lang === lang));
}
