/** Which stories matter most. */
import type { Story } from '../../model/story.ts';
import type { Topic } from '../../model/topic.ts';
import { provenDate } from './dating.ts';
import { presenceOf, type Presence } from './on-topic.ts';

const presenceScore: Readonly<Record<Presence, number>> = {
  title: 2,
  lead: 1,
  body: 0.25,
  passing: 0,
  absent: 0,
};
/** More outlets than this add nothing: agencies reach them all. */
const outletsCounted = 6;

/**
 * Stories by what speaks for them: the topic in a title, outlets that print it, articles that
 * tell it in their own words, a date of the article's own rather than its feed's. Ties go to the
 * later story, then by id.
 */
export function ranked(stories: readonly Story[], topic: Topic): readonly Story[] {
  return stories
    .map((story) => ({ story, score: scoreOf(story, topic), date: latest(story) }))
    .sort(
      (a, b) =>
        b.score - a.score ||
        (a.date === b.date ? 0 : a.date > b.date ? -1 : 1) ||
        (a.story.id < b.story.id ? -1 : 1),
    )
    .map(({ story }) => story);
}

function scoreOf({ tellings }: Story, topic: Topic): number {
  const presence = Math.max(
    ...tellings.map(({ article }) => presenceScore[presenceOf(article, topic)]),
  );
  const outlets = outletsOf(tellings).size;
  const dated = tellings.some(({ article }) => article.publishedAt?.evidence !== 'feed');
  return (
    presence +
    Math.log2(Math.min(outlets, outletsCounted)) +
    0.25 * tellings.length +
    (dated ? 0.5 : 0)
  );
}

/** Names of all outlets that print a story, copies included. */
export function outletsOf(tellings: Story['tellings']): ReadonlySet<string> {
  return new Set(
    tellings.flatMap(({ article, copies }) => [article.outlet, ...copies.map((c) => c.outlet)]),
  );
}

function latest({ tellings }: Story): string {
  return (
    tellings
      .map(({ article }) => instant(provenDate(article)?.value))
      .sort()
      .at(-1) ?? ''
  );
}

/** Sorts as text by time; a bare day counts as its start in UTC. */
function instant(value: string | undefined): string {
  const time = Date.parse(value ?? '');
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}
