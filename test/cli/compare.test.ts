/** Two runs of the bundled day side by side. */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Provenance } from '../../src/model/provenance.ts';
import type { Comparison } from '../../src/pipeline/compare.ts';
import { cli } from '../support/cli.ts';
import { demoPost } from '../support/demo-post.ts';

const run = 'runs/2026-01-26/qwen';

/** State folders `st` of a run with recorded answers, and `plain` of one without a model. */
async function twoRuns(): Promise<string> {
  const { cwd } = await demoPost();
  const other = await demoPost('--engine', 'extractive');
  await cp(join(other.cwd, 'st'), join(cwd, 'plain'), { recursive: true });
  return cwd;
}

const provenanceIn = async (state: string): Promise<Provenance> =>
  JSON.parse(await readFile(join(state, run, 'provenance.json'), 'utf8')) as Provenance;

const texts = (of: Provenance, section: string): readonly string[] =>
  of.sections
    .filter(({ id }) => section === 'all' || id === section)
    .flatMap(({ items }) =>
      items.flatMap(({ headline, sentences }) =>
        [...(headline ? [headline] : []), ...sentences].map(({ text }) => text),
      ),
    );

describe('compare', () => {
  test('counts what each tells and what its model cost, and lists what one alone tells', async () => {
    const cwd = await twoRuns();
    const { code, out, err } = await cli(['compare', 'st', 'plain', '--json'], { cwd });
    expect([code, err]).toEqual([0, '']);
    const found = JSON.parse(out) as Comparison;
    const [a, b] = [await provenanceIn(join(cwd, 'st')), await provenanceIn(join(cwd, 'plain'))];
    expect(found.a.engine.engine).toBe('example');
    expect(found.b.engine.engine).toBe('extractive');
    expect([found.a.replay?.answers, found.b.replay?.answers]).toEqual(['recorded', 'none']);
    const { total, quoted, aligned, judged, inference } = found.a.sentences;
    expect(total).toBe(texts(a, 'all').length);
    expect(quoted + aligned + judged + inference).toBe(total);
    expect(found.b.sentences.inference).toBe(0);
    // One question a story and one for remarks; one of the planted answers can't be read.
    expect(found.a.model).toMatchObject({ calls: 8, answersRefused: 1 });
    expect(found.b.model).toEqual({ answersRefused: 0 });
    expect(found.stories.map(({ toldBy }) => toldBy)).toEqual(Array(7).fill('both'));
    const onlyA = found.stories.flatMap((story) => story.onlyA);
    expect(onlyA.length).toBeGreaterThan(3);
    for (const text of onlyA) expect(texts(b, 'news')).not.toContain(text);
    for (const { onlyB } of found.stories)
      for (const text of onlyB) expect(texts(a, 'news')).not.toContain(text);
    const same = found.stories.reduce((n, story) => n + story.same, 0);
    expect(same + onlyA.length).toBe(new Set(texts(a, 'news')).size);
    const { figures, names } = found.a.facts;
    expect(figures + names).toBe(found.facts.both + found.facts.onlyA.length);
    expect(found.sections.map(({ id }) => id)).toEqual([
      'trend',
      'analysis',
      'key-points',
      'thoughts',
    ]);
  });

  test('prints a table and the sentences apart', async () => {
    const cwd = await twoRuns();
    const { out } = await cli(['compare', 'st', 'plain'], { cwd });
    expect(out).toMatch(/^2026-01-26\/qwen +A +B$/m);
    expect(out).toMatch(/^engine +example +extractive$/m);
    expect(out).toMatch(/^ {2}inference +\d+ +0$/m);
    expect(out).toMatch(/^calls +8 +not asked$/m);
    expect(out).toMatch(/^both: .*千問App.* \(\d+ sentences the same, \d+ in A alone.*\)$/m);
    expect(out).toMatch(/^ {4}A {2}\S/m);
    expect(out).not.toMatch(/^judge/m);
  });

  test('takes DATE/TOPIC, the folder of a run, a state folder and a blog', async () => {
    const cwd = await twoRuns();
    await mkdir(join(cwd, 'blog'));
    await cp(join(cwd, 'st'), join(cwd, 'blog/.digest'), { recursive: true });
    await cp(join(cwd, 'plain', run), join(cwd, 'kept'), { recursive: true });
    const figures = async (...argv: readonly string[]): Promise<unknown> => {
      const { code, out, err } = await cli(['compare', ...argv, '--json'], { cwd });
      expect(code, err).toBe(0);
      const { references: _, ...rest } = JSON.parse(out) as { references: unknown };
      return rest;
    };
    const first = await figures('st', 'plain');
    expect(await figures('2026-01-26/qwen', 'plain', '--state', 'st')).toEqual(first);
    expect(await figures('blog', `plain/${run}/`)).toEqual(first);
    expect(await figures('2026-01-26/qwen', 'kept', '--blog', 'blog')).toEqual(first);
  });

  test('of a state folder with several runs takes the day that the other one is of', async () => {
    const cwd = await twoRuns();
    await cp(join(cwd, 'st', run), join(cwd, 'st/runs/2026-01-27/qwen'), { recursive: true });
    expect((await cli(['compare', 'st', `plain/${run}`], { cwd })).code).toBe(0);
    const { code, err } = await cli(['compare', 'st', 'plain'], { cwd });
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('st holds 2 runs: 2026-01-26/qwen, 2026-01-27/qwen'),
    ]);
  });

  test('refuses what can’t be compared, and says why', async () => {
    const cwd = await twoRuns();
    const refusal = async (...argv: readonly string[]): Promise<string> => {
      const { code, err, out } = await cli(['compare', ...argv], { cwd });
      expect([code, out]).toEqual([2, '']);
      return err;
    };
    expect(await refusal('st', 'st')).toContain('st and st are the same run');
    expect(await refusal('st', 'nowhere')).toContain('not a run: "nowhere"');
    expect(await refusal('st', 'out')).toContain('no run in out: neither manifest.json nor runs/');
    expect(await refusal('2026-01-25/qwen', 'st', '--state', 'plain')).toContain(
      'no run 2026-01-25/qwen',
    );
    const manifest = join(cwd, 'plain', run, 'manifest.json');
    const text = await readFile(manifest, 'utf8');
    await writeFile(manifest, text.replaceAll('"date": "2026-01-26"', '"date": "2026-01-27"'));
    expect(await refusal('st', 'plain')).toContain('st is 2026-01-26/qwen and plain is 2026-01-27');
    await writeFile(manifest, '{');
    expect(await refusal('st', 'plain')).toContain('manifest.json is no record of a run');
    await writeFile(manifest, text);
    await rm(join(cwd, 'plain', run, 'provenance.json'));
    expect(await refusal('st', 'plain')).toContain('keeps no provenance: it wrote no post');
  });
});
