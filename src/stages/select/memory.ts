/** What earlier posts told, and what a story brings beyond it. */
import { aspectsOf, type Aspects } from '../../events/aspects.ts';
import { noEmbeddings, type Embeddings } from '../../events/embeddings.ts';
import { meanSameEvent } from '../../events/same-event.ts';
import { without, totalWeight, unionOf } from '../../events/sparse.ts';
import { titledOf, type Titled } from '../../events/titled.ts';
import { topicNames } from '../../events/topic-names.ts';
import type { Article } from '../../model/article.ts';
import type { ArticleKind } from '../../model/article-kind.ts';
import type { ToldStory } from '../../model/run.ts';
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
/** Kinds of pages that are news however much they repeat. */
const alwaysNew: ReadonlySet<ArticleKind> = new Set(['correction', 'denial']);

/** What of a story was told: nothing, all, or something that it carries on. */
export type Recalled =
  | { readonly what: 'new' }
  | { readonly what: 'told'; readonly by: ToldStory }
  | { readonly what: 'follow-up'; readonly earlier: Earlier };

export interface Memory {
  /** The post that was made of this very text, or of the same page where it still says the same. */
  readonly ofText: (article: Article, copies: readonly Copy[]) => ToldStory | undefined;
  /** `late` is the day of the news where that lies before the window. */
  readonly ofStory: (tellings: readonly Telling[], late: string | undefined) => Recalled;
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
    ofStory: (tellings, late) => {
      const own = tellings.map(({ article }) => read(titledOf(article)));
      const alike = remembered
        .map((one) => ({ ...one, likeness: meanSameEvent(own, one.aspects) }))
        .filter(({ likeness }) => likeness >= (late === undefined ? sameStory : sameEventAsTold))
        .toSorted((a, b) => b.likeness - a.likeness);
      const [best] = alike;
      if (best === undefined) return { what: 'new' };
      if (late !== undefined && best.story.date >= late) return { what: 'told', by: best.story };
      const thread = remembered.filter(({ story }) => story.id === best.story.id);
      const seen = thread.flatMap(({ aspects }) => aspects);
      const isNew =
        tellings.some(({ article }) => alwaysNew.has(article.kind)) || bringsNews(own, seen);
      if (!isNew)
        return best.likeness >= surelySame ? { what: 'told', by: best.story } : { what: 'new' };
      const sentences = thread.flatMap(({ story }) => story.sentences);
      // The newest of its posts is the one that a reader goes back to.
      const { id } = best.story;
      const posts = alike.filter(({ story }) => story.id === id).map(({ story }) => story.date);
      const date = posts.toSorted().at(-1) ?? best.story.date;
      return { what: 'follow-up', earlier: { id, date, sentences } };
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
