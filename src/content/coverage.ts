/**
 * Which sentences tell a story: the one that opens it, and those that with it cover what its tellings state, each thing
 * once. A greedy choice by weight of concepts (Gillick and Favre 2009), over all tellings together.
 */
import type { Stated, Statement } from './statements.ts';

/** How much each thing stated is worth to a story. */
export type Worth = ReadonlyMap<string, number>;

/** What more tellings state counts more, by the logarithm of their number. */
const weightOfSupport = 1.2;
/** What a title states counts so many times. */
const weightOfTitle = 2;
/** How much of a sentence's worth its length costs: the worth is divided by length to this power. */
const costOfLength = { body: 0.5, opening: 0.3 } as const;
/** Characters that every sentence costs beside its own. */
const leastLength = { body: 20, opening: 40 } as const;

/** Worth of everything that the statements state. */
export function worthOf(statements: readonly Statement[], titles: readonly Stated[]): Worth {
  const tellers = new Map<string, Set<number>>();
  const weights = new Map<string, number>();
  for (const { stated, telling } of statements)
    for (const [what, weight] of stated) {
      tellers.set(what, (tellers.get(what) ?? new Set()).add(telling));
      weights.set(what, Math.max(weights.get(what) ?? 0, weight));
    }
  const worth = [...weights].map(([what, weight]) => {
    const support = 1 + weightOfSupport * Math.log(tellers.get(what)?.size ?? 1);
    const titled = titles.some((title) => title.has(what)) ? weightOfTitle : 1;
    return [what, weight * support * titled] as const;
  });
  return new Map(worth);
}

/** What a title states counts for so much of an opening's worth. */
const shareOfTitle = 0.6;
/** News says first what happened: each sentence further down counts so much less. */
const fallByPlace = 0.75;
/** The lead's own opening goes before another's that is hardly better. */
const ownOpening = 1.2;

/** The sentence that says what happened: most of what the titles state, early in its telling. */
export function openingOf(
  statements: readonly Statement[],
  worth: Worth,
  titles: readonly Stated[],
): Statement | undefined {
  const scoreOf = ({ stated, text, sentence, telling }: Statement): number => {
    const sum = [...stated.keys()].reduce((total, what) => {
      const titled = titles.some((title) => title.has(what));
      return total + (worth.get(what) ?? 0) * (titled ? shareOfTitle : 1 - shareOfTitle);
    }, 0);
    const early = fallByPlace ** (sentence.number - 1) * (telling === 0 ? ownOpening : 1);
    return (sum / (text.length + leastLength.opening) ** costOfLength.opening) * early;
  };
  const able = statements.filter(({ behind }) => behind === undefined);
  return able.toSorted((a, b) => scoreOf(b) - scoreOf(a))[0];
}

/** When to stop. */
export interface CoverageLimits {
  /** Sentences, the opening among them. */
  readonly most: number;
  /** Share of a story's worth that a further sentence has to add. */
  readonly leastGain: number;
}

/** The opening with what else is worth telling, in order of choice; what leans comes with what it leans on. */
export function coverage(
  statements: readonly Statement[],
  worth: Worth,
  opening: Statement | undefined,
  { most, leastGain }: CoverageLimits,
  valueOf: (one: Statement) => number = () => 1,
): readonly Statement[] {
  const total = [...worth.values()].reduce((a, b) => a + b, 0);
  const told = new Set(opening?.stated.keys());
  const chosen = new Set(opening === undefined ? [] : [opening]);
  while (chosen.size < most) {
    const candidates = statements
      .filter((one) => !chosen.has(one))
      .map((one) => untold(one, chosen))
      .filter((run) => chosen.size + run.length <= most)
      .map((run) => {
        const fresh = new Set(run.flatMap(({ stated }) => [...stated.keys()]));
        const gain = [...fresh].reduce(
          (sum, what) => sum + (told.has(what) ? 0 : (worth.get(what) ?? 0)),
          0,
        );
        const length = run.reduce((sum, { text }) => sum + text.length, 0);
        const value = Math.min(...run.map((part) => valueOf(part)));
        return {
          run,
          gain: gain * value,
          score: (gain * value) / (length + leastLength.body) ** costOfLength.body,
        };
      });
    const [best] = candidates.toSorted((a, b) => b.score - a.score);
    if (best === undefined || best.gain < leastGain * total) break;
    for (const one of best.run) {
      chosen.add(one);
      for (const what of one.stated.keys()) told.add(what);
    }
  }
  return withoutRetellings([...chosen], opening);
}

