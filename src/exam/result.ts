/** The record of an exam, as it is kept in the state folder. */
import { z } from 'zod';
import { contentKey } from '../content-key.ts';
import type { EngineInfo } from '../model/drafts.ts';
import { pairs, type Pair } from '../model/judging.ts';
import { limits, type Marks, type Share } from './marks.ts';
import type { Paper } from './sit.ts';

export interface ExamResult {
  readonly format: 2;
  /** Version of the program. */
  readonly program: string;
  /** Content address of questions and prompts: marks of another exam compare with nothing. */
  readonly exam: string;
  readonly engine: EngineInfo;
  /** ISO 8601 UTC. */
  readonly satAt: string;
  /** A quarter was asked, which grants nothing. */
  readonly quick: boolean;
  /** Questions put to the model. */
  readonly items: number;
  readonly marks: Marks;
}

/** Address of an exam: changed by any question and by any prompt that it uses. */
export function examKey({ items, prompts }: Paper): string {
  const { system, choose, write, judge } = prompts;
  const words = [system, choose, write, judge].map(({ template }) => template);
  return contentKey({ kind: 'exam', items, words });
}

/** File name below `exams/`: the model's own digest, else its name with a hash that tells like names apart. */
export function resultName(
  { engine, model, digest }: EngineInfo,
  part?: 'quick' | 'embedding',
): string {
  const slug = model.toLowerCase().replace(/[^a-z0-9.]+/g, '-');
  const named = `${engine}-${slug}-${contentKey({ engine, model }).slice(-8)}`;
  const stem = digest !== undefined && /^[0-9a-f]{12,}$/.test(digest) ? digest : named;
  return `${stem}${part === undefined ? '' : `-${part}`}.json`;
}

/** What a list of exams needs of a record. */
export interface KeptExam {
  readonly exam: string;
  readonly engine: {
    readonly engine: string;
    readonly model: string;
    readonly digest?: string | undefined;
  };
  readonly satAt: string;
  readonly quick: boolean;
  readonly items: number;
  readonly marks: {
    readonly nearness: { readonly quoted: Share; readonly aligned: Share };
    readonly judging: {
      readonly pairs: readonly { readonly pair: Pair; readonly allowed: boolean }[];
    };
  };
}

const share = z.object({ hits: z.number(), of: z.number() });

/** Checks a record that was read from disk; more keys may stand in it. */
export const keptExam: z.ZodType<KeptExam> = z.object({
  format: z.literal([1, 2]),
  exam: z.string(),
  engine: z.object({ engine: z.string(), model: z.string(), digest: z.string().optional() }),
  satAt: z.string(),
  quick: z.boolean(),
  items: z.number(),
  marks: z.object({
    nearness: z.object({ quoted: share, aligned: share }),
    judging: z.object({
      pairs: z.array(z.object({ pair: z.enum(pairs), allowed: z.boolean() })),
    }),
  }),
});

/** The pairs of languages for which a model may judge. */
export function allowedPairs({ marks }: Pick<KeptExam, 'marks'>): readonly Pair[] {
  return marks.judging.pairs.filter(({ allowed }) => allowed).map(({ pair }) => pair);
}

/** Whether a model may word sentences itself: rules proved enough of those that it wrote, each its sources' own or a licensed wording. */
export function mayWrite({ marks }: Pick<KeptExam, 'marks'>): boolean {
  const { quoted, aligned } = marks.nearness;
  return quoted.of > 0 && quoted.hits + aligned.hits >= limits.written * quoted.of;
}
