/**
 * The recording of a run: readable files that a replay answers from.
 *
 *     recording.yaml        what the run was asked for
 *     http/NNN-slug.yaml    one exchange; its body beside it, decoded to UTF-8
 *     llm/<label>.yaml      one exchange with the model
 *     embed/<hash>.yaml     a text and its vector
 */
import { createMultibyteEncoder } from '@exodus/bytes/multi-byte.js';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { sectionsSchema } from '../config/sections.ts';
import { topicSchema } from '../config/topic-file.ts';
import { parseYamlFile } from '../config/yaml-file.ts';
import { UsageError, type AnswerFault, type FetchFault } from '../errors.ts';
import { calibrationSchema, type Calibration } from '../model/calibration.ts';
import { writings, type EngineInfo, type Writing } from '../model/drafts.ts';
import { pairs, type Pair } from '../model/judging.ts';
import type { Section } from '../model/sections.ts';
import { postLanguages, type OtherTopic, type PostLanguage, type Topic } from '../model/topic.ts';
import type { Bounds } from '../stage.ts';

/** The head of a recording. */
export interface RecordingHead {
  readonly format: 1;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly windowDays?: number | undefined;
  /** Where the window began, where that was before its days; ISO 8601 UTC. */
  readonly since?: string | undefined;
  /** As in `Params`. */
  readonly datedAt?: string | undefined;
  readonly stories?: number | undefined;
  readonly sections?: readonly Section[] | undefined;
  readonly lang?: PostLanguage | undefined;
  readonly topic: Topic;
  /** How much was asked for at most; absent: as much as is asked for by default. */
  readonly bounds?: Bounds | undefined;
  /** Absent in recordings of before: then none are known. */
  readonly otherTopics?: readonly OtherTopic[] | undefined;
  readonly engine: RecordedModel;
  /** Where no answer of the model can be used, the run goes on without one, as `--engine auto` does. */
  readonly fallsBack?: true | undefined;
  /** Who judged, and for which pairs of languages; absent: nobody. */
  readonly judge?: (RecordedModel & { readonly pairs: readonly Pair[] }) | undefined;
  /** Absent: it chose by number. */
  readonly writing?: Writing | undefined;
  /** The model that helped to tell events apart, and how its vectors were read; absent: none did. */
  readonly embedder?: (EngineInfo & { readonly calibration: Calibration }) | undefined;
}

/** A model whose answers a recording holds. */
export type RecordedModel = EngineInfo & { readonly contextTokens: number };

export interface HttpExchange {
  readonly request: {
    readonly method: 'GET' | 'POST';
    readonly url: string;
    readonly body?: string;
  };
  readonly response?: {
    readonly status: number;
    readonly url: string;
    readonly redirects?: readonly string[];
    readonly headers?: Readonly<Record<string, string>>;
    readonly bodyFile?: string;
    /** Encoding that the bytes had; `base64` for what is not text. Default: utf-8. */
    readonly encoding?: string;
  };
  readonly failure?: { readonly fault: FetchFault; readonly message: string };
}

export interface LlmExchange {
  readonly request: {
    readonly label: string;
    readonly system: string;
    readonly prompt: string;
    readonly schema: Readonly<Record<string, unknown>>;
    readonly maxTokens: number;
  };
  readonly answer?: {
    readonly json: unknown;
    readonly promptTokens: number;
    readonly outputTokens: number;
  };
  readonly failure?: { readonly fault: AnswerFault; readonly message: string };
}

/** One text and what the embedding model gave for it. */
export interface EmbedExchange {
  readonly text: string;
  /** As `vectorText` writes it. */
  readonly vector?: string;
  readonly failure?: { readonly fault: AnswerFault; readonly message: string };
}

const info = {
  engine: z.enum(['ollama', 'openai', 'extractive', 'example']),
  model: z.string(),
  digest: z.string().optional(),
};
const model = { ...info, contextTokens: z.number() };

// The schema says all that the type does, but for arrays that can’t be changed.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const headSchema = z.strictObject({
  format: z.literal(1, 'this program reads format 1'),
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'YYYY-MM-DD'),
  windowDays: z.int().min(1).optional(),
  since: z.iso.datetime().optional(),
  datedAt: z.iso.datetime().optional(),
  stories: z.int().min(1).optional(),
  sections: sectionsSchema.optional(),
  lang: z.enum(postLanguages).optional(),
  topic: topicSchema,
  bounds: z.strictObject({ hits: z.int().min(1), googleRequests: z.int().min(0) }).optional(),
  otherTopics: z.array(z.strictObject({ id: z.string(), names: z.array(z.string()) })).optional(),
  engine: z.strictObject(model),
  fallsBack: z.literal(true).optional(),
  judge: z.strictObject({ ...model, pairs: z.array(z.enum(pairs)) }).optional(),
  writing: z.enum(writings).optional(),
  embedder: z.strictObject({ ...info, calibration: calibrationSchema }).optional(),
}) as unknown as z.ZodType<RecordingHead>;

/** @throws UsageError when `folder` holds no recording or a damaged one */
export async function readHead(folder: string): Promise<RecordingHead> {
  const path = join(folder, 'recording.yaml');
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`no recording in ${folder}: recording.yaml is missing.`, {
      hint: 'Name a folder that --record wrote.',
      cause,
    });
  });
  return parseYamlFile(path, text, headSchema);
}

/** All exchanges of one kind, by file name. */
export async function readExchanges<T extends HttpExchange | LlmExchange | EmbedExchange>(
  folder: string,
  kind: 'http' | 'llm' | 'embed',
): Promise<readonly T[]> {
  const names = await readdir(join(folder, kind)).catch(() => []);
  const files = names.filter((n) => n.endsWith('.yaml')).sort();
  return Promise.all(
    // The schema says all that the type does, but for arrays that can’t be changed.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    files.map(async (name) => parse(await readFile(join(folder, kind, name), 'utf8')) as T),
  );
}

/** Bytes as they came over the wire, from the readable form. */
export function encodeBody(text: Buffer, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return text;
  if (encoding === 'base64') return Buffer.from(text.toString('utf8'), 'base64');
  return createMultibyteEncoder(encoding)(text.toString('utf8'));
}

/** A file name out of an address or a label. */
export function slugOf(text: string, length: number): string {
  const slug = basename(text.replace(/^https?:\/\//, '').replace(/[/?&=#]+/g, '-'))
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slug.slice(0, length).replace(/[-.]+$/, '') || 'root';
}
