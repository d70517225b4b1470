/** Whom and what the day's events are about, for the tags: names in their headlines that their sentences go on about. */
import { namedIn } from '../../proof/read/named.ts';
import { readSentence } from '../../proof/read/sentence.ts';
import { foldForComparison } from '../../text/scripts.ts';
import type { ToldEvent } from './events.ts';

const most = { ofAll: 5, ofEvent: 2 } as const;
/** Sentences beside the headline that name it; fewer name it in passing. */
const leastSentences = 2;

/** DeepSeek, Hugging Face: words with a capital and a small letter. Capitals alone are IPO and API more often than a name. */
const latinName =
  /(?<![\p{Script=Latin}\d])(?=[\p{Script=Latin}\d.-]*\p{Ll})\p{Lu}[\p{Script=Latin}\d]{3,}(?:[.-][\p{Script=Latin}\d]+)*(?: \p{Lu}[\p{Script=Latin}\d]+)*/gu;
/** A new word is put between quotation marks where it is told first. */
const term = /「(\p{Script=Han}{2,6})」/gu;

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
  for (const event of events) {
    const titles = [event.headline, ...(event.point ? [event.point] : [])].map(({ text }) => text);
    const sentences = [...event.body, ...(event.summary ? [event.summary] : []), ...event.views];
    const texts = sentences.map(({ text }) => text);
    const named = namesIn(titles, texts).filter((name) => {
      const key = keyOf(name);
      if (beside.some((one) => one.includes(key) || key.includes(one))) return false;
      if ([...found.keys()].some((one) => one.includes(key) || key.includes(one))) return false;
      const holds = (text: string): boolean => keyOf(text).includes(key);
      return titles.some(holds) && texts.filter(holds).length >= leastSentences;
    });
    for (const name of [...new Set(named)].slice(0, most.ofEvent)) found.set(keyOf(name), name);
  }
  return [...found.values()].slice(0, most.ofAll);
}

function namesIn(titles: readonly string[], texts: readonly string[]): readonly string[] {
  const read = [...titles, ...texts].map((text) => readSentence(text));
  const bodies = namedIn(read).filter(({ kind }) => kind === 'body');
  const latin = [...titles, ...texts].flatMap((text) => text.match(latinName) ?? []);
  const terms = titles.flatMap((text) => [...text.matchAll(term)].map((match) => match[1] ?? ''));
  return [...bodies.map(({ text }) => text), ...latin, ...terms];
}

function keyOf(text: string): string {
  return foldForComparison(text).replace(/\s+/g, '');
}
