/** Reads the prompt files: Markdown with YAML front matter, strict both ways. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { UsageError } from '../errors.ts';
import type { Prompt, Prompts } from '../stage.ts';
import { slotsOf } from '../text/template.ts';
import { parseYamlFile } from './yaml-file.ts';

/** Ids and file names (`<id>.md`) of the prompts that the program knows. */
export const promptIds: readonly (keyof Prompts)[] = [
  'system',
  'choose',
  'infer',
  'write',
  'remark',
  'judge',
];

/** The package's own prompts, beside `src` and `dist`. */
export const ownPrompts: string = fileURLToPath(new URL('../../prompts/', import.meta.url));

const frontMatter = z.strictObject({
  id: z.string(),
  version: z.number().int().positive(),
  variables: z.array(z.string()),
});

/**
 * Reads one prompt out of a file's text.
 * @param path names the file in errors
 * @throws UsageError naming file and line: no front matter, an unknown key, an id other than the
 *   file's, a `{{name}}` that is not declared, a declared variable that the template does not use
 */
export function parsePrompt(path: string, id: string, text: string): Prompt {
  const match = /^---\r?\n([\s\S]*?\r?\n)---\r?\n/.exec(text);
  if (match === null) throw new UsageError(`${path}:1: no front matter between two lines of ---`);
  // One empty line stands for the opening ---, so that lines in errors are the file's.
  const head = parseYamlFile(path, `\n${match[1] ?? ''}`, frontMatter, [
    'id',
    'version',
    'variables',
  ]);
  if (head.id !== id)
    throw new UsageError(`${path}:2: id is ${head.id}, the file's name says ${id}`);
  // Read off the whole file, so that their lines are the file's.
  const slots = slotsOf(text);
  const stray = slots.find(({ name }) => !head.variables.includes(name));
  if (stray !== undefined)
    throw new UsageError(`${path}:${stray.line}: {{${stray.name}}} is not among the variables`);
  const idle = head.variables.find((name) => !slots.some((slot) => slot.name === name));
  if (idle !== undefined) {
    const line = text.split('\n').findIndex((l) => l.includes(idle)) + 1;
    throw new UsageError(`${path}:${line}: variable ${idle} is declared but not used`);
  }
  const template = text.slice(match[0].length).replaceAll('\r\n', '\n').trim();
  return { ...head, template };
}

/** One prompt of a folder; a missing file is a UsageError. */
async function loadPrompt(id: string, folder: string): Promise<Prompt> {
  const path = `${folder.replace(/\/$/, '')}/${id}.md`;
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new UsageError(`${path}: the prompt can't be read`, { cause });
  }
  return parsePrompt(path, id, text);
}

/** The stages' prompts in a folder; a missing file is a UsageError. */
export async function loadPrompts(folder: string = ownPrompts): Promise<Prompts> {
  // One after the other, so that the first of several faults is always the one that is told.
  const prompts: Partial<Record<keyof Prompts, Prompt>> = {};
  for (const id of promptIds) prompts[id] = await loadPrompt(id, folder);
  // One for each id.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return prompts as Prompts;
}
