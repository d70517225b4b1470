/** Which of several articles stands for the others. */
import type { Article } from '../../model/article.ts';

/** Beyond so many characters more text makes no better source. */
const longEnough = 3000;

/**
 * Best first: news before walls and standing pages, dated before undated, clearly longer before
 * shorter (in steps of a quarter, so that a tail of links doesn't count), then the earliest, since
 * the first to print it is the likelier origin; ties break by id.
 */
export function byWorth(a: Article, b: Article): number {
  return (
    Number(b.kind === 'news') - Number(a.kind === 'news') ||
    Number(b.publishedAt !== undefined) - Number(a.publishedAt !== undefined) ||
    lengthStep(b) - lengthStep(a) ||
    dateOrder(a) - dateOrder(b) ||
    (a.id < b.id ? -1 : 1)
  );
}

function lengthStep(article: Article): number {
  const length = article.blocks.reduce((sum, block) => sum + block.text.length, 0);
  return Math.round(Math.log(Math.min(length, longEnough) + 1) / Math.log(1.25));
}

/** Milliseconds since the epoch; an unknown or unreadable date comes last. */
function dateOrder(article: Article): number {
  const time = Date.parse(article.publishedAt?.value ?? '');
  return Number.isNaN(time) ? Number.MAX_SAFE_INTEGER : time;
}
