/** The thread's side of the pool: one page at a time, one answer each. */
import { parentPort } from 'node:worker_threads';
import { type Job, readSafely } from './pool.ts';

parentPort?.on('message', (job: Job) => {
  void readSafely(job.page, job.options).then((result) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    parentPort?.postMessage(result);
  });
});
