/** How fast a model reads and writes on this machine: one short question of the kind that runs ask. */
import { AnswerError } from '../errors.ts';
import type { Llm } from '../ports.ts';
import type { EngineProgress } from './engine-progress.ts';

/** Tokens per second. */
export interface ModelSpeed {
  readonly reading: number;
  /** Absent where the answer was too short to measure. */
  readonly writing?: number;
}

/** What a model has to do, in tokens. */
export interface ModelWork {
  readonly prompt: number;
  readonly output: number;
}

/** Of our own writing: about 700 tokens. A number in each line, since servers read the same beginning only once. */
function reading(seed: number): string {
  const lines = Array.from(
    { length: 14 },
    (_, i) =>
      `第 ${seed + i} 則：港務公司表示，第 ${i + 1} 號碼頭的貨櫃吞吐量上月為 ${seed * 3 + i} 萬箱，較前月增加百分之 ${i + 2}，主因是航線調整與天候轉好。`,
  );
  return `${lines.join('\n')}\n請用一句話說明上面在講什麼。`;
}

const outputTokens = 32;

/**
 * Loads the model where it is not loaded, then measures. Rejects as `Llm.ask` does, with an AnswerError `timeout` of
 * a model that needs too long.
 * @param open an engine that reports its progress to what it is given
 */
export async function measureSpeed(
  open: (onProgress: (progress: EngineProgress) => void) => Promise<Llm>,
): Promise<ModelSpeed> {
  let firstToken: number | undefined;
  let done: { readonly at: number; readonly tokens: number } | undefined;
  const llm = await open(({ label, state, milliseconds, outputTokens: tokens }) => {
    if (label !== 'speed') return;
    if (state === 'writing') firstToken ??= milliseconds;
    if (state === 'done') done = { at: milliseconds, tokens };
  });
  const ask = (label: string, prompt: string, maxTokens: number): ReturnType<Llm['ask']> =>
    llm.ask({
      label,
      task: { kind: 'infer', offers: [], most: 0 },
      system: '',
      prompt,
      schema: {},
      maxTokens,
    });
  await ask('load', '你好', 1);
  const { promptTokens } = await ask('speed', reading(41), outputTokens);
  if (done === undefined || promptTokens === 0)
    throw new AnswerError('server', 'speed: the server does not say how many tokens it read');
  const readMs = Math.max(1, firstToken ?? done.at);
  const writeMs = done.at - readMs;
  return {
    reading: (promptTokens * 1000) / readMs,
    // The first token came with the reading of the prompt.
    ...(done.tokens > 4 && writeMs > 0 && { writing: ((done.tokens - 1) * 1000) / writeMs }),
  };
}

/** Minutes that the work takes at that speed. */
export function minutesFor({ prompt, output }: ModelWork, speed: ModelSpeed): number {
  return (prompt / speed.reading + output / (speed.writing ?? speed.reading)) / 60;
}
