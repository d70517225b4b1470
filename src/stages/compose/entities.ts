/** Whom and what the day's events are about, for the tags: names in their headlines that their sentences go on about. */
import { namedIn } from '../../proof/read/named.ts';
import { readSentence } from '../../proof/read/sentence.ts';
import { foldForComparison } from '../../text/scripts.ts';
import { foldInPlace } from '../../text/fold.ts';
import { chineseWords } from '../../text/words.ts';
import type { ToldEvent } from './events.ts';

const most = { ofAll: 5, ofEvent: 2 } as const;
/** Sentences beside the headline that name it; fewer name it in passing. */
const leastSentences = 2;

/** DeepSeek, Hugging Face: words with a capital and a small letter. Capitals alone are IPO and API more often than a name. */
const latinName =
  /(?<![\p{Script=Latin}\d])(?=[\p{Script=Latin}\d.-]*\p{Ll})\p{Lu}[\p{Script=Latin}\d]{3,}(?:[.-][\p{Script=Latin}\d]+)*(?: \p{Lu}[\p{Script=Latin}\d]+)*(?![\p{Script=Latin}\d]| ?\d)/gu;
/** Parts of speech of names by jieba's tags; `x` is what its dictionary does not know. */
const nameTag = /^(?:x|nr|nt|nz)/;

/**
 * At most five, two of an event, in the order of the events.
 * @param known names that need no tag: the topic's own, outlets
 */
export function entitiesOf(
  events: readonly ToldEvent[],
  known: readonly string[],
): readonly string[] {
  const beside = known.map(keyOf).filter((key) => key !== '');
  const found = new Map<string, string>();
  const isKnown = (key: string): boolean =>
    [...beside, ...found.keys()].some((one) => one.includes(key) || key.includes(one));
  for (const event of events) {
    const titles = [event.headline, ...(event.point ? [event.point] : [])].map(({ text }) => text);
    const sentences = [...event.body, ...(event.summary ? [event.summary] : []), ...event.views];
    const texts = sentences.map(({ text }) => text);
    const bodies = namedIn(texts.map((text) => readSentence(text)));
    let ofEvent = 0;
    for (const name of namesIn(titles, texts)) {
      const key = keyOf(name);
      const holds = texts.filter((text) => keyOf(text).includes(key)).length;
      if (ofEvent === most.ofEvent || holds < leastSentences) continue;
      // A headline says 聚瀾 of 聚瀾科技.
      const whole = bodies.find((one) => one.kind === 'body' && keyOf(one.text).startsWith(key));
      if (whole === undefined && !isCertain(name)) continue;
      const tag = whole?.text ?? name;
      if (isKnown(key) || isKnown(keyOf(tag))) continue;
      found.set(keyOf(tag), tag);
      ofEvent++;
    }
  }
  return [...found.values()].slice(0, most.ofAll);
}

/** Names in the titles that are words of the sentences too: what the segmenter sees in one place alone is no name. */
function namesIn(titles: readonly string[], texts: readonly string[]): readonly string[] {
  const inTexts = new Set(texts.flatMap((text) => hanNames(text).map(keyOf)));
  const names = titles.flatMap((title) => [
    ...hanNames(title).filter((name) => inTexts.has(keyOf(name))),
    ...(title.match(latinName) ?? []),
  ]);
  return [...new Set(names)];
}

/** Words that may be names; one behind a noun is the rest of a longer one: 水力發電|算力. */
function hanNames(text: string): readonly string[] {
  const words = chineseWords(foldInPlace(text));
  return words.flatMap(({ tag, start, end }, i) => {
    const word = text.slice(start, end);
    const before = words[i - 1];
    if (!nameTag.test(tag) || !/^\p{Script=Han}{2,}$/u.test(word)) return [];
    return before !== undefined && /^(?:n|vn|x|j)/.test(before.tag) && /\p{L}$/u.test(before.key)
      ? []
      : [word];
  });
}

/** Whether a dictionary or its capital says that it is a name: what is merely unknown may be part of one. */
function isCertain(name: string): boolean {
  if (!/^\p{Script=Han}/u.test(name)) return true;
  const [word, ...more] = chineseWords(foldInPlace(name));
  return word !== undefined && more.length === 0 && /^(?:nr|nt|nz)/.test(word.tag);
}

function keyOf(text: string): string {
  return foldForComparison(text).replace(/\s+/g, '');
}
