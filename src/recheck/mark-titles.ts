/** What a mark shows and opens: how the sentence was proved, and the words it was made of. */
import { factsOf, type Digest } from '../model/digest.ts';
import { usualStyle } from '../model/post.ts';
import { marksOf, titleOf, type Mark as WrittenMark } from '../writers/marks.ts';
import { wordsOfAddress } from '../writers/text-fragment.ts';
import { phrasesFor } from '../languages/target-languages.ts';
import { textKey } from './evidence.ts';
import type { Mark } from './read-inline.ts';

/** Says what of a mark is not what the writer put behind these words; what the run never wrote can't be told. */
export function markCheck(digest: Digest): (text: string, mark: Mark) => readonly string[] {
  const phrases = phrasesFor(digest.lang);
  const written = new Map<string, WrittenMark[]>();
  for (const claim of factsOf(digest))
    for (const mark of marksOf(claim, digest, phrases, usualStyle)) {
      const key = keyOf(claim.text, mark.url);
      written.set(key, [...(written.get(key) ?? []), mark]);
    }
  return (text, { number, url, title }) => {
    const known = written.get(keyOf(text, url)) ?? [];
    if (known.length === 0) return [];
    const { words } = wordsOfAddress(url ?? '');
    const titled = title === undefined || known.some((mark) => titleOf(mark) === title);
    const opens =
      words === '' || known.some((mark) => wordsOfAddress(mark.url ?? '').words === words);
    return [
      ...(titled ? [] : [`the words behind mark ${number} were changed`]),
      ...(opens ? [] : [`the words that mark ${number} opens were changed`]),
    ];
  };
}

function keyOf(text: string, url = ''): string {
  return `${textKey(text)}\n${wordsOfAddress(url).url}`;
}
