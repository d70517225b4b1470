/** Getting the promised JSON out of what a model wrote. */
import { z } from 'zod';
import type { AnswerFault } from '../errors.ts';

export type Schema = Readonly<Record<string, unknown>>;

export type ModelJson =
  | { readonly ok: true; readonly json: unknown }
  | {
      readonly ok: false;
      readonly fault: AnswerFault & ('not-json' | 'off-schema');
      readonly reason: string;
    };

/** Takes the JSON object out of an answer and holds it against its schema. */
export function readModelJson(text: string, schema: Schema): ModelJson {
  const body = withoutFence(withoutThinking(text));
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch (error) {
    return { ok: false, fault: 'not-json', reason: (error as Error).message };
  }
  const checked = z.fromJSONSchema(schema).safeParse(json);
  if (checked.success) return { ok: true, json };
  return { ok: false, fault: 'off-schema', reason: z.prettifyError(checked.error) };
}

/** Drops the reasoning that a model writes before its answer, closed or not. */
export function withoutThinking(text: string): string {
  const closed = /^[\s\S]*<\/(?:think|thinking)>/i.exec(text)?.[0];
  const rest = closed === undefined ? text : text.slice(closed.length);
  return /^\s*<(?:think|thinking)>/i.test(rest) ? '' : rest;
}

function withoutFence(text: string): string {
  const fenced = /```(?:json)?\s*([\s\S]*?)```/i.exec(text)?.[1] ?? text;
  const start = fenced.indexOf('{');
  const end = fenced.lastIndexOf('}');
  return start >= 0 && end > start ? fenced.slice(start, end + 1) : fenced.trim();
}

/**
 * The schema as it is put into the prompt: a long list of numbers in a row is told by its ends,
 * since the list takes more tokens than the answer.
 */
export function schemaForPrompt(schema: Schema): string {
  return JSON.stringify(schema, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('enum' in value)) return value;
    const numbers = value.enum;
    if (!Array.isArray(numbers) || numbers.length < 4) return value;
    const inARow = numbers.every((n, i) => typeof n === 'number' && n === Number(numbers[0]) + i);
    if (!inARow) return value;
    const { enum: _list, ...rest } = value as Record<string, unknown>;
    return { ...rest, minimum: numbers[0] as number, maximum: numbers.at(-1) as number };
  });
}
