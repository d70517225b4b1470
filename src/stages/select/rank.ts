/** Which stories matter most. */
import type { ToldStory } from '../../model/run.ts';
import type { Story } from '../../model/story.ts';
import type { Topic } from '../../model/topic.ts';
import { figuresIn } from '../../text/numbers.ts';
import { plainText } from '../../text/plain.ts';
import { foldForComparison } from '../../text/scripts.ts';
import { termsOf } from '../../text/tokens.ts';
import type { About } from './about/about.ts';
import { provenDate } from './dating.ts';
import { outletsCounted } from './outlets.ts';
import { namesWithin, partiesOf } from './parties.ts';
import { preferenceOf, type Part } from './preferences.ts';

/** A story with its weight, and what that is made of, in plain words. */
export interface Ranked {
  readonly story: Story;
  readonly score: number;
  readonly parts: readonly string[];
}

export interface RankContext {
  readonly topic: Topic;
  readonly about: ReadonlyMap<string, About>;
  readonly told: readonly ToldStory[];
}

/** More outlets than this add nothing: agencies reach them all. */
const mostOutlets = 6;
/** An outlet that only prints what another wrote. */
const worthOfACopy = 0.2;
/** A score of `about` from which a story is as close to the topic as can be. */
const closest = 4;
const worthOfCloseness = 2;
const worthOfNovelty = 1.5;
const worthOfFacts = 0.75;
/** So many distinct figures, and so many names, make a full report. */
const fullReport = 12;
const leadCharacters = 300;
const worthOfADate = 0.5;
/** What a story loses for each one before it about the same party. */
const costOfRepetition = 0.75;
const mostRepetitions = 2;

/**
 * Stories by what speaks for them, each weighed with regard to those before it: a second one about the same party counts
 * less. Ties go to the later story, then by id. The order of the input changes nothing.
 */
export function ranked(stories: readonly Story[], context: RankContext): readonly Ranked[] {
  const parties = partiesOf(stories, namesOf(context.topic));
  const known = context.told.map(({ headline, articles: [lead] }) =>
    wordsOf(`${headline}\n${lead?.text.slice(0, leadCharacters) ?? ''}`),
  );
  let left = stories
    .map((story, i) => ({
      story,
      parties: parties[i] ?? new Set<string>(),
      date: latest(story),
      weighed: partsOf(story, context, known),
    }))
    .toSorted(
      (a, b) =>
        (a.date === b.date ? 0 : a.date > b.date ? -1 : 1) || (a.story.id < b.story.id ? -1 : 1),
    );
  const order: Ranked[] = [];
  const met = new Map<string, number>();
  while (left.length > 0) {
    const weighed = left.map((one) => {
      const repeated = repetition(one.parties, met);
      const parts = repeated === undefined ? one.weighed : [...one.weighed, repeated];
      return { one, parts, score: parts.reduce((sum, { points }) => sum + points, 0) };
    });
    const best = weighed.reduce((a, b) => (b.score > a.score + 1e-9 ? b : a));
    order.push({ story: best.one.story, score: best.score, parts: best.parts.map(inWords) });
    for (const party of best.one.parties) met.set(party, (met.get(party) ?? 0) + 1);
    left = left.filter((one) => one !== best.one);
  }
  return order;
}

function namesOf({ name, aliases, tags }: Topic): readonly string[] {
  return [name, ...aliases.map(({ text }) => text), ...tags];
}

function repetition(
  parties: ReadonlySet<string>,
  met: ReadonlyMap<string, number>,
): Part | undefined {
  const known = [...parties]
    .map((party) => ({ party, times: met.get(party) ?? 0 }))
    .toSorted((a, b) => b.times - a.times || (a.party < b.party ? -1 : 1))[0];
  if (known === undefined || known.times === 0) return undefined;
  return {
    points: -costOfRepetition * Math.min(mostRepetitions, known.times),
    why: `another about “${known.party}” before it`,
  };
}

function partsOf(
  story: Story,
  { topic, about }: RankContext,
  told: readonly ReadonlySet<string>[],
): readonly Part[] {
  const { tellings } = story;
  const { own, copying } = outletsCounted(tellings);
  const closeness = Math.max(
    0,
    ...tellings.map(({ article }) => about.get(article.id)?.score ?? 0),
  );
  const dated = tellings.some(({ article }) => article.publishedAt?.evidence !== 'feed');
  const lead = leadOf(story);
  const figures = new Set(figuresIn(lead).map(({ value, kind }) => `${kind} ${value}`)).size;
  const names = namesWithin(lead).size;
  const facts = (Math.min(1, figures / fullReport) + Math.min(1, names / fullReport)) / 2;
  const fresh = noveltyOf(story, told);
  const parts: readonly Part[] = [
    {
      points: worthOfCloseness * Math.min(1, closeness / closest),
      why: 'close to the topic',
    },
    {
      points: Math.log2(Math.min(own, mostOutlets)),
      why: `${own} outlets in their own words`,
    },
    {
      points: worthOfACopy * Math.min(copying, mostOutlets),
      why: `${copying} that copy`,
    },
    { points: worthOfFacts * facts, why: `${figures} figures and ${names} names in the lead` },
    { points: dated ? worthOfADate : 0, why: 'a date of its own' },
    {
      points: worthOfNovelty * fresh,
      why: 'new against earlier posts',
    },
    ...preferenceOf(story, topic),
  ];
  return parts.filter(({ points }) => Math.abs(points) >= 0.05);
}

function inWords({ points, why }: Part): string {
  return `${why} ${points > 0 ? '+' : '−'}${Math.abs(points).toFixed(1)}`;
}

/** Title and beginning of the first telling. */
function leadOf({ tellings }: Story): string {
  const { title, blocks } = tellings[0].article;
  const text = blocks.map((block) => block.text).join('\n');
  return plainText(`${title}\n${text.slice(0, leadCharacters)}`);
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(termsOf(foldForComparison(plainText(text))));
}

/** The share of a lead's words, 0 to 1, that the told story nearest to it did not have; 0 where none was told. */
function noveltyOf(story: Story, told: readonly ReadonlySet<string>[]): number {
  const words = [...wordsOf(leadOf(story))];
  if (told.length === 0 || words.length === 0) return 0;
  const shares = told.map((known) => words.filter((word) => known.has(word)).length / words.length);
  return 1 - Math.max(...shares);
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
