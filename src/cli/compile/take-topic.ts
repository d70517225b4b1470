/** What stands before a run that writes: its places can be written to, and no other run has its topic. */
import { lockTopic } from '../../adapters/lock.ts';
import { formatOf, openState } from '../../adapters/state-folder.ts';
import { sweep } from '../../adapters/whole-file.ts';
import { mustBeWritable } from '../state/folders.ts';
import { isThere, thisProcess } from '../state/this-process.ts';
import type { Io } from '../terminal/io.ts';
import type { Job } from './job.ts';
import { foldersOf } from './publish.ts';
import type { Reporter } from './report.ts';

type Taken = Pick<Job, 'state' | 'settings' | 'dryRun'> & {
  readonly topic: Pick<Job['topic'], 'id'>;
};

/**
 * @returns lets the topic go
 * @throws UsageError where a place can't be written to; BusyError when another run has the topic
 */
export async function takeTopic(
  { state, topic, settings, dryRun }: Taken,
  io: Io,
  { note }: Pick<Reporter, 'note'>,
): Promise<() => Promise<void>> {
  const nothing = (): Promise<void> => Promise.resolve();
  if (dryRun) {
    if (state !== undefined) await formatOf(state);
    return nothing;
  }
  for (const folder of foldersOf(settings, io.cwd)) {
    await mustBeWritable(folder);
    await sweep(folder, io.clock.now());
  }
  if (state === undefined) return nothing;
  await openState(state);
  const release = await lockTopic({
    state,
    topic: topic.id,
    self: thisProcess(),
    isThere,
    clock: io.clock,
    waitMs: settings.wait * 1000,
    signal: io.signal,
    onWait: note,
  });
  // A lock that can't be let go is one of a process that is gone.
  return () => release().catch(() => undefined);
}
