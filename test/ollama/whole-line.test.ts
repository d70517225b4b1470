/** The whole line with a real model: however little it understands, every published sentence is proved. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cli, root, temporaryFolder } from '../support/cli.ts';
import { writeTopic } from '../support/loopback-topic.ts';
import { smallSite } from '../support/small-site.ts';
import { readPages, serveSite } from '../tools/loopback-site.mjs';
import { host, probe } from './server.ts';

const data = join(root, '../shared/bench/extraction/dev.jsonl.gz');
const names = probe.reachable ? probe.models.map(({ name }) => name.replace(/:latest$/, '')) : [];
/** A model that follows instructions, where the server has it; else its first. */
const model = ['smollm2', ...names].find((name) => names.includes(name)) ?? '';

interface StoredClaim {
  readonly text: string;
  readonly proof: { readonly level: string };
  readonly citations: readonly unknown[];
}

async function checkPost(cwd: string, topic: string): Promise<void> {
  const { out } = await cli(['show', `2026-01-26/${topic}`, 'compose'], { cwd });
  const digest = JSON.parse(out) as {
    engine: { engine: string; model: string };
    events: readonly { headline: StoredClaim; body: readonly StoredClaim[] }[];
  };
  expect(digest.engine).toMatchObject({ engine: 'ollama', model });
  const claims = digest.events.flatMap((event) => [event.headline, ...event.body]);
  expect(claims.length).toBeGreaterThan(0);
  for (const claim of claims) {
    expect(['quoted', 'aligned']).toContain(claim.proof.level);
    expect(claim.citations.length).toBeGreaterThan(0);
  }
}

test('over a small site of our own; a second run asks the model nothing', async () => {
  const site = await smallSite();
  const cwd = await temporaryFolder();
  const argv = [
    ...(await site.topic(cwd)),
    '--engine',
    'ollama',
    '--model',
    model,
    '--ollama-host',
    host,
  ];
  const first = await cli(argv, { cwd });
  expect(first.err).toContain(`engine ollama ${model}`);
  expect(first.code).toBe(0);
  await checkPost(cwd, 'small');
  const second = await cli(argv, { cwd });
  expect(second.out).toBe(first.out);
  expect(second.err.match(/from the store/g)).toHaveLength(10);
  const away = argv.map((word) => (word === host ? 'http://127.0.0.1:9' : word));
  expect((await cli(away, { cwd })).out, 'also when the server has gone').toBe(first.out);
});

test('with --record, the bundle replays to the same bytes without the server', async () => {
  const site = await smallSite();
  const cwd = await temporaryFolder();
  const argv = [
    ...(await site.topic(cwd)),
    '--engine',
    'ollama',
    '--model',
    model,
    '--ollama-host',
    host,
  ];
  const live = await cli([...argv, '--stories', '1', '--record', 'bundle'], { cwd });
  expect(live.code).toBe(0);
  expect((await cli(['small', '--replay', 'bundle'], { cwd })).out).toBe(live.out);
});

describe.skipIf(!existsSync(data))('over real pages (skipped where ../shared is absent)', () => {
  test('twelve pages end in a post of proved sentences, every page accounted for', async () => {
    const pages = readPages(data)
      .filter((page) => page.date !== undefined)
      .slice(0, 12);
    const site = await serveSite(pages);
    onTestFinished(site.close);
    const cwd = await temporaryFolder();
    await writeTopic(cwd, site.origin);
    const argv = [
      'loopback',
      '--date',
      '2026-01-26',
      '--window',
      '9000d',
      '--stories',
      '5',
      '--out',
      'out',
    ];
    const run = await cli(
      [
        ...argv,
        '--engine',
        'ollama',
        '--model',
        model,
        '--ollama-host',
        host,
        '--allow-private',
        `127.0.0.1:${site.port}`,
      ],
      { cwd },
    );
    expect(run.err).toContain('12 hits: ');
    expect(run.code).toBe(0);
    await checkPost(cwd, 'loopback-9000d');
    const manifest = JSON.parse(
      await readFile(join(cwd, '.digest/runs/2026-01-26/loopback-9000d/manifest.json'), 'utf8'),
    ) as { ledger: readonly { fate: string }[] };
    expect(manifest.ledger.filter((line) => line.fate === 'lost')).toEqual([]);
  });
});
