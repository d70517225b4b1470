/** `--provenance DIR`: what traces each sentence lies beside the post, and the page links it where the site publishes it. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cli, demoRecording, temporaryFolder } from '../support/cli.ts';

const usual = ['qwen', '--replay', demoRecording, '--state', 'st', '--no-image'];
const post = 'blog/_posts/2026-01-26-qwen.md';
const words = '逐句出處與所據規則（JSON）';

async function blog(): Promise<string> {
  const cwd = await temporaryFolder();
  await mkdir(join(cwd, 'blog'));
  return cwd;
}

test('in a published folder it is what the run keeps, and the post links it; what a person edited stays', async () => {
  const cwd = await blog();
  const argv = [...usual, '--blog', 'blog', '--provenance', 'blog/assets/provenance'];
  const { code, err } = await cli(argv, { cwd });
  expect([code, err.includes('Written to')]).toEqual([0, true]);
  const file = join(cwd, 'blog/assets/provenance/2026-01-26-qwen.json');
  const kept = join(cwd, 'st/runs/2026-01-26/qwen/provenance.json');
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(
    JSON.parse(await readFile(kept, 'utf8')),
  );
  expect(await readFile(join(cwd, post), 'utf8')).toContain(
    `\n\n[${words}]({{ "/assets/provenance/2026-01-26-qwen.json" | relative_url }})\n`,
  );
  const verified = await cli(['verify', post, '--state', 'st'], { cwd });
  expect([verified.code, verified.out]).toEqual([0, expect.stringContaining('everything holds')]);
  await writeFile(file, '{}');
  const again = await cli(argv, { cwd });
  expect([again.code, again.err]).toEqual([2, expect.stringContaining('was edited since')]);
  expect(await readFile(file, 'utf8')).toBe('{}');
});

test('elsewhere it lies there, and the post says nothing of it', async () => {
  const cwd = await blog();
  for (const folder of ['kept', 'blog/_provenance']) {
    await cli([...usual, '--blog', 'blog', '--provenance', folder], { cwd });
    expect(await readFile(join(cwd, folder, '2026-01-26-qwen.json'), 'utf8')).toContain(
      '"sections"',
    );
    expect(await readFile(join(cwd, post), 'utf8')).not.toContain(words);
  }
});

test('a folder of posts is refused, and so is one beside standard output', async () => {
  const cwd = await blog();
  const among = await cli([...usual, '--blog', 'blog', '--provenance', 'blog/_posts/x'], { cwd });
  expect([among.code, among.err]).toEqual([
    2,
    expect.stringMatching(
      /--provenance blog\/_posts\/x lies among the posts.*\n.*assets\/provenance/,
    ),
  ]);
  const nowhere = await cli([...usual, '--provenance', 'kept'], { cwd });
  expect([nowhere.code, nowhere.err]).toEqual([
    2,
    expect.stringMatching(/--provenance goes with a post.*\n.*--out/),
  ]);
});
