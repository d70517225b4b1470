/** Disks that refuse: full, read-only, another's, gone. Each says what to do, and none costs a post. */
import { chmod, copyFile, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, spawnCli, temporaryFolder, type CliResult } from '../support/cli.ts';
import { makeReadOnly, smallDisk } from '../support/mounts.ts';
import { smallSite, type SmallSite } from '../support/small-site.ts';

const files = ['_posts/2026-01-26-small.md', 'assets/img/posts/2026-01-26-small-infographic.png'];

async function here(): Promise<{ site: SmallSite; cwd: string; argv: readonly string[] }> {
  const site = await smallSite();
  const cwd = await temporaryFolder();
  return { site, cwd, argv: [...(await site.topic(cwd)), '--engine', 'extractive'] };
}

const noDisk = 'nothing can be mounted here';
const notRoot = 'only root can run it as somebody else';

/** What holds of every refusal. */
function expectRefused(
  { code, err }: Pick<CliResult, 'code' | 'err'>,
  ...codes: readonly number[]
): void {
  expect(codes).toContain(code);
  expect(err).toMatch(/^digest: .+\n {2}hint: .+/m);
  expect(err).not.toMatch(/this is a bug|^\s+at .*[jt]s:\d+/m);
}

async function present(folder: string): Promise<readonly string[]> {
  const found = await Promise.all(
    files.map((file) =>
      stat(join(folder, file)).then(
        () => [file],
        () => [],
      ),
    ),
  );
  return found.flat();
}

/** Everything below that a site generator would take for a page, a post or a file of the site. */
async function publishable(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  return names
    .filter((one) => one.isFile() && !join(one.parentPath, one.name).includes('/.'))
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .toSorted();
}

describe('a disk that is full', () => {
  test('at whatever moment, is told from the post that lies there, and with room the next run ends as ever', async (context) => {
    const { cwd, argv } = await here();
    expect((await cli([...argv, '--blog', cwd], { cwd })).code).toBe(0);
    const whole = await Promise.all(files.map((file) => readFile(join(cwd, file))));
    const ends = new Set<number>();
    let kilobytes = 0;
    for (let code = -1; code !== 0; kilobytes += kilobytes < 64 ? 8 : 48) {
      const disk = await smallDisk(4096);
      if (disk === undefined) context.skip(noDisk);
      await writeFile(join(disk ?? '', 'filling'), Buffer.alloc((4096 - 64 - kilobytes) * 1024));
      const run = await cli([...argv, '--blog', disk ?? ''], { cwd });
      ends.add((code = run.code));
      const written = await present(disk ?? '');
      if (code !== 0) {
        expectRefused(run, 2, 74);
        expect(run.err.includes('Nothing was written')).toBe(code === 74 && written.length === 0);
        for (const file of written) expect(run.err).toContain(file);
        expect(await publishable(disk ?? '')).toEqual(['filling', ...written].toSorted());
      }
      await rm(join(disk ?? '', 'filling'));
      expect((await cli([...argv, '--blog', disk ?? ''], { cwd })).code).toBe(0);
      const again = await Promise.all(files.map((file) => readFile(join(disk ?? '', file))));
      expect(again).toEqual(whole);
    }
    expect([...ends].toSorted((a, b) => a - b)).toEqual([0, 74]);
  });
});

describe('another disk for the state', () => {
  test('has half-written files lie beside theirs, where no generator sees them, and what a killed run left goes', async (context) => {
    const { cwd, argv } = await here();
    const disk = (await smallDisk(8192)) ?? context.skip(noDisk);
    await mkdir(join(cwd, 'blog/_posts'), { recursive: true });
    const left = join(cwd, 'blog/_posts/.digest-01234567-89ab-cdef-0123-456789abcdef.tmp');
    await writeFile(left, 'half a post');
    const run = await cli([...argv, '--blog', 'blog', '--state', disk], {
      cwd,
      now: Date.now() + 3_600_000,
    });
    expect(run.code).toBe(0);
    expect(await publishable(join(cwd, 'blog'))).toEqual(files.toSorted());
    expect(await readdir(join(cwd, 'blog/_posts'))).toEqual([basename(files[0] ?? '')]);
  });
});

