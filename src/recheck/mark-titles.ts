/** What a mark shows when it is pointed at: how the sentence was proved, and the words it was cut from. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { factsOf, type Digest } from '../model/digest.ts';
import { markedSentence } from '../writers/marks.ts';
import { phrasesFor } from '../languages/target-languages.ts';
import { textKey } from './evidence.ts';
import { readPassages, type Mark } from './read-inline.ts';
import { phrasePatterns } from './phrase-patterns.ts';

/** Says whether a mark's title is what the writer put behind these words; what the run never wrote can't be told. */
export function titleCheck(digest: Digest): (text: string, mark: Mark) => boolean {
  const patterns = phrasePatterns();
  const phrases = phrasesFor(digest.lang);
  const titles = new Map<string, Set<string>>();
  for (const claim of factsOf(digest)) {
    const block = fromMarkdown(markedSentence(claim, digest, phrases)).children[0];
    const marks =
      block?.type === 'paragraph'
        ? readPassages(block.children, patterns).flatMap((passage) => passage.marks)
        : [];
    for (const mark of marks) {
      const key = keyOf(claim.text, mark);
      titles.set(key, (titles.get(key) ?? new Set()).add(mark.title ?? ''));
    }
  }
  return (text, mark) =>
    mark.title === undefined || (titles.get(keyOf(text, mark))?.has(mark.title) ?? true);
}

function keyOf(text: string, mark: Mark): string {
  return `${textKey(text)}\n${mark.url ?? ''}`;
}
