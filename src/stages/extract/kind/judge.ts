/** What a page is: what stands in an article's place first, then the evidence for each kind of article. */
import type { ArticleKind } from '../../../model/article-kind.ts';
import { datelineLength } from '../../../text/datelines.ts';
import { readBody } from './body.ts';
import {
  correctionClues,
  denialClues,
  marketClues,
  mediaClues,
  photoClues,
  roundUpClues,
} from './collections.ts';
import { type Evidence, weigh } from './evidence.ts';
import type { KindFacts } from './facts.ts';
import { namedClues } from './labels.ts';
import {
  eventClues,
  productClues,
  releaseClues,
  reviewClues,
  toneClues,
  tutorialClues,
} from './notices.ts';
import { lineClues } from './own-lines.ts';
import { structureClues } from './structure.ts';
import { clockClues, minuteClues, talkClues } from './turns.ts';
import { standing, wallOf } from './walls.ts';

/** The kind, with the reasons for a reader. */
export interface KindVerdict {
  readonly kind: ArticleKind;
  /** Plain words, strongest first; empty for news. */
  readonly evidence: readonly string[];
}

const shapes = [
  clockClues,
  minuteClues,
  talkClues,
  eventClues,
  productClues,
  tutorialClues,
  reviewClues,
  toneClues,
  releaseClues,
  roundUpClues,
  marketClues,
  photoClues,
  mediaClues,
  denialClues,
  correctionClues,
];

/** Every clue that the page gives. */
export function gatherEvidence(facts: KindFacts): readonly Evidence[] {
  const body = readBody(facts);
  return [
    ...structureClues(facts),
    ...namedClues(facts),
    ...lineClues(facts),
    ...shapes.flatMap((shape) => shape(body)),
  ];
}

/** The kind of a page, news where nothing else is sure. */
export function judgeKind(facts: KindFacts): KindVerdict {
  const wall = wallOf(facts);
  if (wall !== undefined) return { kind: wall.kind, evidence: [wall.words] };
  const hasDateline = facts.lines.slice(0, 3).some(({ text }) => datelineLength(text) > 0);
  const { kind, evidence } = weigh(gatherEvidence(facts), hasDateline);
  if (kind !== 'news') return { kind, evidence: [...new Set(evidence.map(({ words }) => words))] };
  const page = standing(facts);
  return page === undefined
    ? { kind: 'news', evidence: [] }
    : { kind: page.kind, evidence: [page.words] };
}
