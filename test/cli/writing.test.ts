/** Who words the sentences of a run: the exam says, `--write` overrules it, a recording keeps it. */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, temporaryFolder, type CliResult } from '../support/cli.ts';
import { says, scriptedOllama, type ScriptedOllama } from '../support/scripted-ollama.ts';
import { smallSite } from '../support/small-site.ts';
import { askedOf, honest } from '../hostile/obedient.ts';

interface Setup {
  readonly cwd: string;
  /** Flags of the topic. */
  readonly topic: readonly string[];
  readonly server: ScriptedOllama;
  readonly run: (...more: readonly string[]) => Promise<CliResult>;
}

async function setup(): Promise<Setup> {
  const site = await smallSite();
  const server = await scriptedOllama([
    (response, body) => says(JSON.stringify(honest(askedOf(body))))(response, body),
  ]);
  const cwd = await temporaryFolder();
  const topic = await site.topic(cwd);
  const engine = ['--engine', 'ollama', '--model', 'test-model', '--ollama-host', server.origin];
  return { cwd, topic, server, run: (...more) => cli([...topic, ...engine, ...more], { cwd }) };
}

/** Whether any question since the nth was for a text. */
const wrote = ({ questions }: ScriptedOllama, from = 0): boolean =>
  questions.slice(from).some((body) => askedOf(body).kind === 'write');

/** Sits the exam, and puts the share of proved sentences at what is wanted. */
async function examined({ cwd, server }: Setup, proved: number): Promise<void> {
  const { code, err } = await cli(['exam', 'test-model', '--ollama-host', server.origin], { cwd });
  expect(code, err).toBe(0);
  const folder = join(cwd, '.digest/exams');
  await mkdir(folder, { recursive: true });
  const [name = ''] = await readdir(folder);
  const record = JSON.parse(await readFile(join(folder, name), 'utf8')) as {
    marks: { nearness: unknown };
  };
  record.marks.nearness = {
    quoted: { hits: proved, of: 10 },
    aligned: { hits: 0, of: 10 },
    kept: 1,
  };
  await writeFile(join(folder, name), JSON.stringify(record));
}

test('a model that has sat no exam chooses by number, unless it is told to write', async () => {
  const ready = await setup();
  const chosen = await ready.run();
  expect(chosen.code, chosen.err).toBe(0);
  expect(wrote(ready.server)).toBe(false);
  const before = ready.server.questions.length;
  const free = await ready.run('--write', 'free');
  expect(free.err).toContain('test-model words sentences itself.');
  expect(wrote(ready.server, before)).toBe(true);
  // What it words stands only when it is proved, judge or none.
  expect(free.code, free.err).toBe(0);
  expect(free.out).not.toContain('†');
});

describe('a model that has sat the exam', () => {
  test.each([
    [6, true],
    [5, false],
  ])('with %i of 10 sentences proved writes: %s', async (proved, writes) => {
    const ready = await setup();
    await examined(ready, proved);
    const before = ready.server.questions.length;
    const { code, err } = await ready.run();
    expect(code, err).toBe(0);
    expect(wrote(ready.server, before)).toBe(writes);
    expect(err.includes('words sentences itself')).toBe(writes);
    // Nobody named it as a judge of its own sentences.
    expect(err).not.toMatch(/^(?:No judge|Judge)/m);
  });

  test('chooses by number where that is wished', async () => {
    const ready = await setup();
    await examined(ready, 10);
    const before = ready.server.questions.length;
    expect((await ready.run('--write', 'choose')).code).toBe(0);
    expect(wrote(ready.server, before)).toBe(false);
  });
});

test('a recording keeps who worded it, and a replay does not change that', async () => {
  const { cwd, run } = await setup();
  const recorded = await run('--write', 'free', '--record', 'rec');
  const replayed = await cli(['small', '--replay', 'rec'], { cwd });
  expect(replayed.out).toBe(recorded.out);
  const same = await cli(['small', '--replay', 'rec', '--write', 'free'], { cwd });
  expect(same.out).toBe(recorded.out);
  const other = await cli(['small', '--replay', 'rec', '--write', 'choose'], { cwd });
  expect([other.code, other.err]).toEqual([
    2,
    expect.stringContaining('in the recorded run the model worded sentences itself'),
  ]);
});

test('the engine without a model words nothing, whatever is wished', async () => {
  const { cwd, topic, server } = await setup();
  const plain = await cli([...topic, '--engine', 'extractive'], { cwd });
  const wished = await cli([...topic, '--engine', 'extractive', '--write', 'free', '--refresh'], {
    cwd,
  });
  expect(wished.code, wished.err).toBe(0);
  expect(wished.out).toBe(plain.out);
  expect(server.questions).toEqual([]);
});

test('a wish that is neither is refused', async () => {
  const { run } = await setup();
  const { code, err } = await run('--write', 'fre');
  expect([code, err]).toEqual([2, expect.stringContaining('free')]);
});