/** What was chosen for a word of its own, when sentences chosen later tell the rest of it too; of two that tell the same, the later telling's goes. */
function withoutRetellings(
  chosen: readonly Statement[],
  opening: Statement | undefined,
): readonly Statement[] {
  return chosen
    .toSorted((a, b) => b.telling - a.telling || b.sentence.number - a.sentence.number)
    .reduce<readonly Statement[]>((left, one) => {
      const needed = one === opening || left.some(({ behind }) => behind === one);
      const others = left.filter((other) => other !== one);
      return !needed && retells(one, others, opening) ? others : left;
    }, chosen);
}

/**
 * So much of what a sentence states has to be new beside other tellings, by weight, unless it has a figure of its own. On
 * two weeks, of 18 sentences below it none told a labelled fact alone.
 */
const leastNew = 0.6;
/** A figure that is not just a few. */
const fullFigure = 8;

/** Whether a sentence tells hardly anything but what is told, in other words: in the opening's telling only others' words count. */
export function retells(one: Statement, told: readonly Statement[], opening?: Statement): boolean {
  const others = told.filter(
    ({ telling }) => telling !== one.telling || telling !== opening?.telling,
  );
  return !hasFullFigure(untoldOf(one, others)) && shareNew(one, others) < leastNew;
}

/** How much of what a sentence states is told by none of the others, by weight. */
export function shareNew(one: Statement, others: readonly Statement[]): number {
  const sum = (of: readonly (readonly [string, number])[]): number =>
    of.reduce((all, [, weight]) => all + weight, 0);
  return sum(untoldOf(one, others)) / Math.max(sum([...one.stated]), Number.EPSILON);
}

function untoldOf(
  { stated }: Statement,
  others: readonly Statement[],
): readonly (readonly [string, number])[] {
  return [...stated].filter(([what]) => !others.some((other) => other.stated.has(what)));
}

/** Whether there is a day or a figure that is not just a few. */
export function hasFullFigure(stated: readonly (readonly [string, number])[]): boolean {
  return stated.some(
    ([what, weight]) => what.startsWith('@') || (what.startsWith('#') && weight >= fullFigure),
  );
}

/** A figure or a day. */
function isFigure(what: string): boolean {
  return /^[#@]/.test(what);
}

/** Figures and days. */
function figuresOf({ stated }: Statement): readonly string[] {
  return [...stated.keys()].filter(isFigure);
}

/** Whether a sentence has figures or days, and another has them all. */
export function hasFiguresOf(one: Statement, other: Statement): boolean {
  const figures = figuresOf(one);
  return figures.length > 0 && figures.every((what) => other.stated.has(what));
}

/** A statement behind those on which it leans, as far as they are not told. */
export function untold(one: Statement, told: ReadonlySet<Statement>): readonly Statement[] {
  const run = [one];
  for (let at = one.behind; at !== undefined && !told.has(at); at = at.behind) run.unshift(at);
  return run;
}

/** As a reader meets them: the opening with what leans on it, the rest of its telling, then one telling after another, those in another language last. */
export function inOrder(
  chosen: readonly Statement[],
  opening: Statement | undefined,
): readonly Statement[] {
  const place = ({ telling, sentence }: Statement): number =>
    (telling === opening?.telling ? 0 : telling + 1) * 10_000 +
    sentence.number +
    (sentence.lang === opening?.sentence.lang ? 0 : 10_000_000);
  const sorted = chosen.toSorted((a, b) => place(a) - place(b));
  if (opening === undefined || !chosen.includes(opening)) return sorted;
  const first = sorted.filter((one) => one === opening || leansOn(one, opening));
  return [...first, ...sorted.filter((one) => !first.includes(one))];
}

function leansOn({ behind }: Statement, on: Statement): boolean {
  return behind !== undefined && (behind === on || leansOn(behind, on));
}

/** Cosine of what two texts state. */
export function likeness(a: Stated, b: Stated): number {
  const length = (of: Stated): number => Math.hypot(...of.values());
  const product = [...a].reduce((sum, [what, weight]) => sum + weight * (b.get(what) ?? 0), 0);
  return product === 0 ? 0 : product / (length(a) * length(b));
}
