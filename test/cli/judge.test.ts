/** A run with a judge: granted by an exam under the same state folder, told, recorded, replayed, refused. */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/model/run.ts';
import { held, paper, seeded } from '../exam/candidates.ts';
import { cli, temporaryFolder, type CliResult } from '../support/cli.ts';
import { refuses, says, scriptedOllama, type Reply } from '../support/scripted-ollama.ts';
import { smallSite } from '../support/small-site.ts';

/** What a writer makes of the bank's second sentence in words of its own: true, and beyond rules. */
const free = '系統一天接的電話有3.2萬通，當中大約15%要靠真人。';

/** Chooses the first title and sentences where it is asked to; else writes one free sentence a story. Judges rightly, by the exam's own key, and takes the free one for true. */
const candidate: Reply = (response, body) => {
  const schema = JSON.stringify(body.format);
  const prompt = body.messages.map(({ content }) => content).join('\n');
  if (schema.includes('"answer"')) {
    const claim = /句子：(.*)\n回答的格式/.exec(prompt)?.[1] ?? '';
    const right = held.get(claim) ?? claim === free;
    return says(`{"answer":"${right ? 'yes' : 'no'}"}`)(response, body);
  }
  if (schema.includes('"headline"') && !schema.includes('"text"')) {
    const [[headline] = [], numbers = []] = [...schema.matchAll(/"enum":\[([\d,]*)\]/g)].map(
      ([, list = '']) => list.split(','),
    );
    const most = Number(/"maxItems":(\d)/.exec(schema)?.[1]);
    const sentences = numbers.slice(0, most).join(',');
    return says(`{"headline":${headline},"sentences":[${sentences}]}`)(response, body);
  }
  if (schema.includes('"headline"')) {
    const sentence = `{"text":"${free}","facts":[1,2]}`;
    return says(`{"headline":{"text":"","facts":[0]},"sentences":[${sentence}]}`)(response, body);
  }
  if (schema.includes('"remarks"')) return says('{"remarks":[]}')(response, body);
  if (schema.includes('"text"')) return says('{"text":"","facts":[]}')(response, body);
  const [, all = ''] = /"enum":\[([\d,]*)\]/.exec(schema) ?? [];
  return says(`{"facts":[${all.split(',').slice(0, 2).join(',')}]}`)(response, body);
};

/** One model writes freely and judges. */
const writer = [
  '--engine',
  'ollama',
  '--model',
  'test-model',
  '--judge',
  'test-model',
  '--judge-own',
  '--write',
  'free',
];

interface Setup {
  readonly cwd: string;
  /** How questions to a judge are answered; may be changed. */
  readonly server: { judge: Reply };
  /** Flags that name the server. */
  readonly host: readonly string[];
  readonly topic: readonly string[];
  readonly run: (...more: readonly string[]) => Promise<CliResult>;
  readonly exam: (...more: readonly string[]) => Promise<CliResult>;
}

async function setup(): Promise<Setup> {
  const site = await smallSite();
  const behaviour: Setup['server'] = { judge: candidate };
  const server = await scriptedOllama([
    (response, body) =>
      JSON.stringify(body.format).includes('"answer"')
        ? behaviour.judge(response, body)
        : candidate(response, body),
  ]);
  const cwd = await temporaryFolder();
  const topic = await site.topic(cwd);
  const host = ['--ollama-host', server.origin];
  return {
    cwd,
    host,
    topic,
    server: behaviour,
    run: (...more) => cli([...topic, ...writer, ...host, ...more], { cwd }),
    exam: (...more) => cli(['exam', 'test-model', ...seeded, ...host, ...more], { cwd }),
  };
}

const manifestOf = async (cwd: string): Promise<Manifest> =>
  JSON.parse(
    await readFile(join(cwd, '.digest/runs/2026-01-26/small/manifest.json'), 'utf8'),
  ) as Manifest;

describe('without an exam', () => {
  test('nobody judges, the run says so, and the source’s own sentences stand', async () => {
    const { run, cwd } = await setup();
    const { code, out, err } = await run();
    expect(code, err).toBe(0);
    expect(err).toContain('No judge: test-model has not sat the exam; `digest exam test-model`');
    expect(out).not.toContain(free);
    expect(out).not.toContain('†');
    expect((await manifestOf(cwd)).judge).toBeUndefined();
  });

  test('a quick one grants nothing', async () => {
    const { run, exam } = await setup();
    expect((await exam('--quick')).code).toBe(0);
    expect((await run()).err).toContain('has not sat the exam');
  });
});

