/** Story[] → Story[]: what is news, on topic, in the window, not told before, and matters most. */
import { drop, type Diagnostic, type DropCode } from '../../diagnostics.ts';
import type { Article, ArticleLanguage } from '../../model/article.ts';
import { articleKinds, roleOf } from '../../model/article-kind.ts';
import type { Story, Telling } from '../../model/story.ts';
import type { PostLanguage, Topic } from '../../model/topic.ts';
import { outcome, type Params, type Stage } from '../../stage.ts';
import { ordersAModel } from '../../text/orders.ts';
import { inWindow, provenDate, windowText } from './dating.ts';
import { presenceOf } from './on-topic.ts';
import { outletsOf, ranked } from './rank.ts';
import { toldBefore, type ToldBefore } from './told.ts';

/**
 * Keeps the tellings that may be told, then the `maxStories` stories that matter most, best first.
 * Every article that goes leaves a diagnostic with its reason; its copies were folded into it before.
 */
export const select: Stage<readonly Story[], readonly Story[]> = {
  name: 'select',
  version: 3,
  needs: [],
  uses: ['topic', 'window', 'told', 'maxStories', 'lang'],
  run: (stories, _ports, params) => {
    const told = toldBefore(params.told);
    const dropped: Diagnostic[] = [];
    const valid = stories.flatMap((story): readonly Story[] => {
      const tellings = story.tellings.flatMap((telling): readonly Telling[] => {
        const reason = objection(telling, params, told, isOnTopic(story, params.topic));
        if (reason !== undefined) dropped.push(reason);
        return reason === undefined ? [withProvenDate(telling)] : [];
      });
      const [lead, ...rest] = inReadingOrder(tellings, params.lang);
      return lead === undefined ? [] : [{ id: `s${lead.article.id}`, tellings: [lead, ...rest] }];
    });
    const order = ranked(valid, params.topic);
    const left = order.slice(params.maxStories);
    return outcome(order.slice(0, params.maxStories), [
      ...dropped,
      ...left.flatMap((story) => notChosen(story, order.indexOf(story) + 1, params.maxStories)),
    ]);
  },
};

/** Nearest to the post's reader first: only those in the post's language can be told in its words. */
const readingOrder: Readonly<Record<PostLanguage, readonly ArticleLanguage[]>> = {
  'zh-TW': ['zh-Hant', 'zh-Hans'],
  en: ['en'],
};

function inReadingOrder(tellings: readonly Telling[], lang: PostLanguage): readonly Telling[] {
  const order = readingOrder[lang];
  const rank = ({ article }: Telling): number => {
    const place = order.indexOf(article.lang);
    return place < 0 ? order.length : place;
  };
  return tellings.toSorted((a, b) => rank(a) - rank(b));
}

/** What one telling names in passing may be what another is about: then the event is on topic. */
function isOnTopic({ tellings }: Story, topic: Topic): boolean {
  return tellings.some(
    ({ article }) => !['passing', 'absent'].includes(presenceOf(article, topic)),
  );
}

/** The first reason against a telling, or none. */
function objection(
  { article, copies }: Telling,
  { topic, window }: Params,
  told: ToldBefore,
  storyOnTopic: boolean,
): Diagnostic | undefined {
  const because = (code: DropCode, message: string): Diagnostic => drop(code, article.id, message);
  if (roleOf(article.kind) !== 'leads') return because('select.not-news', whatItIs(article));
  if (ordersAModel(article.title))
    return because('select.not-news', 'its title gives orders to a language model');
  const presence = presenceOf(article, topic);
  if (presence === 'absent') {
    return because('select.off-topic', `neither title nor text names ${topic.name}`);
  }
  if (presence === 'passing' && !storyOnTopic) {
    return because('select.off-topic', `names ${topic.name} only once, in passing, far down`);
  }
  const date = provenDate(article);
  if (date === undefined) return because('select.undated', whyUndated(article));
  if (!inWindow(date.value, window)) {
    return because(
      'select.out-of-window',
      `published ${date.value} (${date.evidence}), outside ${windowText(window)}`,
    );
  }
  const before = told(article, copies);
  return before === undefined ? undefined : because('select.told-before', before);
}

/** `satire or fiction: the section is “貓空話”`. */
function whatItIs({ kind, kindEvidence = [] }: Article): string {
  return [articleKinds[kind].what, ...kindEvidence].join(': ');
}

function whyUndated({ hit, modifiedAt }: Article): string {
  const seen = hit.date === undefined ? '' : `; ${hit.source} only saw it on ${hit.date.value}`;
  const changed = modifiedAt === undefined ? '' : `; changed on ${modifiedAt.value}`;
  return `no date of publication on the page${seen}${changed}`;
}

/** A date that only the source knows is the article's from here on, with its weaker evidence. */
function withProvenDate(telling: Telling): Telling {
  const date = provenDate(telling.article);
  if (date === undefined || telling.article.publishedAt !== undefined) return telling;
  return { ...telling, article: { ...telling.article, publishedAt: date } };
}

function notChosen(story: Story, place: number, most: number): readonly Diagnostic[] {
  const outlets = outletsOf(story.tellings).size;
  const printed = `${outlets} ${outlets === 1 ? 'outlet' : 'outlets'}`;
  return story.tellings.map(({ article }) =>
    drop(
      'select.not-chosen',
      article.id,
      `story ${place} by weight (${printed}); the post holds ${most}`,
    ),
  );
}
