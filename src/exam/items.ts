/** What the exam asks: about articles, and claims that are drawn for each sitting. */
import { z } from 'zod';
import type { Pair } from '../model/judging.ts';

/** The one thing that is wrong with a false claim. */
export const faults = [
  'figure',
  'date',
  'name',
  'role',
  'negation',
  'modality',
  'condition',
  'scope',
  'attribution',
  'comparison',
] as const;
export type Fault = (typeof faults)[number];

export interface ExamArticle {
  readonly id: string;
  /** What a digest with this article would be about. */
  readonly topic: string;
  readonly title: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly sentences: readonly string[];
  /** Numbers (from 1) of the sentences that tell the news. */
  readonly main: readonly number[];
  /** Whether the model is asked for a text about it. */
  readonly write: boolean;
  /** As claims print them; those of a kind can stand for each other. */
  readonly names: Readonly<Record<'people' | 'bodies', readonly string[]>>;
  /** True ones in free wording, by their language; what else is claimed is drawn. */
  readonly claims: Readonly<Record<'zh-TW' | 'en', readonly string[]>>;
}

/** A file of the exam: one language of sources. */
export interface ExamFile {
  readonly lang: 'zh-TW' | 'zh-CN' | 'en';
  readonly articles: readonly ExamArticle[];
}

const text = z.string().trim().min(1);
const article: z.ZodType<ExamArticle> = z
  .strictObject({
    id: text,
    topic: text,
    title: text,
    date: z.iso.date(),
    sentences: z.array(text).min(4),
    main: z.array(z.number().int().positive()).min(1),
    write: z.boolean().default(false),
    names: z.strictObject({ people: z.array(text), bodies: z.array(text) }),
    claims: z.strictObject({
      'zh-TW': z.array(text).default([]),
      en: z.array(text).default([]),
    }),
  })
  .refine((one) => one.main.every((n) => n <= one.sentences.length), 'main names no sentence');

/** Checks a file of the exam as it was parsed from YAML. */
export const examFile: z.ZodType<ExamFile> = z.strictObject({
  lang: z.enum(['zh-TW', 'zh-CN', 'en']),
  articles: z.array(article),
});

/** A source with its language. */
export interface ExamSource extends ExamArticle {
  readonly lang: ExamFile['lang'];
}

/** One question. */
export type ExamItem =
  | { readonly kind: 'choose' | 'write'; readonly source: ExamSource }
  | {
      readonly kind: 'judge';
      readonly source: ExamSource;
      readonly pair: Pair;
      readonly claim: string;
      /** Absent: the claim is true. */
      readonly fault?: Fault;
    };

export type JudgeItem = Extract<ExamItem, { kind: 'judge' }>;

/** What is asked about the articles of the files beside their claims. */
export function tasksOf(files: readonly ExamFile[]): readonly ExamItem[] {
  const sources = files.flatMap(({ lang, articles }) => articles.map((one) => ({ ...one, lang })));
  return [
    ...sources.map((source) => ({ kind: 'choose' as const, source })),
    ...sources.filter(({ write }) => write).map((source) => ({ kind: 'write' as const, source })),
  ];
}

/** Of so many articles of a language, `--quick` asks about one. */
const quickShare = 4;

/**
 * About a quarter of the questions: all about every fourth article of each language. Whole articles,
 * since a server reads a new one for seconds and a second claim about it at once.
 */
export function quarterOf(items: readonly ExamItem[]): readonly ExamItem[] {
  const seen = new Map<string, string[]>();
  return items.filter(({ source: { id, lang } }) => {
    const ids = seen.get(lang) ?? [];
    if (!ids.includes(id)) ids.push(id);
    seen.set(lang, ids);
    return ids.indexOf(id) % quickShare === 0;
  });
}
