/** Clues in the page's structured data: JSON-LD, microdata, `og:type`. */
import type { ArticleKind } from '../../../model/article-kind.ts';
import { firstMeta } from '../facts/head.ts';
import type { Evidence } from './evidence.ts';
import type { KindFacts } from './facts.ts';
import { articleTypes, openGraph, types } from './patterns.ts';

/** A type that a report may well carry besides decides only where the page is nothing else. */
const doubtful = 0.4;

/** A report whose only markup is that of its film or its pictures is still a report. */
const shown: Partial<Record<ArticleKind, number>> = { media: 0.6, 'photo-story': 0.6 };

/** Reads the types of the page's own node and of the element that holds its headline. */
export function structureClues(facts: KindFacts): readonly Evidence[] {
  const found = [...facts.own.types, ...facts.around.types];
  const isArticle = found.some((type) => articleTypes.has(type));
  const clues: Evidence[] = [];
  for (const { kind, sure, alone } of types)
    for (const type of new Set(found)) {
      const weight = sure.has(type)
        ? 1.2
        : alone.has(type)
          ? isArticle
            ? doubtful
            : (shown[kind] ?? 1)
          : 0;
      if (weight > 0)
        clues.push({
          name: 'type',
          place: 'structure',
          kind,
          weight,
          words: `its structured data call it ${type}`,
        });
    }
  const graph = firstMeta(facts.head, 'og:type')?.toLowerCase();
  const kind = graph === undefined ? undefined : openGraph.get(graph);
  if (kind !== undefined)
    clues.push({
      name: 'og:type',
      place: 'structure',
      kind,
      weight: isArticle ? doubtful : kind === 'product' ? 1 : 0.8,
      words: `og:type is ${graph ?? ''}`,
    });
  return clues;
}
