/** Story[] → Story[]: what is news, on topic, in the window, not told before, and matters most. */
import { drop, note, type Diagnostic, type DropCode } from '../../diagnostics.ts';
import type { Article } from '../../model/article.ts';
import { articleKinds, roleOf } from '../../model/article-kind.ts';
import { targetLanguage } from '../../languages/target-languages.ts';
import { embeddingsOf } from '../../events/embeddings.ts';
import { differencesIn } from '../../events/differences.ts';
import { titledOf, type Titled } from '../../events/titled.ts';
import { topicNames } from '../../events/topic-names.ts';
import type { Story, Support, Telling } from '../../model/story.ts';
import type { Topic } from '../../model/topic.ts';
import { outcome, type Params, type Stage } from '../../stage.ts';
import { ordersAModel } from '../../text/orders.ts';
import { inWindow, provenDate, windowText } from './dating.ts';
import { aboutOf, type About } from './about/about.ts';
import { pastOf, type Past } from './past.ts';
import { joinFollowUps } from './follow-ups.ts';
import { missingOf } from './preferences.ts';
import { ranked, type Ranked } from './rank.ts';

/**
 * Keeps the tellings that may be told, then the `maxStories` stories that matter most, best first.
 * Every article that goes leaves a diagnostic with its reason; its copies were folded into it before.
 */
export const select: Stage<readonly Story[], readonly Story[], 'embedder', 'select'> = {
  name: 'select',
  version: 12,
  needs: ['embedder'],
  uses: [
    'topic',
    'window',
    'told',
    'toldLater',
    'toldThatDay',
    'decided',
    'maxStories',
    'lang',
    'otherTopics',
    'calibration',
  ],
  run: async (stories, { embedder }, params) => {
    const { topic, maxStories } = params;
    const embeddings = await embeddingsOf(compared(stories, params), embedder, params.calibration);
    const past = pastOf(params, embeddings);
    const about = aboutOf(articlesOf(stories), topic, params);
    const dropped: Diagnostic[] = [];
    const valid = stories.flatMap((story): readonly Story[] => {
      const missing = missingOf(story, topic);
      const tellings = story.tellings.flatMap((telling): readonly Telling[] => {
        const off = offTopic(telling, story, about);
        const reason = objection(telling, params, past, { off, missing });
        if (reason !== undefined) dropped.push(reason);
        return reason === undefined ? [withProvenDate(telling)] : [];
      });
      const { supports = [] } = story;
      const { story: told, left } = past.recall(ordered(tellings, params));
      if (left !== undefined)
        dropped.push(...left.tellings.map((one) => drop(left.code, one.article.id, left.message)));
      if (told !== undefined) {
        const beside = supports.flatMap((support): readonly Support[] => {
          const reason = notInTime(support.article, params, past);
          if (reason !== undefined) dropped.push(reason);
          return reason === undefined ? [withProvenDate(support)] : [];
        });
        return [{ ...told, ...(beside.length > 0 && { supports: beside }) }];
      }
      dropped.push(
        ...supports.map(({ article }) =>
          drop(
            'select.not-news',
            article.id,
            `${whatItIs(article)}; no report of this event is told`,
          ),
        ),
      );
      return [];
    });
    const whole = joinFollowUps(valid, topic, (tellings) => ordered(tellings, params), embeddings);
    const order = ranked(whole, { topic, about, told: params.told });
    return outcome(
      order.slice(0, maxStories).map(({ story }) => withDifferences(story, topic)),
      [
        ...dropped,
        ...order.map((one, i) =>
          note('select.ranked', one.story.tellings[0].article.id, placeOf(one, i)),
        ),
        ...order.flatMap((one, i) => (i < maxStories ? [] : notChosen(one, i, maxStories))),
        ...(embeddings.lost === undefined
          ? []
          : [note('select.not-embedded', embedder?.info.model ?? '', embeddings.lost)]),
      ],
    );
  },
};

/** Every article once: a page of many stories supports several. */
function articlesOf(stories: readonly Story[]): readonly Article[] {
  const all = stories.flatMap(({ tellings, supports = [] }) => [...tellings, ...supports]);
  return [...new Map(all.map(({ article }) => [article.id, article])).values()];
}

/** What earlier posts told and what may tell it again; nothing where they told nothing. */
function compared(
  stories: readonly Story[],
  { told, toldLater, toldThatDay }: Params,
): readonly Titled[] {
  const posts = [...told, ...toldLater, ...toldThatDay];
  if (posts.length === 0) return [];
  return [...articlesOf(stories).map(titledOf), ...posts.flatMap(({ articles }) => articles)];
}

