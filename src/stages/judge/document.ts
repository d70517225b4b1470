/** What of an article a judge reads: the cited sentences and what stands around them. */
import { sourceLanguages } from '../../languages/source-languages.ts';
import type { Citation } from '../../model/claim.ts';
import type { ReadStory } from '../../drafts/read-story.ts';
import type { JudgedSource } from '../../questions/judge.ts';

/** So many sentences before and after a cited one: whom 他 means, and what limits it. */
const around = 3;

/** The whole of an article that has no more sentences than the exam's: what it was measured on. */
const whole = 12;

/** Sentences in their order, `…` where some are left out. */
export function documentFor(
  articleId: string,
  citations: readonly Citation[],
  { citable }: ReadStory,
): JudgedSource {
  const found = citable.get(articleId);
  if (found === undefined) return { title: '', date: '', document: '' };
  const { article, sentences } = found;
  const cited = citations.filter((c) => c.articleId === articleId).map((c) => c.sentence);
  const near = (n: number): boolean =>
    sentences.length - 1 <= whole || cited.some((at) => Math.abs(at - n) <= around);
  const parts: string[] = [];
  let skipped = false;
  sentences.forEach((sentence, n) => {
    if (n === 0) return;
    if (!near(n)) {
      skipped = true;
      return;
    }
    if (skipped && parts.length > 0) parts.push('…');
    skipped = false;
    parts.push(sentence);
  });
  return {
    title: article.title,
    date: article.publishedAt?.value.slice(0, 10) ?? '',
    document: parts.join(sourceLanguages[article.lang === 'en' ? 'en' : 'zh'].sentenceGap),
  };
}
