/** Files that people write, parsed strictly: an error names the file, the line and what to do. */
import {
  LineCounter,
  parseDocument,
  type Document,
  type YAMLError,
  isMap,
  isSeq,
  isNode,
  isPair,
  isScalar,
} from 'yaml';
import type { z } from 'zod';
import { UsageError } from '../errors.ts';
import { checkValue, wrongText } from '../wrong-value.ts';
import { didYouMean, nearest } from './nearest.ts';

/**
 * Parses `text` as YAML and checks it against `schema`.
 * @param path names the file in errors
 * @param keys words to suggest for an unknown key at the top level
 * @throws UsageError for YAML that does not parse, unknown keys and wrong values
 */
export function parseYamlFile<T>(
  path: string,
  text: string,
  schema: z.ZodType<T>,
  keys: readonly string[] = [],
): T {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const broken = document.errors[0];
  if (broken) {
    const { line } = lines.linePos(broken.pos[0]);
    throw new UsageError(`${path}:${line}: ${yamlFault(broken)}.`);
  }
  const value = valueOf(document, path) ?? {};
  const { data, wrong } = checkValue(schema, value);
  if (wrong === undefined) return data;
  const line = lineOf(document.contents, wrong.path, lines);
  const { unknownKey, value: given, choices = [] } = wrong;
  if (unknownKey !== undefined) {
    const hint =
      wrong.path.length === 1 && keys.length > 0 ? didYouMean(unknownKey, keys) : undefined;
    throw new UsageError(`${path}:${line}: unknown key "${wrong.path.join('.')}".`, { hint });
  }
  const near = nearest(String(given), choices);
  throw new UsageError(`${path}:${line}: ${wrongText(wrong, 'the file')}`, {
    hint: near && `Did you mean "${near}"?`,
  });
}

/** Of the faults that people make; others in the parser’s own words. */
const yamlWords: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  BAD_INDENT: 'it is indented otherwise than the lines around it',
  BLOCK_AS_IMPLICIT_KEY:
    'two colons stand in one line, or it is indented otherwise than those around it; a text with a colon stands in quotation marks',
  DUPLICATE_KEY: 'the same key stands twice',
  MISSING_CHAR: 'a bracket, a quotation mark or a colon is missing',
  TAB_AS_INDENT: 'it is indented by a tab; YAML takes spaces',
};

function yamlFault({ code, message }: YAMLError): string {
  const said = (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
  return `not YAML: ${yamlWords[code] ?? said}`;
}

/** Aliases without an anchor, and those that would fill the memory, come to light only here. */
function valueOf(document: Document, path: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new UsageError(`${path}: ${error.message}`, {
      hint: 'a word that begins with * or & stands in quotation marks: "*bold"',
    });
  }
}

/** Line (1-based) of the deepest node on `path` that exists; the key's line where there is a key. */
function lineOf(root: unknown, path: readonly (string | number)[], lines: LineCounter): number {
  let node: unknown = root;
  let offset = isNode(root) && root.range ? root.range[0] : 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((p) => isPair(p) && isScalar(p.key) && p.key.value === step);
      if (!pair) break;
      if (isNode(pair.key) && pair.key.range) offset = pair.key.range[0];
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)];
      if (!isNode(item)) break;
      if (item.range) offset = item.range[0];
      node = item;
    } else break;
  }
  return lines.linePos(offset).line;
}