describe('a disk that is read-only', () => {
  test.for(['state', 'blog'])(
    'under the %s is told before anything is asked',
    async (place, context) => {
      const { site, cwd, argv } = await here();
      const folder = join(cwd, place);
      await mkdir(folder);
      await mkdir(join(cwd, 'other'));
      if (!makeReadOnly(folder)) context.skip(noDisk);
      const places =
        place === 'state'
          ? ['--state', 'state', '--blog', 'other']
          : ['--blog', 'blog', '--state', 'other'];
      const run = await cli([...argv, ...places], { cwd });
      expectRefused(run, 2);
      expect(run.err).toContain('read-only');
      expect(site.requests).toEqual([]);
    },
  );

  test('still shows what lies in it', async (context) => {
    const { cwd, argv } = await here();
    expect((await cli([...argv, '--state', 'state'], { cwd })).code).toBe(0);
    if (!makeReadOnly(join(cwd, 'state'))) context.skip(noDisk);
    expect((await cli(['show', 'latest', '--state', 'state'], { cwd })).code).toBe(0);
    expect((await cli(['show', 'latest', 'verify', '--state', 'state'], { cwd })).code).toBe(0);
    expectRefused(
      await cli(['clean', '--older', '0', '--state', 'state'], { cwd, now: Date.now() + 9e8 }),
      2,
      74,
    );
  });
});

describe('somebody else', () => {
  const nobody = 65_534;
  const isRoot = process.getuid?.() === 0;

  test('in the root folder is told where to write', async (context) => {
    if (!isRoot) context.skip(notRoot);
    const run = await spawnCli(['qwen', '--engine', 'extractive'], { cwd: '/', uid: nobody }).done;
    if (/EACCES.*digest\.js|Cannot find module/.test(run.err))
      context.skip('nobody else can read the program here');
    expectRefused(run, 2);
    expect(run.err).toMatch(
      /the state folder can't be used: can't write \/\.digest.*permission denied/,
    );
  });

  test('with a topic file that only another may read is told which', async (context) => {
    if (!isRoot) context.skip(notRoot);
    const { cwd, argv } = await here();
    await chmod(cwd, 0o777);
    await chmod(join(cwd, 'topics/small.yaml'), 0o600);
    const run = await spawnCli(argv, { cwd, uid: nobody }).done;
    if (/EACCES.*digest\.js|Cannot find module/.test(run.err))
      context.skip('nobody else can read the program here');
    expectRefused(run, 2);
    expect(run.err).toContain('small.yaml');
  });
});

describe('a file where a folder should be, or a folder for a file', () => {
  test.each([
    ['the blog', ['--blog', 'file']],
    ['the posts', ['--blog', 'blog']],
    ['the drafts', ['--out', 'file/below']],
    ['the state', ['--state', 'file', '--out', 'o']],
    ['the picture', ['--image', 'folder']],
    ['the topics', ['--topics', 'file']],
  ])('%s', async (_, words) => {
    const { cwd, argv } = await here();
    await writeFile(join(cwd, 'file'), '');
    await mkdir(join(cwd, 'blog'));
    await writeFile(join(cwd, 'blog/_posts'), '');
    await mkdir(join(cwd, 'folder'));
    const run = await cli([...argv, ...words], { cwd });
    expectRefused(run, 2, 74);
    expect(run.err).toMatch(/file|folder/);
  });
});

