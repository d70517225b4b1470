/** Whether an article is about the topic or only mentions it. */
import type { Article } from '../../model/article.ts';
import type { Topic } from '../../model/topic.ts';
import { foldForComparison } from '../../text/scripts.ts';

/** Where a topic's name stands in an article; `absent` and `passing` are off topic. */
export type Presence = 'title' | 'lead' | 'body' | 'passing' | 'absent';

/** An article says in its first two or three sentences what it is about; Han says it in fewer characters. */
const leadCharacters = { han: 120, other: 400 } as const;
/** Named so often further down, it is a part of the matter and no aside. */
const oftenEnough = 2;

/** A topic without aliases takes everything. */
export function presenceOf(article: Article, topic: Topic): Presence {
  const pattern = aliasPattern(topic);
  if (pattern === undefined || count(article.title, pattern) > 0) return 'title';
  const body = article.blocks.map((block) => block.text).join('\n');
  const times = count(body, pattern);
  if (times === 0) return 'absent';
  if (count(body.slice(0, leadOf(article)), pattern) > 0) return 'lead';
  return times >= oftenEnough ? 'body' : 'passing';
}

function leadOf({ lang }: Article): number {
  return lang.startsWith('zh') || lang === 'ja' ? leadCharacters.han : leadCharacters.other;
}

/** Any of the topic's names in folded text; `undefined` for a topic without aliases. */
function aliasPattern({ aliases }: Topic): RegExp | undefined {
  const parts = aliases
    .map(({ text }) => foldForComparison(text).trim())
    .filter((text) => text !== '')
    .sort((a, b) => b.length - a.length)
    .map((text) => bounded(text));
  return parts.length === 0 ? undefined : new RegExp(parts.join('|'), 'gu');
}

/**
 * Latin names end where letters end, though a figure may follow (Qwen3). A Han name that starts
 * with a numeral is none after another one: 千問 is not in 三千問題.
 */
function bounded(text: string): string {
  const escaped = text
    .replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
    .replace(/\s+/g, String.raw`\s+`);
  const before = /^[\p{Script=Latin}\d]/u.test(text)
    ? String.raw`(?<![\p{Script=Latin}\d])`
    : /^[一二三四五六七八九十百千万亿]/u.test(text)
      ? '(?<![一二两三四五六七八九十百数几上成好])'
      : '';
  const after = /\p{Script=Latin}$/u.test(text) ? String.raw`(?!\p{Script=Latin})` : '';
  return `${before}${escaped}${after}`;
}

function count(text: string, pattern: RegExp): number {
  return foldForComparison(text).match(pattern)?.length ?? 0;
}
