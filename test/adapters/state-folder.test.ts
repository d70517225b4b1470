/** The form of a state folder, and how one of before comes into today's. */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFileStore, objectPath } from '../../src/adapters/file-store.ts';
import { readAnswers } from '../../src/adapters/source-record.ts';
import { openState, readableState, stateFormat } from '../../src/adapters/state-folder.ts';
import { contentKey } from '../../src/content-key.ts';
import { cli, temporaryFolder } from '../support/cli.ts';

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

const outcome = { value: ['千問'], diagnostics: [] };
const answer = { json: 1, promptTokens: 2, outputTokens: 3 };
const source = { source: '小站', state: 'ok', hits: 1, items: 2, at: '2026-01-26T00:00:00.000Z' };

/** As the program wrote it before a state folder said its form. */
async function firstForm(): Promise<string> {
  const state = await temporaryFolder();
  await put(join(state, objectPath('objects', contentKey('outcome'))), JSON.stringify(outcome));
  await put(join(state, objectPath('objects', contentKey('answer'))), JSON.stringify(answer));
  await put(join(state, objectPath('objects', contentKey('damaged'))), '{"value":');
  await put(join(state, 'objects/ab/cdef.json.0.tmp'), 'half');
  await put(join(state, 'sources.json'), JSON.stringify({ 小站: source }));
  return state;
}

describe('a state folder', () => {
  test('of before is brought into today’s form, and that again changes nothing', async () => {
    const state = await firstForm();
    for (let i = 0; i < 2; i++) {
      await openState(state);
      const [objects, cache] = [createFileStore(state, 'objects'), createFileStore(state, 'cache')];
      expect(await objects.get(contentKey('outcome'))).toEqual({
        ...outcome,
        at: expect.any(Number) as number,
      });
      expect(await objects.get(contentKey('answer'))).toBeUndefined();
      expect(await cache.get(contentKey('answer'))).toEqual(answer);
      expect([...(await readAnswers(state)).keys()]).toEqual(['小站']);
    }
    expect(JSON.parse(await readFile(join(state, 'format.json'), 'utf8'))).toEqual({
      format: stateFormat,
    });
    const left = await readdir(state, { recursive: true });
    expect(left.filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('of before is brought there by several at once', async () => {
    const state = await firstForm();
    await Promise.all(Array.from({ length: 8 }, () => openState(state)));
    expect(await createFileStore(state, 'objects').get(contentKey('outcome'))).toMatchObject(
      outcome,
    );
    expect(await createFileStore(state, 'cache').get(contentKey('answer'))).toEqual(answer);
  });

  test('that was stopped in the middle of that goes on', async () => {
    const state = await firstForm();
    await openState(state);
    const path = join(state, objectPath('objects', contentKey('outcome')));
    const done = await readFile(path, 'utf8');
    await writeFile(join(state, 'format.json'), '{"format":1}');
    await openState(state);
    expect(await readFile(path, 'utf8')).toBe(done);
  });

  test('is read by who only looks, in either form', async () => {
    const state = await firstForm();
    await readableState(state);
    expect(await createFileStore(state, 'objects').get(contentKey('outcome'))).toMatchObject(
      outcome,
    );
    const none = join(state, 'none');
    await readableState(none);
    await expect(readdir(none)).rejects.toThrow('ENOENT');
  });

  test('of a later program is refused', async () => {
    const cwd = await temporaryFolder();
    await put(join(cwd, '.digest/format.json'), '{"format":99}');
    for (const words of [['qwen', '--blog', '.'], ['show', 'latest'], ['clean']]) {
      const { code, err } = await cli(words, { cwd });
      expect([words[0], code]).toEqual([words[0], 2]);
      expect(err).toMatch(/format\.json: format 99 is of a later digest.*\n.*Install the later/);
    }
  });

  test('tells git what to leave out, unless a person does', async () => {
    const state = await temporaryFolder();
    await openState(state);
    expect(await readFile(join(state, '.gitignore'), 'utf8')).toMatch(/^\*\n(?:.*\n)*!\/runs\/\n/m);
    await writeFile(join(state, '.gitignore'), 'mine\n');
    await openState(state);
    expect(await readFile(join(state, '.gitignore'), 'utf8')).toBe('mine\n');
  });

  test('that is a file, or lies below one, is named with what to do', async () => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'file'), '');
    for (const state of ['file', 'file/st']) {
      const { code, err } = await cli(['qwen', '--state', state], { cwd });
      expect(code).toBe(2);
      expect(err).toMatch(/the state folder can't be used: .*file.*\n {2}hint: /);
      expect(err).not.toMatch(/bug|at .*\.ts/);
    }
  });
});

describe('an object', () => {
  test('whose content was changed counts as absent, is set aside, and that is told once', async () => {
    const state = await temporaryFolder();
    const said: string[] = [];
    const store = createFileStore(state, 'objects', (text) => said.push(text));
    const key = contentKey('x');
    await store.put(key, { value: '千問', n: 1 });
    const path = join(state, objectPath('objects', key));
    const text = await readFile(path, 'utf8');
    for (const changed of [text.replace('"n":1', '"n":2'), '{"value":1}', '[]', '', 'null']) {
      await writeFile(path, changed);
      // Who only looks leaves it where it is.
      expect(await createFileStore(state, 'objects').get(key)).toBeUndefined();
      expect(await store.get(key)).toBeUndefined();
      expect(await store.get(key)).toBeUndefined();
      expect(await readFile(`${path}.bad`, 'utf8')).toBe(changed);
    }
    expect(said).toHaveLength(5);
    expect(said[0]).toBe(`${path} is not as it was written: it was set aside as ${path}.bad.`);
  });
});
