/** `digest exam` over a loopback Ollama: marks on stdout, a record in the state folder, nothing asked twice. */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, temporaryFolder } from '../support/cli.ts';
import { closedPort } from '../support/network.ts';
import { smallSite } from '../support/small-site.ts';
import { refuses, says, scriptedOllama, type Reply } from '../support/scripted-ollama.ts';
import { count, paper, quickPaper, seed, seeded } from '../exam/candidates.ts';

/** Answers with what the schema asks for: yes to every claim, the first sentence, one sentence of text. */
const obliging: Reply = (response, body) => {
  const schema = JSON.stringify(body.format);
  if (schema.includes('"answer"')) return says('{"answer":"yes"}')(response, body);
  if (schema.includes('"headline"') && !schema.includes('"text"')) {
    const [[headline] = [], [first, second] = []] = [
      ...schema.matchAll(/"enum":\[([\d,]*)\]/g),
    ].map(([, list = '']) => list.split(','));
    return says(`{"headline":${headline},"sentences":[${first},${second}]}`)(response, body);
  }
  if (schema.includes('"headline"')) {
    const text = '{"text":"完全無關的句子。","facts":[1]}';
    return says(`{"headline":${text},"sentences":[${text}]}`)(response, body);
  }
  return says('{"facts":[1]}')(response, body);
};

async function record(cwd: string): Promise<{ name: string; content: unknown }> {
  const names = await readdir(join(cwd, '.digest/exams'));
  expect(names).toHaveLength(1);
  const name = names[0] ?? '';
  return { name, content: JSON.parse(await readFile(join(cwd, '.digest/exams', name), 'utf8')) };
}

