/** `digest doctor`: each part of the machine, what is wrong with it, what to do, and what a run would exit with. */
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { measureSpeed, minutesFor } from '../../src/engines/measure-speed.ts';
import type { EngineProgress } from '../../src/engines/engine-progress.ts';
import type { Finding } from '../../src/cli/commands/doctor/finding.ts';
import { cli, temporaryFolder, type CliOptions } from '../support/cli.ts';
import { closedPort, serve } from '../support/network.ts';
import { says, scriptedOllama } from '../support/scripted-ollama.ts';
import { smallSite } from '../support/small-site.ts';

const extractive = ['--engine', 'extractive'] as const;

/** The findings, with the exit code. */
async function findings(
  argv: readonly string[],
  options: CliOptions = {},
): Promise<{ readonly code: number; readonly found: readonly Finding[] }> {
  const { code, out } = await cli(['doctor', '--json', ...argv], options);
  return { code, found: JSON.parse(out) as readonly Finding[] };
}

const of = (area: Finding['area'], found: readonly Finding[]): readonly Finding[] =>
  found.filter((one) => one.area === area);

describe('the model', () => {
  const model = {
    capabilities: ['completion'],
    model_info: { 'general.architecture': 'qwen3', 'qwen3.context_length': 40_960 },
  };

  test('each one of the server with its context and what its exam lets it judge', async () => {
    const server = await scriptedOllama([says('{"answer":"no"}')], { 'test-model:latest': model });
    const cwd = await temporaryFolder();
    const argv = ['doctor', '--ollama-host', server.origin];
    const before = await cli(argv, { cwd });
    expect(before.code).toBe(0);
    expect(before.out).toMatch(/^ok +model +Ollama 0\.31\.2 at http:/m);
    expect(before.out).toContain('test-model:latest, context 40960, no exam sat');
    expect(before.out).toMatch(
      /^ok +model +runs ask test-model:latest: it chooses by number; it has sat no exam \(digest exam test-model/m,
    );
    await cli(['exam', 'test-model', '--ollama-host', server.origin], { cwd });
    const { out } = await cli(argv, { cwd });
    expect(out).toContain('test-model:latest, context 40960, may judge nothing');
    expect(out).toContain(
      'runs ask test-model:latest: it chooses by number; it has sat the exam (2026-01-26), which lets it choose by number only',
    );
    const told = await cli(argv, { cwd, env: { DIGEST_WRITE: 'free' } });
    expect(told.out).toContain('it words sentences itself (as `write: free` has it)');
  });

  test('is asked one short question, and how long a post takes is told from that', async () => {
    const server = await scriptedOllama([], { 'test-model:latest': model });
    const { found } = await findings(['--ollama-host', server.origin]);
    expect(of('model', found).map(({ text }) => text)).toContainEqual(
      expect.stringMatching(
        /^test-model reads \d+ tokens\/s and writes .*: a post \(3100 \+ 60 tokens\) takes about .* here$/,
      ),
    );
    const asked = server.chats.length;
    await findings(['--ollama-host', server.origin, '--offline']);
    expect(server.chats).toHaveLength(asked);
  });

  test('that is missing costs the model alone, unless it is insisted on', async () => {
    const argv = ['--ollama-host', `127.0.0.1:${await closedPort()}`];
    const hoped = await findings(argv);
    expect(hoped.code).toBe(0);
    expect(of('model', hoped.found)).toEqual([
      expect.objectContaining({
        level: 'warning',
        todo: expect.stringContaining('ollama serve') as string,
      }),
    ]);
    const insisted = await findings([...argv, '--engine', 'ollama']);
    expect(insisted.code).toBe(5);
    expect(of('model', insisted.found)[0]).toMatchObject({ level: 'fault', exitCode: 5 });
  });

  test('behind an OpenAI-compatible server: its models, their context, and the key that it refuses', async () => {
    let status = 200;
    const server = await serve((request, response) => {
      if (request.url !== '/v1/models') return void response.writeHead(404).end();
      response.writeHead(status, { 'content-type': 'application/json', server: 'some-llm/1' });
      response.end(JSON.stringify({ data: [{ id: 'm', max_model_len: 4096 }, { id: 'n' }] }));
    });
    const argv = ['--engine', 'openai', '--openai-url', `${server.origin}/v1`, '--offline'];
    const texts = async (...more: readonly string[]): Promise<readonly string[]> =>
      of('model', (await findings([...argv, ...more])).found).map(
        ({ level, text }) => `${level}: ${text}`,
      );
    expect(await texts('--model', 'm')).toEqual([
      expect.stringMatching(/^ok: a server \(some-llm\/1\) answers at http:/),
      'ok: m, context 4096',
      'warning: context-tokens is 8192, the model’s context 4096',
    ]);
    expect(await texts('--model', 'x')).toContain('warning: it lists no model x, but m, n');
    status = 401;
    const refused = await findings([...argv, '--model', 'm']);
    expect(refused.code).toBe(5);
    expect(of('model', refused.found)[0]?.text).toContain('it refuses the key (status 401)');
    expect((await findings(argv)).code).toBe(2);
  });

  test('a server that is set and not asked is told', async () => {
    const env = { DIGEST_OPENAI_URL: 'http://127.0.0.1:9/v1' };
    const argv = ['--ollama-host', `127.0.0.1:${await closedPort()}`, '--offline'];
    const { found } = await findings(argv, { env });
    expect(of('model', found)[0]).toMatchObject({
      level: 'warning',
      text: expect.stringContaining('runs don’t ask that server') as string,
    });
  });
});

describe('the speed of a model', () => {
  test('is read off the time to the first token and the time after it', async () => {
    const speed = await measureSpeed((onProgress) => {
      const say = (
        state: EngineProgress['state'],
        outputTokens: number,
        milliseconds: number,
      ): void => {
        onProgress({ label: 'speed', state, outputTokens, milliseconds });
      };
      return Promise.resolve({
        info: { engine: 'ollama', model: 'm' },
        contextTokens: 8192,
        ask: ({ label }) => {
          if (label === 'speed') {
            say('reading', 0, 0);
            say('writing', 1, 5000);
            say('done', 31, 8000);
          }
          return Promise.resolve({ json: '', promptTokens: 1000, outputTokens: 31 });
        },
      });
    });
    expect(speed).toEqual({ reading: 200, writing: 10 });
    expect(minutesFor({ prompt: 3000, output: 450 }, speed)).toBe(1);
  });
});

describe('sources and clock', () => {
  test('each source of the topics is asked once; one that is down is named, and the clock is held against theirs', async () => {
    const [cwd, site] = [await temporaryFolder(), await smallSite()];
    await site.topic(cwd, `  - { kind: feed, url: '${site.origin}/nowhere.xml', name: 無 }\n`);
    const argv = [...extractive, '--allow-private', site.host];
    const { code, found } = await findings(argv, { cwd });
    expect(code).toBe(0);
    expect(of('sources', found)).toEqual([
      expect.objectContaining({
        level: 'ok',
        text: 'small: 1 of 2 sources answer, with 3 hits for today',
      }),
      expect.objectContaining({
        level: 'warning',
        text: expect.stringContaining('nowhere.xml') as string,
      }),
    ]);
    expect(site.requests.filter((one) => one === 'GET /feed.xml')).toHaveLength(1);
    // The site's clock is that of this machine, and the run's says January.
    expect(of('clock', found)[0]).toMatchObject({
      level: 'warning',
      text: expect.stringMatching(/^the clock is \d+ s slow/) as string,
    });
    const now = await findings(argv, { cwd, now: Date.now() });
    expect(of('clock', now.found)[0]).toMatchObject({
      level: 'ok',
      text: expect.stringMatching(/as the servers have it; the machine’s zone is|; zone/) as string,
    });
  });

  test('where none answers, no post can be made', async () => {
    const [cwd, site] = [await temporaryFolder(), await smallSite()];
    site.behaviour.feedStatus = 503;
    await site.topic(cwd);
    const { code, found } = await findings([...extractive, '--allow-private', site.host], { cwd });
    expect(of('sources', found)).toEqual([
      expect.objectContaining({
        level: 'fault',
        text: expect.stringMatching(/0 of 1 sources answer.*503/) as string,
      }),
    ]);
    expect(code).toBe(4);
  });

  test('--offline asks nobody', async () => {
    const [cwd, site] = [await temporaryFolder(), await smallSite()];
    await site.topic(cwd);
    const { found } = await findings([...extractive, '--offline'], { cwd });
    expect(site.requests).toEqual([]);
    expect(of('clock', found)[0]?.text).toContain('held against no other');
  });

  test('a week’s posts are of the topic of the days', async () => {
    const cwd = await temporaryFolder();
    const site = await smallSite();
    const run = [...(await site.topic(cwd)), ...extractive, '--no-image', '--window', '7d'];
    expect((await cli(run, { cwd })).code).toBe(0);
    const { code, found } = await findings(['--offline', ...extractive], { cwd });
    expect(code).toBe(0);
    expect(of('configuration', found)).toMatchObject([{ level: 'ok', text: 'topics: small' }]);
  });

  test('a broken topic file is a fault', async () => {
    const cwd = await temporaryFolder();
    await mkdir(join(cwd, 'topics'));
    await writeFile(join(cwd, 'topics/bird.yaml'), 'id: bird\n');
    const { code, found } = await findings([...extractive], { cwd });
    expect(of('configuration', found)[0]).toMatchObject({
      level: 'fault',
      text: expect.stringContaining('bird.yaml:1: ') as string,
    });
    expect(code).toBe(2);
  });
});

describe('state and blog', () => {
  const offline = [...extractive, '--offline'] as const;

  test('a file in the place of the state folder', async () => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, '.digest'), '');
    const { code, found } = await findings(offline, { cwd });
    expect(of('state', found)[0]).toMatchObject({
      level: 'fault',
      text: expect.stringContaining('is a file') as string,
    });
    expect(code).toBe(2);
  });

  test.skipIf(process.getuid?.() === 0)('a folder that takes nothing', async () => {
    const cwd = await temporaryFolder();
    await mkdir(join(cwd, '.digest'));
    await chmod(join(cwd, '.digest'), 0o500);
    const { code, found } = await findings(offline, { cwd });
    await chmod(join(cwd, '.digest'), 0o700);
    expect(of('state', found)[0]).toMatchObject({ level: 'fault' });
    expect(code).toBe(2);
  });

  test('a blog that is not there; one whose zone lies west of the topic’s; one that shows posts of the future', async () => {
    const cwd = await temporaryFolder();
    await mkdir(join(cwd, 'topics'));
    await writeFile(
      join(cwd, 'topics/bird.yaml'),
      'id: bird\nname: 藍雀\nsources: [{ kind: hn-algolia }]\n',
    );
    const blog = async (config?: string): Promise<readonly Finding[]> => {
      if (config !== undefined) {
        await mkdir(join(cwd, 'blog/_posts'), { recursive: true });
        await writeFile(join(cwd, 'blog/_config.yml'), config);
      }
      const { found } = await findings([...offline, '--blog', 'blog'], { cwd });
      return of('blog', found);
    };
    expect(await blog()).toEqual([expect.objectContaining({ level: 'fault', exitCode: 2 })]);
    expect((await blog('timezone: America/New_York\n'))[1]).toMatchObject({
      level: 'warning',
      text: expect.stringMatching(/puts this post on 2026-01-25: set `timezone: Asia/) as string,
    });
    expect((await blog('timezone: UTC\n'))[1]).toMatchObject({ level: 'ok' });
    expect((await blog('timezone: Asia/Taipei\n'))[1]).toMatchObject({ level: 'ok' });
    expect((await blog('future: true\n'))[1]).toMatchObject({ level: 'ok' });
    await writeFile(join(cwd, 'blog/_posts/2026-03-01-bird.md'), '');
    expect((await blog('timezone: Asia/Taipei\n'))[1]).toMatchObject({
      level: 'warning',
      text: expect.stringContaining('2026-03-01-bird.md') as string,
    });
    expect((await blog('a: [\n'))[1]).toMatchObject({ level: 'warning' });
  });
});

test('the report ends with whether a post can be made', async () => {
  const argv = ['doctor', '--offline'];
  const fine = await cli([...argv, ...extractive]);
  expect(fine.out).toMatch(/^ok +machine +Node \d+[^]*\nA post can be made; 1 warning\.\n$/);
  const { out } = await cli([...argv, '--engine', 'openai']);
  expect(out).toMatch(
    /^fault +model +engine is openai, and openai-url is not set\n +→ [^]*\n1 fault: /m,
  );
});
