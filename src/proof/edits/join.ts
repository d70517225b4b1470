/** Two neighbours of a paragraph as one sentence: the second leans on the first, which stands before it. */
import type { Edit, SourceArticle, SourceSentence } from '../types.ts';

const stop = /[。.]$/;

/** The only candidate: a semicolon in the place of the stop, and the next sentence whole. */
export function joins(sentence: SourceSentence, article: SourceArticle): readonly Edit[] {
  const next = article.sentences[sentence.number + 1];
  if (sentence.number < 1 || next?.paragraph !== sentence.paragraph || !stop.test(sentence.text))
    return [];
  if (sentence.lang !== 'zh' || next.lang !== 'zh') return [];
  const { length } = sentence.text;
  return [{ kind: 'join', start: length - 1, end: length, insert: `；${next.text}` }];
}
