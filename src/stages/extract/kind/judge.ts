/** What a page is: what stands in an article's place first, then the evidence for each kind of article. */
import type { ArticleKind } from '../../../model/article-kind.ts';
import { datelineLength } from '../../../text/datelines.ts';
import { type Body, readBody } from './body.ts';
import {
  correctionClues,
  datelineClues,
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

/** Shapes that show at the beginnings of lines: cheap to look for. */
const outlines = [clockClues, minuteClues, talkClues, datelineClues, photoClues];

type Reader = readonly [readonly ArticleKind[], (body: Body) => readonly Evidence[]];

/** Shapes that are looked for word by word, and the kinds that they speak for. */
const wordings: readonly Reader[] = [
  [['event'], eventClues],
  [['product'], productClues],
  [['tutorial'], tutorialClues],
  [['review', 'opinion'], reviewClues],
  [['media'], mediaClues],
];

/** The same, but too weak to decide: looked for only where something else speaks for the kind. */
const witnesses: readonly Reader[] = [
  [['advertorial'], toneClues],
  [['press-release'], releaseClues],
  [['round-up'], roundUpClues],
  [['market-brief'], marketClues],
  [['denial'], denialClues],
  [['correction'], correctionClues],
];

/** A longer text is read word by word only for the kinds that something else already speaks for. */
const short = 2600;

/** Every clue that the page gives. */
export function gatherEvidence(facts: KindFacts): readonly Evidence[] {
  const body = readBody(facts);
  const plain = [
    ...structureClues(facts),
    ...namedClues(facts),
    ...lineClues(facts),
    ...outlines.flatMap((shape) => shape(body)),
  ];
  const hinted = new Set(plain.map(({ kind }) => kind));
  const isHinted = ([kinds]: Reader): boolean => kinds.some((kind) => hinted.has(kind));
  const read = [
    ...wordings.filter((reader) => facts.size < short || isHinted(reader)),
    ...witnesses.filter(isHinted),
  ];
  return [...plain, ...read.flatMap(([, shape]) => shape(body))];
}

/** The kind of a page, news where nothing else is sure. */
export function judgeKind(facts: KindFacts): KindVerdict {
  const wall = wallOf(facts);
  if (wall !== undefined) return { kind: wall.kind, evidence: [wall.words] };
  const { kind, evidence } = weigh(gatherEvidence(facts), () =>
    facts.lines.slice(0, 3).some(({ text }) => datelineLength(text) > 0),
  );
  if (kind !== 'news') return { kind, evidence: [...new Set(evidence.map(({ words }) => words))] };
  const page = standing(facts);
  return page === undefined
    ? { kind: 'news', evidence: [] }
    : { kind: page.kind, evidence: [page.words] };
}
