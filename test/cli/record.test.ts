/** A run with --record is a bundle that --replay plays to the same bytes, with no network. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/model/run.ts';
import { askedOf, honest } from '../hostile/obedient.ts';
import { cli, demoRecording, temporaryFolder } from '../support/cli.ts';
import { says, scriptedOllama, type ScriptedOllama } from '../support/scripted-ollama.ts';
import { smallSite } from '../support/small-site.ts';

const obligingOllama = (): Promise<ScriptedOllama> =>
  scriptedOllama([(response, body) => says(JSON.stringify(honest(askedOf(body))))(response, body)]);

describe('--record and --replay', () => {
  test('give the same post', async () => {
    const site = await smallSite();
    site.behaviour.gone.add(2);
    const cwd = await temporaryFolder();
    const argv = [...(await site.topic(cwd)), '--engine', 'extractive', '--stories', '2'];
    const live = await cli([...argv, '--record', 'bundle'], { cwd });
    expect(live.code).toBe(0);
    const asked = site.requests.length;
    const replay = await cli(['small', '--replay', 'bundle'], { cwd });
    expect(replay.out).toBe(live.out);
    expect(site.requests).toHaveLength(asked);
    const page = (await readdir(join(cwd, 'bundle/http'))).find((name) =>
      name.endsWith('news-0.html'),
    );
    expect(await readFile(join(cwd, 'bundle/http', page ?? ''), 'utf8')).toContain('離線翻譯');
  });

  test('a recording made over a finished run is complete all the same', async () => {
    const site = await smallSite();
    const cwd = await temporaryFolder();
    const argv = [...(await site.topic(cwd)), '--engine', 'extractive'];
    const first = await cli(argv, { cwd });
    const asked = site.requests.length;
    await cli([...argv, '--record', 'bundle'], { cwd });
    expect(site.requests, 'answers that are remembered are recorded, not asked for').toHaveLength(
      asked,
    );
    expect((await cli(['small', '--replay', 'bundle'], { cwd })).out).toBe(first.out);
  });

  test('a replay fails on what was not recorded, and keeps no state', async () => {
    const site = await smallSite();
    const cwd = await temporaryFolder();
    await cli(
      [...(await site.topic(cwd)), '--engine', 'extractive', '--record', 'bundle', '--state', 'st'],
      { cwd },
    );
    const replay = await cli(['small', '--replay', 'bundle', '--window', '40d'], { cwd });
    // A wider window asks the same feed and pages: still in the recording.
    expect(replay.code).toBe(0);
    expect(await readdir(cwd)).not.toContain('.digest');
  });
});

describe('--replay with an engine named', () => {
  const recorded = demoRecording;

  test('has the live model answer over the recorded pages, and the records say which', async () => {
    const server = await obligingOllama();
    const cwd = await temporaryFolder();
    const argv = ['--replay', recorded, '--engine', 'ollama', '--model', 'test-model'];
    const flags = [...argv, '--ollama-host', server.origin, '--state', 'st'];
    const { code, err, out } = await cli(flags, { cwd });
    expect(code, err).toBe(0);
    expect(err).toContain('engine ollama test-model, over recorded pages');
    expect(server.questions.length).toBeGreaterThan(2);
    expect(out).toContain('海嶽證券');
    const shown = async (what: string): Promise<Record<string, unknown>> =>
      JSON.parse((await cli(['show', '2026-01-26/qwen', what, '--state', 'st'], { cwd })).out);
    const engine = { engine: 'ollama', model: 'test-model', digest: '0'.repeat(64) };
    const of = { engine: 'example', model: 'example' };
    expect(await shown('manifest')).toMatchObject({ engine, replay: { of, answers: 'live' } });
    expect(await shown('provenance')).toMatchObject({ engine });

    // Its answers are remembered like those of any run.
    const asked = server.questions.length;
    expect((await cli([...flags, '--from', 'summarise'], { cwd })).out).toBe(out);
    expect(server.questions).toHaveLength(asked);
  });

  test('has the recording answer where the engine is only configured', async () => {
    const cwd = await temporaryFolder();
    const plain = await cli(['--replay', recorded], { cwd });
    const env = { DIGEST_ENGINE: 'ollama', DIGEST_OLLAMA_HOST: 'http://127.0.0.1:9' };
    const { code, out } = await cli(['--replay', recorded, '--state', 'st'], { cwd, env });
    expect([code, out]).toEqual([0, plain.out]);
    const { replay } = JSON.parse(
      (await cli(['show', '2026-01-26/qwen', 'manifest', '--state', 'st'], { cwd })).out,
    ) as Manifest;
    expect(replay?.answers).toBe('recorded');
  });

  test('asks nobody with --engine extractive', async () => {
    const cwd = await temporaryFolder();
    const argv = ['--replay', recorded, '--engine', 'extractive', '--state', 'st'];
    expect((await cli(argv, { cwd })).code).toBe(0);
    const { engine, replay } = JSON.parse(
      (await cli(['show', '2026-01-26/qwen', 'manifest', '--state', 'st'], { cwd })).out,
    ) as Manifest;
    expect([engine.engine, replay?.answers]).toEqual(['extractive', 'none']);
  });

  test('a live model goes with a recording made without one', async () => {
    const site = await smallSite();
    const server = await obligingOllama();
    const cwd = await temporaryFolder();
    await cli([...(await site.topic(cwd)), '--engine', 'extractive', '--record', 'bundle'], {
      cwd,
    });
    const live = ['--replay', 'bundle', '--engine', 'ollama', '--ollama-host', server.origin];
    const { code, err } = await cli(live, { cwd });
    expect(code, err).toBe(0);
    expect(err).toContain('by ollama test-model');
  });

  test.each([
    ['--model elsewhere', '--model elsewhere: the recording holds answers of "example"'],
    ['--model elsewhere', 'Add --engine ollama to ask elsewhere about the recorded pages'],
    ['--engine extractive --model x', '--model x: the extractive engine asks no model'],
    ['--engine ollama --judge x', '--judge x: a replay reads no exam without --state'],
    ['--engine ollama --embed x', '--embed x: no embedding model was of use in the recorded run'],
    ['--engine openai', '--engine openai needs --openai-url and --model'],
  ])('%s is refused: %s', async (flags, why) => {
    const { code, err } = await cli(['--replay', recorded, ...flags.split(' ')]);
    expect([code, err]).toEqual([2, expect.stringContaining(why)]);
  });
});
