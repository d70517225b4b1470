/** Who reads pages: threads of this process. */
import { defaultLimits, openPagePool, type PagePool } from '../../../adapters/page-pool.ts';

// Run from source, as tests do, there is no thread that Node 20 could load.
const thread = new URL(import.meta.url.replace(/page-reader\.([jt]s)$/, 'thread.$1'));

/** @param workers threads at most; 0 reads in this thread, without limits */
export function openPageReader(workers: number = defaultLimits.workers): PagePool {
  if (workers === 0 || !thread.pathname.endsWith('.js'))
    return {
      // Loaded only here: with threads, this one never parses a page.
      read: async (load, options) => {
        const { readSafely } = await import('../../../stages/extract/read-safely.ts');
        return readSafely(await load(), options);
      },
      close: () => Promise.resolve(),
    };
  return openPagePool({ ...defaultLimits, thread, workers, cpuMs });
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
