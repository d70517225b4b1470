/** `digest clean`: makes room in the state folder. */
import { clean as takeAway, planCleaning, type Cleaned } from '../../../adapters/state-cleaning.ts';
import { readableState } from '../../../adapters/state-folder.ts';
import { resolveSettings } from '../../../config/layers.ts';
import { UsageError, exitCodes } from '../../../errors.ts';
import { stateFolder } from '../../state/places.ts';
import { inColumns } from '../../terminal/columns.ts';
import type { Io } from '../../terminal/io.ts';
import { defaultOlder } from './command.ts';
import type { StateFlags } from '../../command.ts';

export interface CleanFlags extends StateFlags {
  readonly older?: string;
  readonly keepSize?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const kinds: readonly Cleaned[] = ['cache', 'feeds', 'objects', 'set aside', 'half written'];

/** @throws UsageError for what is no number */
export async function clean(flags: CleanFlags, io: Io): Promise<number> {
  const { settings } = await resolveSettings(
    { state: flags.state, blog: flags.blog },
    io.env,
    io.cwd,
  );
  const state = stateFolder(settings, io.cwd);
  const olderDays = numberOf('--older', flags.older, 'days') ?? defaultOlder;
  const megabytes = numberOf('--keep-size', flags.keepSize, 'megabytes');
  await readableState(state);
  const plan = await planCleaning(state, {
    olderDays,
    keepBytes: megabytes === undefined ? undefined : megabytes * 1e6,
    now: io.clock.now(),
  });
  if (!flags.dryRun) await takeAway(plan);
  const rows = kinds.map((kind) => {
    const files = plan.files.filter((one) => one.kind === kind);
    return { kind, files: files.length, bytes: files.reduce((sum, one) => sum + one.bytes, 0) };
  });
  if (flags.json) {
    const { keptBytes } = plan;
    await io.out(`${JSON.stringify({ state, dryRun: flags.dryRun ?? false, rows, keptBytes })}\n`);
    return exitCodes.published;
  }
  const table = inColumns([
    ['what', 'files', 'MB'],
    ...rows.map(({ kind, files, bytes }) => [kind, String(files), inMegabytes(bytes)]),
  ]);
  await io.out(`${table.join('\n')}\n`);
  io.err(
    `${flags.dryRun ? 'would go (--dry-run)' : 'gone'} from ${state}; ${inMegabytes(plan.keptBytes)} MB of it stay. Records of posts and runs are kept.\n`,
  );
  return exitCodes.published;
}

function inMegabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function numberOf(flag: string, text: string | undefined, what: string): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (text.trim() !== '' && Number.isFinite(number) && number >= 0) return number;
  throw new UsageError(`${flag}: not a number of ${what}: "${text}".`, {
    hint: `Write a number: ${flag} 30.`,
  });
}
