/** Which sentences of a post rest on which of its sources: what a mark shows when it is pointed at, for who can't point. */
import { remarkGroups, type Claim, type RemarkGroup } from './claim.ts';
import type { Digest } from './digest.ts';

/** Sentences of one part of a post, numbered from 1 as they stand there. */
export interface Use {
  readonly part: 'trend' | 'event' | 'keyPoints' | RemarkGroup;
  /** Number of the event. */
  readonly event?: number;
  /** The event's heading rests on it too. */
  readonly heading?: boolean;
  /** Ascending; of an event's body its sentences, of a group and of the key points its items. May be empty beside a heading. */
  readonly numbers: readonly number[];
}

/** By article, in the post's order. */
export function usesOf(digest: Digest): (articleId: string) => readonly Use[] {
  return (articleId) => {
    const cites = ({ citations }: Claim): boolean =>
      citations.some((citation) => citation.articleId === articleId);
    const places = (items: readonly (readonly Claim[])[]): readonly number[] =>
      items.flatMap((item, i) => (item.some(cites) ? [i + 1] : []));
    const single = (claims: readonly Claim[]): readonly number[] =>
      places(claims.map((claim) => [claim]));
    const uses: readonly Use[] = [
      { part: 'trend', numbers: single(digest.trend) },
      ...digest.events.map(({ headline, body, otherwise }, i): Use => ({
        part: 'event',
        event: i + 1,
        heading: cites(headline),
        numbers: single([...body, ...otherwise]),
      })),
      ...remarkGroups.map((part): Use => ({ part, numbers: places(digest.views[part] ?? []) })),
      { part: 'keyPoints', numbers: single(digest.keyPoints) },
    ];
    return uses.filter(({ heading, numbers }) => heading === true || numbers.length > 0);
  };
}

/** 1, 2, 3, 5 → [1, 3], [5, 5]. */
export function runsOf(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const runs: (readonly [number, number])[] = [];
  for (const n of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === n - 1) runs[runs.length - 1] = [last[0], n];
    else runs.push([n, n]);
  }
  return runs;
}
