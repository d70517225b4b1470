/** The whole program over real pages, served on loopback. They lie beside the project and not in it. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cli, root, temporaryFolder } from '../support/cli.ts';
import { writeTopic } from '../support/loopback-topic.ts';
import { declareLoopback } from '../support/network.ts';
import { readPages, serveSite } from '../tools/loopback-site.mjs';

const data = join(root, '../shared/bench/extraction/dev.jsonl.gz');

describe.skipIf(!existsSync(data))('real pages (skipped where ../shared is absent)', () => {
  test('a wide window ends in a valid post, every page accounted for', async () => {
    const pages = readPages(data);
    const site = await serveSite(pages);
    onTestFinished(site.close);
    declareLoopback(site.port);
    const cwd = await temporaryFolder();
    await writeTopic(cwd, site.origin);
    const argv = ['loopback', '--date', '2026-01-26', '--window', '9000d', '--out', 'out'];
    const run = await cli(
      [...argv, '--engine', 'extractive', '--allow-private', `127.0.0.1:${site.port}`],
      { cwd },
    );
    expect(run.code).toBe(0);
    const manifest = JSON.parse(
      await readFile(join(cwd, '.digest/runs/2026-01-26/loopback-9000d/manifest.json'), 'utf8'),
    ) as { ledger: readonly { fate: string; reason: string }[] };
    expect(manifest.ledger).toHaveLength(pages.length);
    expect(manifest.ledger.filter((line) => line.fate === 'lost')).toEqual([]);
    expect(manifest.ledger.filter((line) => line.reason === '')).toEqual([]);
    const post = await readFile(join(cwd, 'out/2026-01-26-loopback-9000d.md'), 'utf8');
    const used = manifest.ledger.filter((line) => line.fate === 'used').length;
    expect(used).toBeGreaterThan(0);
    const sources = post.slice(post.indexOf('## 🔗')).match(/^\d+\. \[/gm) ?? [];
    expect(sources).toHaveLength(used);
  });
});
