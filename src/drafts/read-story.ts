/** A story read for proving: its sentences under their numbers, its articles in the prover's form. */
import type { Citation } from '../model/claim.ts';
import type { Story } from '../model/story.ts';
import type { PostLanguage } from '../model/topic.ts';
import { readSource } from '../proof/read/article.ts';
import type { SourceArticle } from '../proof/types.ts';
import { hasSimplifiedOnly } from '../text/scripts.ts';
import { citableOf, type Citable } from './citations.ts';
import { offeredOf } from './offered.ts';

/** A story with its articles read for proving. */
export interface ReadStory {
  readonly story: Story;
  /** The language of the post. */
  readonly lang: PostLanguage;
  readonly citable: ReadonlyMap<string, Citable>;
  /** The tellings first. */
  readonly sources: readonly SourceArticle[];
  /** Whether a sentence of one of the articles may be told: of a page that supports, not every one. */
  readonly offers: (place: Pick<Citation, 'articleId' | 'sentence'>) => boolean;
}

/** Reads the articles of a story once for all its drafts, for a post in a language. */
export function readStory(story: Story, lang: PostLanguage): ReadStory {
  const citable = citableOf(story);
  const articles = [...citable.values()].map(({ article }) => article);
  const outlets = [...new Set(articles.map(({ outlet }) => outlet))];
  const sources = withSpellings(
    articles.map((article) => ({
      ...readSource(
        {
          id: article.id,
          title: article.title,
          sentences: article.sentences,
          publishedAt: article.publishedAt?.value,
        },
        lang,
      ),
      outlets,
    })),
  );
  const offered = new Map<string, Set<number>>();
  for (const support of story.supports ?? []) {
    const source = sources.find(({ id }) => id === support.article.id);
    if (source === undefined) continue;
    const numbers = [...(offered.get(source.id) ?? []), ...offeredOf(support, source)];
    offered.set(source.id, new Set(numbers));
  }
  const offers: ReadStory['offers'] = ({ articleId, sentence }) =>
    offered.get(articleId)?.has(sentence) ?? true;
  return { story, lang, citable, sources, offers };
}

/** Tells the sources in Simplified characters how the others write the names that they share. */
function withSpellings(sources: readonly SourceArticle[]): readonly SourceArticle[] {
  const names = sources
    .filter(({ simplified }) => !simplified)
    .flatMap(({ named }) => named)
    .filter(({ key, text }) => key.length === text.length && !hasSimplifiedOnly(text));
  return sources.map((source) => {
    const spelt = names.filter(({ key }) => source.named.some((own) => own.key.includes(key)));
    return source.simplified && spelt.length > 0 ? { ...source, spelt } : source;
  });
}
