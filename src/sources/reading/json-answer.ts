/** Reading JSON that a service may send in another shape than it used to, or not at all. */
import type { z } from 'zod';
import { type MendedJson, parseMended } from '../../text/json-mending.ts';
import { UnreadableAnswerError } from '../source.ts';

/** A field that may be missing or null, which is the same to every service here. */
export function optional<T extends z.ZodType>(type: T): z.ZodType<z.infer<T> | undefined> {
  return type.nullish().transform((value) => value ?? undefined);
}

/** The answer by its schema, its JSON mended where that is needed, with what was; throws `UnreadableAnswerError`. */
export function readMendedJson<T>(
  text: string,
  schema: z.ZodType<T>,
  what: string,
): { readonly data: T; readonly odd: readonly string[] } {
  const json = parseMended(text);
  if (json === undefined) throw noJson(text);
  return { data: bySchema(json.value, schema), odd: mendingSaid(json, what) };
}

/** The answer by its schema; throws `UnreadableAnswerError` with the service's own words, if it has any. */
export function readJson<T>(text: string, schema: z.ZodType<T>): T {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw noJson(text, error);
  }
  return bySchema(json, schema);
}

function noJson(text: string, cause?: unknown): UnreadableAnswerError {
  const start = text.trim().slice(0, 100).replace(/\s+/g, ' ');
  const what = start === '' ? 'the answer is empty' : `not JSON; it starts with “${start}”`;
  return new UnreadableAnswerError(what, { cause });
}

function bySchema<T>(json: unknown, schema: z.ZodType<T>): T {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`;
  throw new UnreadableAnswerError(`JSON of another shape than expected${place}`, {
    cause: result.error,
  });
}

/** What a reader of a run should know of it; none where the JSON was whole. */
export function mendingSaid(
  { mended, lost, breaksOff }: MendedJson,
  what: string,
): readonly string[] {
  const said: string[] = [];
  if (mended > 0)
    said.push(`the answer is ill-formed JSON, mended in ${mended} place${mended === 1 ? '' : 's'}`);
  if (breaksOff) said.push(`the answer breaks off; ${what} before that are read`);
  else if (lost > 0) said.push(`${lost} of the ${what} could not be read`);
  return said;
}
