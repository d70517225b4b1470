/** Tags and categories of the post. */
import type { Topic } from '../../model/topic.ts';
import { foldForComparison } from '../../text/scripts.ts';

/**
 * The topic's tags, what the day's events are about, the topic's name and `Digest`; its categories with the rhythm of
 * the post. Tags that differ only in case or script are one tag (Jekyll lists them as two): the topic's name keeps its
 * own spelling, of others the first stays.
 */
export function composeLabels(
  topic: Topic,
  days: number,
  entities: readonly string[],
): { readonly tags: readonly string[]; readonly categories: readonly string[] } {
  return {
    tags: once([...topic.tags, ...entities, topic.name, 'Digest']).map((tag) =>
      keyOf(tag) === keyOf(topic.name) ? topic.name : tag,
    ),
    // A post of another rhythm than the topic's own has no place among those.
    categories: once(
      [...topic.categories.filter((name) => !isRhythm(slug(name))), rhythmOf(days)].map(slug),
    ),
  };
}

function rhythmOf(days: number): string {
  return days === 1 ? 'daily' : days === 7 ? 'weekly' : `${days}-days`;
}

function isRhythm(category: string): boolean {
  return /^(?:daily|weekly|\d+-days)$/.test(category);
}

function once(words: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return words
    .map((word) => word.trim())
    .filter((word) => {
      const key = keyOf(word);
      return key !== '' && !seen.has(key) && seen.add(key);
    });
}

function keyOf(word: string): string {
  return foldForComparison(word).trim();
}

/** Categories become folders of the URL: lower-case ASCII, digits, hyphens. */
function slug(word: string): string {
  return word
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
