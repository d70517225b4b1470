/** The real process, as an `Io`. */
import { keysOf } from '../../entries.ts';
import { forTerminal } from './for-terminal.ts';
import { writeFault } from '../../adapters/disk-faults.ts';
import { WriteError, exitCodes, isRunFault, messageOf, type RunFault } from '../../errors.ts';
import type { Io } from './io.ts';

/** The signals that end a run, with the exit code of each. */
const signals = { SIGINT: exitCodes.interrupted, SIGTERM: exitCodes.terminated } as const;

function unwritable(cause: unknown): RunFault {
  const fault = writeFault('standard output', cause);
  if (isRunFault(fault)) return fault;
  return new WriteError(`can't write standard output: ${messageOf(cause)}.`, { cause });
}

/** @returns the process's streams and signals; `release` takes the handlers off again */
export function processIo(): Io & { readonly release: () => void } {
  const abort = new AbortController();
  const handlers = keysOf(signals).map((name) => {
    const handler = (): void => {
      // A second signal does not wait for the first to be honoured.
      if (abort.signal.aborted) process.exit(signals[name]);
      abort.abort(name);
    };
    return [name, handler] as const;
  });
  const listen = (): void => {
    for (const [name, handler] of handlers) process.on(name, handler);
  };
  const release = (): void => {
    for (const [name, handler] of handlers) process.off(name, handler);
  };
  listen();
  // The reader of a pipe may leave (`digest … | head`): that is no failure. What else goes wrong, `out` tells.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCodes.published);
  });
  process.stderr.on('error', () => undefined);
  return {
    out: (text, how) =>
      new Promise((done, fail) => {
        // Into a file or a pipe go the bytes as they are.
        const asIs = how === 'painted' || !process.stdout.isTTY;
        process.stdout.write(asIs ? text : forTerminal(text), (error) => {
          if (error) fail(unwritable(error));
          else done();
        });
      }),
    err: (text) => {
      process.stderr.write(text);
    },
    errIsTerminal: process.stderr.isTTY,
    outIsTerminal: process.stdout.isTTY,
    errColumns: () => process.stderr.columns,
    terminal:
      process.stdin.isTTY && process.stderr.isTTY && process.env['TERM'] !== 'dumb'
        ? { input: process.stdin, output: process.stderr }
        : undefined,
    stdin: process.stdin,
    env: process.env,
    cwd: process.cwd(),
    clock: { now: () => Date.now() },
    signal: abort.signal,
    // Without handlers the system ends the process, with what a shell calls 130 and 143. Files are written whole or
    // not at all and nothing is under way that would have to be closed.
    blocking: (work) => {
      release();
      try {
        return work();
      } finally {
        listen();
      }
    },
    release,
  };
}
