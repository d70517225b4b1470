/** Runs that nobody watches: what `--quiet` says all the same, who is notified, and what `digest status` tells afterwards. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Notice } from '../../src/model/notice.ts';
import { cli, temporaryFolder, type CliResult } from '../support/cli.ts';
import { closedPort, serve } from '../support/network.ts';
import { smallSite, type SmallSite } from '../support/small-site.ts';

interface Place {
  readonly cwd: string;
  readonly site: SmallSite;
  readonly run: (...more: readonly string[]) => Promise<CliResult>;
}

/** @param extra further sources of the topic */
async function place(extra: (site: SmallSite) => string = () => ''): Promise<Place> {
  const [cwd, site] = [await temporaryFolder(), await smallSite()];
  const argv = await site.topic(cwd, extra(site));
  const noModel = `http://127.0.0.1:${await closedPort()}`;
  return {
    cwd,
    site,
    run: (...more) =>
      cli([...argv, '--out', 'out', '--no-image', '--quiet', '--ollama-host', noModel, ...more], {
        cwd,
      }),
  };
}

const dead = ({ origin }: SmallSite): string =>
  `  - { kind: feed, url: '${origin}/nowhere.xml', name: 無 }\n`;
const withoutModel = ['--engine', 'extractive'] as const;

describe('--quiet', () => {
  test('is silent where all is well', async () => {
    const { run } = await place();
    expect(await run(...withoutModel)).toEqual({ code: 0, out: '', err: '' });
  });

  test('says in one line that a model was wanted and is not there', async () => {
    const { run } = await place();
    const { code, err } = await run();
    expect(err).toMatch(/^digest: degraded: No model: no Ollama server at [^\n]*\n$/);
    expect(code).toBe(0);
  });

  test('says in one line that half the sources are down', async () => {
    const { run } = await place(dead);
    const { code, err } = await run(...withoutModel);
    expect(err).toMatch(/^digest: degraded: 1 of 2 sources gave no answer \(feed:[^\n]*\)\n$/);
    expect(code).toBe(0);
  });

  test('says in one line that there is less than usual', async () => {
    const { cwd, run } = await place();
    expect((await run(...withoutModel)).err).toBe('');
    // Three days before on which there was far more.
    const kept = join(cwd, '.digest/runs');
    const manifest = JSON.parse(
      await readFile(join(kept, '2026-01-26/small/manifest.json'), 'utf8'),
    ) as { stages: { stage: string; counts: { out: number } }[] };
    for (const stage of manifest.stages) if (stage.stage === 'compose') stage.counts.out = 9;
    for (const day of ['2026-01-23', '2026-01-24', '2026-01-25']) {
      await mkdir(join(kept, day, 'small'), { recursive: true });
      await writeFile(join(kept, day, 'small/manifest.json'), JSON.stringify(manifest));
    }
    await rm(join(kept, '2026-01-26'), { recursive: true });
    expect((await run(...withoutModel)).err).toMatch(
      /^digest: degraded: \d events, where 9 are usual\n$/,
    );
  });

  test('with --strict it says why it exits 6, also for what is no matter else', async () => {
    const other = await smallSite();
    const { run } = await place(
      (site) => `${dead(site)}  - { kind: feed, url: '${other.origin}/feed.xml', name: 二 }\n`,
    );
    const both = [...withoutModel, '--allow-private', other.host] as const;
    expect(await run(...both)).toMatchObject({ code: 0, err: '' });
    const { code, err } = await run(...both, '--strict');
    expect(err).toMatch(/^digest: degraded: search\.source-failed feed:[^\n]*404[^\n]*\n$/);
    expect(code).toBe(6);
  });

  test('a day without news is silent with --allow-empty', async () => {
    const { site, run } = await place();
    site.behaviour.date = '2026-01-10T09:00:00+08:00';
    expect(await run(...withoutModel, '--allow-empty')).toEqual({ code: 0, out: '', err: '' });
    expect((await run(...withoutModel)).err).toMatch(
      /^digest: nothing new: 3 hits, none of 2026-01-26\n/,
    );
  });

  test('is heeded by --log json: nothing where all is well, else one line of JSON', async () => {
    const { run } = await place();
    expect((await run(...withoutModel, '--log', 'json')).err).toBe('');
    const { err } = await run('--log', 'json', '--force');
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(err)).toMatchObject({
      event: 'degraded',
      reasons: [expect.stringContaining('No model') as string],
    });
  });
});

