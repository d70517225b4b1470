/** Front matter as YAML that YAML 1.1 (Ruby) and 1.2 (Node, Go) read alike. */
import { Document, Scalar, YAMLSeq } from 'yaml';
import { escapeFrontMatter } from './escape.ts';

/** A value that is written bare, not as a string: a date, an identifier of our own. */
interface Bare {
  readonly bare: string;
}

type FrontMatterValue =
  | string
  | number
  | boolean
  | Bare
  | readonly (string | Bare)[]
  | { readonly [key: string]: FrontMatterValue };

export type FrontMatter = Readonly<Record<string, FrontMatterValue>>;

/** An identifier of our own, bare where YAML reads it as a string: `no` and `404` it does not. */
export function word(text: string): Bare | string {
  const safe =
    /^[a-z][a-z0-9-]*$/.test(text) && !/^(?:y|n|yes|no|on|off|true|false|null)$/.test(text);
  return safe ? { bare: text } : text;
}

/**
 * The block between two `---` lines, with a line end after the second. Strings are double-quoted:
 * unquoted, `yes`, `3.5`, a date, `# x` and `a: b` would all be read as something else.
 */
export function writeFrontMatter(data: FrontMatter): string {
  const document = new Document(toNode(data), { version: '1.2' });
  const yaml = document.toString({
    lineWidth: 0,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    flowCollectionPadding: false,
  });
  return `---\n${yaml}---\n`;
}

function toNode(value: FrontMatterValue): unknown {
  if (typeof value === 'string') return escapeFrontMatter(value);
  if (typeof value !== 'object') return value;
  if (isBare(value)) {
    const scalar = new Scalar(value.bare);
    scalar.type = Scalar.PLAIN;
    return scalar;
  }
  if (Array.isArray(value)) {
    const list = new YAMLSeq();
    list.flow = true;
    for (const item of value as readonly (string | Bare)[]) list.add(toNode(item));
    return list;
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toNode(item)]));
}

function isBare(value: object): value is Bare {
  return 'bare' in value && Object.keys(value).length === 1 && typeof value.bare === 'string';
}
