/** `digest exam [MODEL]`: what a model can be trusted with, measured. */
import { randomInt } from 'node:crypto';
import { cachedLlm } from '../../../adapters/cached-ports.ts';
import { openState } from '../../../adapters/state-folder.ts';
import { createFileStore } from '../../../adapters/file-store.ts';
import { resolveSettings } from '../../../config/layers.ts';
import { UsageError, exitCodes } from '../../../errors.ts';
import { marksOf } from '../../../exam/marks.ts';
import {
  allowedPairs,
  examKey,
  mayWrite,
  whyRetake,
  type ExamResult,
  type KeptExam,
} from '../../../exam/result.ts';
import { embeddingExamKey } from '../../../exam/reports.ts';
import { sit } from '../../../exam/sit.ts';
import { tableOf } from '../../../exam/table.ts';
import { chooseEngine } from '../../composition/choose-engine.ts';
import { embeddingLine } from '../../composition/choose-embedder.ts';
import {
  endSitting,
  keepResult,
  paperOf,
  readBasis,
  readReports,
  readResults,
  startSitting,
  stoppedSitting,
} from '../../state/exam-files.ts';
import { examProgress } from './progress.ts';
import type { Io } from '../../terminal/io.ts';
import { programVersion, stateFolder } from '../../state/places.ts';
import { storedArticles } from '../../state/stored-articles.ts';
import type { StateFlags } from '../../command.ts';

export interface ExamFlags extends StateFlags {
  readonly engine?: string;
  readonly ollamaHost?: string;
  readonly openaiUrl?: string;
  readonly embed?: boolean;
  readonly quick?: boolean;
  readonly seed?: string;
  readonly refresh?: boolean;
  readonly list?: boolean;
  readonly json?: boolean;
}

/**
 * Asks, marks, keeps the record, prints the marks. Good answers are remembered as they come, so a
 * stopped exam goes on from there.
 * @returns 0 whatever the marks
 * @throws ModelError when there is no model; UsageError for an engine that is none
 */
export async function exam(model: string | undefined, flags: ExamFlags, io: Io): Promise<number> {
  const { engine, ollamaHost, openaiUrl, state, blog } = flags;
  const typed = { engine, model, ollamaHost, openaiUrl, state, blog };
  const { settings } = await resolveSettings(typed, io.env, io.cwd);
  const folder = stateFolder(settings, io.cwd);
  const wanted = seedIn(flags.seed);
  if (flags.list) {
    if (model !== undefined || flags.quick || flags.embed || flags.seed !== undefined)
      throw new UsageError('--list goes with no model, no --quick, no --seed and no --embed.');
    return list(folder, flags.json === true, io);
  }
  if (flags.embed) {
    if (flags.seed !== undefined)
      throw new UsageError('--seed goes with no --embed: nothing is drawn for embedding models.');
    const { examEmbedder } = await import('./exam-embedder.ts');
    return examEmbedder(model ?? settings.embed, { ...flags, settings, folder }, io);
  }
  if (settings.engine === 'extractive') {
    throw new UsageError('the extractive engine has no model that could sit an exam.', {
      hint: 'digest exam MODEL --engine ollama',
    });
  }
  const quick = flags.quick === true;
  const basis = await readBasis();
  const progress = examProgress(io);
  const chosen = await chooseEngine({
    settings: {
      ...settings,
      // Without a model there is nobody to sit: `auto` may not fall back.
      engine: settings.engine === 'auto' ? 'ollama' : settings.engine,
      // An exam is no run, and answers lost to a clock would be marked as the model's.
      modelTotal: 0,
    },
    io,
    earlier: undefined,
    progress: progress.call,
  });
  await openState(folder);
  const llm = cachedLlm(chosen.llm, createFileStore(folder, 'cache'), flags.refresh === true);
  const stopped = flags.refresh ? undefined : await stoppedSitting(folder, llm.info, quick);
  const seed = wanted ?? stopped ?? randomInt(2 ** 32);
  await startSitting(folder, llm.info, quick, seed);
  io.err(
    seed === stopped
      ? `goes on with the sitting of seed ${seed}\n`
      : `claims are drawn by seed ${seed}\n`,
  );
  const stored = await storedArticles(folder);
  const paper = paperOf(basis, { quick, seed, stored });
  const answered = await sit(paper, llm, progress.item);
  progress.end();
  await endSitting(folder, llm.info, quick);
  const asked = new Set(paper.items.map(({ source }) => source.id));
  const result: ExamResult = {
    format: 3,
    program: programVersion(),
    exam: examKey(basis),
    seed,
    stored: stored.filter(({ id }) => asked.has(id)).map(({ title, date }) => ({ title, date })),
    engine: llm.info,
    satAt: new Date(io.clock.now()).toISOString(),
    quick,
    items: answered.length,
    marks: marksOf(answered, !quick),
  };
  const path = await keepResult(folder, result);
  await io.out(flags.json ? `${JSON.stringify(result, null, 2)}\n` : tableOf(result));
  io.err(`kept in ${path}\n`);
  return exitCodes.published;
}

async function list(folder: string, json: boolean, io: Io): Promise<number> {
  const { exams, embeddings, unreadable } = await readResults(folder);
  for (const path of unreadable) io.err(`digest: ${path} is no record of an exam; left out.\n`);
  if (json) {
    await io.out(`${JSON.stringify([...exams, ...embeddings], null, 2)}\n`);
    return exitCodes.published;
  }
  if (exams.length + embeddings.length === 0)
    io.err(`no exam was sat under ${folder}; sit one: digest exam MODEL\n`);
  const today = examKey(await readBasis());
  for (const one of exams)
    await io.out(
      `${line(one)}${one.exam === today ? '' : ` (counts no more: ${whyRetake(one)})`}\n`,
    );
  const reports = embeddings.length === 0 ? '' : embeddingExamKey(await readReports());
  for (const one of embeddings)
    await io.out(
      `${embeddingLine(one)}${one.exam === reports ? '' : ' (an exam with other reports)'}\n`,
    );
  return exitCodes.published;
}

function line(one: KeptExam): string {
  const { engine, satAt, quick, items, seed } = one;
  const may = quick
    ? 'a quick one: grants nothing'
    : `${mayWrite(one) ? 'may write, ' : ''}may judge: ${allowedPairs(one).join(', ') || 'nothing'}`;
  return `${engine.model.padEnd(24)} ${engine.engine.padEnd(8)} ${satAt.slice(0, 10)}  ${items} questions${seed === undefined ? '' : `, seed ${seed}`}  ${may}`;
}

/** @throws UsageError for what is no whole number from 0 to 4294967295 */
function seedIn(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  if (/^\d{1,10}$/.test(typed) && Number(typed) < 2 ** 32) return Number(typed);
  throw new UsageError(`--seed: not valid: "${typed}".`, {
    hint: 'A whole number from 0 to 4294967295, as `digest exam --list` names it.',
  });
}
