/** One call to an Ollama server, whatever it asks: limits, tries while the server is busy, failures that say what to do. */
import { Ollama } from 'ollama/browser';
import { DigestFault, ModelError } from '../errors.ts';
import { defaultCallLimits, watchCall, type CallLimits, type CallWatch } from './call-watch.ts';
import { whileBusy } from './busy.ts';
import { HttpRefusal } from './http-refusal.ts';
import { connectionFailure, statusFailure } from './model-failure.ts';
import { createModelAgent, createOllamaFetch } from './ollama-fetch.ts';

export interface OllamaCallOptions {
  /** Base URL, as `parseOllamaHost` gives it. */
  readonly host: string;
  readonly model: string;
  readonly limits?: CallLimits;
  /** Ends the call under way and all later ones. */
  readonly signal?: AbortSignal | undefined;
  /** As in `BusyLimits`. */
  readonly firstWaitMs?: number | undefined;
}

type Work<T> = (client: Ollama, watch: CallWatch) => Promise<T>;

/** Rejects with AnswerError for a lost answer, with ModelError when no call can work, and with the signal's reason. */
export async function callOllama<T>(
  options: OllamaCallOptions,
  label: string,
  work: Work<T>,
): Promise<T> {
  const { limits, firstWaitMs, signal } = options;
  const { totalMs } = limits ?? defaultCallLimits;
  try {
    return await whileBusy(label, { totalMs, firstWaitMs, signal }, () =>
      callOnce(options, label, work),
    );
  } catch (error) {
    signal?.throwIfAborted();
    throw asFailure(error, options, label);
  }
}

async function callOnce<T>(
  { host, limits, signal }: OllamaCallOptions,
  label: string,
  work: Work<T>,
): Promise<T> {
  const watch = watchCall(label, limits ?? defaultCallLimits, signal);
  const agent = createModelAgent();
  const client = new Ollama({ host, fetch: createOllamaFetch(agent, watch.signal) });
  try {
    return await work(client, watch);
  } catch (error) {
    // The client wraps the reason; what was meant is in the signal.
    if (watch.signal.aborted) throw watch.signal.reason;
    throw error;
  } finally {
    watch.end();
    await agent.destroy();
  }
}

function asFailure(error: unknown, { host, model }: OllamaCallOptions, label: string): unknown {
  const startHint = `start it with \`ollama serve\`, or set OLLAMA_HOST (now ${host})`;
  if (error instanceof DigestFault) return error;
  if (!(error instanceof HttpRefusal)) return connectionFailure(error, { label, host, startHint });
  if (error.status === 404)
    return new ModelError(`the server at ${host} has no model ${model}: ${error.message}`, {
      hint: `ollama pull ${model}`,
    });
  return statusFailure(error.status, error.message, { label, host, startHint });
}
