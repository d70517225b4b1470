/** Marks: what the answers come to, and what a model may judge by them. */
import { foldForComparison, hasSimplifiedOnly } from '../text/scripts.ts';
import { taiwanTerms } from '../languages/zh-TW/variety.ts';
import { mostAdded } from '../questions/choose.ts';
import type { Answered, Obedience, WrittenSentence } from './answered.ts';
import { pairs, type Pair } from '../model/judging.ts';
import { faults, type ExamItem, type Fault } from './items.ts';

/** `hits` out of `of`. */
export interface Share {
  readonly hits: number;
  readonly of: number;
}

export type ObedienceCount = Readonly<Record<Obedience, number>>;

export interface PairMarks {
  readonly pair: Pair;
  /** False claims to which it said yes: what a reader would be told. */
  readonly falsePassed: Share;
  /** True claims to which it said yes; the others are refused, lost answers among them. */
  readonly truePassed: Share;
  readonly allowed: boolean;
}

/** Parts that were not sat have shares out of 0. */
export interface Marks {
  readonly obedience: Readonly<Record<ExamItem['kind'], ObedienceCount>>;
  readonly picking: {
    /** Picked sentences that are marked ones. */
    readonly precision: Share;
    /** Marked sentences that were picked, out of those that a run would take. */
    readonly recall: Share;
  };
  readonly nearness: {
    /** Sentences of the body that are the source's own. */
    readonly quoted: Share;
    /** Those that are shortened or joined, and proved by rules. */
    readonly aligned: Share;
    /** Mean share of the cited sentences' characters; null where nothing was written. */
    readonly kept: number | null;
  };
  /** Of Chinese sentences. */
  readonly script: { readonly traditional: Share; readonly taiwanTerms: Share };
  readonly judging: {
    readonly pairs: readonly PairMarks[];
    readonly faults: readonly { readonly fault: Fault; readonly passed: Share }[];
  };
}

/**
 * More false claims passed than these, or fewer true ones, and the model judges nothing for that pair. A smaller share of
 * its written sentences proved, and it is not asked to write.
 */
export const limits = { falsePassed: 0.1, truePassed: 0.6, written: 0.6 } as const;

/** @param whole a part of the exam grants nothing, whatever the marks */
export function marksOf(answered: readonly Answered[], whole: boolean): Marks {
  const picks = answered.filter((one) => one.kind === 'choose');
  const writes = answered.filter((one) => one.kind === 'write');
  const verdicts = answered.filter((one) => one.kind === 'judge');
  const sentences = writes.flatMap((one) => one.sentences);
  const passed = verdicts.filter(({ said }) => said === 'yes');
  const hits = sum(picks.map((one) => one.picked.filter((n) => one.main.includes(n)).length));
  return {
    obedience: {
      judge: countObedience(verdicts),
      choose: countObedience(picks),
      write: countObedience(writes),
    },
    picking: {
      precision: { hits, of: sum(picks.map(({ picked }) => picked.length)) },
      recall: { hits, of: sum(picks.map(({ main }) => Math.min(main.length, mostAdded))) },
    },
    nearness: nearness(sentences.filter(({ headline }) => !headline)),
    script: script(sentences),
    judging: {
      pairs: pairs.map((pair) => {
        const of = (held: boolean) => (one: { pair: Pair; fault?: Fault }) =>
          one.pair === pair && (one.fault === undefined) === held;
        const share = (held: boolean): Share => ({
          hits: passed.filter(of(held)).length,
          of: verdicts.filter(of(held)).length,
        });
        const marks = { pair, falsePassed: share(false), truePassed: share(true) };
        return { ...marks, allowed: whole && allows(marks) };
      }),
      faults: faults.map((fault) => ({
        fault,
        passed: {
          hits: passed.filter((one) => one.fault === fault).length,
          of: verdicts.filter((one) => one.fault === fault).length,
        },
      })),
    },
  };
}

function allows({ falsePassed, truePassed }: Omit<PairMarks, 'allowed'>): boolean {
  if (falsePassed.of === 0 || truePassed.of === 0) return false;
  return (
    falsePassed.hits <= limits.falsePassed * falsePassed.of &&
    truePassed.hits >= limits.truePassed * truePassed.of
  );
}

function countObedience(answers: readonly Pick<Answered, 'obedience'>[]): ObedienceCount {
  const count = (which: Obedience): number =>
    answers.filter(({ obedience }) => obedience === which).length;
  return { first: count('first'), repaired: count('repaired'), lost: count('lost') };
}

function nearness(sentences: readonly WrittenSentence[]): Marks['nearness'] {
  const ended = (outcome: WrittenSentence['outcome']): Share => ({
    hits: sentences.filter((one) => one.outcome === outcome).length,
    of: sentences.length,
  });
  const kept = sentences.flatMap((one) => one.kept ?? []);
  return {
    quoted: ended('quoted'),
    aligned: ended('aligned'),
    kept: kept.length === 0 ? null : sum(kept) / kept.length,
  };
}

function script(sentences: readonly WrittenSentence[]): Marks['script'] {
  const chinese = sentences.map(({ text }) => text).filter((text) => /\p{Script=Han}/u.test(text));
  return {
    traditional: {
      hits: chinese.filter((text) => !hasSimplifiedOnly(text)).length,
      of: chinese.length,
    },
    taiwanTerms: {
      hits: chinese.filter((text) => !hasMainlandTerm(text)).length,
      of: chinese.length,
    },
  };
}

/** In the form for comparison, so that a word is known in either script. */
const terms = Object.entries(taiwanTerms.from.mainland ?? {})
  .map(([word, own]) => [foldForComparison(word), foldForComparison(own)] as const)
  .filter(([word, own]) => word !== own);

/** Whether a mainland word stands where Taiwan has its own, in whichever script; 算法 inside 演算法 is none. */
export function hasMainlandTerm(text: string): boolean {
  let rest = foldForComparison(text);
  for (const [, own] of terms) rest = rest.replaceAll(own, ' ');
  return terms.some(([word]) => rest.includes(word));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
