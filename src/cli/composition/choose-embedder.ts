/** Which embedding model helps a run to tell events apart, and whether its exam lets it. */
import type { Settings } from '../../config/settings.ts';
import { parseOllamaHost } from '../../engines/ollama-host.ts';
import { openOllamaEmbedder } from '../../engines/ollama-open.ts';
import type { RunDeadline } from '../../engines/run-deadline.ts';
import { ModelError } from '../../errors.ts';
import { gainText, type KeptEmbeddingExam } from '../../exam/embedding-result.ts';
import { embeddingExamKey } from '../../exam/reports.ts';
import type { Calibration } from '../../model/calibration.ts';
import type { EngineInfo } from '../../model/drafts.ts';
import type { Embedder } from '../../ports.ts';
import { callLimits } from './choose-engine.ts';
import { readReports, readResults } from '../state/exam-files.ts';
import type { Io } from '../terminal/io.ts';

export interface ChosenEmbedder {
  /** Both or neither. */
  readonly using?: { readonly embedder: Embedder; readonly calibration: Calibration };
  /** One line for the talk: which model helps, or why none does. */
  readonly said?: string;
  /** A model that helps was named and can't be had: the run is degraded by it. */
  readonly missing?: string;
}

export interface EmbedderOptions {
  readonly settings: Settings;
  /** Where the records of exams lie. */
  readonly state: string;
  readonly io: Io;
  /** Of an earlier run of the same day and topic: its stored vectors serve when the server is away. */
  readonly earlier: EngineInfo | undefined;
  /** The other models', too. */
  readonly deadline: RunDeadline | undefined;
}

/** The word for no model. */
const off = 'off';

/**
 * The named model, where it has sat today's exam under this state folder and tells more than the words do. Whatever is
 * missing, the run goes on by the words alone.
 */
export async function chooseEmbedder(options: EmbedderOptions): Promise<ChosenEmbedder> {
  // A server’s names and a record’s leave this tag out.
  const model = options.settings.embed?.replace(/:latest$/, '');
  if (model === undefined || model === off) return {};
  const advice = `\`digest exam ${model} --embed\` would tell whether it helps`;
  const sat = (await readResults(options.state)).embeddings.filter(
    (one) => one.engine.model === model,
  );
  if (sat.length === 0)
    return { said: `No embeddings: ${model} has not sat the exam for them; ${advice}.` };
  let embedder: Embedder;
  try {
    embedder = await openEmbedder(model, options);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    const known = recalled(model, options.earlier, error);
    if (known === undefined) return { missing: `No embeddings: ${error.message}` };
    embedder = known;
  }
  const today = embeddingExamKey(await readReports());
  const record = sat.find(
    (one) => one.exam === today && one.engine.digest === embedder.info.digest,
  );
  if (record === undefined)
    return {
      said: `No embeddings: ${model} has sat another exam, or was another model then; ${advice}.`,
    };
  if (!record.marks.useful)
    return {
      said: `No embeddings: by its exam, ${model} is of no use: it ${gainText(record.marks)}.`,
    };
  return {
    using: { embedder, calibration: record.marks.calibration },
    said: `Embeddings: ${model}.`,
  };
}

/**
 * The named model of the Ollama server, whatever its exam says.
 * @throws ModelError when the server or the model is not there
 */
export async function openEmbedder(
  model: string,
  { settings, io, deadline }: Pick<EmbedderOptions, 'settings' | 'io' | 'deadline'>,
): Promise<Embedder> {
  const embedder = await openOllamaEmbedder({
    host: parseOllamaHost(settings.ollamaHost),
    model,
    limits: callLimits(settings),
    signal: deadline ? AbortSignal.any([io.signal, deadline.signal]) : io.signal,
  });
  return {
    info: embedder.info,
    embed: (texts) =>
      deadline === undefined ? embedder.embed(texts) : deadline.during(() => embedder.embed(texts)),
  };
}

/** A model known from an earlier run, good for stored vectors only. */
function recalled(
  model: string,
  earlier: EngineInfo | undefined,
  why: ModelError,
): Embedder | undefined {
  if (earlier?.model !== model) return undefined;
  return { info: earlier, embed: () => Promise.reject(why) };
}

/** What a list of exams says of a record. */
export function embeddingLine({ engine, satAt, reports, marks }: KeptEmbeddingExam): string {
  const may = marks.useful ? 'helps to tell events apart' : 'of no use for telling events apart';
  return `${engine.model.padEnd(24)} ollama   ${satAt.slice(0, 10)}  ${reports} reports  ${may}: ${gainText(marks)}`;
}
