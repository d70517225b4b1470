/** `digest exam MODEL --embed`: whether a model's vectors tell events apart better than words do, and on which scale. */
import { cachedEmbedder } from '../../../adapters/cached-ports.ts';
import { createFileStore } from '../../../adapters/file-store.ts';
import type { Settings } from '../../../config/settings.ts';
import { ModelError, UsageError, exitCodes, isItemFault } from '../../../errors.ts';
import { calibrate } from '../../../exam/calibrate.ts';
import type { EmbeddingResult } from '../../../exam/embedding-result.ts';
import { embeddingTableOf } from '../../../exam/embedding-table.ts';
import { embeddingExamKey, pairsOf, textsOf } from '../../../exam/reports.ts';
import { openEmbedder } from '../../composition/choose-embedder.ts';
import { keepEmbeddingResult, readReports } from '../../state/exam-files.ts';
import { examProgress } from './progress.ts';
import type { Io } from '../../terminal/io.ts';
import { programVersion } from '../../state/places.ts';
import type { ExamFlags } from './exam.ts';

export interface EmbedderExam extends ExamFlags {
  readonly settings: Settings;
  /** The state folder. */
  readonly folder: string;
}

/**
 * Keeps the record, prints the marks. Vectors are remembered as they come, so a stopped exam goes on from there.
 * @returns 0 whatever the marks
 * @throws ModelError when no vectors can be had; UsageError for flags that exclude each other
 */
export async function examEmbedder(
  model: string | undefined,
  { settings, folder, engine, openaiUrl, quick, refresh, json }: EmbedderExam,
  io: Io,
): Promise<number> {
  if (quick) throw new UsageError('--embed goes without --quick: that exam is short.');
  if (engine === 'openai' || openaiUrl !== undefined)
    throw new UsageError('embedding models are asked on an Ollama server only.', {
      hint: 'digest exam MODEL --embed --ollama-host URL',
    });
  if (model === undefined || model === 'off')
    throw new UsageError('which embedding model?', { hint: 'digest exam MODEL --embed' });
  const progress = examProgress(io);
  const embedder = cachedEmbedder(
    await openEmbedder(model, { settings, io, deadline: undefined }),
    createFileStore(folder, 'cache'),
    refresh === true,
    (done, of) => {
      progress.call(`vectors of ${done} of ${of} reports`);
    },
  );
  const questions = await readReports();
  const vectors = await embedder.embed(textsOf(questions)).catch((error: unknown) => {
    throw isItemFault(error)
      ? new ModelError(`${model}: ${error.message}`, { hint: error.hint, cause: error })
      : error;
  });
  progress.end();
  const result: EmbeddingResult = {
    format: 1,
    kind: 'embedding',
    program: programVersion(),
    exam: embeddingExamKey(questions),
    engine: embedder.info,
    satAt: new Date(io.clock.now()).toISOString(),
    reports: questions.reports.length,
    marks: calibrate(pairsOf(questions), vectors),
  };
  const path = await keepEmbeddingResult(folder, result);
  await io.out(json ? `${JSON.stringify(result, null, 2)}\n` : embeddingTableOf(result));
  io.err(`kept in ${path}\n`);
  return exitCodes.published;
}
