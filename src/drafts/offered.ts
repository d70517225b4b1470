/** What of a page that may not lead a story may tell. */
import { giftOf } from '../model/article-kind.ts';
import { partsOf } from '../text/parts.ts';
import type { Support } from '../model/story.ts';
import { isSaidByName } from '../proof/read/voice.ts';
import type { SourceArticle } from '../proof/types.ts';

/** Numbers of the sentences of the part that tells the story; of an opinion, those in which a person of a name speaks. */
export function offeredOf({ article, part }: Support, source: SourceArticle): readonly number[] {
  if (giftOf(article.kind) === 'views')
    return source.sentences
      .filter((sentence) => sentence.number > 0 && isSaidByName(sentence))
      .map(({ number }) => number);
  const own = partsOf(article).find(({ number }) => number === part);
  return own?.sentences.map(({ number }) => number) ?? [];
}
