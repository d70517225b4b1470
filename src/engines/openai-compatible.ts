/** The engine behind any server that speaks OpenAI's chat completions. */
import { fetch as undiciFetch } from 'undici';
import { ModelError, type DigestFault } from '../errors.ts';
import type { Llm } from '../ports.ts';
import { leastTokens } from '../text/token-budget.ts';
import { retryAfterMs } from '../retry-after.ts';
import { askJson, type ChatCall, type Completion, type PromptCounts } from './ask-json.ts';
import { bounded, refuseEndless } from './bounded-body.ts';
import { whileBusy } from './busy.ts';
import { defaultCallLimits, watchCall, type CallLimits } from './call-watch.ts';
import { concessions } from './concessions.ts';
import type { AskedQuestion, EngineProgress } from './engine-progress.ts';
import { HttpRefusal, refusalText } from './http-refusal.ts';
import { connectionFailure, statusFailure } from './model-failure.ts';
import { createModelAgent } from './ollama-fetch.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { chatBody, openAiConcessions, readChatAnswer, type ChatBody } from './openai-wire.ts';

export interface OpenAiOptions {
  /** Up to and with `/v1`, without a slash at its end: `http://127.0.0.1:8080/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  /** Sent as a bearer token; local servers mostly need none. */
  readonly apiKey?: string | undefined;
  /** What the server was started with; it can't be asked for. */
  readonly contextTokens: number;
  readonly limits?: CallLimits;
  /** As in `BusyLimits`. */
  readonly firstWaitMs?: number | undefined;
  readonly seed?: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: EngineProgress) => void) | undefined;
}

/**
 * An Llm on an OpenAI-compatible server: one call at a time, streamed, bound to the schema where
 * the server can. Rejects as the Ollama engine does.
 */
export function createOpenAiEngine(options: OpenAiOptions): Llm {
  const queue = oneAtATime();
  const granted = concessions(openAiConcessions);
  const counts: PromptCounts = { withoutCached: false };
  let loaded = false;
  const { signal, firstWaitMs } = options;
  const { totalMs } = options.limits ?? defaultCallLimits;
  const chat = async (call: ChatCall, ahead: number | undefined): Promise<Completion> => {
    try {
      const body = chatBody(options.model, options.seed ?? 1, call);
      const completion = await granted.send(body, (accepted) =>
        whileBusy(call.label, { totalMs, firstWaitMs, signal }, () =>
          chatOnce(options, call, accepted, {
            maxTokens: call.maxTokens,
            ...(ahead !== undefined && { ahead }),
            ...(!loaded && { mayLoad: true }),
          }),
        ),
      );
      loaded = true;
      return completion;
    } catch (error) {
      signal?.throwIfAborted();
      throw failure(error, options, call.label);
    }
  };
  return {
    info: { engine: 'openai', model: options.model },
    contextTokens: options.contextTokens,
    ask: (request, ahead) =>
      queue(async () => {
        options.signal?.throwIfAborted();
        return askJson(request, (call) => chat(call, ahead), {
          contextTokens: options.contextTokens,
          fewest: leastTokens,
          counts,
        });
      }),
  };
}

async function chatOnce(
  options: OpenAiOptions,
  call: ChatCall,
  body: ChatBody,
  question: AskedQuestion,
): Promise<Completion> {
  const watch = watchCall(call.label, options.limits ?? defaultCallLimits, options.signal);
  const agent = createModelAgent();
  const started = performance.now();
  const report = (state: EngineProgress['state'], outputTokens: number): void =>
    options.onProgress?.({
      label: call.label,
      state,
      outputTokens,
      milliseconds: performance.now() - started,
      question,
    });
  const refuseMore = refuseEndless(call.label, call.maxTokens);
  try {
    report('reading', 0);
    const response = await undiciFetch(`${options.baseUrl}/chat/completions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(options.apiKey === undefined ? {} : { authorization: `Bearer ${options.apiKey}` }),
      },
      body: JSON.stringify(body),
      dispatcher: agent,
      signal: watch.signal,
      // A prompt and a key go to the server that the user named and to no other.
      redirect: 'error',
    });
    if (response.body === null) throw new Error('an answer without a body');
    // Node's streams and undici's are the same at run time; their types are not.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const stream = bounded(response.body as unknown as ReadableStream<Uint8Array>);
    if (!response.ok)
      throw new HttpRefusal(
        response.status,
        refusalText(await new Response(stream).text(), response.status),
        retryAfterMs(response.headers.get('retry-after') ?? undefined, Date.now()),
      );
    const completion = await readChatAnswer(stream, (chunks, piece) => {
      watch.beat();
      refuseMore(piece);
      report('writing', chunks);
    });
    report('done', completion.outputTokens);
    return completion;
  } catch (error) {
    if (watch.signal.aborted) throw watch.signal.reason;
    throw error;
  } finally {
    watch.end();
    await agent.destroy();
  }
}

function failure(error: unknown, options: OpenAiOptions, label: string): DigestFault {
  const { baseUrl: host, model } = options;
  const startHint = `start the server, or set --openai-url (now ${host})`;
  if (!(error instanceof HttpRefusal)) return connectionFailure(error, { label, host, startHint });
  if (error.status === 404)
    return new ModelError(`the server at ${host} has no model ${model}: ${error.message}`, {
      hint: 'check --model, and that --openai-url ends in /v1',
    });
  return statusFailure(error.status, error.message, { label, host, startHint });
}