describe('notify', () => {
  /** A hook that keeps what it is told. */
  async function hook(): Promise<{ readonly url: string; readonly told: Notice[] }> {
    const told: Notice[] = [];
    const server = await serve((request, response) => {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        told.push(JSON.parse(Buffer.concat(chunks).toString()) as Notice);
        response.writeHead(204).end();
      })();
    });
    return { url: `${server.origin}/hook`, told };
  }

  test('every failure and every degradation is told, recovery once, and what is well never', async () => {
    const { cwd, run } = await place();
    const { url, told } = await hook();
    await writeFile(join(cwd, 'digest.yaml'), `notify: ${url}\n`);
    const again = ['--refresh', '--force'] as const;
    await run(...withoutModel);
    expect(told).toEqual([]);
    for (const _ of [1, 2]) expect((await run('--engine', 'ollama')).code).toBe(5);
    await run(...again);
    for (const _ of [1, 2]) await run(...withoutModel, ...again);
    expect(told.map(({ event, exitCode }) => [event, exitCode])).toEqual([
      ['failure', 5],
      ['failure', 5],
      ['degraded', 0],
      ['recovery', 0],
    ]);
    expect(told[0]).toMatchObject({
      topic: 'small',
      date: '2026-01-26',
      text: expect.stringMatching(
        /^digest small 2026-01-26 failed \(exit 5\): no Ollama server/,
      ) as string,
      written: [],
    });
    expect(told[3]).toMatchObject({ engine: 'extractive', written: [expect.any(String)] });
  });

  test('so is one of the network, on the first run already', async () => {
    const { cwd, site, run } = await place();
    const { url, told } = await hook();
    await writeFile(join(cwd, 'digest.yaml'), `notify: ${url}\n`);
    site.behaviour.feedStatus = 500;
    expect((await run(...withoutModel)).code).toBe(4);
    expect(told.map(({ event, exitCode }) => [event, exitCode])).toEqual([['failure', 4]]);
  });

  test('a topic file that breaks is told, a slip of the hand is not', async () => {
    const { cwd, run } = await place();
    const { url, told } = await hook();
    await writeFile(join(cwd, 'digest.yaml'), `notify: ${url}\n`);
    await run(...withoutModel);
    await cli(['smal', '--quiet'], { cwd });
    expect(told).toEqual([]);
    await writeFile(join(cwd, 'topics/small.yaml'), 'id: small\nname: [\n');
    expect((await run(...withoutModel)).code).toBe(2);
    expect(told.map(({ event, text }) => [event, text])).toEqual([
      ['failure', expect.stringContaining('small.yaml:')],
    ]);
  });

  test('that fails is one line, and changes no exit code', async () => {
    const { cwd, site, run } = await place();
    await writeFile(join(cwd, 'digest.yaml'), 'notify: no-such-command-here --now\n');
    site.behaviour.feedStatus = 500;
    const { code, err } = await run(...withoutModel);
    expect(code).toBe(4);
    expect(err).toMatch(
      /^digest: no source answered[^]*\ndigest: nobody was told \(notify\): no-such-command-here: there is no such command\n$/,
    );
  });

  test('is not asked by a dry run or a replay', async () => {
    const { cwd, site, run } = await place();
    const { url, told } = await hook();
    await writeFile(join(cwd, 'digest.yaml'), `notify: ${url}\n`);
    await run(...withoutModel);
    site.behaviour.feedStatus = 500;
    await run(...withoutModel, '--refresh', '--dry-run');
    expect(told).toEqual([]);
  });
});

describe('digest status', () => {
  test('0 where all is well; 6 with what to look at, from the state folder alone', async () => {
    const { cwd, run } = await place();
    expect((await cli(['status'], { cwd })).out).toMatch(/^No run in /);
    await run(...withoutModel);
    const well = await cli(['status'], { cwd });
    expect(well.out).toMatch(
      /^ok +small +2026-01-26 +published +\d events +extractive +1 day in a row\n$/,
    );
    expect(well.code).toBe(0);
    const later = await cli(['status', 'small'], { cwd, now: Date.parse('2026-01-29T12:00:00Z') });
    expect(later.out).toContain('→ no run for 2 days, since that of 2026-01-26');
    expect(later.code).toBe(6);
    await run('--engine', 'ollama');
    const { code, out } = await cli(['status', '--json'], { cwd });
    expect(code).toBe(6);
    expect(JSON.parse(out)).toMatchObject([
      { topic: 'small', last: { exitCode: 5 }, look: [expect.stringContaining('ended with 5')] },
    ]);
  });

  test('a week that was asked for by the way is missed by nobody', async () => {
    const { cwd, run } = await place();
    await run(...withoutModel);
    await run(...withoutModel, '--window', '7d');
    const { out } = await cli(['status', '--json'], { cwd, now: Date.parse('2026-02-01T12:00Z') });
    const look = (JSON.parse(out) as { topic: string; look: string[] }[]).map((one) => [
      one.topic,
      one.look.length,
    ]);
    expect(look).toEqual([
      ['small', 1],
      ['small-7d', 0],
    ]);
  });

  test('a degraded run is something to look at', async () => {
    const { cwd, run } = await place();
    await run();
    const { code, out } = await cli(['status'], { cwd });
    expect(out).toMatch(/^look[^]*→ No model: /);
    expect(code).toBe(6);
  });
});
