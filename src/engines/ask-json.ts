/** One question to a chat model, mostly with an answer in JSON: the same for every kind of server. */
import { AnswerError } from '../errors.ts';
import type { LlmAnswer, LlmRequest } from '../ports.ts';
import { readModelJson, schemaForPrompt, withoutThinking, type ModelJson } from './model-json.ts';

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface ChatCall {
  readonly label: string;
  readonly messages: readonly ChatMessage[];
  readonly schema: LlmRequest['schema'];
  readonly maxTokens: number;
}

/** What came back, whole or not. */
export interface Completion {
  readonly text: string;
  /** What came apart from the answer, in a field for reasoning. */
  readonly reasoning?: string;
  /** `length`: the bound on output tokens was reached; `open`: the stream closed and did not say that it was done. */
  readonly ended: 'stop' | 'length' | 'open';
  /** Absent where the server does not tell; never 0, which tells nothing. */
  readonly promptTokens?: number;
  readonly outputTokens: number;
}

/** What the guard against silently cut prompts knows of the model. */
export interface PromptGuard {
  readonly contextTokens: number;
  /** Fewest tokens that this text can have made when nothing was cut; 0 where the server's counts say nothing. */
  readonly fewest: (text: string) => number;
  /** Kept over the calls to one server. */
  readonly counts: PromptCounts;
}

export interface PromptCounts {
  /** The server was found to leave out of its counts what it has in its cache: they say nothing of a cut. */
  withoutCached: boolean;
}

/** Longest part of a broken answer that is shown to the model again, in characters. */
const shownAgain = 1200;

/**
 * Asks, checks that the whole prompt was read and the answer is whole, and gives a broken or
 * off-schema answer one more try with the reason. Rejects with AnswerError, or with what `chat` rejects.
 */
export async function askJson(
  request: LlmRequest,
  chat: (call: ChatCall) => Promise<Completion>,
  guard: PromptGuard,
): Promise<LlmAnswer> {
  const { label, schema, maxTokens } = request;
  if (Object.keys(schema).length === 0) return askText(request, chat, guard);
  const messages: ChatMessage[] = [
    { role: 'system', content: request.system },
    { role: 'user', content: `${request.prompt}\n\nJSON Schema: ${schemaForPrompt(schema)}` },
  ];
  const first = await chat({ label, messages, schema, maxTokens });
  await refuseCutPrompt(label, messages, first, guard, chat);
  const read = readCompletion(first, schema);
  if (read.ok) return answer(read.json, [first]);
  refuseUnfinished(label, first);
  const again: ChatMessage[] = [
    ...messages,
    { role: 'assistant', content: first.text.slice(0, shownAgain) || '{}' },
    {
      role: 'user',
      content: `這個回答不合規格（${read.reason}）。請只輸出一個符合 JSON Schema 的 JSON 物件。`,
    },
  ];
  const second = await chat({ label, messages: again, schema, maxTokens });
  await refuseCutPrompt(label, again, second, guard, chat);
  const mended = readCompletion(second, schema);
  if (mended.ok) return answer(mended.json, [first, second]);
  refuseUnfinished(label, second);
  throw new AnswerError(mended.fault, `${label}: unusable after a second try: ${mended.reason}`);
}

/** The bare prompt, for models trained on a form of their own; whatever comes back is the answer. */
async function askText(
  { label, system, prompt, schema, maxTokens }: LlmRequest,
  chat: (call: ChatCall) => Promise<Completion>,
  guard: PromptGuard,
): Promise<LlmAnswer> {
  const messages: ChatMessage[] = [
    ...(system === '' ? [] : [{ role: 'system' as const, content: system }]),
    { role: 'user', content: prompt },
  ];
  const completion = await chat({ label, messages, schema, maxTokens });
  await refuseCutPrompt(label, messages, completion, guard, chat);
  if (completion.ended === 'open') refuseUnfinished(label, completion);
  return answer(withoutThinking(completion.text).trim(), [completion]);
}

function answer(json: unknown, completions: readonly Completion[]): LlmAnswer {
  const sum = (of: (c: Completion) => number): number => completions.reduce((n, c) => n + of(c), 0);
  return {
    json,
    promptTokens: sum((c) => c.promptTokens ?? 0),
    outputTokens: sum((c) => c.outputTokens),
    ...(completions.length > 1 && { repaired: true as const }),
  };
}

/** Some servers put all that a model of the reasoning kind says into the field for its reasoning, the answer included. */
function readCompletion({ text, reasoning }: Completion, schema: LlmRequest['schema']): ModelJson {
  return readModelJson(text.trim() === '' ? (reasoning ?? '') : text, schema);
}

/** A few characters over and over, white space among them, are how small models go on until they are stopped. */
const repeated = /([\s\S]{1,40}?)\1{7,}$/;

/** A bound that was reached cuts a second answer just as well. */
function refuseUnfinished(
  label: string,
  { text, reasoning, ended, outputTokens }: Completion,
): void {
  if (ended === 'length' && repeated.test((text || (reasoning ?? '')).slice(-800)))
    throw new AnswerError(
      'endless',
      `${label}: the answer has no end: it repeats itself until the bound of ${outputTokens} tokens`,
    );
  if (ended === 'length')
    throw new AnswerError('cut', `${label}: the answer was cut after ${outputTokens} tokens`);
  if (ended === 'open')
    throw new AnswerError('server', `${label}: the stream ended before it was done`);
}

/** No server has a context of fewer tokens, so that a smaller count is none of what a cut left. */
const smallestContext = 256;

/**
 * Servers cut a prompt that is too long without a word (Ollama to `num_ctx` up to 0.24, to about
 * half of it from 0.30), and their count is the count after the cut. Others leave out of the count what they still
 * have in their cache: then the same prompt counts less when it is sent again, and a cut one does not.
 */
async function refuseCutPrompt(
  label: string,
  messages: readonly ChatMessage[],
  { promptTokens, outputTokens }: Completion,
  guard: PromptGuard,
  chat: (call: ChatCall) => Promise<Completion>,
): Promise<void> {
  if (promptTokens === undefined) return;
  const text = messages.map((message) => message.content).join('\n');
  const expected = guard.fewest(text);
  if (promptTokens + outputTokens < guard.contextTokens) {
    if (promptTokens >= expected || promptTokens < smallestContext || guard.counts.withoutCached)
      return;
    const again = await chat({ label, messages, schema: {}, maxTokens: 1 });
    if ((again.promptTokens ?? 0) < promptTokens) {
      guard.counts.withoutCached = true;
      return;
    }
  }
  throw new AnswerError(
    'truncated-prompt',
    `${label}: the server read ${promptTokens} tokens of a prompt of at least ${expected} in a context of ${guard.contextTokens}`,
  );
}
