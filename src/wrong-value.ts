/** What is wrong with a value that came from outside, in words that quote it: the one place that speaks for the schemas. */
import type { z } from 'zod';
import { UsageError } from './errors.ts';

/** The first fault of a value. */
export interface WrongValue {
  /** Where it stands: keys and places in lists, from the top. */
  readonly path: readonly (string | number)[];
  /** A clause that quotes the value: `"one" is not a whole number`. */
  readonly text: string;
  /** A key that means nothing there; `path` leads to it. */
  readonly unknownKey?: string;
  readonly value?: unknown;
  /** Words that it may be. */
  readonly choices?: readonly string[];
}

export type Checked<T> =
  | { readonly data: T; readonly wrong?: never }
  | { readonly data?: never; readonly wrong: WrongValue };

/** The value in its shape, or its first fault. */
export function checkValue<T>(schema: z.ZodType<T>, value: unknown): Checked<T> {
  const result = schema.safeParse(value, { error: wordsFor(value) });
  if (result.success) return { data: result.data };
  const { issues } = result.error;
  // A misspelt key makes the right one missing: the misspelling is what helps.
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  const path = (issue?.path ?? []).filter((step) => typeof step !== 'symbol');
  if (issue?.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    return {
      wrong: { path: [...path, key], text: `there is no such key as "${key}"`, unknownKey: key },
    };
  }
  return {
    wrong: {
      path,
      text: issue?.message ?? `${quoted(value)} is not valid`,
      value: at(value, path),
      ...(issue?.code === 'invalid_value' && { choices: issue.values.map(String) }),
    },
  };
}

/** `sources.0.url: "ftp://a" is not an http(s) address`; `whole` names the whole value. */
export function wrongText({ path, text }: WrongValue, whole: string): string {
  return `${path.length === 0 ? whole : path.join('.')}: ${text}`;
}

/**
 * The input of a stage in its shape.
 * @param hint the shape, for whoever got it wrong
 * @throws UsageError that names the path of the wrong value and quotes it
 */
export function checkedInput<T>(
  stage: string,
  schema: z.ZodType<T>,
  hint: string,
  input: unknown,
): T {
  const { data, wrong } = checkValue(schema, input);
  if (wrong === undefined) return data;
  throw new UsageError(`stage ${stage}: ${wrongText(wrong, 'input')}.`, { hint });
}

/**
 * The words of a schema of its own: `error: wanted('an http(s) URL')`. Zod asks for them where the value is wrong,
 * and where there is none.
 */
export function wanted(what: string): (issue: { readonly input?: unknown }) => string {
  return ({ input }) => (input === undefined ? 'is missing' : `${quoted(input)} is not ${what}`);
}

/** The words of every other schema. Coerced values are quoted as they stood in `value`. */
export function wordsFor(value: unknown): z.core.$ZodErrorMap {
  return (issue) => {
    const given = at(value, issue.path ?? []);
    const text = clause(issue);
    return given === undefined && (issue.path ?? []).length > 0
      ? 'is missing'
      : `${quoted(given)} ${text}`;
  };
}

const types: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'a set of keys with values',
  record: 'a set of keys with values',
};

const formats: Readonly<Record<string, string>> = {
  url: 'an address',
  date: 'a day such as 2026-01-26',
  datetime: 'an instant such as 2026-01-26T08:00:00Z',
};

/** What is said behind the value. */
function clause(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `is not ${types[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `is not ${String(issue.values[0])}`
        : `is none of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `is too small: ${issue.inclusive === false ? 'more than' : 'at least'} ${String(issue.minimum)}`
        : issue.minimum === 1
          ? 'has nothing in it'
          : `is too short: at least ${String(issue.minimum)}`;
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `is too large: ${issue.inclusive === false ? 'less than' : 'at most'} ${String(issue.maximum)}`
        : `is too long: at most ${String(issue.maximum)}`;
    case 'invalid_format':
      return `is not ${formats[issue.format] ?? `of the form ${issue.pattern ?? issue.format}`}`;
    case 'not_multiple_of':
      return `is no multiple of ${String(issue.divisor)}`;
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'unrecognized_keys':
    case 'custom':
      return 'is not what is taken here';
  }
}

/** Characters of a value that are shown. */
const shown = 80;

/** A value as it may stand in a sentence; of lists and the like only what they are. */
export function quoted(value: unknown): string {
  if (value === null || value === undefined) return 'an empty value';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a set of keys with values';
  const text = JSON.stringify(value) ?? typeof value;
  return text.length <= shown ? text : `${text.slice(0, shown)}…`;
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null
        ? Object.getOwnPropertyDescriptor(inner, step)?.value
        : undefined,
    value,
  );
}
