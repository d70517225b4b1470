/** The record of an exam, as it is kept in the state folder. */
import { z } from 'zod';
import { contentKey } from '../content-key.ts';
import type { EngineInfo } from '../model/drafts.ts';
import { pairs, type Pair } from '../model/judging.ts';
import { limits, type Marks, type Share } from './marks.ts';
import type { Prompts } from '../stage.ts';
import type { AlterationWords } from './alter.ts';
import type { ExamFile } from './items.ts';

export interface ExamResult {
  readonly format: 3;
  /** Version of the program. */
  readonly program: string;
  /** Content address of articles, templates and prompts: marks of another exam compare with nothing. */
  readonly exam: string;
  /** Of the draw: `digest exam --seed` repeats it. */
  readonly seed: number;
  /** Articles of the user's own runs that were among it. */
  readonly stored: readonly { readonly title: string; readonly date: string }[];
  readonly engine: EngineInfo;
  /** ISO 8601 UTC. */
  readonly satAt: string;
  /** A quarter was asked, which grants nothing. */
  readonly quick: boolean;
  /** Questions put to the model. */
  readonly items: number;
  readonly marks: Marks;
}

/** What an exam is drawn from. */
export interface ExamBasis {
  readonly files: readonly ExamFile[];
  readonly words: AlterationWords;
  readonly prompts: Prompts;
}

/** Address of an exam: changed by any article, any template and any prompt that it uses; the draw is no part of it. */
export function examKey({ files, words, prompts }: ExamBasis): string {
  const { system, choose, write, judge } = prompts;
  const templates = [system, choose, write, judge].map(({ template }) => template);
  return contentKey({ kind: 'exam', files, words, templates });
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
  /** Below 3 the claims were fixed ones, which a model may have read. */
  readonly format: number;
  readonly exam: string;
  readonly seed?: number | undefined;
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
  format: z.literal([1, 2, 3]),
  exam: z.string(),
  seed: z.number().optional(),
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

/** Why a record says nothing of today's exam. */
export function whyRetake({ format, engine }: Pick<KeptExam, 'format' | 'engine'>): string {
  const advice = `sit it again: digest exam ${engine.model}`;
  return format < 3
    ? `its exam is of an earlier form, with claims that did not change; ${advice}`
    : `its exam had other articles, templates or prompts, or it was another model then; ${advice}`;
}
