/** The thread's side of the pool: one page at a time, one answer each. */
import { parentPort } from 'node:worker_threads';
import type { PageJob } from '../../../adapters/page-pool.ts';
import { readSafely } from '../../../stages/extract/read-safely.ts';

parentPort?.on('message', (job: PageJob) => void answer(job));

// What came before this is no page's time.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage('ready');

async function answer({ page, options }: PageJob): Promise<void> {
  const result = await readSafely(page, options);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(result);
}
