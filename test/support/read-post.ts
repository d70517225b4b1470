/** A post taken apart again, with a YAML reader of its own settings. */
import { parse } from 'yaml';

export interface ReadPost {
  readonly front: Readonly<Record<string, unknown>>;
  readonly body: string;
}

export function readPost(text: string): ReadPost {
  const match = /^---\n([\s\S]*?)\n---\n/.exec(text);
  if (match === null) throw new Error('no front matter on the first line');
  return {
    front: parse(match[1] ?? '', { uniqueKeys: true }) as Record<string, unknown>,
    body: text.slice(match[0].length),
  };
}

/** Texts of the headings of a level, without ids. */
export function headings(body: string, level: number): readonly string[] {
  const mark = `${'#'.repeat(level)} `;
  return body
    .split('\n')
    .filter((line) => line.startsWith(mark))
    .map((line) => line.slice(mark.length).replace(/ \{#[\w-]+\}$/, ''));
}

/** Lines of the section under a heading that matches, up to the next `## ` or rule. */
export function section(body: string, heading: RegExp): string {
  const lines = body.split('\n');
  const start = lines.findIndex((line) => line.startsWith('## ') && heading.test(line));
  if (start < 0) return '';
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.startsWith('## ') || line === '---');
  return rest
    .slice(0, end < 0 ? undefined : end)
    .join('\n')
    .trim();
}
