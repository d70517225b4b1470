/** The post of the bundled recording, with what its run stored. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFileStore } from '../../src/adapters/file-store.ts';
import type { Digest } from '../../src/model/digest.ts';
import type { Proved } from '../../src/model/drafts.ts';
import type { Manifest } from '../../src/model/run.ts';
import type { Outcome } from '../../src/stage.ts';
import { cli, demoRecording, temporaryFolder } from './cli.ts';

export interface DemoPost {
  /** Working folder; the state lies in `st`, the post in `out/2026-01-26-qwen.md`. */
  readonly cwd: string;
  readonly text: string;
}

export const demoPostPath = 'out/2026-01-26-qwen.md';

/** Writes the post into a folder that is gone after the test. */
export async function demoPost(...more: readonly string[]): Promise<DemoPost> {
  const cwd = await temporaryFolder();
  const argv = ['qwen', '--replay', demoRecording, '--out', 'out', '--state', 'st', '--no-image'];
  const { code, err } = await cli([...argv, ...more], { cwd });
  if (code !== 0) throw new Error(err);
  return { cwd, text: await readFile(join(cwd, demoPostPath), 'utf8') };
}

/** What the run of a demo post stored for verify and compose. */
export async function storedResults(
  cwd: string,
): Promise<{ readonly proved: Proved; readonly digest: Digest; readonly manifest: Manifest }> {
  const path = join(cwd, 'st/runs/2026-01-26/qwen/manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as Manifest;
  const valueOf = async (name: string): Promise<unknown> => {
    const key = manifest.stages.find(({ stage }) => stage === name)?.key ?? '';
    return ((await createFileStore(join(cwd, 'st'), 'objects').get(key)) as Outcome<unknown>).value;
  };
  return {
    manifest,
    proved: (await valueOf('verify')) as Proved,
    digest: (await valueOf('compose')) as Digest,
  };
}
