/** `digest collect`: the posts of a day, from the store of a queue into the blog. */
import { join } from 'node:path';
import type { Standing } from '../../../adapters/redis/topic-queue.ts';
import type { Made } from '../../../adapters/redis/run-records.ts';
import { createFileStore } from '../../../adapters/file-store.ts';
import { runFolder } from '../../../adapters/run-folder.ts';
import { resolveSettings } from '../../../config/layers.ts';
import type { Settings, SettingFlags } from '../../../config/settings.ts';
import { parseDay } from '../../../config/window.ts';
import { defaultTimeZone } from '../../../config/topic-file.ts';
import { UsageError, exitCodes } from '../../../errors.ts';
import type { Digest } from '../../../model/digest.ts';
import type { Published } from '../../../model/run.ts';
import type { Outcome } from '../../../stage.ts';
import {
  editedAt,
  filesNow,
  keepEdited,
  plannedFiles,
  publish,
  refuseEdited,
  targetOf,
} from '../../compile/publish.ts';
import { inSeries, tellNeighbours } from '../../compile/series.ts';
import { takeTopic } from '../../compile/take-topic.ts';
import { toStdout } from '../../compile/request.ts';
import { openShared, type Shared } from '../../composition/shared.ts';
import { shortest, stateFolder } from '../../state/places.ts';
import { inColumns } from '../../terminal/columns.ts';
import { reportFailure } from '../../terminal/failure.ts';
import type { Io } from '../../terminal/io.ts';
import { words, worstOf } from '../run/report.ts';

