/** What earlier posts told, and what a story brings beyond it. */
import { aspectsOf, type Aspects } from '../../events/aspects.ts';
import { noEmbeddings, type Embeddings } from '../../events/embeddings.ts';
import { meanSameEvent } from '../../events/same-event.ts';
import { without, totalWeight, unionOf } from '../../events/sparse.ts';
import { titledOf, type Titled } from '../../events/titled.ts';
import { topicNames } from '../../events/topic-names.ts';
import type { Article } from '../../model/article.ts';
import type { ArticleKind } from '../../model/article-kind.ts';
import type { StoryState, ToldStory } from '../../model/run.ts';
import type { Copy, Earlier, Telling } from '../../model/story.ts';
import type { Topic } from '../../model/topic.ts';
import { canonicalUrl } from '../../text/urls.ts';
import { beginningOf, isSameText } from './same-text.ts';

/** From here on a story carries on one that was told, where it has something new. */
const sameStory = 0.64;
/** What comes late is held against the posts of its own day: what they told, in the words of other outlets, is no news. */
const sameEventAsTold = 0.5;
/** From here on it is that story, and told again where it has nothing new. */
const surelySame = 0.8;
/** With less than this share of its figures new it has nothing new. */
const newFigures = 0.15;
/** Figures that weigh less than this together say nothing of what is new. */
const fewFigures = 1;
/** Pages and posts that take back what was said: news however much they repeat. */
const takesBack: ReadonlySet<ArticleKind | StoryState> = new Set(['correction', 'denial']);

/** What of a story was told: nothing, all, or something that it carries on. */
export type Recalled =
  | { readonly what: 'new' }
  | { readonly what: 'told'; readonly by: ToldStory }
  | { readonly what: 'follow-up'; readonly earlier: Earlier };

export interface Memory {
  /** The post that was made of this very text, or of the same page where it still says the same. */
  readonly ofText: (article: Article, copies: readonly Copy[]) => ToldStory | undefined;
  /** The likest story that has to do with the event. */
  readonly alike: (tellings: readonly Telling[]) => ToldStory | undefined;
  /** The likest story that surely tells the event for the first time, or that corrects or denies what looks like it. */
  readonly holderOf: (tellings: readonly Telling[]) => ToldStory | undefined;
  /** The post of `day` or later that told this news of `day`, in whatever words and however much that adds. */
  readonly toldSince: (tellings: readonly Telling[], day: string) => ToldStory | undefined;
  /** `known` are further pages of the event, of days before, with the post that told it then. */
  readonly ofStory: (tellings: readonly Telling[], known?: KnownPages) => Recalled;
}

/** Pages that no run saw on their day, and the post that told of their event all the same. */
export interface KnownPages {
  readonly by: ToldStory;
  readonly tellings: readonly Telling[];
}

/** `told` oldest first. */
export function memoryOf(
  told: readonly ToldStory[],
  topic: Topic,
  embeddings: Embeddings = noEmbeddings,
): Memory {
  const ignored = topicNames(topic);
  const read = (one: Titled): Aspects =>
    aspectsOf(one.title, one.text, ignored, embeddings.of(one));
  const byUrl = new Map(
    told.flatMap((story) => story.urls.map((url) => [canonicalUrl(url), story] as const)),
  );
  const texts = told.flatMap((story) =>
    story.articles.map(({ text }) => ({ story, beginning: beginningOf(text) })),
  );
  const remembered = told.map((story) => ({
    story,
    aspects: story.articles.map(read),
  }));
  const aspectsOfAll = (tellings: readonly Telling[]): readonly Aspects[] =>
    tellings.map(({ article }) => read(titledOf(article)));
  const likest = (
    tellings: readonly Telling[],
    atLeast: number,
  ): readonly { readonly story: ToldStory; readonly likeness: number }[] => {
    const own = aspectsOfAll(tellings);
    return remembered
      .map(({ story, aspects }) => ({ story, likeness: meanSameEvent(own, aspects) }))
      .filter(({ likeness }) => likeness >= atLeast)
      .toSorted((a, b) => b.likeness - a.likeness);
  };
  // A report that goes on with a story may well open with what was told.
  const addsTo = (article: Article, story: ToldStory): boolean =>
    bringsNews(
      [read(titledOf(article))],
      remembered.find((one) => one.story === story)?.aspects ?? [],
    );
  return {
    ofText: (article, copies) => {
      const own = beginningOf(titledOf(article).text);
      const urls = [article.url, article.hit.url, ...copies.map(({ url }) => url)];
      const linked = urls
        .map((url) => byUrl.get(canonicalUrl(url)))
        .find((one) => one !== undefined);
      const alike = texts.find(({ beginning }) => isSameText(own, beginning))?.story;
      if (alike !== undefined && !addsTo(article, alike)) return alike;
      // A page that says something else now, or shares its address with others, is not told yet.
      return linked?.articles.length === 0 ? linked : undefined;
    },
    alike: (tellings) => likest(tellings, sameEventAsTold)[0]?.story,
    holderOf: (tellings) =>
      likest(tellings, sameStory).find(
        ({ story: { state }, likeness }) =>
          takesBack.has(state) || (state === 'new' && likeness >= surelySame),
      )?.story,
    toldSince: (tellings, day) => {
      const alike = likest(tellings, sameEventAsTold).map(({ story }) => story);
      // A post that went on with the story on that day may share few words with a report in another language.
      const thread = told.filter(({ id }) => id === alike[0]?.id);
      // A correction of that day is told only by a post that has it.
      const isCorrection = tellings.some(({ article }) => takesBack.has(article.kind));
      return [...alike, ...thread].find(
        ({ date, state }) => date >= day && (!isCorrection || takesBack.has(state)),
      );
    },
    ofStory: (tellings, known) => {
      const own = aspectsOfAll(tellings);
      const alike = likest(tellings, sameStory);
      const best = known?.by ?? alike[0]?.story;
      if (best === undefined) return { what: 'new' };
      const thread = remembered.filter(({ story }) => story.id === best.id);
      const seen = [
        ...thread.flatMap(({ aspects }) => aspects),
        ...aspectsOfAll(known?.tellings ?? []),
      ];
      const isNew =
        tellings.some(({ article }) => takesBack.has(article.kind)) || bringsNews(own, seen);
      const surely = known !== undefined || (alike[0]?.likeness ?? 0) >= surelySame;
      if (!isNew) return surely ? { what: 'told', by: best } : { what: 'new' };
      const sentences = thread.flatMap(({ story }) => story.sentences);
      // The newest of its posts is the one that a reader goes back to.
      const { id } = best;
      const posts = alike.map(({ story }) => story).filter((story) => story.id === id);
      const { date, headline } =
        [best, ...posts].toSorted((a, b) => b.date.localeCompare(a.date))[0] ?? best;
      return { what: 'follow-up', earlier: { id, date, headline, sentences } };
    },
  };
}

/** Whether it has figures that no post had. With hardly any figure there is nothing to go by, and it is taken for told. */
function bringsNews(own: readonly Aspects[], told: readonly Aspects[]): boolean {
  const figures = unionOf(own.map((one) => one.figures));
  const all = totalWeight(figures);
  if (all < fewFigures) return false;
  const unseen = totalWeight(without(figures, unionOf(told.map((one) => one.figures))));
  return unseen / all >= newFigures;
}