describe('a place that is not there', () => {
  test.each([
    ['--blog', './blgo', 'Did you mean blog?'],
    ['--topics', 'topic', 'Did you mean topics?'],
    ['--blog', 'nowhere/at/all', 'Make it first: mkdir -p '],
    ['--image', 'pictrues/x.png', 'Did you mean pictures?'],
  ])('%s %s is refused', async (flag, path, hint) => {
    const { site, cwd, argv } = await here();
    await mkdir(join(cwd, 'blog'));
    await mkdir(join(cwd, 'pictures'));
    const run = await cli([...argv, flag, path], { cwd });
    expectRefused(run, 2);
    expect(run.err).toContain(`${flag} ${path}`);
    expect(run.err).toContain(hint);
    expect(site.requests).toEqual([]);
    expect((await readdir(cwd)).toSorted()).toEqual(['blog', 'pictures', 'topics']);
  });

  test('is named as it was set, and by whatever command reads it', async () => {
    const { cwd, argv } = await here();
    await writeFile(join(cwd, 'digest.yaml'), 'blog: ~/blgo\n');
    const configured = await cli(argv, { cwd });
    expectRefused(configured, 2);
    expect(configured.err).toContain(`${join(cwd, 'digest.yaml')}: blog: ${cwd}/blgo: there is no`);
    expect((await cli([...argv, '--out', 'o'], { cwd })).code).toBe(0);
    const topics = await cli(['topics'], { cwd, env: { DIGEST_TOPICS: 'topcis' } });
    expectRefused(topics, 2);
    expect(topics.err).toMatch(/DIGEST_TOPICS=topcis: .*\n.*Did you mean topics\?/);
  });

  test('a home folder is one, wherever a path is read', async () => {
    const { cwd, argv } = await here();
    const home = await temporaryFolder();
    await mkdir(join(home, 'blog'));
    await writeFile(join(cwd, 'digest.yaml'), 'blog: ~/blog\nstate: ~/st\n');
    expect((await cli([...argv, '--record', '~/rec'], { cwd, env: { HOME: home } })).code).toBe(0);
    expect((await readdir(home)).toSorted()).toEqual(['blog', 'rec', 'st']);
    expect((await readdir(cwd)).toSorted()).toEqual(['digest.yaml', 'topics']);
    const again = await cli(['--replay', '~/rec', '--out=~/out'], { cwd, env: { HOME: home } });
    expect(again.code).toBe(0);
    expect(await readdir(join(home, 'out'))).toContain('2026-01-26-small.md');
  });
});

describe('state that is gone', () => {
  test('leaves the post where it is, until a run is told to take its place', async () => {
    const { cwd, argv } = await here();
    expect((await cli([...argv, '--blog', '.'], { cwd })).code).toBe(0);
    const post = await readFile(join(cwd, files[0] ?? ''), 'utf8');
    await rm(join(cwd, '.digest'), { recursive: true });
    // The same news makes the same post, which is no harm.
    expect((await cli([...argv, '--blog', '.'], { cwd })).code).toBe(0);
    expect(await readFile(join(cwd, files[0] ?? ''), 'utf8')).toBe(post);
    await rm(join(cwd, '.digest'), { recursive: true });
    const other = await cli([...argv, '--blog', '.', '--stories', '1'], { cwd });
    expectRefused(other, 2);
    expect(await readFile(join(cwd, files[0] ?? ''), 'utf8')).toBe(post);
    expect((await cli([...argv, '--blog', '.', '--stories', '1', '--force'], { cwd })).code).toBe(
      0,
    );
  });
});

describe('a picture of one’s own', () => {
  test('is not overwritten without --force, and then a copy stays', async () => {
    const { cwd, argv } = await here();
    const own = join(cwd, 'own.png');
    await writeFile(own, 'my picture');
    expectRefused(await cli([...argv, '--image', 'own.png'], { cwd }), 2);
    expect(await readFile(own, 'utf8')).toBe('my picture');
    const forced = await cli([...argv, '--image', 'own.png', '--force'], { cwd });
    expect(forced.code).toBe(0);
    const [copy = ''] = await readdir(join(cwd, '.digest/edited'));
    expect(await readFile(join(cwd, '.digest/edited', copy), 'utf8')).toBe('my picture');
    // What this program drew it may draw again.
    expect((await cli([...argv, '--image', 'own.png', '--stories', '2'], { cwd })).code).toBe(0);
  });
});