export interface CollectFlags extends SettingFlags {
  readonly date?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

interface Collected {
  readonly topic: string;
  readonly date: string;
  readonly exitCode: number;
  /** In a word or a line. */
  readonly said: string;
  readonly post?: string;
}

interface Desk {
  readonly settings: Settings;
  readonly state: string;
  readonly shared: Shared;
  readonly force: boolean;
  readonly io: Io;
}

/** @returns the exit code of the worst post; 75 where one is not made yet */
export async function collect(
  ids: readonly string[],
  flags: CollectFlags,
  io: Io,
): Promise<number> {
  const { settings } = await resolveSettings({ ...flags }, io.env, io.cwd);
  if (toStdout(settings))
    throw new UsageError('where do the posts go?', {
      hint: 'Name the blog with --blog, or a folder with --out.',
    });
  const date = parseDay(flags.date ?? 'today', defaultTimeZone, io.clock.now());
  const shared = await openShared(settings, io, (text) => {
    io.err(`${text}\n`);
  });
  try {
    const asked = await shared.queue.topicsOf(date);
    const wanted = ids.length === 0 ? asked : [...new Set(ids)];
    const state = stateFolder(settings, io.cwd);
    const desk: Desk = { settings, state, shared, force: flags.force ?? false, io };
    const collected: Collected[] = [];
    for (const topic of wanted) collected.push(await collectOne(date, topic, desk));
    if (flags.json) await io.out(`${JSON.stringify(collected, null, 2)}\n`);
    else await io.out(table(collected, io.cwd));
    if (collected.length > 0) return worstOf(collected);
    io.err(`Nothing was asked of ${date} in ${shared.server.name}.\n`);
    return exitCodes.nothingNew;
  } finally {
    await shared.close();
  }
}

const open: Readonly<Record<Standing, string>> = {
  absent: 'was not asked for',
  queued: 'waits for a worker',
  waiting: 'waits for a worker',
  running: 'is being made',
  done: 'is done, and its post is kept no more',
  failed: 'failed',
};

async function collectOne(date: string, topic: string, desk: Desk): Promise<Collected> {
  const { shared, io } = desk;
  const { standing, result } = await shared.queue.standingOf(date, topic);
  const run = shared.records.run(date, topic);
  const [made, published] = [await run.readMade(), await run.readPublished()];
  const of = { topic, date };
  if (made === undefined || published === undefined) {
    if (result !== undefined) return { ...of, exitCode: result.exitCode, said: result.said };
    const said = open[standing];
    const exitCode = standing === 'absent' ? exitCodes.usage : exitCodes.busy;
    return { ...of, exitCode, said };
  }
  try {
    return { ...of, exitCode: exitCodes.published, ...(await write(made, published, desk)) };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { ...of, exitCode: reportFailure(error, io), said };
  }
}

/** By the rules for posts that a run writes itself; what lies there already is not touched. */
async function write(
  { rendition, format }: Made,
  published: Published,
  { settings, state, shared, force, io }: Desk,
): Promise<Pick<Collected, 'said' | 'post'>> {
  const { date, topic } = published;
  const note = (text: string): void => {
    io.err(`${text}\n`);
  };
  const held = { state, topic: { id: topic }, settings, dryRun: false };
  const release = await takeTopic(held, io, { note });
  try {
    const local = runFolder(state, date, topic, note);
    const last = await local.readPublished();
    const ours = [...((await local.readIntent())?.files ?? []), ...(last?.files ?? [])];
    const target = targetOf(rendition, { blog: settings.blog, out: settings.out, format }, io.cwd);
    const digest = await digestOf(published, shared);
    const style = digest && { settings: { ...settings, format }, digest };
    const planned = plannedFiles(
      style === undefined ? rendition : await inSeries(rendition, target.post, style),
      target,
    );
    const edited = await editedAt(planned, ours);
    if (!force) refuseEdited(edited);
    const files = planned.map(({ path, sha256: hash }) => ({ path, sha256: hash }));
    const before = ours.filter(({ path }) => files.every((file) => file.path !== path));
    const post = target.post ?? '';
    const lieThere = (await filesNow(files)).every((file) => file.state === 'as-written');
    if (lieThere && last !== undefined) return { said: 'unchanged', post };
    for (const kept of await keepEdited(edited, state))
      note(`What a person edited is kept: ${kept}`);
    await local.writeIntent({ files });
    const temporary = join(state, 'tmp');
    if (!lieThere) await publish(planned, { temporary, onWritten: () => undefined });
    await leave(published, [...files, ...before], { state, shared });
    if (style !== undefined) await tellNeighbours(target.post, local, style, temporary);
    return { said: last === undefined ? 'written' : 'written anew', post };
  } finally {
    await release();
  }
}

/** What the run put together, where that is still kept: of what the links to other posts are made. */
async function digestOf({ date, topic }: Published, shared: Shared): Promise<Digest | undefined> {
  const manifest = await shared.records.run(date, topic).readManifest();
  const key = manifest?.stages.find(({ stage }) => stage === 'compose')?.key;
  const stored = key === undefined ? undefined : await shared.store.get(key);
  // The result of the stage of that name.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return (stored as Outcome<Digest> | undefined)?.value;
}

/** What a run of this machine would have left, so that it can be looked into and its stories are known. */
async function leave(
  published: Published,
  files: Published['files'],
  { state, shared }: Pick<Desk, 'state' | 'shared'>,
): Promise<void> {
  const { date, topic } = published;
  const [from, to] = [shared.records.run(date, topic), runFolder(state, date, topic)];
  const [manifest, provenance] = [await from.readManifest(), await from.readProvenance()];
  const store = createFileStore(state, 'objects');
  for (const { key } of manifest?.stages ?? []) {
    const result = (await store.get(key)) ?? (await shared.store.get(key));
    if (result !== undefined) await store.put(key, result);
  }
  await to.writePublished({ ...published, files });
  if (provenance !== undefined) await to.writeProvenance(provenance);
  if (manifest !== undefined)
    await to.writeManifest({ ...manifest, written: files.map(({ path }) => path) });
}

function wordFor(exitCode: number): string {
  return exitCode === exitCodes.busy ? 'not yet' : (words[exitCode] ?? `exit ${exitCode}`);
}

function table(collected: readonly Collected[], cwd: string): string {
  const rows = collected.map(({ topic, date, exitCode, said, post }) => [
    topic,
    date,
    exitCode === exitCodes.published ? said : wordFor(exitCode),
    post === undefined ? said : shortest(post, cwd),
  ]);
  return inColumns(rows)
    .map((line) => `${line}\n`)
    .join('');
}
