import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resolveSettings } from '../../src/config/layers.ts';
import { temporaryFolder } from '../support/cli.ts';

describe('layers', () => {
  test('flags beat the environment, it beats ./digest.yaml, it beats the home file, it beats defaults', async () => {
    const cwd = await temporaryFolder();
    await mkdir(join(cwd, 'xdg/digest'), { recursive: true });
    await writeFile(join(cwd, 'xdg/digest/config.yaml'), 'stories: 2\nmodel: a\nformat: hugo\n');
    await writeFile(join(cwd, 'digest.yaml'), 'stories: 3\nmodel: b\n');
    const env = { XDG_CONFIG_HOME: join(cwd, 'xdg'), DIGEST_STORIES: '4' };
    const { settings, origins } = await resolveSettings({ strict: true }, env, cwd);
    expect(settings).toMatchObject({
      stories: 4,
      model: 'b',
      format: 'hugo',
      strict: true,
      engine: 'auto',
    });
    expect(origins).toMatchObject({
      strict: 'flag',
      stories: 'environment',
      model: join(cwd, 'digest.yaml'),
      format: join(cwd, 'xdg/digest/config.yaml'),
      engine: 'default',
    });
    expect((await resolveSettings({ stories: '5' }, env, cwd)).settings.stories).toBe(5);
  });

  test('an unknown key is refused with file, line and the nearest key', async () => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'digest.yaml'), 'stories: 3\n\nengin: ollama\n');
    await expect(resolveSettings({}, { HOME: cwd }, cwd)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('digest.yaml:3: unknown key "engin"') as string,
      hint: 'Did you mean "engine"?',
    });
  });

  test('a wrong value names its line, a wrong variable its nearest', async () => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'digest.yaml'), '# mine\nformat: jekyl\n');
    await expect(resolveSettings({}, { HOME: cwd }, cwd)).rejects.toThrow(/digest\.yaml:2: format/);
    await expect(resolveSettings({}, { DIGEST_ENGIN: 'x' }, join(cwd, 'x'))).rejects.toMatchObject({
      hint: 'Did you mean "DIGEST_ENGINE"?',
    });
    await expect(
      resolveSettings({}, { HOME: cwd, DIGEST_ENGINE: 'olama' }, join(cwd, 'x')),
    ).rejects.toMatchObject({ hint: 'Did you mean "ollama"?' });
  });

  test('OLLAMA_HOST is read, after DIGEST_OLLAMA_HOST', async () => {
    const cwd = await temporaryFolder();
    const host = async (env: Record<string, string>): Promise<string | undefined> =>
      (await resolveSettings({}, { HOME: cwd, ...env }, cwd)).settings.ollamaHost;
    expect(await host({ OLLAMA_HOST: 'a:1' })).toBe('a:1');
    expect(await host({ OLLAMA_HOST: 'a:1', DIGEST_OLLAMA_HOST: 'b:2' })).toBe('b:2');
  });

  test('the model’s time in a run is two hours, or what is set, and 0 means none', async () => {
    const cwd = await temporaryFolder();
    const total = async (env: Record<string, string> = {}): Promise<number> =>
      (await resolveSettings({}, { HOME: cwd, ...env }, cwd)).settings.modelTotal;
    expect(await total()).toBe(7200);
    await writeFile(join(cwd, 'digest.yaml'), 'model-total: 600\n');
    expect(await total()).toBe(600);
    expect(await total({ DIGEST_MODEL_TOTAL: '0' })).toBe(0);
    await expect(total({ DIGEST_MODEL_TOTAL: '-1' })).rejects.toThrow(/DIGEST_MODEL_TOTAL/);
    // An empty value is no zero.
    await writeFile(join(cwd, 'digest.yaml'), 'model-total:\n');
    await expect(total()).rejects.toThrow(/digest\.yaml:1: model-total/);
  });

  test('lists and switches come as text from the environment', async () => {
    const cwd = await temporaryFolder();
    const env = {
      HOME: cwd,
      DIGEST_ALLOW_PRIVATE: '127.0.0.1:8080, nas.local',
      DIGEST_STRICT: 'yes',
    };
    const { settings } = await resolveSettings({}, env, cwd);
    expect(settings.allowPrivate).toEqual(['127.0.0.1:8080', 'nas.local']);
    expect(settings.strict).toBe(true);
  });
});
