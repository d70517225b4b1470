/** Boilerplate that only shows when pages of one outlet are laid side by side: the same line in most of them. */
import { numberSentences } from '../../../text/sentences.ts';
import type { Article, Block } from '../../../model/article.ts';
import { key } from '../facts/title.ts';

/** So many pages of one site must carry a line before it is taken for the site's own. */
const fewest = 3;

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^(?:www|m)\./, '');
}

function lineOf(block: Block): string {
  return key(block.text);
}

/** Drops lines that stand in at least three articles of a site, and in at least half of them. An article never loses all its lines, nor is a line taken where titles say that the articles are the same. */
export function cutRepeats(articles: readonly Article[]): readonly Article[] {
  const sites = new Map<string, Article[]>();
  for (const article of articles) {
    const list = sites.get(hostOf(article.url));
    if (list === undefined) sites.set(hostOf(article.url), [article]);
    else list.push(article);
  }
  const repeated = new Map<string, ReadonlySet<string>>();
  for (const [host, list] of sites) {
    // Copies of one article share all their lines: they count once.
    const distinct = [...new Map(list.map((article) => [key(article.title), article])).values()];
    if (distinct.length < fewest) continue;
    const counts = new Map<string, number>();
    for (const article of distinct)
      for (const line of new Set(article.blocks.map(lineOf)))
        counts.set(line, (counts.get(line) ?? 0) + 1);
    const lines = [...counts]
      .filter(([line, count]) => line.length > 3 && count >= fewest && count * 2 >= distinct.length)
      .map(([line]) => line);
    repeated.set(host, new Set(lines));
  }
  return articles.map((article) => {
    const lines = repeated.get(hostOf(article.url));
    if (lines === undefined || lines.size === 0) return article;
    const blocks = article.blocks.filter((block) => !lines.has(lineOf(block)));
    return blocks.length === 0 || blocks.length === article.blocks.length
      ? article
      : { ...article, blocks, sentences: numberSentences(blocks) };
  });
}
