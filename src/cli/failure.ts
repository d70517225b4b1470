/** How a failure looks to a person and to a script. */
import { DigestError, exitCodes } from '../errors.ts';
import { StageFailure } from '../pipeline/runner.ts';
import type { Io } from './io.ts';

/** The exit code of a failed command, after saying why on stderr. */
export function reportFailure(thrown: unknown, io: Pick<Io, 'err' | 'signal' | 'env'>): number {
  if (io.signal.aborted) {
    const reason = String(io.signal.reason);
    io.err(
      `digest: stopped by ${reason}; what was done is kept, the next run goes on from there.\n`,
    );
    return reason === 'SIGTERM' ? exitCodes.terminated : exitCodes.interrupted;
  }
  const error = thrown instanceof StageFailure ? thrown.cause : thrown;
  if (error instanceof DigestError) {
    io.err(`digest: ${error.message}\n`);
    if (error.hint !== undefined) io.err(`  hint: ${error.hint}\n`);
    return error.exitCode;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.err(`digest: this is a bug, please report it with a --record bundle.\n${stack}\n`);
  return exitCodes.bug;
}
