/** How long a post will take here, from a short real answer of the model; and which other model would fit. */
import type { EngineProgress } from '../../../engines/engine-progress.ts';
import {
  measureSpeed,
  minutesFor,
  type ModelSpeed,
  type ModelWork,
} from '../../../engines/measure-speed.ts';
import { AnswerError, ModelError } from '../../../errors.ts';
import type { Manifest } from '../../../model/run.ts';
import type { Llm } from '../../../ports.ts';
import { ok, warning, type Finding } from './finding.ts';

/** Of a day of seven stories whose sentences the model chooses by number; measured on recorded days. */
const typical: ModelWork = { prompt: 3100, output: 60 };

/** Minutes for a post above which another model is named. */
const patience = 30;
/** Minutes that a larger model may take to be named. */
const comfortable = 15;

/** Models by the memory they need with an 8K context, in GiB; names and sizes (GB) as in the Ollama library, 2026-08. */
const advice = [
  { memory: 24, model: 'gpt-oss:20b', size: 13 },
  { memory: 16, model: 'gemma3:12b', size: 8.1 },
  { memory: 12, model: 'qwen3.5:9b', size: 6.6 },
  { memory: 7, model: 'qwen3.5:4b', size: 3.4 },
] as const;
export const smallestModel: (typeof advice)[number] = advice[3];

export interface SpeedOptions {
  readonly name: string;
  /** Bytes; absent where the server does not tell. */
  readonly size?: number;
  readonly open: (onProgress: (progress: EngineProgress) => void) => Promise<Llm>;
  /** Of runs with this model, where there are any. */
  readonly work: ModelWork | undefined;
  /** GiB. */
  readonly memory: number;
}

export async function checkSpeed(options: SpeedOptions): Promise<Finding> {
  const { name, open, work = typical } = options;
  let speed: ModelSpeed;
  try {
    speed = await measureSpeed(open);
  } catch (error) {
    if (error instanceof AnswerError && error.fault === 'timeout')
      return warning(
        'model',
        `${name} is too slow to be measured: ${error.message}`,
        smallest(options),
      );
    if (!(error instanceof AnswerError || error instanceof ModelError)) throw error;
    return warning(
      'model',
      `${name} answers nothing that can be measured: ${error.message}`,
      error.hint ?? 'try another model',
    );
  }
  const minutes = minutesFor(work, speed);
  const rates = `${name} reads ${rate(speed.reading)} and writes ${speed.writing === undefined ? 'too little to tell' : rate(speed.writing)}`;
  const text = `${rates}: a post (${work.prompt} + ${work.output} tokens) takes about ${minutesText(minutes)} here`;
  if (minutes > patience) return warning('model', text, smallest(options));
  const larger = largerThan(options, minutes);
  return ok('model', larger === undefined ? text : `${text}; ${larger}`);
}

/** The tokens of a usual post, from runs that asked this very model; undefined: there are none. */
export function workIn(runs: readonly Manifest[], name: string): ModelWork | undefined {
  const each = runs
    .filter(({ engine, exitCode }) => engine.model === name && exitCode === 0)
    .map(({ stages }) => ({
      prompt: stages.reduce((sum, { tokens }) => sum + (tokens?.prompt ?? 0), 0),
      output: stages.reduce((sum, { tokens }) => sum + (tokens?.output ?? 0), 0),
    }))
    .filter(({ prompt }) => prompt > 0)
    .toSorted((a, b) => a.prompt - b.prompt);
  return each[Math.floor(each.length / 2)];
}

function rate(perSecond: number): string {
  return `${perSecond < 10 ? perSecond.toFixed(1) : perSecond.toFixed(0)} tokens/s`;
}

function minutesText(minutes: number): string {
  if (minutes < 1) return `${Math.max(1, Math.round(minutes * 60))} s`;
  return `${minutes < 10 ? minutes.toFixed(1) : minutes.toFixed(0)} min`;
}

/** A model takes about as much longer as it is larger. */
function largerThan({ size, memory }: SpeedOptions, minutes: number): string | undefined {
  if (size === undefined || size < 2 ** 20) return undefined;
  const next = advice.find(
    (one) =>
      one.memory <= memory &&
      one.size > (size / 1e9) * 1.3 &&
      minutes * ((one.size * 1e9) / size) <= comfortable,
  );
  return (
    next &&
    `${next.model} (${next.size} GB) would fit, too, at about ${minutesText(minutes * ((next.size * 1e9) / size))}`
  );
}

function smallest({ size }: SpeedOptions): string {
  return size !== undefined && size / 1e9 > smallestModel.size * 1.2
    ? `a smaller model is faster: ollama pull ${smallestModel.model} (${smallestModel.size} GB)`
    : 'let runs begin earlier, or use --engine extractive; `model-total` bounds what a run waits';
}
