/** A story read for proving: its sentences under their numbers, its articles in the prover's form. */
import type { Story } from '../model/story.ts';
import { readSource } from '../proof/read/article.ts';
import type { SourceArticle } from '../proof/types.ts';
import { citableOf, type Citable } from './citations.ts';

/** A story with its articles read for proving. */
export interface ReadStory {
  readonly story: Story;
  readonly citable: ReadonlyMap<string, Citable>;
  readonly sources: readonly SourceArticle[];
}

/** Reads the articles of a story once for all its drafts. */
export function readStory(story: Story): ReadStory {
  const citable = citableOf(story);
  const sources = [...citable.values()].map(({ article }) =>
    readSource({
      id: article.id,
      title: article.title,
      sentences: article.sentences,
      publishedAt: article.publishedAt?.value,
    }),
  );
  return { story, citable, sources };
}
