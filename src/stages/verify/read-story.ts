/** A story read for proving: its sentences under their numbers, its articles in the prover's form. */
import type { Article } from '../../model/article.ts';
import type { Story } from '../../model/story.ts';
import { paragraphsOf } from '../../text/sentences.ts';
import { citableOf, type Citable } from './citations.ts';
import { readSource, type Source } from './proof/source.ts';

/** A story with its articles read for proving. */
export interface ReadStory {
  readonly story: Story;
  readonly citable: ReadonlyMap<string, Citable>;
  readonly sources: readonly Source[];
}

/** Reads the articles of a story once for all its drafts. */
export function readStory(story: Story): ReadStory {
  const citable = citableOf(story);
  const sources = [...citable.values()].map(({ article, sentences }) =>
    readSource({
      id: article.id,
      title: sentences[0],
      sentences: sentences.slice(1),
      openings: openingsOf(article),
      publishedAt: article.publishedAt?.value,
    }),
  );
  return { story, citable, sources };
}

/** The sentences that begin a block, as `sentencesOf` counts them. */
function openingsOf(article: Article): ReadonlySet<number> {
  const sizes = paragraphsOf(article).map((sentences) => sentences.length);
  return new Set(sizes.map((_, i) => sizes.slice(0, i).reduce((sum, n) => sum + n, 1)));
}
