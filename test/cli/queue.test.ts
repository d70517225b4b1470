/** `digest enqueue`, `worker` and `collect` as a person meets them. */
import { cp, mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { queuePackages } from '../../src/adapters/redis/packages.ts';
import { cli, root, spawnCli, temporaryFolder, type CliResult } from '../support/cli.ts';
import { closedPort } from '../support/network.ts';
import { hasRedis, testRedis } from '../support/redis.ts';
import { smallSite, type SmallSite } from '../support/small-site.ts';

const day = ['--date', '2026-01-26'];

test.each(['enqueue', 'worker', 'collect'])('%s says which queue it wants', async (name) => {
  const argv = { enqueue: [name, 'qwen'], worker: [name], collect: [name, '--out', 'x'] }[name];
  const { code, err } = await cli(argv ?? []);
  expect(code).toBe(2);
  expect(err).toBe(
    'digest: which queue?\n  hint: Name its Redis: --queue redis://HOST:6379, `queue:` in digest.yaml, or DIGEST_QUEUE.\n',
  );
});

test.each([
  [['enqueue'], 'which topics?'],
  [['enqueue', 'qwen', '--all'], '--all asks for every topic: leave qwen out, or --all.'],
  [['worker', '--concurrency', '0'], '--concurrency: not valid: "0".'],
  [['collect'], 'where do the posts go?'],
  [['enqueue', 'qwne'], 'unknown topic "qwne".'],
  [['enqueue', 'qwen', '--date', '9999-01-01'], /^9999-01-01 is still to come: today is /],
])('%j is refused', async (argv, message) => {
  const port = await closedPort();
  const { code, err } = await cli(argv, { env: { DIGEST_QUEUE: `redis://127.0.0.1:${port}` } });
  expect({ code, said: err.split('\n')[0]?.replace('digest: ', '') }).toEqual({
    code: 2,
    said: typeof message === 'string' ? message : expect.stringMatching(message),
  });
});

test('a Redis that is not there is named without its password, and nothing else is said', async () => {
  const port = await closedPort();
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'digest.yaml'), `queue: redis://:geheim@127.0.0.1:${port}/2\n`);
  for (const argv of [['enqueue', 'qwen'], ['worker'], ['collect', '--out', 'x']]) {
    const { code, out, err } = await cli(argv, { cwd });
    expect({ code, out }).toEqual({ code: 75, out: '' });
    expect(err).toBe(
      `digest: no Redis at redis://:…@127.0.0.1:${port}/2: connect ECONNREFUSED 127.0.0.1:${port}\n  hint: Does it run, and is that its address? \`redis-cli -u URL ping\` asks it.\n`,
    );
  }
  expect((await cli(['config'], { cwd })).out).not.toContain('geheim');
});

test('without the packages a line says how to install them, and all else works', async () => {
  const folder = await temporaryFolder();
  const bare = join(folder, 'digest');
  for (const name of ['bin', 'dist', 'prompts', 'topics', 'package.json'])
    await cp(join(root, name), join(bare, name), { recursive: true });
  const absent = new Set(Object.keys(queuePackages).map((name) => name.split('/')[0]));
  await mkdir(join(bare, 'node_modules'));
  for (const name of await readdir(join(root, 'node_modules')))
    if (!absent.has(name) && !name.startsWith('.'))
      await symlink(join(root, 'node_modules', name), join(bare, 'node_modules', name));
  const run = (...argv: readonly string[]): ReturnType<typeof spawnSync> =>
    spawnSync(process.execPath, [join(bare, 'bin/digest.js'), ...argv], {
      cwd: folder,
      encoding: 'utf8',
    });
  const worker = run('worker', '--queue', 'redis://127.0.0.1:1');
  expect(worker.status).toBe(2);
  const names = Object.entries(queuePackages).map(([name, version]) => `${name}@${version}`);
  expect(worker.stderr).toBe(
    `digest: a queue needs packages that are not installed.\n  hint: npm i ${names.join(' ')} (with -g where digest was installed so)\n`,
  );
  expect(run('topics').status).toBe(0);
});

/** Days that are asked for are over. */
const now = Date.parse('2026-01-28T12:00:00+08:00');

interface World {
  readonly site: SmallSite;
  readonly cwd: string;
  readonly url: string;
  readonly digest: (...argv: readonly string[]) => Promise<CliResult>;
  readonly work: () => Promise<CliResult>;
}