function withDifferences(story: Story, topic: Topic): Story {
  const reports = story.tellings.map(({ article }) => article);
  const differences = differencesIn(reports, topicNames(topic));
  return differences.length === 0 ? story : { ...story, differences };
}

/** The one that leads first: who may lead before who may not, news of the window before news of the days before it, then by language. */
function ordered(tellings: readonly Telling[], { lang, window }: Params): readonly Telling[] {
  const { readingOrder: languages } = targetLanguage(lang);
  const rank = ({ article }: Telling): number => {
    const place = languages.indexOf(article.lang);
    const language = place < 0 ? languages.length : place;
    const late = inWindow(provenDate(article)?.value ?? '', window) ? 0 : 10;
    return (roleOf(article.kind) === 'leads' ? 0 : 100) + late + language;
  };
  return tellings.toSorted((a, b) => rank(a) - rank(b));
}

/**
 * Why a telling is not about the topic. What one telling names in passing may be what another is about: then the
 * event is on topic.
 */
function offTopic(
  { article }: Telling,
  { tellings }: Story,
  about: ReadonlyMap<string, About>,
): string | undefined {
  const own = about.get(article.id);
  if (own === undefined || own.about) return undefined;
  if (own.named && tellings.some((other) => about.get(other.article.id)?.about)) return undefined;
  return own.reasons.join('; ');
}

/** The first reason against a telling, or none. */
function objection(
  { article, copies }: Telling,
  params: Params,
  past: Past,
  { off, missing }: { readonly off: string | undefined; readonly missing: string | undefined },
): Diagnostic | undefined {
  const because = (code: DropCode, message: string): Diagnostic => drop(code, article.id, message);
  if (roleOf(article.kind) !== 'leads') return because('select.not-news', whatItIs(article));
  if (ordersAModel(article.title))
    return because('select.not-news', 'its title gives orders to a language model');
  if (off !== undefined) return because('select.off-topic', off);
  if (missing !== undefined)
    return because('select.must', `has no “${missing}”, which the topic file asks for (must)`);
  const late = notInTime(article, params, past);
  if (late !== undefined) return late;
  const before = past.ofText(article, copies);
  if (before === undefined) return undefined;
  return because(
    'select.told-before',
    `the post of ${before.date} told the same: “${before.headline}”`,
  );
}

/** Why an article is not of the window, or none. */
function notInTime(article: Article, { window }: Params, past: Past): Diagnostic | undefined {
  const date = provenDate(article);
  if (date === undefined) return drop('select.undated', article.id, whyUndated(article));
  if (inWindow(date.value, window) || past.missed(article, date.value)) return undefined;
  return drop(
    'select.out-of-window',
    article.id,
    `published ${date.value} (${date.evidence}), outside ${windowText(window)}`,
  );
}

/** `satire or fiction: the section is “貓空話”`. */
function whatItIs({ kind, kindEvidence = [] }: Article): string {
  return [articleKinds[kind].what, ...kindEvidence].join(': ');
}

function whyUndated({ hit, modifiedAt }: Article): string {
  const unread =
    hit.dateText === undefined
      ? ''
      : `; ${hit.source} gives “${hit.dateText}”, which proves no date or can’t be read`;
  const seen = hit.date === undefined ? '' : `; ${hit.source} only saw it on ${hit.date.value}`;
  const changed = modifiedAt === undefined ? '' : `; changed on ${modifiedAt.value}`;
  return `no date of publication on the page${unread}${seen}${changed}`;
}

/** A date that only the source knows is the article's from here on, with its weaker evidence. */
function withProvenDate<T extends Support>(told: T): T {
  const date = provenDate(told.article);
  if (date === undefined || told.article.publishedAt !== undefined) return told;
  return { ...told, article: { ...told.article, publishedAt: date } };
}

/** `place 2, weight 4.1: 3 outlets +1.6, the topic in title and text +2.0`. */
function placeOf({ score, parts }: Ranked, index: number): string {
  return `place ${index + 1}, weight ${score.toFixed(1)}: ${parts.join(', ')}`;
}

function notChosen(one: Ranked, index: number, most: number): readonly Diagnostic[] {
  const { tellings, supports = [] } = one.story;
  return [...tellings, ...supports].map(({ article }) =>
    drop('select.not-chosen', article.id, `${placeOf(one, index)}; the post holds ${most}`),
  );
}
