import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { windowOf } from '../../src/config/window.ts';
import type { ToldStory } from '../../src/model/run.ts';
import { aToldStory } from '../support/articles.ts';
import { describe, expect, test } from 'vitest';
import { createFileStore } from '../../src/adapters/file-store.ts';
import { writeWhole } from '../../src/adapters/whole-file.ts';
import { folderRecords, historyOf, runFolder } from '../../src/adapters/run-folder.ts';
import { canonical, contentKey } from '../../src/content-key.ts';
import { temporaryFolder } from '../support/cli.ts';

describe('content keys', () => {
  test('the order of keys does not matter, every value does', () => {
    expect(contentKey({ a: 1, b: [2, { d: 3, c: 4 }] })).toBe(
      contentKey({ b: [2, { c: 4, d: 3 }], a: 1 }),
    );
    expect(contentKey({ a: 1 })).not.toBe(contentKey({ a: '1' }));
    expect(contentKey([1, 2])).not.toBe(contentKey([2, 1]));
  });

  test('canonical JSON reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const back: unknown = JSON.parse(canonical(value));
        expect(canonical(back)).toBe(canonical(value));
      }),
    );
  });
});

describe('the file store', () => {
  test('gives back what was put, and nothing for an unknown or a damaged object', async () => {
    const folder = await temporaryFolder();
    const store = createFileStore(folder, 'objects');
    const key = contentKey('x');
    expect(await store.get(key)).toBeUndefined();
    await store.put(key, { value: ['千問'] });
    expect(await store.get(key)).toEqual({ value: ['千問'] });
    const hex = key.replace('sha256-', '');
    const path = join(folder, 'objects', hex.slice(0, 2), `${hex.slice(2)}.json`);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.slice(0, 7));
    expect(await store.get(key)).toBeUndefined();
  });

  test('writing leaves no other file behind', async () => {
    const folder = await temporaryFolder();
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => writeWhole(join(folder, 'a.txt'), String(i))),
    );
    expect(await readdir(folder)).toEqual(['a.txt']);
    // A folder stands where the file should go: the rename fails, and cleans up.
    await expect(writeWhole(folder, 'x')).rejects.toThrow();
    expect((await readdir(join(folder, '..'))).filter((n) => n.endsWith('.tmp'))).toEqual([]);
  });
});

describe('run folders', () => {
  test('what earlier days told is read oldest first, apart from that day and later ones; other topics are not', async () => {
    const state = await temporaryFolder();
    const publish = (date: string, topic: string, headline: string): Promise<void> =>
      runFolder(state, date, topic).writePublished({
        date,
        topic,
        engine: 'extractive',
        events: 1,
        files: [],
        told: [aToldStory(headline, '', { date })],
      });
    await publish('2026-01-25', 'qwen', 'second');
    await publish('2026-01-24', 'qwen', 'first');
    await publish('2026-01-26', 'qwen', 'same day');
    await publish('2026-01-25', 'claude', 'another topic');
    await publish('2026-01-27', 'qwen', 'later');
    const window = windowOf('2026-01-26', 1, 'Asia/Taipei');
    const history = await historyOf(folderRecords(state), window, 'qwen');
    const headlines = (of: readonly ToldStory[]): readonly string[] => of.map((t) => t.headline);
    expect(headlines(history.told)).toEqual(['first', 'second']);
    expect(headlines(history.toldThatDay)).toEqual(['same day']);
    expect(headlines(history.toldLater)).toEqual(['later']);
  });
});