async function world(): Promise<World> {
  const site = await smallSite();
  const cwd = await temporaryFolder();
  await site.topic(cwd);
  await mkdir(join(cwd, 'blog'));
  const { url } = await testRedis();
  const digest = (...argv: readonly string[]): Promise<CliResult> =>
    cli(argv, { cwd, env: { DIGEST_QUEUE: url }, now });
  return {
    site,
    cwd,
    url,
    digest,
    work: () =>
      digest(
        'worker',
        '--drain',
        '--engine',
        'extractive',
        '--allow-private',
        site.host,
        '--state',
        'worker',
      ),
  };
}

describe.skipIf(!hasRedis)('a post by way of a queue', () => {
  test('lies in the blog as a run puts it there, is collected once, and can be looked into', async () => {
    const { site, cwd, digest, work } = await world();
    const alone = await digest(
      ...(await site.topic(cwd)),
      '--engine',
      'extractive',
      '--blog',
      'blog',
      '--state',
      'alone',
    );
    expect(alone.code).toBe(0);
    const post = join(cwd, 'blog/_posts/2026-01-26-small.md');
    const picture = join(cwd, 'blog/assets/img/posts/2026-01-26-small-infographic.png');
    const [text, png] = [await readFile(post, 'utf8'), await readFile(picture)];
    await mkdir(join(cwd, 'other'));

    expect(await digest('enqueue', 'small', ...day)).toMatchObject({
      code: 0,
      out: 'small  2026-01-26  queued\n',
      err: 'No worker of this form (1) listens yet: start `digest worker`.\n',
    });
    const waiting = await digest('collect', ...day, '--blog', 'other');
    expect(waiting).toMatchObject({
      code: 75,
      out: 'small  2026-01-26  not yet  waits for a worker\n',
    });
    const worked = await work();
    expect(worked).toMatchObject({
      code: 0,
      out: 'small  2026-01-26  published  3 events by extractive\n',
    });
    const collected = await digest('collect', ...day, '--blog', 'other');
    expect(collected).toMatchObject({
      code: 0,
      out: 'small  2026-01-26  written  other/_posts/2026-01-26-small.md\n',
    });
    expect(await readFile(post.replace('/blog/', '/other/'), 'utf8')).toBe(text);
    expect(await readFile(picture.replace('/blog/', '/other/'))).toEqual(png);
    const again = await digest('collect', ...day, '--blog', 'other');
    expect(again).toMatchObject({
      code: 0,
      out: 'small  2026-01-26  unchanged  other/_posts/2026-01-26-small.md\n',
    });
    // As after a run of this machine.
    expect(
      (await digest('verify', 'other/_posts/2026-01-26-small.md', '--blog', 'other')).code,
    ).toBe(0);
    expect((await digest('show', '2026-01-26/small', 'extract', '--blog', 'other')).out).toContain(
      '離線翻譯',
    );
    expect((await digest('stories', 'small', '--blog', 'other')).out).toContain('2026-01-26');
    expect((await digest('collect', '--date', '2026-01-25', '--blog', 'other')).code).toBe(3);
    expect((await digest('collect', 'else', ...day, '--blog', 'other')).code).toBe(2);
  });

  test('is not put over what a person edited, unless told to, and then a copy is kept', async () => {
    const { cwd, digest, work } = await world();
    await digest('enqueue', 'small', ...day, '--no-image');
    await work();
    await digest('collect', ...day, '--blog', 'blog');
    const post = join(cwd, 'blog/_posts/2026-01-26-small.md');
    const text = await readFile(post, 'utf8');
    await writeFile(post, `${text}自己的話\n`);
    const refused = await digest('collect', ...day, '--blog', 'blog');
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('was edited since it was written');
    expect(await readFile(post, 'utf8')).toContain('自己的話');
    const forced = await digest('collect', ...day, '--blog', 'blog', '--force');
    expect(forced.code).toBe(0);
    expect(await readFile(post, 'utf8')).toBe(text);
    const [kept] = await readdir(join(cwd, 'blog/.digest/edited'));
    expect(await readFile(join(cwd, 'blog/.digest/edited', kept ?? ''), 'utf8')).toContain(
      '自己的話',
    );
  });

  test('tells nothing that a post of another worker told, or one of the machine that asks for it', async () => {
    const { site, cwd, digest, work } = await world();
    site.behaviour.date = '2026-01-26T09:00:00+08:00';
    await digest('enqueue', 'small', ...day);
    await digest('enqueue', 'small', '--date', '2026-01-27');
    expect((await work()).out.replaceAll(/ {2,}.*?(published|nothing new).*/g, ' $1')).toBe(
      'small published\nsmall nothing new\n',
    );
    const other = await testRedis();
    const there = (...argv: readonly string[]): Promise<CliResult> =>
      cli(argv, { cwd, env: { DIGEST_QUEUE: other.url }, now });
    await digest(
      ...(await site.topic(cwd)),
      '--engine',
      'extractive',
      '--out',
      'here',
      '--state',
      'mine',
    );
    await there('enqueue', 'small', '--date', '2026-01-27', '--state', 'mine');
    const worked = await there(
      'worker',
      '--drain',
      '--engine',
      'extractive',
      '--allow-private',
      site.host,
      '--state',
      'w',
    );
    expect(worked).toMatchObject({ code: 3 });
    const collected = await there('collect', '--date', '2026-01-27', '--out', 'new');
    expect(collected.code).toBe(3);
    expect(collected.out).toMatch(/^small  2026-01-27  nothing new  /);
  });

  test('settings of who asks decide what stands in it, those of the worker who writes', async () => {
    const { site, cwd, digest } = await world();
    await writeFile(join(cwd, 'digest.yaml'), 'format: hugo\nstories: 1\n');
    await digest('enqueue', 'small', ...day);
    await writeFile(join(cwd, 'digest.yaml'), 'stories: 9\nlang: en\nformat: astro\n');
    const worked = await digest(
      'worker',
      '--drain',
      '--engine',
      'extractive',
      '--allow-private',
      site.host,
    );
    expect(worked.out).toContain('1 events');
    await digest('collect', ...day, '--blog', 'blog');
    const post = await readFile(join(cwd, 'blog/content/posts/2026-01-26-small.md'), 'utf8');
    expect(post).toContain('## 📰 今日新聞焦點');
  });

  test('a topic file that is wrong costs that topic alone', async () => {
    const { cwd, digest } = await world();
    await writeFile(join(cwd, 'topics/broken.yaml'), 'id: broken\nname: [\n');
    const { code, out, err } = await digest('enqueue', '--all', ...day);
    expect({ code, out }).toEqual({ code: 2, out: 'small  2026-01-26  queued\n' });
    expect(err).toContain('broken.yaml');
  });

  test('a Redis that is full ends each command with what to do, and loses nothing', async () => {
    const { site, cwd, digest, url } = await world();
    await digest('enqueue', 'small', ...day, '--no-image');
    const redis = new Redis(url);
    onTestFinished(() => {
      redis.disconnect();
    });
    await redis.config('SET', 'maxmemory', '1mb');
    const worker = ['worker', '--drain', '--engine', 'extractive', '--allow-private', site.host];
    for (const argv of [['enqueue', 'small', '--date', '2026-01-25'], worker]) {
      const { code, err } = await cli(argv, { cwd, env: { DIGEST_QUEUE: url } });
      expect(code).toBe(75);
      expect(err).toContain(`Redis at ${url} is full: OOM`);
      expect(err).toContain('hint: Give it more maxmemory');
      expect(err).not.toContain('    at ');
    }
    await redis.config('SET', 'maxmemory', '0');
    expect(await digest(...worker)).toMatchObject({ code: 0 });
  });

  test('a source that is down is said to be, and the job is there to be tried again', async () => {
    const { site, cwd, url, digest } = await world();
    site.behaviour.feedStatus = 500;
    await digest('enqueue', 'small', ...day);
    const { child, done } = spawnCli(
      ['worker', '--engine', 'extractive', '--allow-private', site.host],
      { cwd, env: { DIGEST_QUEUE: url } },
    );
    child.stderr?.on('data', (chunk: Buffer) => {
      if (chunk.includes('it is tried again')) child.kill('SIGTERM');
    });
    const { code, err } = await done;
    expect(code).toBe(143);
    expect(err).toContain('small 2026-01-26: no source, ');
    expect(err).toContain('stopped by SIGTERM');
    expect((await digest('enqueue', 'small', ...day)).out).toBe(
      'small  2026-01-26  waits already\n',
    );
  });
});