describe('with an exam that was passed', () => {
  const examined = async (): Promise<Setup> => {
    const ready = await setup();
    const { out } = await ready.exam();
    expect(out).toMatch(/zh-TW\/zh-TW .*yes$/m);
    return ready;
  };

  test('what rules can’t prove and the judge takes for true stands, marked and counted', async () => {
    const { run, cwd } = await examined();
    const { code, out, err } = await run();
    expect(code).toBe(0);
    expect(err).toContain('Judge: test-model, for zh-TW/zh-TW, zh-TW/zh-CN, zh-TW/en, en/en.');
    expect(out).toMatch(new RegExp(`${free}\\u2060\\[[¹²³⁴-⁹]†\\]`));
    expect(out).toContain('1句經模型test-model判定');
    expect(out).toMatch(/^ {2}judge: "?test-model"?$/m);
    expect(out).toMatch(/^ {4}judged: 1$/m);
    const manifest = await manifestOf(cwd);
    expect(manifest.claims).toMatchObject({ judged: 1 });
    expect(manifest.judge).toMatchObject({
      engine: { model: 'test-model' },
      pairs: expect.any(Array) as [],
    });
    const shown = await cli(['show', '2026-01-26/small', 'verify'], { cwd });
    expect(shown.out).toMatch(new RegExp(`^judged +${free}`, 'm'));
  });

  test('the model that writes judges its own sentences only where it is told to, under whatever name', async () => {
    const { run, cwd, topic, host } = await examined();
    const own = ['--engine', 'ollama', '--model', 'test-model', '--write', 'free', ...host];
    const untold = await cli([...topic, ...own, '--judge', 'test-model'], { cwd });
    expect(untold.err).toContain(
      'No judge: test-model writes, and is no judge of its own sentences unless --judge-own',
    );
    expect(untold.out).not.toContain('†');
    expect(untold.code).toBe(0);
    expect((await run()).out).toContain('†');
  });

  test('the post holds when it is proved again, at that level', async () => {
    const { run, cwd } = await examined();
    await writeFile(join(cwd, 'post.md'), (await run()).out);
    const { code, out } = await cli(
      ['verify', 'post.md', '--run', '2026-01-26/small', '--state', '.digest'],
      { cwd },
    );
    expect(out).toContain(`judged    ${free}`);
    expect(code).toBe(0);
  });

  test('a recording holds the judge and its answers; a replay gives the same bytes', async () => {
    const { run, cwd } = await examined();
    const recorded = await run('--record', 'rec', '--refresh');
    const names = await readdir(join(cwd, 'rec/llm'));
    expect(names.filter((name) => name.startsWith('judge-'))).not.toEqual([]);
    const replayed = await cli(['small', '--replay', 'rec'], { cwd });
    expect(replayed.out).toBe(recorded.out);
    expect(replayed.out).toContain('†');
    const off = await cli(['small', '--replay', 'rec', '--judge', 'off'], { cwd });
    expect(off.out).not.toContain('†');
    const other = await cli(['small', '--replay', 'rec', '--judge', 'other'], { cwd });
    expect([other.code, other.err]).toEqual([2, expect.stringContaining('"test-model"')]);
  });

  test('--judge off asks nobody; another engine’s or another day’s exam counts for nothing', async () => {
    const { run, cwd } = await examined();
    expect((await run('--judge', 'off')).out).not.toContain('†');
    const [name = ''] = await readdir(join(cwd, '.digest/exams'));
    const path = join(cwd, '.digest/exams', name);
    const text = await readFile(path, 'utf8');
    const record = JSON.parse(text) as { engine: object };
    for (const change of [{ exam: 'sha256:old' }, { engine: { ...record.engine, digest: 'b' } }]) {
      await writeFile(path, JSON.stringify({ ...record, ...change }));
      const { err, out } = await run();
      expect(err).toMatch(
        /No judge: test-model: its exam had other articles, templates or prompts/,
      );
      expect(out).not.toContain('†');
    }
    await writeFile(path, text);
    expect((await run()).out).toContain('†');
  });
});

