/** What speaks for a kind of page, and how it is weighed. */
import type { ArticleKind } from '../../../model/article-kind.ts';
import { groupBy } from '../side-by-side/group-by.ts';

/** Where a clue was found. What one place says in several ways counts once, save in `text`, where lines add up. */
export type Place = 'structure' | 'section' | 'title' | 'text' | 'shape';

/** One clue. */
export interface Evidence {
  /** Short and stable, for tests: `section`, `clock entries`. */
  readonly name: string;
  readonly place: Place;
  readonly kind: ArticleKind;
  /** 1 decides where nothing speaks against it. */
  readonly weight: number;
  /** What was found, in plain words for a reader. */
  readonly words: string;
}

/** What decides. */
export interface Verdict {
  readonly kind: ArticleKind;
  /** The clues for that kind, strongest first; empty for news. */
  readonly evidence: readonly Evidence[];
}

const threshold = 1;
/** Lines and shapes of one text lean on the same words: no heap of them outweighs a plain label twice over. */
const most = 1.6;
/** They tell what a text is for; the other kinds tell in what form it comes, and an advertisement comes in any. */
export const purposes: ReadonlySet<ArticleKind> = new Set(['satire', 'advertorial']);
/** Kinds that a reporter's dateline does not speak against. */
const reported: ReadonlySet<ArticleKind> = new Set([
  'correction',
  'denial',
  'interview',
  'press-release',
  'photo-story',
  'live-blog',
  'market-brief',
  'round-up',
]);
/** What a dateline takes away from all others. */
const dateline = 0.4;

function scoreOf(clues: readonly Evidence[]): number {
  const places = groupBy(clues, ({ place }) => place);
  let score = 0;
  for (const [place, found] of places) {
    const weights = found.map(({ weight }) => weight);
    const adds = place === 'text' || place === 'shape';
    score += adds
      ? Math.min(
          most,
          weights.reduce((a, b) => a + b, 0),
        )
      : Math.max(...weights);
  }
  return score;
}

/**
 * The strongest kind over the threshold, else news. The order of the clues does not matter, save between equals.
 * Whether there is a dateline is asked only where that may decide.
 */
export function weigh(clues: readonly Evidence[], hasDateline: () => boolean): Verdict {
  const kinds = groupBy(clues, ({ kind }) => kind);
  const strong = [...kinds]
    .map(([kind, found]) => ({ kind, found, score: scoreOf(found) }))
    .filter(({ score }) => score >= threshold - 1e-9);
  const scores = strong
    .map((one) =>
      !reported.has(one.kind) && hasDateline() ? { ...one, score: one.score - dateline } : one,
    )
    .filter(({ score }) => score >= threshold - 1e-9)
    .toSorted(
      (a, b) => Number(purposes.has(b.kind)) - Number(purposes.has(a.kind)) || b.score - a.score,
    );
  const best = scores[0];
  if (best === undefined) return { kind: 'news', evidence: [] };
  return { kind: best.kind, evidence: best.found.toSorted((a, b) => b.weight - a.weight) };
}