describe('records that can’t be read', () => {
  test.each([
    ['runs/2026-01-26/small/manifest.json', '[]'],
    ['runs/2026-01-26/small/manifest.json', '{"format":1,"stages":{}}'],
    ['runs/2026-01-26/small/published.json', 'null'],
    ['runs/2026-01-26/small/published.json', '{"told":[{"urls":1}],"files":[]}'],
    ['runs/2026-01-26/small/publishing.json', '{"files":"none"}'],
    ['runs/2026-01-26/small/provenance.json', '7'],
    ['runs/2026-01-25/small/manifest.json', '{"format":1,"ledger":7}'],
    ['runs/2026-01-25/small/published.json', '"told"'],
    ['sources/small.json', '[{"at":1}]'],
    ['format.json', '"two"'],
    ['locks/small.9.json', '{"holder":{}}'],
  ])('%s: %s', async (name, text) => {
    const { cwd, argv } = await here();
    expect((await cli([...argv, '--blog', '.'], { cwd })).code).toBe(0);
    const path = join(cwd, '.digest', name);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, text);
    const run = await cli([...argv, '--blog', '.', '--from', 'select'], { cwd });
    expect(run.err).not.toMatch(/this is a bug/);
    expect(run.code).toBe(0);
    if (/\/(?:manifest|published|publishing)\.json$/.test(name)) {
      expect(run.err).toContain(
        `${path} has another shape than this program writes: it was set aside`,
      );
      expect(await readFile(`${path}.bad`, 'utf8')).toBe(text);
    }
    for (const words of [['show', 'latest'], ['stories'], ['sources'], ['clean', '--dry-run']])
      expect((await cli(words, { cwd })).err).not.toMatch(/this is a bug/);
  });

  test.each(['manifest', 'published', 'publishing'])(
    'a folder where the %s should be is set aside',
    async (name) => {
      const { cwd, argv } = await here();
      expect((await cli([...argv, '--blog', '.'], { cwd })).code).toBe(0);
      const path = join(cwd, '.digest/runs/2026-01-26/small', `${name}.json`);
      await rm(path, { force: true });
      await mkdir(path);
      const run = await cli([...argv, '--blog', '.'], { cwd });
      expect(run.err).toContain(`${path} is a folder: it was set aside as ${path}.bad.`);
      expect(run.code).toBe(0);
    },
  );

  test('a folder where the form of the state should be is named', async () => {
    const { cwd, argv } = await here();
    const path = join(cwd, '.digest/format.json');
    await mkdir(path, { recursive: true });
    for (const words of [
      [...argv, '--blog', '.'],
      ['show', 'latest', '--blog', '.'],
    ]) {
      const { code, err } = await cli(words, { cwd });
      expect(err).toContain(`digest: ${path}: a folder, where a file should be.`);
      expect(code).toBe(2);
    }
  });

  test('objects, answers and feeds of another shape are made again', async () => {
    const { cwd, argv } = await here();
    expect((await cli([...argv, '--blog', '.'], { cwd })).code).toBe(0);
    const post = await readFile(join(cwd, files[0] ?? ''), 'utf8');
    const state = join(cwd, '.digest');
    const names = await readdir(state, { recursive: true, withFileTypes: true });
    const stored = names
      .filter((one) => one.isFile() && /\/(?:objects|cache|feeds)(?:\/|$)/.test(one.parentPath))
      .map(({ parentPath, name }) => join(parentPath, name));
    expect(stored.length).toBeGreaterThan(15);
    for (const path of stored) await writeFile(path, '{"value":[],"diagnostics":{}}');
    const run = await cli([...argv, '--blog', '.'], { cwd });
    expect(run.code).toBe(0);
    expect(run.err).toMatch(/objects\/.* is not as it was written/);
    expect(run.err).toMatch(/feeds\/.* is no feed that was kept/);
    expect(await readFile(join(cwd, files[0] ?? ''), 'utf8')).toBe(post);
    await copyFile(join(cwd, files[0] ?? ''), join(cwd, 'copy.md'));
    expect((await cli(['verify', 'copy.md'], { cwd })).code).toBe(0);
  });
});
