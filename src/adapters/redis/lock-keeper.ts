/**
 * Keeps the locks of the jobs under way, in a thread of its own: a stage that computes for long lets no timer of its own
 * thread through, and a job whose lock expires is given to another worker. The process that dies takes this thread along.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { Queue as BullQueue } from 'bullmq';

export interface KeeperOptions {
  readonly url: string;
  readonly queue: string;
  readonly lockMs: number;
}

/** `until`: ms since the epoch, after which the job is given up. */
export type KeeperMessage =
  | { readonly hold: string; readonly token: string; readonly until: number }
  | { readonly release: string };

// Given by the thread that starts this one.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const { url, queue: name, lockMs } = workerData as KeeperOptions;
const { Queue, Job } = await import('bullmq');
const { Redis } = await import('ioredis');
const connection = new Redis(url, { maxRetriesPerRequest: null });
// The main thread says what befalls the server.
connection.on('error', () => undefined);
const queue: BullQueue = new Queue(name, { connection, skipVersionCheck: true });
queue.on('error', () => undefined);
const held = new Map<string, { readonly token: string; readonly until: number }>();

async function renew(id: string, token: string): Promise<void> {
  const job = await Job.fromId(queue, id);
  await job?.extendLock(token, lockMs);
}

setInterval(() => {
  const now = Date.now();
  for (const [id, { token, until }] of held)
    if (now > until) held.delete(id);
    // One that is not renewed is lost, which its worker is told when it ends the job.
    else renew(id, token).catch(() => undefined);
}, lockMs / 5);

parentPort?.on('message', (message: KeeperMessage) => {
  if ('release' in message) held.delete(message.release);
  else held.set(message.hold, message);
});

await queue.waitUntilReady();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage('ready');
