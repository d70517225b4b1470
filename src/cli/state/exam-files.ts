/** The exam on disk: its questions in the package, its records in the state folder. */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../../adapters/whole-file.ts';
import { loadPrompts } from '../../config/prompts.ts';
import { parseYamlFile } from '../../config/yaml-file.ts';
import {
  keptEmbeddingExam,
  type EmbeddingResult,
  type KeptEmbeddingExam,
} from '../../exam/embedding-result.ts';
import { alterationWords } from '../../exam/alter.ts';
import { drawClaims, type Drawing } from '../../exam/draw.ts';
import { examFile, quarterOf, tasksOf, type ExamFile } from '../../exam/items.ts';
import { reportSchema, topicsSchema, type ExamReports } from '../../exam/reports.ts';
import {
  examKey,
  keptExam,
  resultName,
  type ExamBasis,
  type ExamResult,
  type KeptExam,
} from '../../exam/result.ts';
import type { Paper } from '../../exam/sit.ts';
import type { EngineInfo } from '../../model/drafts.ts';
import { packageRoot } from './places.ts';

const languages = ['zh-TW', 'zh-CN', 'en'] as const;

/** The package's own questions. */
export async function readQuestions(): Promise<readonly ExamFile[]> {
  const files: ExamFile[] = [];
  for (const lang of languages) {
    const path = join(packageRoot, 'exam', `${lang}.yaml`);
    files.push(parseYamlFile(path, await readFile(path, 'utf8'), examFile));
  }
  return files;
}

/** All that a sitting is drawn from but the user's own articles. */
export async function readBasis(): Promise<ExamBasis> {
  const path = join(packageRoot, 'exam/alterations.yaml');
  return {
    files: await readQuestions(),
    words: parseYamlFile(path, await readFile(path, 'utf8'), alterationWords),
    prompts: await loadPrompts(join(packageRoot, 'prompts')),
  };
}

/** The questions of one sitting. */
export function paperOf(
  { files, words, prompts }: ExamBasis,
  draw: Pick<Drawing, 'seed' | 'stored'> & { readonly quick: boolean },
): Paper {
  const items = [...drawClaims({ files, words, ...draw }), ...tasksOf(files)];
  return { items: draw.quick ? quarterOf(items) : items, prompts };
}

/** Where the seed of a sitting lies until it is over, so that a stopped one goes on with its own questions. */
function sittingPath(state: string, engine: EngineInfo, quick: boolean): string {
  const name = resultName(engine, quick ? 'quick' : undefined);
  return join(state, 'exams', name.replace(/\.json$/, '.sitting'));
}

/** The seed of a sitting that was stopped. */
export async function stoppedSitting(
  state: string,
  engine: EngineInfo,
  quick: boolean,
): Promise<number | undefined> {
  const text = await readFile(sittingPath(state, engine, quick), 'utf8').catch(() => '');
  return /^\d+\n?$/.test(text) ? Number(text) : undefined;
}

export async function startSitting(
  state: string,
  engine: EngineInfo,
  quick: boolean,
  seed: number,
): Promise<void> {
  await writeWhole(sittingPath(state, engine, quick), `${seed}\n`);
}

export async function endSitting(state: string, engine: EngineInfo, quick: boolean): Promise<void> {
  await rm(sittingPath(state, engine, quick), { force: true });
}

/** The package's own days of news, for embedding models. */
export async function readReports(): Promise<ExamReports> {
  const folder = join(packageRoot, 'fixtures/events');
  const articles = await readFile(join(folder, 'articles.jsonl'), 'utf8');
  const topics = await readFile(join(folder, 'topics.json'), 'utf8');
  return {
    reports: articles
      .trim()
      .split('\n')
      .map((line) => reportSchema.parse(JSON.parse(line))),
    topics: topicsSchema.parse(JSON.parse(topics)),
  };
}

/** @returns the path of the record */
export async function keepEmbeddingResult(state: string, result: EmbeddingResult): Promise<string> {
  const path = join(state, 'exams', resultName(result.engine, 'embedding'));
  await writeWhole(path, `${JSON.stringify(result, null, 2)}\n`);
  return path;
}

/** @returns the path of the record */
export async function keepResult(state: string, result: ExamResult): Promise<string> {
  const path = join(state, 'exams', resultName(result.engine, result.quick ? 'quick' : undefined));
  await writeWhole(path, `${JSON.stringify(result, null, 2)}\n`);
  return path;
}

/** Records of the state folder by model, the unreadable named beside them. */
export async function readResults(state: string): Promise<{
  readonly exams: readonly KeptExam[];
  readonly embeddings: readonly KeptEmbeddingExam[];
  readonly unreadable: readonly string[];
}> {
  const folder = join(state, 'exams');
  let names: readonly string[];
  try {
    names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  } catch {
    // No exam was sat under this state folder.
    names = [];
  }
  const exams: KeptExam[] = [];
  const embeddings: KeptEmbeddingExam[] = [];
  const unreadable: string[] = [];
  for (const name of names.toSorted()) {
    const path = join(folder, name);
    const record = parsed(await readFile(path, 'utf8').catch(() => ''));
    const read = keptExam.safeParse(record);
    const embedding = keptEmbeddingExam.safeParse(record);
    if (read.success) exams.push(read.data);
    else if (embedding.success) embeddings.push(embedding.data);
    else unreadable.push(path);
  }
  const key = (one: KeptExam | KeptEmbeddingExam): string => `${one.engine.model} ${one.satAt}`;
  return {
    exams: exams.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)),
    embeddings: embeddings.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)),
    unreadable,
  };
}

/** The whole exams that this very model sat: a server may have been given another under an old name. */
export async function examsOf(state: string, model: EngineInfo): Promise<readonly KeptExam[]> {
  const { exams } = await readResults(state);
  return exams.filter(
    ({ engine, quick }) =>
      !quick &&
      engine.engine === model.engine &&
      engine.model === model.model &&
      engine.digest === model.digest,
  );
}

/** The record of today's whole exam, sat by this very model. */
export async function recordOf(state: string, model: EngineInfo): Promise<KeptExam | undefined> {
  const sat = await examsOf(state, model);
  if (sat.length === 0) return undefined;
  const today = examKey(await readBasis());
  return sat.find(({ exam }) => exam === today);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
