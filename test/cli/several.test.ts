/** Several topics and days in one run. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RunEnd } from '../../src/cli/compile/run-end.ts';
import { cli, temporaryFolder } from '../support/cli.ts';
import { scriptedOllama, says } from '../support/scripted-ollama.ts';
import { endsTable } from '../../src/cli/commands/run/report.ts';
import { smallSite, type SmallSite } from '../support/small-site.ts';

interface Place {
  readonly cwd: string;
  readonly site: SmallSite;
  /** Topics `one`, `two`, … over the same site. */
  readonly run: (...argv: readonly string[]) => ReturnType<typeof cli>;
}

/** @param names topics over the one site */
async function placeWith(...names: readonly string[]): Promise<Place> {
  const cwd = await temporaryFolder();
  const site = await smallSite();
  await site.topic(cwd);
  const file = await readFile(join(cwd, 'topics/small.yaml'), 'utf8');
  await writeFile(join(cwd, 'topics/small.yaml'), file);
  for (const name of names)
    await writeFile(join(cwd, `topics/${name}.yaml`), file.replace('id: small', `id: ${name}`));
  return {
    cwd,
    site,
    run: (...argv) =>
      cli(
        [
          ...argv,
          '--out',
          'out',
          '--no-image',
          '--engine',
          'extractive',
          '--allow-private',
          site.host,
        ],
        // The day that is asked for has come.
        { cwd, now: Date.parse(`${argv[argv.indexOf('--date') + 1] ?? ''}T12:00:00+08:00`) },
      ),
  };
}

const endsIn = (json: string): readonly RunEnd[] => JSON.parse(json) as readonly RunEnd[];

describe('several topics', () => {
  test('each gets its post; the table says how each ended', async () => {
    const { run, cwd } = await placeWith('other');
    const { code, out, err } = await run('small', 'other', '--date', '2026-01-26');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^small +2026-01-26 +published +\d events +[\d.]+ s +out\/2026-01-26-small\.md\nother +2026-01-26 +published .*out\/2026-01-26-other\.md\n$/,
    );
    expect(err).toMatch(/^small: {3}search/m);
    expect(err).toMatch(/^other: {3}search/m);
    expect(await readFile(join(cwd, 'out/2026-01-26-other.md'), 'utf8')).toContain('離線翻譯');
  });

  test('--all makes those of one’s own and no bundled one', async () => {
    const { run } = await placeWith('other');
    const { out } = await run('--all', '--date', '2026-01-26', '--json');
    expect(endsIn(out).map(({ topic, exitCode }) => [topic, exitCode])).toEqual([
      ['other', 0],
      ['small', 0],
    ]);
  });

  test('one topic’s failure is no other’s, and the exit code tells the worst', async () => {
    const { run, cwd, site } = await placeWith();
    const dead = `id: dead
name: Qwen
aliases:
  - { text: 千問, script: hant }
sources:
  - { kind: feed, url: '${site.origin}/gone.xml' }
`;
    await writeFile(join(cwd, 'topics/dead.yaml'), dead);
    await writeFile(join(cwd, 'topics/broken.yaml'), 'id: broken\nnmae: Qwen\n');
    const { code, out } = await run('small', 'dead', '--date', '2026-01-26', '--json');
    expect(code).toBe(4);
    expect(endsIn(out).map((end) => [end.topic, end.exitCode, end.failure?.stage])).toEqual([
      ['small', 0, undefined],
      ['dead', 4, 'search'],
    ]);
    const broken = await run('small', 'broken', '--date', '2026-01-26', '--json');
    expect(broken.code).toBe(2);
    expect(endsIn(broken.out).map(({ exitCode }) => exitCode)).toEqual([0, 2]);
    expect(broken.err).toMatch(/^digest: broken: .*broken\.yaml:2/m);
  });

  test('--catch-up makes the days without a post, oldest first, and none twice', async () => {
    const { run, site } = await placeWith();
    const days = async (...argv: readonly string[]) => {
      const { out } = await run('small', '--date', '2026-01-28', '--json', ...argv);
      return endsIn(out).map(({ date, exitCode }) => [date, exitCode]);
    };
    // Days before a topic's first run are not missing.
    const start = await run('small', '--date', '2026-01-24', '--json', '--catch-up', '3');
    expect(endsIn(start.out).map(({ date }) => date)).toEqual(['2026-01-24']);
    expect(await days('--catch-up', '3')).toEqual([
      ['2026-01-25', 3],
      ['2026-01-26', 0],
      ['2026-01-27', 3],
      ['2026-01-28', 3],
    ]);
    // The posts and the days that had nothing are done; the day that was asked for is looked at again.
    expect(await days('--catch-up', '3')).toEqual([['2026-01-28', 3]]);
    site.behaviour.feedStatus = 500;
    await run('small', '--date', '2026-01-29', '--json', '--catch-up', '1');
    site.behaviour.feedStatus = 200;
    const { out } = await run('small', '--date', '2026-01-30', '--json', '--catch-up', '1');
    expect(endsIn(out).map(({ date }) => date)).toEqual(['2026-01-29', '2026-01-30']);
  });

  test('a page and a feed are asked for once, whatever number of topics wants them', async () => {
    const { run, site } = await placeWith('two', 'three');
    await run('--all', '--date', '2026-01-26');
    expect(site.requests.toSorted()).toEqual([
      'GET /feed.xml',
      'GET /news/0',
      'GET /news/1',
      'GET /news/2',
    ]);
  });

  test('they take turns at the model: never two questions at a time', async () => {
    const { cwd, site } = await placeWith('two', 'three');
    let [under, most] = [0, 0];
    const reply = says('{"title":1,"add":[]}');
    const server = await scriptedOllama(
      Array.from({ length: 40 }, () => (response, body) => {
        most = Math.max(most, ++under);
        setTimeout(() => {
          under--;
          void reply(response, body);
        }, 20);
      }),
    );
    const { code } = await cli(
      [
        '--all',
        '--date',
        '2026-01-26',
        '--out',
        'out',
        '--no-image',
        '--engine',
        'auto',
        '--model',
        'test-model',
        '--ollama-host',
        server.origin,
        '--allow-private',
        site.host,
      ],
      { cwd },
    );
    expect(code).toBe(0);
    expect(server.questions.length).toBeGreaterThan(3);
    expect(most).toBe(1);
  });

  test.each([
    [['small', 'qwen'], 'several posts need a place'],
    [['small', '--all', '--out', 'o'], '--all makes every topic: leave small out'],
    [['small', 'qwen', '--out', 'o', '--record', 'r'], '--record goes with one topic'],
    [['small', '--catch-up', 'x', '--out', 'o'], '--catch-up: not valid: "x"'],
    [['small', '--json'], '--json is the table of several topics'],
  ])('%j is refused', async (argv, words) => {
    const { code, err } = await cli(argv);
    expect([code, err]).toEqual([2, expect.stringContaining(words)]);
  });
});

test('the table calls a post degraded by the same measure as everything else that says so', () => {
  const end = {
    topic: 'bird',
    date: '2026-01-26',
    exitCode: 0,
    events: 3,
    written: ['/blog/bird.md'],
    losses: ['one feed of many gave no answer'],
    degraded: [] as readonly string[],
    milliseconds: 1000,
  };
  expect(endsTable([end], '/blog')).toMatch(/^bird +2026-01-26 +published /);
  expect(endsTable([{ ...end, degraded: ['no model'] }], '/blog')).toMatch(/ degraded /);
});
