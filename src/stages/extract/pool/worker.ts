/** The thread's side of the pool: one page at a time, one answer each. */
import { parentPort } from 'node:worker_threads';
import type { Job } from './pool.ts';
import { readSafely } from './read-safely.ts';

parentPort?.on('message', (job: Job) => void answer(job));

// What came before this is no page's time.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage('ready');

async function answer(job: Job): Promise<void> {
  const result = await readSafely(job.page, job.options);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(result);
}
