/** The shapes of a model's answers: a JSON Schema that binds the model, a check that binds us. */
import { z } from 'zod';
import { remarkGroups } from '../model/claim.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Numbers of a title and of sentences; checked one by one later, so that one bad number loses itself and not the answer. */
export const chooseAnswer: z.ZodType<{ headline: number; sentences: number[] }> = z.object({
  headline: z.number(),
  sentences: z.array(z.number()),
});

/** One sentence with the numbers of the facts it was made of. */
export interface Written {
  readonly text: string;
  readonly facts: readonly number[];
}

const written: z.ZodType<Written> = z.object({ text: z.string(), facts: z.array(z.number()) });

export const writeAnswer: z.ZodType<{ headline: Written; sentences: Written[] }> = z.object({
  headline: written,
  sentences: z.array(written),
});

export const remarkAnswer: z.ZodType<{
  remarks: { group: (typeof remarkGroups)[number]; text: string; restsOn: number[] }[];
}> = z.object({
  remarks: z.array(
    z.object({ group: z.enum(remarkGroups), text: z.string(), restsOn: z.array(z.number()) }),
  ),
});

export const inferAnswer: z.ZodType<{ remarks: number[] }> = z.object({
  remarks: z.array(z.number()),
});

/** At most so many facts behind one sentence: more can't be read as one. */
const mostFacts = 4;

export function chooseSchema(
  headlines: readonly number[],
  sentences: readonly number[],
  { least, most }: { readonly least: number; readonly most: number },
): Schema {
  return closed({ headline: oneOf(headlines), sentences: listOf(oneOf(sentences), least, most) });
}

export function writeSchema(numbers: readonly number[], most: number): Schema {
  const sentence = closed({
    text: { type: 'string' },
    facts: listOf(oneOf(numbers), 1, mostFacts),
  });
  return closed({ headline: sentence, sentences: listOf(sentence, 1, most) });
}

export function remarkSchema(numbers: readonly number[], most: number): Schema {
  const remark = closed({
    group: { type: 'string', enum: remarkGroups },
    text: { type: 'string' },
    restsOn: listOf(oneOf(numbers), 1, mostFacts),
  });
  return closed({ remarks: listOf(remark, 0, most) });
}

export function inferSchema(numbers: readonly number[], most: number): Schema {
  return closed({ remarks: listOf(oneOf(numbers), 0, most) });
}

function closed(properties: Schema): Schema {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

function listOf(items: Schema, minItems: number, maxItems: number): Schema {
  return { type: 'array', items, ...(minItems > 0 ? { minItems } : {}), maxItems };
}

function oneOf(numbers: readonly number[]): Schema {
  return { type: 'integer', enum: numbers };
}
