/** How a failure looks to a person and to a script. */
import { diskFault } from '../../adapters/disk-faults.ts';
import { forTerminal } from './for-terminal.ts';
import { exitCodes, isRunFault } from '../../errors.ts';
import { StageFailure } from '../../pipeline/runner.ts';
import { painter } from './colour.ts';
import type { Io } from './io.ts';

/** A failure in words. */
export interface Failure {
  readonly exitCode: number;
  readonly message: string;
  readonly hint?: string;
  /** For a bug only. */
  readonly stack?: string;
}

/** What to tell of something thrown; a signal that came is the reason, whatever was thrown after it. */
export function failureOf(thrown: unknown, { signal }: Pick<Io, 'signal'>): Failure {
  if (signal.aborted) {
    const reason = String(signal.reason);
    return {
      exitCode: reason === 'SIGTERM' ? exitCodes.terminated : exitCodes.interrupted,
      message: `stopped by ${reason}; what was done is kept, the next run goes on from there.`,
    };
  }
  const cause = thrown instanceof StageFailure ? thrown.cause : thrown;
  const error = diskFault(cause) ?? cause;
  if (isRunFault(error)) {
    const { exitCode, message, hint } = error;
    return { exitCode, message, ...(hint !== undefined && { hint }) };
  }
  return {
    exitCode: exitCodes.bug,
    message: 'this is a bug, please report it with a --record bundle.',
    stack: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}

/**
 * Says it on stderr, as plain lines or as one of JSON; returns the exit code.
 * @param of whose failure it is, in front of it: `qwen: `
 */
export function reportFailure(
  thrown: unknown,
  io: Io,
  { of = '', json = false }: { readonly of?: string; readonly json?: boolean } = {},
): number {
  const failure = failureOf(thrown, io);
  const { exitCode, message, hint, stack } = failure;
  if (json) {
    const time = new Date(io.clock.now()).toISOString();
    io.err(`${JSON.stringify({ time, event: 'failure', ...failure })}\n`);
    return exitCode;
  }
  const paint = painter(io.env, io.errIsTerminal);
  io.err(`${paint('red', 'digest:')} ${of}${forTerminal(message)}\n`);
  if (hint !== undefined) io.err(`  ${paint('bold', 'hint:')} ${forTerminal(hint)}\n`);
  if (stack !== undefined) io.err(`${stack}\n`);
  return exitCode;
}
