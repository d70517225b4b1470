/** One question to a chat model, mostly with an answer in JSON: the same for every kind of server. */
import { AnswerError } from '../errors.ts';
import type { LlmAnswer, LlmRequest } from '../ports.ts';
import { readModelJson, schemaForPrompt, withoutThinking } from './model-json.ts';

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
  /** `length`: the bound on output tokens was reached. */
  readonly ended: 'stop' | 'length';
  /** Absent where the server does not tell. */
  readonly promptTokens?: number;
  readonly outputTokens: number;
}

/** What the guard against silently cut prompts knows of the model. */
export interface PromptGuard {
  readonly contextTokens: number;
  /** Fewest tokens that this text can have made when nothing was cut; 0 where the server's counts say nothing. */
  readonly fewest: (text: string) => number;
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
  refuseCutPrompt(label, messages, first, guard);
  const read = readModelJson(first.text, schema);
  if (read.ok) return answer(read.json, [first]);
  // A bound that was reached cuts a second answer just as well.
  if (first.ended === 'length') throw cut(label, first);
  const again: ChatMessage[] = [
    ...messages,
    { role: 'assistant', content: first.text.slice(0, shownAgain) },
    {
      role: 'user',
      content: `這個回答不合規格（${read.reason}）。請只輸出一個符合 JSON Schema 的 JSON 物件。`,
    },
  ];
  const second = await chat({ label, messages: again, schema, maxTokens });
  refuseCutPrompt(label, again, second, guard);
  const mended = readModelJson(second.text, schema);
  if (mended.ok) return answer(mended.json, [first, second]);
  if (second.ended === 'length') throw cut(label, second);
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
  refuseCutPrompt(label, messages, completion, guard);
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

function cut(label: string, { outputTokens }: Completion): AnswerError {
  return new AnswerError('cut', `${label}: the answer was cut after ${outputTokens} tokens`);
}

/**
 * Servers cut a prompt that is too long without a word (Ollama to `num_ctx` up to 0.24, to about
 * half of it from 0.30), and their count is the count after the cut.
 */
function refuseCutPrompt(
  label: string,
  messages: readonly ChatMessage[],
  { promptTokens, outputTokens }: Completion,
  guard: PromptGuard,
): void {
  if (promptTokens === undefined) return;
  const text = messages.map((message) => message.content).join('\n');
  const expected = guard.fewest(text);
  const full = promptTokens + outputTokens >= guard.contextTokens;
  if (promptTokens >= expected && !full) return;
  throw new AnswerError(
    'truncated-prompt',
    `${label}: the server read ${promptTokens} tokens of a prompt of at least ${expected} in a context of ${guard.contextTokens}`,
  );
}
