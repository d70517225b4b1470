/** Whom a story is about beside the topic: names in its titles. */
import type { Story } from '../../model/story.ts';
import { foldForComparison } from '../../text/scripts.ts';
import { plainText } from '../../text/plain.ts';
import { chineseWords } from '../../text/words.ts';

/** A capitalised word says nothing where every word has a capital. */
const capitalised = /(?<!\p{L})\p{Lu}[\p{L}\d]+(?:[-.]\p{L}+)*/gu;

/** Names in a text, in the common form. In doubt a word is one. */
export function namesWithin(text: string): ReadonlySet<string> {
  const plain = plainText(text);
  const han = chineseWords(foldForComparison(plain))
    .filter(({ key, tag }) => /^(?:nr|ns|nt|nz|x)/.test(tag) && /^\p{Script=Han}{2,}$/u.test(key))
    .map(({ key }) => key);
  const capitals = [...plain.matchAll(capitalised)].map(({ 0: word }) => word);
  const words = plain.match(/\p{Script=Latin}+/gu) ?? [];
  // Where most words have a capital it is the headline's way of writing.
  const telling = words.length < 4 || capitals.length <= words.length / 2 ? capitals : [];
  return new Set([...han, ...telling.map((word) => foldForComparison(word))]);
}

/**
 * The parties of each story: names in its titles. What more than a third of the stories name, the topic's own names
 * before all, tells none from another.
 */
export function partiesOf(
  stories: readonly Story[],
  own: readonly string[],
): readonly ReadonlySet<string>[] {
  const all = stories.map(
    ({ tellings }) => new Set(tellings.flatMap(({ article }) => [...namesWithin(article.title)])),
  );
  const topic = own.map((name) => foldForComparison(name));
  const count = (name: string): number => all.filter((names) => names.has(name)).length;
  const most = Math.max(2, stories.length / 3);
  return all.map(
    (names) =>
      new Set(
        [...names].filter(
          (name) =>
            count(name) <= most && !topic.some((one) => one.includes(name) || name.includes(one)),
        ),
      ),
  );
}
