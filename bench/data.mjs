/** Where the labelled data lie, and the pages in them. They belong to their publishers and are no part of this project. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The project's root. */
export const root = join(import.meta.dirname, '..');

/** Folder with `extraction/` and `text/`; `DIGEST_BENCH` names another. */
export const data = process.env.DIGEST_BENCH ?? join(root, '../shared/bench');

/** Labelled pages, or undefined where they are absent. */
export function pages() {
  const file = join(data, 'extraction/dev.jsonl.gz');
  if (!existsSync(file)) return undefined;
  const lines = gunzipSync(readFileSync(file)).toString().trim().split('\n');
  return lines.map((line, i) => {
    const row = JSON.parse(line);
    return { ...row, key: `${i}`, url: row.url || 'https://example.org/' };
  });
}
