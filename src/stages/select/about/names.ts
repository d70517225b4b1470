/** The topic's names: how each is written, and how much it says by itself. */
import type { Topic } from '../../../model/topic.ts';
import { wordSource } from '../../../text/patterns.ts';
import { foldForComparison } from '../../../text/scripts.ts';
import { chineseWords } from '../../../text/words.ts';

export interface Name {
  /** In the common form; names that fold to one are one. */
  readonly key: string;
  /** As the topic file writes it. */
  readonly text: string;
  readonly han: boolean;
  /** jieba's tag where the dictionary has the name as one word; undefined: it is nobody else's. */
  readonly word: string | undefined;
  /** Says whose it is by itself: several words, capitals inside, or more Han characters than a word has. */
  readonly distinctive: boolean;
}

export interface Names {
  readonly all: readonly Name[];
  /** Global, over folded text; the longest name first. Undefined where the topic has none. */
  readonly pattern: RegExp | undefined;
}

export function namesOf({ aliases }: Pick<Topic, 'aliases'>): Names {
  const found = new Map<string, Name>();
  for (const { text } of aliases) {
    const key = foldForComparison(text).trim();
    if (key !== '' && !found.has(key)) found.set(key, nameOf(text.trim(), key));
  }
  const all = [...found.values()].toSorted(
    (a, b) => b.key.length - a.key.length || (a.key < b.key ? -1 : 1),
  );
  return { all, pattern: patternOf(all.map(({ key }) => key)) };
}

/** Any of some words in folded text. */
export function patternOf(keys: readonly string[]): RegExp | undefined {
  const sources = keys
    .toSorted((a, b) => b.length - a.length)
    .map((key) => `(?:${wordSource(key)})`);
  return sources.length === 0 ? undefined : new RegExp(sources.join('|'), 'gu');
}

function nameOf(text: string, key: string): Name {
  const han = /\p{Script=Han}/u.test(key);
  const words = han ? chineseWords(key) : [];
  const word = words.length === 1 && words[0]?.tag !== 'x' ? words[0]?.tag : undefined;
  const distinctive = han
    ? word === undefined && key.length > 3
    : /\s/.test(text) || /\p{Ll}\p{Lu}/u.test(text) || /\d/.test(text);
  return { key, text, han, word, distinctive };
}
