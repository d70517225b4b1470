/** `digest show DATE/TOPIC [WHAT]`: looks into a finished run. */
import { createFileStore } from '../../adapters/file-store.ts';
import { runFolder } from '../../adapters/run-folder.ts';
import { resolveSettings } from '../../config/layers.ts';
import { didYouMean } from '../../config/nearest.ts';
import { UsageError, exitCodes } from '../../errors.ts';
import type { Proved } from '../../model/drafts.ts';
import type { Manifest } from '../../model/run.ts';
import type { Outcome } from '../../stage.ts';
import type { Io } from '../io.ts';
import { stateFolder } from '../places.ts';
import { ledgerLines, verdictLines } from '../report.ts';

/** @throws UsageError when the run or the word is unknown */
export async function show(
  name: string,
  what: string,
  flags: { readonly state?: string; readonly json?: boolean },
  io: Io,
): Promise<number> {
  const parts = /^(\d{4}-\d{2}-\d{2})\/([a-z0-9-]+)$/.exec(name);
  if (!parts) {
    throw new UsageError(`not a run: "${name}".`, { hint: 'Write DATE/TOPIC: 2026-01-26/qwen.' });
  }
  const { settings } = await resolveSettings({ state: flags.state }, io.env, io.cwd);
  const state = stateFolder(settings, io.cwd);
  const folder = runFolder(state, parts[1] ?? '', parts[2] ?? '');
  const manifest = await folder.readManifest();
  if (!manifest) {
    throw new UsageError(`no run ${name} in ${state}.`, {
      hint: 'Name the state folder with --state, or run the digest first.',
    });
  }
  if (what === 'manifest') return print(io, `${JSON.stringify(manifest, null, 2)}\n`);
  if (what === 'ledger') {
    const { ledger } = manifest;
    return print(
      io,
      flags.json ? `${JSON.stringify(ledger, null, 2)}\n` : ledgerLines(ledger).join(''),
    );
  }
  const stage = manifest.stages.find((s) => s.stage === (what === 'verdicts' ? 'verify' : what));
  if (!stage) {
    const words = ['ledger', 'manifest', 'verdicts', ...manifest.stages.map((s) => s.stage)];
    throw new UsageError(`this run has no "${what}".`, { hint: didYouMean(what, words) });
  }
  const value = await stageValue(state, stage);
  if (stage.stage === 'verify' && !flags.json)
    return print(io, verdictLines((value as Proved).verdicts).join(''));
  return print(io, `${JSON.stringify(value, null, 2)}\n`);
}

async function stageValue(state: string, stage: Manifest['stages'][number]): Promise<unknown> {
  const stored = (await createFileStore(state).get(stage.key)) as Outcome<unknown> | undefined;
  if (!stored) {
    throw new UsageError(`the result of ${stage.stage} is no longer in ${state}/objects.`, {
      hint: 'Run the digest again: it computes what is missing.',
    });
  }
  return stored.value;
}

async function print(io: Io, text: string): Promise<number> {
  await io.out(text);
  return exitCodes.published;
}
