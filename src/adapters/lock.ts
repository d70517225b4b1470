/**
 * One run at a time for a topic of a state folder. A lock is a file with a number, `locks/qwen.7.json`, that says who
 * holds it; the highest counts. Who finds it left or let go makes the next one, which only one can. So no file is ever
 * taken away that somebody else may be looking at, and no two runs take the place of one that died.
 */
import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { BusyError, faultCodeOf } from '../errors.ts';
import type { Clock } from '../ports.ts';
import { writeFault } from './disk-faults.ts';
import { makeFolder, writeWhole } from './whole-file.ts';

/** A process, such that another is never taken for it. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Of the system's start and the process's own, where the system tells them: a number of a process is used again. */
  readonly boot?: string | undefined;
  readonly started?: string | undefined;
}

const holderSchema = z.object({
  pid: z.int(),
  host: z.string(),
  boot: z.string().optional(),
  started: z.string().optional(),
});

const lockSchema = z.union([
  z.object({ holder: holderSchema, since: z.string() }),
  z.object({ released: z.literal(true) }),
]);

export interface LockOptions {
  readonly state: string;
  readonly topic: string;
  readonly self: Holder;
  /** Whether a holder is still there; undefined where that can't be known, as of another machine. */
  readonly isThere: (holder: Holder) => boolean | undefined;
  readonly clock: Clock;
  /** How long to wait for another run, in ms. */
  readonly waitMs: number;
  readonly signal: AbortSignal;
  /** Told once, of whom it waits for. */
  readonly onWait: (text: string) => void;
}

/** Between two looks at a lock that is held. */
const lookMs = 500;
/** What is known of a holder on another machine: no run takes longer than this. */
const longestRunMs = 12 * 3_600_000;

/**
 * Waits for the topic.
 * @returns lets it go again
 * @throws BusyError when another run holds it all the while; WriteError
 */
export async function lockTopic(options: LockOptions): Promise<() => Promise<void>> {
  const { state, topic, self, clock, waitMs, signal, onWait } = options;
  const folder = join(state, 'locks');
  const pathOf = (number: number): string => join(folder, `${topic}.${number}.json`);
  const until = performance.now() + waitMs;
  for (let told = false; ;) {
    signal.throwIfAborted();
    const numbers = await numbersIn(folder, topic);
    const highest = numbers.at(-1) ?? 0;
    const held = highest === 0 ? undefined : await holderIn(pathOf(highest), options);
    if (held === undefined) {
      const own = pathOf(highest + 1);
      const text = JSON.stringify({ holder: self, since: new Date(clock.now()).toISOString() });
      if (await makeNew(folder, own, text)) {
        // Another may have gone further, from a list that was newer than ours.
        if ((await numbersIn(folder, topic)).at(-1) === highest + 1) {
          for (const before of numbers) await rm(pathOf(before), { force: true });
          return () =>
            // Where the disk is full a file can still be taken away.
            writeWhole(own, JSON.stringify({ released: true }), join(state, 'tmp')).catch(() =>
              rm(own, { force: true }),
            );
        }
        await rm(own, { force: true });
      }
      continue;
    }
    if (performance.now() >= until)
      throw new BusyError(`another run of ${topic} is under way: ${held}.`, {
        hint: `Wait for it (--wait SECONDS), or, if it is gone, delete ${pathOf(highest)}.`,
      });
    if (!told) onWait(`waiting for another run of ${topic}: ${held}`);
    told = true;
    await sleep(Math.max(1, Math.min(lookMs, until - performance.now())), undefined, { signal });
  }
}

/**
 * Ascending.
 * @throws WriteError where the folder can't be looked into: taken for empty, its locks would be tried to be made for ever
 */
async function numbersIn(folder: string, topic: string): Promise<readonly number[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (faultCodeOf(error) === 'ENOENT') return [];
    throw writeFault(folder, error);
  });
  return names
    .flatMap((name) => {
      const number = /^\.(\d+)\.json$/.exec(name.startsWith(topic) ? name.slice(topic.length) : '');
      return number === null ? [] : [Number(number[1])];
    })
    .toSorted((a, b) => a - b);
}

/** Who holds a lock, in words; nothing where it was let go, or its holder is gone. */
async function holderIn(
  path: string,
  { isThere, clock }: LockOptions,
): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '{}');
  const lock = lockSchema.safeParse(parsed(text)).data;
  if (lock === undefined || 'released' in lock) return undefined;
  const { holder, since } = lock;
  const there = isThere(holder);
  const isOld = clock.now() - Date.parse(since) > longestRunMs;
  if (there === false || (there === undefined && isOld)) return undefined;
  return `process ${holder.pid} on ${holder.host} since ${since}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Makes a file with its content at once, unless there is one. */
async function makeNew(folder: string, path: string, text: string): Promise<boolean> {
  const temporary = join(folder, `.digest-${randomUUID()}.tmp`);
  try {
    await makeFolder(folder);
    await writeFile(temporary, text);
    await link(temporary, path).catch(async (cause: NodeJS.ErrnoException) => {
      if (!linkless.has(cause.code ?? '')) throw cause;
      await writeFile(path, text, { flag: 'wx' });
    });
    return true;
  } catch (cause) {
    if (faultCodeOf(cause) === 'EEXIST') return false;
    throw writeFault(path, cause);
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

/** What file systems without hard links answer. */
const linkless: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);
