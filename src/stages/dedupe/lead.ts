/** Which of several articles stands for the others: the copies of one text, or the tellings of one event. */
import { aspectsOf } from '../../events/aspects.ts';
import { sharedWeight, type Sparse } from '../../events/sparse.ts';
import type { Article } from '../../model/article.ts';
import { roleOf, type ArticleKind, type Role } from '../../model/article-kind.ts';

/** Beyond so many characters more text makes no better source. */
const longEnough = 3000;
/** Facts are compared in steps of this share of what all tell together. */
const step = 0.2;

const roles: Readonly<Record<Role, number>> = { leads: 0, supports: 2, never: 3 };

/** What corrects or denies comes before what it corrects; a party's own word after a reporter's. */
function standing(kind: ArticleKind): number {
  if (kind === 'correction' || kind === 'denial') return -1;
  return kind === 'press-release' ? 1 : roles[roleOf(kind)];
}

/**
 * Best first: by what the kind of page may do, dated before undated, then who has more of the figures that at least
 * one other has too (so that an altered copy never stands for the true one), then the clearly longer (in steps of a
 * quarter, so that a tail of links doesn't count), then the earliest, since the first to print it is the likelier
 * origin; ties break by id.
 */
export function bestFirst(articles: readonly Article[]): readonly Article[] {
  if (articles.length < 2) return articles;
  const figures = articles.map(({ title, blocks }) => aspectsOf(title, textOf(blocks)).figures);
  const agreed = agreedShares(figures);
  const rows = articles.map((article, i) => ({ article, agreed: agreed[i] ?? 0 }));
  return rows
    .toSorted(
      (a, b) =>
        standing(a.article.kind) - standing(b.article.kind) ||
        Number(b.article.publishedAt !== undefined) - Number(a.article.publishedAt !== undefined) ||
        Math.round(b.agreed / step) - Math.round(a.agreed / step) ||
        lengthStep(b.article) - lengthStep(a.article) ||
        dateOrder(a.article) - dateOrder(b.article) ||
        (a.article.id < b.article.id ? -1 : 1),
    )
    .map(({ article }) => article);
}

/** For each, how much of its figures the others tell too, beside the one of which they tell most: 0 to 1. */
function agreedShares(figures: readonly Sparse[]): readonly number[] {
  const shared = figures.map((own, i) => sharedWithOthers(own, figures.toSpliced(i, 1)));
  const most = Math.max(...shared, Number.EPSILON);
  return shared.map((weight) => weight / most);
}

function sharedWithOthers(own: Sparse, others: readonly Sparse[]): number {
  return others.reduce((sum, other) => sum + sharedWeight(own, other), 0);
}

function textOf(blocks: Article['blocks']): string {
  return blocks.map((block) => block.text).join('\n');
}

function lengthStep(article: Article): number {
  const { length } = textOf(article.blocks);
  return Math.round(Math.log(Math.min(length, longEnough) + 1) / Math.log(1.25));
}

/** Milliseconds since the epoch; an unknown or unreadable date comes last. */
function dateOrder(article: Article): number {
  const time = Date.parse(article.publishedAt?.value ?? '');
  return Number.isNaN(time) ? Number.MAX_SAFE_INTEGER : time;
}
