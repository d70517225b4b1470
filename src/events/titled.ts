/** What of a report is compared: its title and its text. */
import type { Article } from '../model/article.ts';
import { scriptOf } from '../text/scripts.ts';

export interface Titled {
  readonly title: string;
  /** Plain, one block a line. */
  readonly text: string;
}

export function titledOf({ title, blocks }: Pick<Article, 'title' | 'blocks'>): Titled {
  return { title, text: blocks.map((block) => block.text).join('\n') };
}

/** Everything else is read as English. */
export function isChinese({ title, text }: Titled): boolean {
  return ['hant', 'hans'].includes(scriptOf(`${title} ${text}`));
}
