/** What of a report is compared: its title and its text. */
import type { Article } from '../model/article.ts';

export interface Titled {
  readonly title: string;
  /** Plain, one block a line. */
  readonly text: string;
}

export function titledOf({ title, blocks }: Pick<Article, 'title' | 'blocks'>): Titled {
  return { title, text: blocks.map((block) => block.text).join('\n') };
}
