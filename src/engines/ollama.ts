/** The engine behind a local Ollama server, through the npm `ollama` client. */
import type { ChatRequest } from 'ollama/browser';
import { AnswerError } from '../errors.ts';
import type { Llm } from '../ports.ts';
import {
  askJson,
  type ChatCall,
  type ChatMessage,
  type Completion,
  type PromptCounts,
} from './ask-json.ts';
import { refuseEndless } from './bounded-body.ts';
import { concessions, without, type Concession, type Granted } from './concessions.ts';
import type { AskedQuestion, EngineProgress } from './engine-progress.ts';
import { mergedSystem } from './merged-system.ts';
import {
  calibrationTexts,
  fewestTokens,
  ratesFrom,
  type TokenRates,
} from './ollama-calibration.ts';
import { callOllama, type OllamaCallOptions } from './ollama-call.ts';
import { oneAtATime } from '../one-at-a-time.ts';

export interface OllamaOptions extends OllamaCallOptions {
  readonly digest?: string | undefined;
  /** Sent as `num_ctx` with every call: another value makes the server load the model again. */
  readonly contextTokens: number;
  /** `off`: sent `think: false`; `low`: can't be switched off; `none`: the model has no such mode. */
  readonly thinking?: 'off' | 'low' | 'none';
  readonly seed?: number;
  /** How long the server keeps the model loaded after a call. */
  readonly keepAlive?: string;
  readonly onProgress?: ((progress: EngineProgress) => void) | undefined;
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
  const granted = concessions(ollamaConcessions);
  const promptCounts: PromptCounts = { withoutCached: false };
  let rates: TokenRates | undefined;
  let warm = false;
  const warmUp = async (): Promise<void> => {
    if (warm) return;
    await chat(options, granted, { label: 'load', messages: [], schema: {}, maxTokens: 1 });
    const counts: (number | undefined)[] = [];
    for (const content of calibrationTexts) {
      const messages = [{ role: 'user', content }] as const;
      const call = { label: 'calibrate', messages, schema: {}, maxTokens: 1 };
      counts.push((await chat(options, granted, call)).promptTokens);
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
          counts: promptCounts,
          fewest: (text: string) => (rates === undefined ? 0 : fewestTokens(rates, text)),
        };
        return askJson(
          request,
          (call) =>
            chat(options, granted, { ...call, maxTokens: call.maxTokens + reserve }, question),
          guard,
        );
      }),
  };
}

function chat(
  options: OllamaOptions,
  granted: Granted<WireRequest>,
  call: ChatCall,
  question?: AskedQuestion,
): Promise<Completion> {
  const { label } = call;
  return callOllama(options, label, (client, watch) =>
    granted.send(wireRequest(options, call), async (body) => {
      const started = performance.now();
      const refuseMore = refuseEndless(label, call.maxTokens);
      let text = '';
      let reasoning = '';
      let chunks = 0;
      const report = (state: EngineProgress['state'], tokens: number): void =>
        options.onProgress?.({
          label,
          state,
          outputTokens: tokens,
          milliseconds: performance.now() - started,
          ...(question && { question }),
        });
      report('reading', 0);
      for await (const part of await client.chat(body)) {
        watch.beat();
        const piece = part.message?.content ?? '';
        refuseMore(piece);
        text += piece;
        reasoning += part.message?.thinking ?? '';
        if (!part.done) {
          report('writing', ++chunks);
          continue;
        }
        report('done', part.eval_count ?? chunks);
        return {
          text,
          ...(reasoning !== '' && { reasoning }),
          ended: part.done_reason === 'length' ? 'length' : 'stop',
          // A count of 0 tells nothing: servers of some versions leave out what they have in their cache.
          ...((part.prompt_eval_count ?? 0) > 0 && { promptTokens: part.prompt_eval_count }),
          outputTokens: part.eval_count ?? chunks,
        } satisfies Completion;
      }
      throw new AnswerError('server', `${label}: the stream ended before it was done`);
    }),
  );
}

type WireRequest = ChatRequest & { readonly stream: true; readonly messages: ChatMessage[] };

/** Without `format` the schema still stands in the prompt and is checked afterwards. */
const ollamaConcessions: readonly Concession<WireRequest>[] = [
  without('format', /\bformat\b|grammar|json.?schema|sampl(?:er|ing)/i),
  mergedSystem(),
  without('think', /\bthink(?:ing)?\b/i),
];

function wireRequest(options: OllamaOptions, call: ChatCall): WireRequest {
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
