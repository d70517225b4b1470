/** `digest show DATE/TOPIC [WHAT]`: looks into a finished run. */
import { runFolder } from '../../../adapters/run-folder.ts';
import { resolveSettings } from '../../../config/layers.ts';
import { didYouMean } from '../../../config/nearest.ts';
import { UsageError, exitCodes } from '../../../errors.ts';
import type { Proved } from '../../../model/drafts.ts';
import type { Io } from '../../terminal/io.ts';
import { stateFolder } from '../../state/places.ts';
import { ledgerLines, rankLines, verdictLines } from '../../compile/report.ts';
import { readRun, stageValue } from '../../state/stored-run.ts';
import type { StateFlags } from '../../command.ts';

/** @throws UsageError when the run or the word is unknown */
export async function show(
  name: string,
  what: string,
  flags: StateFlags & { readonly json?: boolean },
  io: Io,
): Promise<number> {
  const { settings } = await resolveSettings(
    { state: flags.state, blog: flags.blog },
    io.env,
    io.cwd,
  );
  const state = stateFolder(settings, io.cwd);
  const manifest = await readRun(state, name);
  if (what === 'manifest') return print(io, `${JSON.stringify(manifest, null, 2)}\n`);
  if (what === 'ledger') {
    const { ledger } = manifest;
    return print(
      io,
      flags.json
        ? `${JSON.stringify(ledger, null, 2)}\n`
        : [...ledgerLines(ledger), ...rankLines(manifest)].join(''),
    );
  }
  if (what === 'provenance') {
    const kept = await runFolder(state, manifest.window.date, manifest.topic).readProvenance();
    if (kept === undefined)
      throw new UsageError('this run keeps no provenance: it wrote no post.', {
        hint: 'digest show DATE/TOPIC tells what became of every hit',
      });
    return print(io, `${JSON.stringify(kept, null, 2)}\n`);
  }
  const stage = manifest.stages.find((s) => s.stage === (what === 'verdicts' ? 'verify' : what));
  if (!stage) {
    const words = [
      'ledger',
      'manifest',
      'provenance',
      'verdicts',
      ...manifest.stages.map((s) => s.stage),
    ];
    throw new UsageError(`this run has no "${what}".`, { hint: didYouMean(what, words) });
  }
  const value = await stageValue(state, stage);
  if (stage.stage === 'verify' && !flags.json)
    // The result of the stage of that name.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return print(io, verdictLines((value as Proved).verdicts).join(''));
  return print(io, `${JSON.stringify(value, null, 2)}\n`);
}

async function print(io: Io, text: string): Promise<number> {
  await io.out(text);
  return exitCodes.published;
}
