/** The names of a topic as a pattern: what all of a run's articles have in common tells no event from another. */
import type { Topic } from '../model/topic.ts';
import { foldForComparison } from '../text/scripts.ts';

/** Matches on folded text; `undefined` for a topic without names. */
export function topicNames({ aliases }: Pick<Topic, 'aliases'>): RegExp | undefined {
  return namesPattern(aliases.map(({ text }) => text));
}

/** The same of any names. */
export function namesPattern(texts: readonly string[]): RegExp | undefined {
  const names = texts
    .map((text) => foldForComparison(text).trim())
    .filter((name) => name !== '')
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`));
  return names.length === 0 ? undefined : new RegExp(names.join('|'), 'gu');
}
