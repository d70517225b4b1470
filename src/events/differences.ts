/** Where outlets give different figures for one thing. */
import type { Difference, Side } from '../model/story.ts';
import { figuresIn, type Figure } from '../text/numbers.ts';
import { foldForComparison } from '../text/scripts.ts';
import { stem } from '../text/tokens.ts';
import {
  aspectsOf,
  figureKey,
  isFigureOfFact,
  partUnits,
  roundedKey,
  type Aspects,
} from './aspects.ts';
import { glossesOf, termOfStem } from './glosses.ts';
import { dot } from './sparse.ts';

/** What is looked at of a report. */
export interface Report {
  readonly id: string;
  readonly sentences: readonly { readonly number: number; readonly text: string }[];
}

/** Words that part one measurement from another: who says 繁體 and who says 簡體 measured two things. Folded text. */
const contrasts: readonly RegExp[] = [
  /繁体|简体|英文|日文|traditional|simplified/g,
  /上半年|下半年|第[一二三四1-4]季|全年|首[日周季]|(?<!\d)\d{1,2}月(?=[份的至到])/g,
  /男性|女性/g,
  /国内|海外|国外|境外/g,
  /进口|出口/g,
  /平均|中位数?|最高|最低|最多|最少/g,
  /去年|前年|今年|明年/g,
  /营收|收入|净利|获利|毛利|亏损/g,
];

interface Mention {
  /** Folded. */
  readonly text: string;
  readonly side: Side;
  readonly key: string;
  readonly rounded: string;
  readonly units: ReadonlySet<string>;
  readonly aspects: Aspects;
}

/** Sentences as alike as this speak of one thing, fewer words in common where the unit says what is measured. */
const alike = { named: 0.1, otherwise: 0.4, percent: 0.55 } as const;
/** Weight of the words that are no measure of many things. */
const rareUnit = 4.5;
/** More would make an item a list of errors. */
const mostDifferences = 2;

/**
 * Pairs of sentences of different reports that speak of the same thing, with figures in the same unit of which neither
 * report has the other's. The likest pairs first, each sentence once.
 */
export function differencesIn(reports: readonly Report[], ignored?: RegExp): readonly Difference[] {
  const mentions = reports.map((report) => mentionsIn(report, ignored));
  const found = mentions.flatMap((own, i) =>
    mentions.slice(i + 1).flatMap((others) => differing(own, others)),
  );
  const told = new Set<string>();
  const fresh = found
    .toSorted((x, y) => y.likeness - x.likeness)
    .filter(({ sides, unit }) => {
      const keys = [unit, ...sides.map(({ articleId, sentence }) => `${articleId} ${sentence}`)];
      if (keys.some((key) => told.has(key))) return false;
      for (const key of keys) told.add(key);
      return true;
    });
  return fresh.slice(0, mostDifferences).map(({ sides }) => ({ sides }));
}

interface Candidate extends Difference {
  readonly unit: string;
  readonly likeness: number;
}

function differing(own: readonly Mention[], others: readonly Mention[]): readonly Candidate[] {
  const has = (all: readonly Mention[], one: Mention): boolean =>
    all.some(({ key, rounded }) => key === one.key || rounded === one.rounded);
  const left = own.filter((one) => !has(others, one));
  const right = others.filter((one) => !has(own, one));
  return left.flatMap((a) =>
    right.flatMap((b): readonly Candidate[] => {
      const unit = [...a.units].find((one) => b.units.has(one));
      if (unit === undefined || measureOthers(a.text, b.text)) return [];
      const likeness = dot(a.aspects.body, b.aspects.body);
      const least = leastLikeness(unit, own, others);
      return likeness < least ? [] : [{ sides: [a.side, b.side], unit, likeness }];
    }),
  );
}

/** Whether two sentences name different sides of a contrast. */
function measureOthers(a: string, b: string): boolean {
  return contrasts.some((pattern) => {
    const [own, others] = [a, b].map((text) => new Set(text.match(pattern)));
    if (own === undefined || others === undefined || own.size === 0 || others.size === 0)
      return false;
    return ![...own].some((word) => others.has(word));
  });
}

/** A percentage may be of anything. */
function leastLikeness(unit: string, own: readonly Mention[], others: readonly Mention[]): number {
  if (unit === '%') return alike.percent;
  return names(unit, own) && names(unit, others) ? alike.named : alike.otherwise;
}

/** A rare unit that a report uses for one figure alone says by itself what is measured: megawatts, terabytes. */
function names(unit: string, all: readonly Mention[]): boolean {
  const values = new Set(all.filter(({ units }) => units.has(unit)).map(({ key }) => key));
  return values.size === 1 && termOfStem(unit).weight >= rareUnit;
}

function mentionsIn({ id, sentences }: Report, ignored: RegExp | undefined): readonly Mention[] {
  return sentences.flatMap(({ number, text }) => {
    const folded = partUnits(foldForComparison(text));
    const figures = figuresIn(folded).filter((figure) => isFigureOfFact(folded, figure));
    if (figures.length === 0) return [];
    const aspects = aspectsOf('', text, ignored);
    return figures.filter(isTelling).map((figure): Mention => ({
      text: folded,
      side: { articleId: id, sentence: number, figure: figure.value },
      key: figureKey(figure),
      rounded: roundedKey(figure),
      units: unitsBehind(folded, figure),
      aspects,
    }));
  });
}

/** 3 of something is said of many things. */
function isTelling({ value, kind }: Figure): boolean {
  return kind === 'percent' || value >= 10 || !Number.isInteger(value);
}

/** What is counted, in English: the word behind the figure. */
function unitsBehind(folded: string, { end, kind }: Figure): ReadonlySet<string> {
  if (kind === 'percent') return new Set(['%']);
  const rest = folded.slice(end).replace(/^[\s-]+/, '');
  const latin = /^[a-z][a-z-]*[a-z]|^[a-z]/.exec(rest)?.[0];
  if (latin !== undefined) return new Set([latin, ...latin.split('-')].map((word) => stem(word)));
  const han = /^\p{Script=Han}{1,3}/u.exec(rest)?.[0];
  if (han === undefined) return new Set();
  return new Set([han.slice(0, 2), ...(glossesOf(han)[0] ?? []).map((term) => term.text)]);
}
