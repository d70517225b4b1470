/** The engine behind a local Ollama server, through the npm `ollama` client. */
import { Ollama, type ChatRequest } from 'ollama/browser';
import { AnswerError, DigestError, ModelError } from '../errors.ts';
import type { Llm } from '../ports.ts';
import { askJson, type ChatCall, type Completion } from './ask-json.ts';
import { defaultCallLimits, watchCall, type CallLimits } from './call-watch.ts';
import type { AskedQuestion, EngineProgress } from './engine-progress.ts';
import { connectionFailure, statusFailure } from './model-failure.ts';
import {
  calibrationTexts,
  fewestTokens,
  ratesFrom,
  type TokenRates,
} from './ollama-calibration.ts';
import { createModelAgent, createOllamaFetch, OllamaHttpError } from './ollama-fetch.ts';
import { oneAtATime } from './one-at-a-time.ts';

export interface OllamaOptions {
  /** Base URL, as `parseOllamaHost` gives it. */
  readonly host: string;
  readonly model: string;
  readonly digest?: string | undefined;
  /** Sent as `num_ctx` with every call: another value makes the server load the model again. */
  readonly contextTokens: number;
  /** `off`: sent `think: false`; `low`: can't be switched off; `none`: the model has no such mode. */
  readonly thinking?: 'off' | 'low' | 'none';
  readonly limits?: CallLimits;
  readonly seed?: number;
  /** How long the server keeps the model loaded after a call. */
  readonly keepAlive?: string;
  /** Ends the call under way and all later ones. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: EngineProgress) => void) | undefined;
  /** Waits before another try when the server says 503 busy, in milliseconds. */
  readonly busyDelaysMs?: readonly number[];
}

/** Output tokens that a model may spend on reasoning that can't be switched off. */
const thinkingReserve = 1024;

/**
 * An Llm on Ollama. Nothing is sent before the first `ask`, which loads the model and learns its
 * token rates. Calls run one at a time. `ask` rejects with AnswerError for a lost answer, with
 * ModelError when no call can work, and with the signal's reason.
 */
export function createOllamaEngine(options: OllamaOptions): Llm {
  const queue = oneAtATime();
  const reserve = options.thinking === 'low' ? thinkingReserve : 0;
  let rates: TokenRates | undefined;
  let warm = false;
  const warmUp = async (): Promise<void> => {
    if (warm) return;
    await chat(options, { label: 'load', messages: [], schema: {}, maxTokens: 1 });
    const counts: (number | undefined)[] = [];
    for (const content of calibrationTexts) {
      const messages = [{ role: 'user', content }] as const;
      const call = { label: 'calibrate', messages, schema: {}, maxTokens: 1 };
      counts.push((await chat(options, call)).promptTokens);
    }
    rates = ratesFrom(counts);
    warm = true;
  };
  return {
    info: {
      engine: 'ollama',
      model: options.model,
      ...(options.digest === undefined ? {} : { digest: options.digest }),
    },
    contextTokens: options.contextTokens - reserve,
    ask: (request, ahead) =>
      queue(async () => {
        options.signal?.throwIfAborted();
        await warmUp();
        const { maxTokens } = request;
        const question = { maxTokens, ...(ahead !== undefined && { ahead }) };
        const guard = {
          contextTokens: options.contextTokens,
          fewest: (text: string) => (rates === undefined ? 0 : fewestTokens(rates, text)),
        };
        return askJson(
          request,
          (call) => chat(options, { ...call, maxTokens: call.maxTokens + reserve }, question),
          guard,
        );
      }),
  };
}

/** One call with its retries while the server is busy. */
async function chat(
  options: OllamaOptions,
  call: ChatCall,
  question?: AskedQuestion,
): Promise<Completion> {
  const delays = options.busyDelaysMs ?? [1000, 3000, 9000];
  for (let attempt = 0; ; attempt++) {
    try {
      return await chatOnce(options, call, question);
    } catch (error) {
      options.signal?.throwIfAborted();
      const wait = delays[attempt];
      const busy = error instanceof OllamaHttpError && error.status === 503;
      if (!busy || wait === undefined) throw asFailure(error, options, call.label);
      await pause(wait, options.signal);
    }
  }
}

async function chatOnce(
  options: OllamaOptions,
  call: ChatCall,
  question: AskedQuestion | undefined,
): Promise<Completion> {
  const watch = watchCall(call.label, options.limits ?? defaultCallLimits, options.signal);
  const agent = createModelAgent();
  const client = new Ollama({
    host: options.host,
    fetch: createOllamaFetch(agent, watch.signal),
  });
  const started = performance.now();
  let text = '';
  let chunks = 0;
  const report = (state: EngineProgress['state'], tokens: number): void =>
    options.onProgress?.({
      label: call.label,
      state,
      outputTokens: tokens,
      milliseconds: performance.now() - started,
      ...(question && { question }),
    });
  try {
    report('reading', 0);
    for await (const part of await client.chat(wireRequest(options, call))) {
      watch.beat();
      text += part.message?.content ?? '';
      if (!part.done) {
        report('writing', ++chunks);
        continue;
      }
      report('done', part.eval_count ?? chunks);
      return {
        text,
        ended: part.done_reason === 'length' ? 'length' : 'stop',
        ...(part.prompt_eval_count === undefined ? {} : { promptTokens: part.prompt_eval_count }),
        outputTokens: part.eval_count ?? chunks,
      };
    }
    throw new AnswerError('server', `${call.label}: the stream ended before it was done`);
  } catch (error) {
    // The client wraps the reason; what was meant is in the signal.
    if (watch.signal.aborted) throw watch.signal.reason;
    throw error;
  } finally {
    watch.end();
    await agent.destroy();
  }
}

function wireRequest(options: OllamaOptions, call: ChatCall): ChatRequest & { stream: true } {
  const think = { off: false, low: 'low', none: undefined } as const;
  const mode = think[options.thinking ?? 'none'];
  const request = {
    model: options.model,
    messages: call.messages.map((message) => ({ ...message })),
    stream: true as const,
    // From server 0.12.6 on: an error in place of a prompt cut or shifted without a word.
    truncate: false,
    shift: false,
    keep_alive: options.keepAlive ?? '10m',
    ...(Object.keys(call.schema).length === 0 ? {} : { format: call.schema }),
    ...(mode === undefined ? {} : { think: mode }),
    options: {
      temperature: 0,
      seed: options.seed ?? 1,
      num_ctx: options.contextTokens,
      num_predict: call.maxTokens,
    },
  };
  return request;
}

function asFailure(error: unknown, options: OllamaOptions, label: string): unknown {
  const { host, model } = options;
  const startHint = `start it with \`ollama serve\`, or set OLLAMA_HOST (now ${host})`;
  if (error instanceof DigestError) return error;
  if (!(error instanceof OllamaHttpError))
    return connectionFailure(error, { label, host, startHint });
  if (error.status === 404)
    return new ModelError(`the server at ${host} has no model ${model}: ${error.message}`, {
      hint: `ollama pull ${model}`,
    });
  return statusFailure(error.status, error.message, { label, host, startHint });
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((done, fail) => {
    const stop = (): void => {
      clearTimeout(timer);
      fail(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      done();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
