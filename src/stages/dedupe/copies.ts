/** The same article again: reprints, cut or lengthened ones, rewrites that add nothing. */
import { dot } from '../../events/sparse.ts';
import { averageLink, containment, shared, type Link } from '../../text/similarity.ts';
import { candidatePairs } from './candidates.ts';
import { columnHeadings, inOneColumn } from './columns.ts';
import type { Fingerprint } from './fingerprint.ts';

/** Under so many units a body is a teaser, and title and words decide. */
const teaser = 70;
/** Set on labelled republished articles (see test/dedupe). */
const threshold = 0.66;

/** Copies share far more; cut ones of a rewrite may share little more. */
const fewestShared = 0.1;
/** Above so many articles, groups found through neighbours alone may be parts of one: see `copiesAmong`. */
const oneRoundUpTo = 1000;
/** A round that leaves more than this share of the groups apart is the last. */
const worthARound = 0.9;

/**
 * Groups of two and more indices that are one article. A pair is judged by how much of the
 * shorter body the longer one holds (Jaccard would fail on cuts and tails), by its lead, its title,
 * and by whether figures in the same words agree: a template with other figures is another article.
 * Identical texts are put together first. In large batches the longest of each group is compared
 * again with the longest of the others, until few join any more.
 */
export function copiesAmong(prints: readonly Fingerprint[]): readonly (readonly number[])[] {
  let groups = identical(prints);
  const columns = columnHeadings(prints, groups);
  for (;;) {
    const leaders = groups.map((group) => longest(group, prints));
    const joined = round(
      leaders.flatMap((i) => prints[i] ?? []),
      columns,
    );
    const before = groups;
    groups = joined.map((group) => group.flatMap((i) => before[i] ?? []));
    if (groups.length > before.length * worthARound || prints.length <= oneRoundUpTo) break;
  }
  return groups
    .filter((group) => group.length > 1)
    .map((group) => group.toSorted((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

/** An article without any text is like no other. */
function identical(prints: readonly Fingerprint[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  prints.forEach(({ folded }, i) => {
    const key = folded.trim() === '' ? `empty ${i}` : `text ${folded}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [i]);
    else group.push(i);
  });
  return [...groups.values()];
}

function longest(group: readonly number[], prints: readonly Fingerprint[]): number {
  const length = (i: number): number => prints[i]?.length ?? 0;
  return group.reduce((kept, i) => (length(i) > length(kept) ? i : kept));
}

function round(
  prints: readonly Fingerprint[],
  columns: ReadonlySet<number>,
): readonly (readonly number[])[] {
  const links: Link[] = [];
  candidatePairs(prints, fewestShared, (a, others) => {
    const own = prints[a]!;
    for (const b of others) {
      const other = prints[b]!;
      // A page of many stories may hold the whole text of one of them, and is no copy of it.
      if (own.glue !== other.glue) continue;
      const likeness = likenessOf(own, other, columns);
      if (likeness > 0.2) links.push({ a, b, likeness });
    }
  });
  return averageLink(prints.length, links, threshold);
}

function likenessOf(x: Fingerprint, y: Fingerprint, columns: ReadonlySet<number>): number {
  const title = titleLikeness(x, y);
  if (Math.min(x.length, y.length) < teaser && !inOneColumn(x, y, columns))
    return teaserLikeness(title, dot(x.aspects.body, y.aspects.body));
  const body = Math.max(containment(x.body, y.body), containment(y.body, x.body));
  const lead = Math.max(containment(x.lead, y.body), containment(y.lead, x.body));
  return (0.55 * body + 0.25 * lead + 0.2 * title) * figureAgreement(x, y);
}

/** Title and words must speak together: columns keep their title, and sites their teaser, over different articles. */
function teaserLikeness(title: number, words: number): number {
  return Math.max(words < 0.3 ? 0.6 * title : title, Math.min(1, (title + words) / 1.7));
}

function titleLikeness(x: Fingerprint, y: Fingerprint): number {
  const smaller = Math.min(x.title.length, y.title.length);
  return smaller < 3 ? 0 : shared(x.title, y.title) / smaller;
}

/** 1 where figures in the same surroundings agree, down to 0 where none does. */
function figureAgreement(x: Fingerprint, y: Fingerprint): number {
  let same = 0;
  let other = 0;
  const [a, b] = [x.figures, y.figures];
  for (let i = 0, j = 0; i < a.contexts.length && j < b.contexts.length;) {
    const [left, right] = [a.contexts[i]!, b.contexts[j]!];
    if (left === right && a.figures[i] === b.figures[j]) same++;
    else if (left === right) other++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return (same + 1) / (same + other + 1);
}