describe('digest exam', () => {
  test('sits, keeps a record under the model’s digest, lists it, and asks nothing a second time', async () => {
    const server = await scriptedOllama([obliging]);
    const cwd = await temporaryFolder();
    const argv = ['exam', 'test-model', ...seeded, '--ollama-host', server.origin];
    const first = await cli(argv, { cwd });
    expect(first.code).toBe(0);
    expect(first.err).toContain(`${paper.items.length} of ${paper.items.length} questions`);
    expect(first.out).toContain(
      `test-model (ollama 000000000000), ${paper.items.length} questions`,
    );
    expect(first.out).toMatch(/zh-TW\/en .*no$/m);
    expect(first.out).toContain('It may judge nothing');
    expect(server.questions).toHaveLength(paper.items.length);
    const { name, content } = await record(cwd);
    expect(name).toBe(`${'0'.repeat(64)}.json`);
    expect(content).toMatchObject({
      format: 3,
      quick: false,
      seed,
      stored: [],
      items: paper.items.length,
    });

    const again = await cli([...argv, '--json'], { cwd });
    expect(server.questions).toHaveLength(paper.items.length);
    expect(JSON.parse(again.out)).toEqual(content);

    const list = await cli(['exam', '--list'], { cwd });
    expect(list.code).toBe(0);
    expect(list.out).toMatch(/^test-model +ollama +2026-01-26 .*may judge: nothing\n$/);
  });

  test('a quick one asks a quarter, says that it grants nothing, and does not replace a whole one', async () => {
    const server = await scriptedOllama([obliging]);
    const cwd = await temporaryFolder();
    const { code, out } = await cli(
      ['exam', 'test-model', '--quick', ...seeded, '--ollama-host', server.origin],
      { cwd },
    );
    expect(code).toBe(0);
    expect(out).toContain('grants nothing');
    expect(server.questions).toHaveLength(quickPaper.items.length);
    expect((await record(cwd)).name).toMatch(/-quick\.json$/);
    expect((await cli(['exam', '--list'], { cwd })).out).toContain('grants nothing');
  });

  test('stopped, it goes on from there', async () => {
    const cwd = await temporaryFolder();
    const stop = new AbortController();
    let answers = 0;
    const server = await scriptedOllama([
      (response, body) => {
        if (++answers === 10) stop.abort('SIGINT');
        return obliging(response, body);
      },
    ]);
    const argv = ['exam', 'test-model', '--quick', '--ollama-host', server.origin];
    const stopped = await cli([...argv, ...seeded], { cwd, signal: stop.signal });
    expect(stopped.code).toBe(130);
    expect(stopped.out).toBe('');
    expect(stopped.err).toContain('goes on from there');
    const before = server.questions.length;
    const resumed = await cli(argv, { cwd });
    expect(resumed.code).toBe(0);
    // The answer in the middle of which it was stopped is asked for again; the nine before are known.
    expect(server.questions.length - before).toBe(quickPaper.items.length - 9);
    expect(resumed.err).toContain(`goes on with the sitting of seed ${seed}`);
    // That sitting is over: the next one draws its own.
    expect((await cli(argv, { cwd })).err).toContain('claims are drawn by seed');
  });

  test('a repaired answer counts as repaired, a twice broken one as lost', async () => {
    const server = await scriptedOllama([
      says('no JSON'),
      says('{"answer":"no"}'),
      says('no JSON'),
      says('no JSON still'),
      obliging,
    ]);
    const { out } = await cli(
      ['exam', 'test-model', '--quick', '--json', ...seeded, '--ollama-host', server.origin],
      {},
    );
    const judged = count(({ kind }) => kind === 'judge', quickPaper.items);
    expect(JSON.parse(out)).toMatchObject({
      marks: { obedience: { judge: { first: judged - 2, repaired: 1, lost: 1 } } },
    });
  });

  test('bespoke-minicheck is asked in its own form, for judgements alone', async () => {
    const plain: string[] = [];
    const server = await scriptedOllama(
      [refuses(400, 'this model takes no schema')],
      { 'bespoke-minicheck:latest': { capabilities: ['completion'] } },
      (body) => {
        plain.push(body.messages.map(({ role, content }) => `${role}: ${content}`).join('\n'));
        return [...(body.messages[0]?.content ?? '')].length;
      },
    );
    const { code, out } = await cli(
      ['exam', 'bespoke-minicheck', '--json', ...seeded, '--ollama-host', server.origin],
      {},
    );
    expect(code).toBe(0);
    expect(server.questions).toEqual([]);
    const asked = plain.filter((text) => text.startsWith('user: Document: '));
    expect(asked).toHaveLength(count(({ kind }) => kind === 'judge'));
    expect(asked[0]).toMatch(/^user: Document: .+\n\d{4}-\d{2}-\d{2}\n.+\nClaim: .+$/);
    // The scripted server writes nothing in this form: all lost.
    expect(JSON.parse(out)).toMatchObject({
      items: asked.length,
      marks: { obedience: { choose: { first: 0, lost: 0 }, judge: { lost: asked.length } } },
    });
  });

  test('a record of an earlier form is listed as one that counts no more', async () => {
    const server = await scriptedOllama([obliging]);
    const cwd = await temporaryFolder();
    await cli(['exam', 'test-model', ...seeded, '--ollama-host', server.origin], { cwd });
    const { name, content } = await record(cwd);
    const { seed: _, stored: __, ...rest } = content as Record<string, unknown>;
    const old = { ...rest, format: 2, exam: 'sha256:fixed' };
    await writeFile(join(cwd, '.digest/exams', name), JSON.stringify(old));
    const { out } = await cli(['exam', '--list'], { cwd });
    expect(out).toContain('counts no more: its exam is of an earlier form');
    expect(out).toContain('sit it again: digest exam test-model');
    const site = await smallSite();
    const run = await cli(
      [...(await site.topic(cwd)), '--engine', 'ollama', '--ollama-host', server.origin],
      { cwd },
    );
    expect(run.err).toContain('test-model chooses by number: its exam is of an earlier form');
    const doctor = await cli(['doctor', '--ollama-host', server.origin], { cwd });
    expect(doctor.out).toMatch(
      /runs ask test-model:latest: it chooses by number; its exam counts no more/,
    );
  });

  test('asks about articles of the user’s own runs, and the record says which', async () => {
    const server = await scriptedOllama([obliging]);
    const site = await smallSite();
    const cwd = await temporaryFolder();
    expect((await cli([...(await site.topic(cwd)), '--engine', 'extractive'], { cwd })).code).toBe(
      0,
    );
    const argv = ['exam', 'test-model', ...seeded, '--ollama-host', server.origin];
    const { out } = await cli(argv, { cwd });
    expect(out).toContain('3 of your own articles among them');
    const { content } = await record(cwd);
    expect(content).toMatchObject({
      stored: expect.arrayContaining([
        { title: '港灣銀行導入通義千問客服，等候時間縮短四成', date: '2026-01-26' },
      ]),
    });
    expect(server.questions.length).toBeGreaterThan(paper.items.length);
    const asked = server.questions.map(({ messages }) => messages[1]?.content ?? '');
    expect(asked.some((question) => question.includes('3.2 萬通對話'))).toBe(true);
  });

  test('a damaged record is named and left out', async () => {
    const server = await scriptedOllama([obliging]);
    const cwd = await temporaryFolder();
    await cli(['exam', '--quick', '--ollama-host', server.origin], { cwd });
    await writeFile(join(cwd, '.digest/exams/broken.json'), '{"format":1');
    const { code, out, err } = await cli(['exam', '--list', '--json'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toHaveLength(1);
    expect(err).toContain('broken.json is no record of an exam');
  });

  test('without a server or the model: exit 5, nothing on stdout, never the engine without a model', async () => {
    const away = await cli(['exam', '--ollama-host', `http://127.0.0.1:${await closedPort()}`], {});
    expect([away.code, away.out]).toEqual([5, '']);
    const server = await scriptedOllama([obliging]);
    const missing = await cli(['exam', 'nope', '--ollama-host', server.origin], {});
    expect([missing.code, missing.out]).toEqual([5, '']);
    expect(missing.err).toContain('ollama pull nope');
  });

  test.each([
    [['exam', '--engine', 'extractive'], /no model that could sit/],
    [['exam', 'a', '--list'], /--list goes with no model/],
    [['exam', '--engine', 'openai'], /needs --openai-url/],
    [['exam', '--quik'], /--quick/],
    [['exam', '--seed', '-1'], /--seed: not valid: "-1"/],
    [['exam', '--seed', '4294967296'], /whole number from 0 to 4294967295/],
    [['exam', 'm', '--embed', '--seed', '1'], /--seed goes with no --embed/],
  ])('%j is a usage error', async (argv, message) => {
    const { code, out, err } = await cli(argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  test('with no exam sat, the list is empty and says how to sit one', async () => {
    const { code, out, err } = await cli(['exam', '--list']);
    expect([code, out]).toEqual([0, '']);
    expect(err).toContain('digest exam MODEL');
  });
});
