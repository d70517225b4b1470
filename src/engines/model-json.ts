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
        failed = { ok: false, fault: 'not-json', reason: (error as Error).message };
      continue;
    }
    const result = checked.safeParse(json);
    if (result.success) return { ok: true, json };
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
    const { enum: _list, ...rest } = value as Record<string, unknown>;
    return { ...rest, minimum: numbers[0] as number, maximum: numbers.at(-1) as number };
  });
}
