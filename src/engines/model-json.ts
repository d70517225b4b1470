/** Getting the promised JSON out of what a model wrote. */
import { z } from 'zod';
import { messageOf } from '../errors.ts';
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
  const checked = z.fromJSONSchema(schema);
  let failed: ModelJson & { readonly ok: false } = {
    ok: false,
    fault: 'not-json',
    reason: 'the answer is empty',
  };
  for (const body of candidates(withoutThinking(text))) {
    let json: unknown;
    try {
      json = JSON.parse(body);
    } catch (error) {
      if (failed.fault === 'not-json')
        failed = { ok: false, fault: 'not-json', reason: messageOf(error) };
      continue;
    }
    const result = checked.safeParse(json);
    if (result.success) return { ok: true, json };
    const plain = withPlainNumbers(json, schema);
    if (checked.safeParse(plain).success) return { ok: true, json: plain };
    failed = { ok: false, fault: 'off-schema', reason: z.prettifyError(result.error) };
  }
  return failed;
}

/** Drops the reasoning that a model writes before its answer, closed or not. */
export function withoutThinking(text: string): string {
  const closed = /^[\s\S]*<\/(?:think|thinking)>/i.exec(text)?.[0];
  const rest = closed === undefined ? text : text.slice(closed.length);
  return /^\s*<(?:think|thinking)>/i.test(rest) ? '' : rest;
}

/**
 * Where the schema wants a number, the only one in what stands there: models that no grammar binds write `"3"`, `[3]` or
 * `{"text": …, "fact": 3}`, and mean it.
 */
function withPlainNumbers(value: unknown, schema: Schema): unknown {
  if (schema['type'] === 'integer') {
    const numbers = numbersIn(value);
    return numbers.length === 1 ? numbers[0] : value;
  }
  const { items, properties } = schema as {
    readonly items?: Schema;
    readonly properties?: Readonly<Record<string, Schema>>;
  };
  if (Array.isArray(value) && items !== undefined)
    return value.map((one) => withPlainNumbers(one, items));
  if (typeof value !== 'object' || value === null || properties === undefined) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, withPlainNumbers(one, properties[key] ?? {})]),
  );
}

/** Whole numbers in JSON, and texts that are nothing but one. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  if (typeof value === 'string')
    return /^\s*\[?\d{1,6}\]?\s*$/.test(value) ? [Number(value.replace(/[^\d]/g, ''))] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

/** What may be the object that was asked for: in a fence, from the first brace to the last, or the last line that has one. */
function* candidates(text: string): Generator<string> {
  const fences = [...text.matchAll(/```(?:json)?\s*([\s\S]*?)```/gi)].map(
    ([, inside]) => inside ?? '',
  );
  for (const part of [...fences.reverse(), text]) {
    const start = part.indexOf('{');
    const end = part.lastIndexOf('}');
    if (start >= 0 && end > start) yield part.slice(start, end + 1);
    else if (part.trim() !== '') yield part.trim();
    // Among braces of another use, such as those of a draft, the last ones are the answer's.
    const last = part.lastIndexOf('{');
    if (last > start && end > last) yield part.slice(last, end + 1);
  }
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
    const { enum: _list, ...rest } = value;
    return { ...rest, minimum: Number(numbers[0]), maximum: Number(numbers.at(-1)) };
  });
}