describe('digest stage verify --judge', () => {
  const text = '該行說，系統目前每天處理 3.2 萬通對話，其中約 15% 仍轉由真人回覆。';
  const claims = [
    { id: 'free', text: free, sources: [{ id: 'a', text }] },
    { id: 'own', text, sources: [{ id: 'a', text }] },
    { id: 'wrong', text: free.replace('15%', '25%'), sources: [{ id: 'a', text }] },
    { id: 'no', text: '系統一天接的電話比去年多。', sources: [{ id: 'a', text }] },
  ];
  const stdin = JSON.stringify({ claims });
  const verdicts = (out: string): readonly string[] =>
    (JSON.parse(out) as { results: readonly { id: string; verdict: string }[] }).results.map(
      ({ id, verdict }) => `${id} ${verdict}`,
    );

  test('lets an examined model say what rules leave open, and nothing else', async () => {
    const { cwd, exam, host } = await setup();
    const argv = ['stage', 'verify', '--judge', 'test-model', ...host];
    const before = await cli(argv, { cwd, stdin });
    expect(before.err).toContain('No judge: test-model has not sat the exam');
    expect(verdicts(before.out)).toContain('free unsure');
    await exam();
    const { code, out, err } = await cli(argv, { cwd, stdin });
    expect([code, err]).toEqual([0, expect.stringContaining('Judge: test-model')]);
    expect(verdicts(out).slice(0, 2)).toEqual(['free supported', 'own supported']);
    expect(verdicts(out)[2]).not.toBe('wrong supported');
    expect(verdicts(out)[3]).toBe('no unsure');
    expect(out).toContain('judged: yes, test-model by a');
  });

  test('goes with verify alone', async () => {
    const { code, err } = await cli(['stage', 'dedupe', '--judge', 'm'], { stdin: '{}' });
    expect([code, err]).toEqual([2, expect.stringContaining('--judge goes with')]);
  });
});

test('a judge that failed its exam is told, and not asked', async () => {
  const site = await smallSite();
  const cwd = await temporaryFolder();
  const questions: string[] = [];
  const server = await scriptedOllama([
    (response, body) => {
      const prompt = body.messages.at(-1)?.content ?? '';
      if (!JSON.stringify(body.format).includes('"answer"')) return candidate(response, body);
      questions.push(prompt);
      return says('{"answer":"yes"}')(response, body);
    },
  ]);
  const host = ['--ollama-host', server.origin];
  await cli(['exam', 'test-model', ...seeded, ...host], { cwd });
  const asked = questions.length;
  expect(asked).toBe(paper.items.filter(({ kind }) => kind === 'judge').length);
  const argv = [
    ...(await site.topic(cwd)),
    '--model',
    'test-model',
    '--judge',
    'test-model',
    '--judge-own',
  ];
  const { err } = await cli([...argv, ...host], { cwd });
  expect(err).toContain('No judge: by its exam, test-model may judge nothing.');
  expect(questions).toHaveLength(asked);
});

test('a judge that goes away during the run costs its answers: the source’s own sentence stands', async () => {
  const { run, exam, server } = await setup();
  await exam();
  server.judge = refuses(404, 'model "test-model" not found, try pulling it first');
  const { code, out, err } = await run();
  expect([code, err]).toEqual([0, expect.stringMatching(/degraded: judge\.answer-lost/)]);
  expect(out).toContain('港灣銀行26日表示，客服中心導入通義千問模型後，平均等候時間縮短40%。');
  expect(out).not.toContain(free);
});

test('a named judge that can’t be had: the post comes without, and --strict says so', async () => {
  const { run, exam, cwd } = await setup();
  await exam();
  const folder = join(cwd, '.digest/exams');
  const [name = ''] = await readdir(folder);
  const record = JSON.parse(await readFile(join(folder, name), 'utf8')) as { engine: object };
  const gone = { ...record, engine: { ...record.engine, model: 'gone', digest: 'c' } };
  await writeFile(join(folder, 'gone.json'), JSON.stringify(gone));
  const { code, err, out } = await run('--judge', 'gone');
  expect([code, err]).toEqual([0, expect.stringMatching(/No judge: .*gone/)]);
  expect(out).not.toContain('†');
  expect((await run('--judge', 'gone', '--strict')).code).toBe(6);
  // Not examined is no fault of the run.
  expect((await run('--judge', 'unknown', '--strict')).code).toBe(0);
});
