/** What the exam asks: articles of our own writing, with marked sentences and claims true and false. */
import { z } from 'zod';
import { pairs, type Pair } from '../model/judging.ts';

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
  'cause',
  'comparison',
] as const;
export type Fault = (typeof faults)[number];

/** As it stands in a file: `holds: …` for a true claim, `figure: …` for one with a wrong figure. */
type WrittenClaim = Readonly<Partial<Record<'holds' | Fault, string>>>;

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
  /** By the language of the claim. */
  readonly claims: Readonly<Record<'zh-TW' | 'en', readonly WrittenClaim[]>>;
}

/** A file of the exam: one language of sources. */
export interface ExamFile {
  readonly lang: 'zh-TW' | 'zh-CN' | 'en';
  readonly articles: readonly ExamArticle[];
}

const text = z.string().trim().min(1);
const claim: z.ZodType<WrittenClaim> = z
  .partialRecord(z.enum(['holds', ...faults]), text)
  .refine((one) => Object.keys(one).length === 1, 'a claim is one line: holds, or its fault');
const article: z.ZodType<ExamArticle> = z
  .strictObject({
    id: text,
    topic: text,
    title: text,
    date: z.iso.date(),
    sentences: z.array(text).min(4),
    main: z.array(z.number().int().positive()).min(1),
    write: z.boolean().default(false),
    claims: z.strictObject({
      'zh-TW': z.array(claim).default([]),
      en: z.array(claim).default([]),
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

/**
 * Every question of the files. Those about one article stand side by side, since servers keep the
 * part of a prompt that the last one had in common.
 */
export function itemsOf(files: readonly ExamFile[]): readonly ExamItem[] {
  const sources = files.flatMap(({ lang, articles }) => articles.map((one) => ({ ...one, lang })));
  return [
    ...sources.flatMap(claimsOf),
    ...sources.map((source) => ({ kind: 'choose' as const, source })),
    ...sources.filter(({ write }) => write).map((source) => ({ kind: 'write' as const, source })),
  ];
}

function claimsOf(source: ExamSource): readonly ExamItem[] {
  return (['zh-TW', 'en'] as const).flatMap((lang) => {
    const pair = pairs.find((one) => one === `${lang}/${source.lang}`);
    if (pair === undefined) return [];
    return source.claims[lang].flatMap((one) =>
      (['holds', ...faults] as const).flatMap((key) => {
        const said = one[key];
        if (said === undefined) return [];
        const item = { kind: 'judge' as const, source, pair, claim: said };
        return [key === 'holds' ? item : { ...item, fault: key }];
      }),
    );
  });
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
