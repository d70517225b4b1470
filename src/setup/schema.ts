/** JSON Schema (draft 7, which editors read) of the files that people write, made of the schemas by which the program reads them. */
import { z } from 'zod';
import { settingNames, settings } from '../config/setting-table.ts';
import { topicSchema } from '../config/topic-file.ts';
import { articleKinds } from '../model/article-kind.ts';
import { sources } from '../sources/all.ts';
import type { Source } from '../sources/source.ts';
import { asMap } from './map.ts';
import type { SchemaName } from './schema-names.ts';
import { leaningFields, sourceFields, topicFields } from './topic-fields.ts';

/** What a schema of our own can be: objects as JSON has them. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const draft = 'http://json-schema.org/draft-07/schema#';

/** The schema of `digest.yaml` or of a topic file. */
export function schemaOf(name: SchemaName): JsonSchema {
  return name === 'config' ? configSchema() : topicFileSchema();
}

/** As it lies on a disk. */
export function schemaText(name: SchemaName): string {
  return `${JSON.stringify(schemaOf(name), null, 2)}\n`;
}

function configSchema(): JsonSchema {
  const properties = settingNames.map((name) => {
    const { key, schema, fallback, what } = settings[name];
    const property = {
      ...inFiles(schema),
      description: what,
      ...(fallback !== undefined && { default: fallback }),
    };
    return [key, property] as const;
  });
  return {
    $schema: draft,
    title: 'digest.yaml',
    description: 'Settings of digest; flags and DIGEST_ variables go before them.',
    type: 'object',
    properties: Object.fromEntries(properties),
    additionalProperties: false,
  };
}

/** What stands for a value in a file: text that is turned into numbers and answers comes from variables and flags alone. */
function inFiles(schema: z.ZodType): JsonSchema {
  try {
    return withoutDraft(z.toJSONSchema(schema, { target: 'draft-7', io: 'output' }));
  } catch {
    // What comes out of code has no schema; what goes in has one.
    return withoutDraft(z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }));
  }
}

function topicFileSchema(): JsonSchema {
  const whole = withoutDraft(
    z.toJSONSchema(topicSchema, { target: 'draft-7', io: 'input', unrepresentable: 'any' }),
  );
  const own: Readonly<Record<string, JsonSchema>> = {
    sources: { items: { anyOf: sources.map(specOf) } },
    prefer: leaning(),
    avoid: leaning(),
  };
  const what: Readonly<Record<string, string>> = topicFields;
  return {
    $schema: draft,
    title: 'topic',
    description: 'A topic of digest: what it is called, and where its news is looked for.',
    ...whole,
    properties: eachOf(whole, (name) => ({ description: what[name], ...own[name] })),
  };
}

/** The kind's own fields, with what is to be known of it. */
function specOf({ kind, spec, can }: Source): JsonSchema {
  const schema = withoutDraft(
    z.toJSONSchema(spec, { target: 'draft-7', io: 'input', unrepresentable: 'any' }),
  );
  const key = can.key === undefined ? '' : ` Needs a key in ${can.key}.`;
  return {
    ...schema,
    title: kind,
    description: `Terms: ${can.terms}.${key}`,
    properties: eachOf(schema, (name) =>
      sourceFields[name] === undefined ? {} : { description: sourceFields[name] },
    ),
  };
}

/** The properties of a schema with more said of each. */
function eachOf(schema: JsonSchema, more: (name: string) => JsonSchema): JsonSchema {
  const properties = Object.entries(asMap(schema['properties']));
  return Object.fromEntries(
    properties.map(([name, property]) => [name, { ...asMap(property), ...more(name) }]),
  );
}

/** A list of words, or words with their weights: code reads them, so that no schema can be drawn from it. */
function leaning(): JsonSchema {
  const weight = { type: 'number', exclusiveMinimum: 0, maximum: 10 };
  const properties = Object.entries(leaningFields).map(
    ([name, description]): [string, JsonSchema] => {
      const word =
        name === 'kinds' ? { enum: Object.keys(articleKinds) } : { type: 'string', minLength: 1 };
      return [
        name,
        {
          description,
          anyOf: [
            { type: 'array', minItems: 1, items: word },
            {
              type: 'object',
              minProperties: 1,
              propertyNames: word,
              additionalProperties: weight,
            },
          ],
        },
      ];
    },
  );
  return { minProperties: 1, properties: Object.fromEntries(properties) };
}

function withoutDraft(schema: z.core.JSONSchema.BaseSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema'));
}
