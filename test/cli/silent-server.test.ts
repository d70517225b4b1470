/** A model server that accepts its calls and never answers costs a run two timeouts, not one a question. */
import { expect, test } from 'vitest';
import { mostTimeouts, withPatience } from '../../src/engines/patience.ts';
import { AnswerError } from '../../src/errors.ts';
import type { Manifest } from '../../src/model/run.ts';
import type { LlmRequest } from '../../src/ports.ts';
import { askedOf, honest } from '../hostile/obedient.ts';
import { cli, demoRecording, temporaryFolder, type CliResult } from '../support/cli.ts';
import {
  says,
  scriptedOllama,
  type Reply,
  type ScriptedOllama,
} from '../support/scripted-ollama.ts';
import { scriptedLlm } from '../support/scripted-llm.ts';
import { smallSite } from '../support/small-site.ts';

const silent: Reply = () => undefined;
const obliging: Reply = (response, body) =>
  says(JSON.stringify(honest(askedOf(body))))(response, body);

interface Ready {
  readonly server: ScriptedOllama;
  readonly run: (...more: readonly string[]) => Promise<CliResult>;
  /** A day with seven stories, by this server. */
  readonly day: () => Promise<CliResult>;
  readonly manifest: (topic?: string) => Promise<Manifest>;
}

async function ready(...replies: readonly Reply[]): Promise<Ready> {
  const site = await smallSite();
  const server = await scriptedOllama(replies);
  const cwd = await temporaryFolder();
  const topic = await site.topic(cwd);
  const env = { DIGEST_OLLAMA_HOST: server.origin, DIGEST_MODEL_TIMEOUT: '1' };
  return {
    server,
    run: (...more) => cli([...topic, ...more], { cwd, env }),
    day: () =>
      cli(['--replay', demoRecording, '--engine', 'ollama', '--state', '.digest'], { cwd, env }),
    manifest: async (of = 'small') => {
      const { out } = await cli(['show', `2026-01-26/${of}`, 'manifest'], { cwd });
      return JSON.parse(out) as Manifest;
    },
  };
}

test('--engine ollama ends with 5 and says how many calls timed out', async () => {
  const { server, day } = await ready(silent);
  const { code, out, err } = await day();
  expect([code, out]).toEqual([5, '']);
  expect(server.questions).toHaveLength(mostTimeouts);
  expect(err).toContain('no answer of test-model could be used, out of 7 (2 timeout, 5 silent)');
  expect(err).toContain('2 calls of test-model in a row timed out');
});

test('--engine auto goes on without a model, and a replay of its recording does the same', async () => {
  const { server, run, manifest } = await ready(silent);
  const { code, out, err } = await run('--record', 'bundle');
  expect(code, err).toBe(0);
  expect(server.questions).toHaveLength(mostTimeouts);
  expect(err).toContain('The post is made of the sources’ own sentences.');
  expect(err).toContain('by extractive');
  expect(out).toContain('離線翻譯');
  const { engine, stages } = await manifest();
  expect(engine.engine).toBe('extractive');
  // Nothing was fetched or read twice.
  expect(stages.filter(({ cached }) => cached).map(({ stage }) => stage)).toContain('select');
  expect((await run('--replay', 'bundle', '--date', '2026-01-26')).out).toBe(out);
});

test('a server that falls silent later costs what it did not answer', async () => {
  const { server, day, manifest } = await ready(obliging, silent);
  const { code, err } = await day();
  expect(code, err).toBe(0);
  expect(server.questions).toHaveLength(1 + mostTimeouts);
  expect(err).toContain('by ollama test-model');
  const asked = (await manifest('qwen')).stages.find(({ stage }) => stage === 'summarise');
  expect(asked).toMatchObject({ calls: 8 });
  const lost = asked?.diagnostics.filter(({ code: c }) => c === 'summarise.answer-lost') ?? [];
  const faults = lost.map(({ message }) => /\((timeout|silent)\)/.exec(message)?.[1]);
  expect(faults).toEqual(['timeout', 'timeout', ...Array<string>(5).fill('silent')]);
});

test('an exam is no exam of a server that says nothing', async () => {
  const { server } = await ready(silent);
  const cwd = await temporaryFolder();
  const { code, err, out } = await cli(['exam', 'test-model', '--quick'], {
    cwd,
    env: { DIGEST_OLLAMA_HOST: server.origin, DIGEST_MODEL_TIMEOUT: '1' },
  });
  expect([code, out]).toEqual([5, '']);
  expect(err).toContain('sit the exam again: it goes on from there');
  expect((await cli(['exam', '--list'], { cwd })).out).toBe('');
});

test('an answer, and any other end of a call, shows that the server is there', async () => {
  const ends = ['timeout', 'answer', 'timeout', 'not-json', 'timeout', 'timeout', 'answer'];
  const asked: string[] = [];
  const llm = withPatience(
    scriptedLlm(({ label }) => {
      asked.push(label);
      const end = ends[asked.length - 1];
      if (end === 'timeout' || end === 'not-json') throw new AnswerError(end, label);
      return {};
    }),
  );
  const faults: (string | undefined)[] = [];
  for (let n = 0; n < 9; n++) {
    const request = { label: `q${n}` } as LlmRequest;
    faults.push(
      await llm.ask(request).then(
        () => undefined,
        (error: unknown) => (error as AnswerError).fault,
      ),
    );
  }
  expect(asked).toHaveLength(6);
  expect(faults.slice(0, 6)).toEqual([
    'timeout',
    undefined,
    'timeout',
    'not-json',
    'timeout',
    'timeout',
  ]);
  expect(faults.slice(6)).toEqual(['silent', 'silent', 'silent']);
});
