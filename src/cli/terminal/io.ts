/** What a command sees of the process: tests give their own. */
import type { Environment } from '../../config/layers.ts';
import type { Clock } from '../../ports.ts';
import type { Terminal } from './questions.ts';

export interface Io {
  /**
   * The product: a post, a stage's JSON. Resolves when the reader has taken it; rejects with a `WriteError` where it
   * can't be written. On a terminal it loses what a terminal obeys, unless it is `painted`: then it was made safe before.
   */
  readonly out: (text: string, how?: 'painted') => Promise<void>;
  /** The talk. */
  readonly err: (text: string) => void;
  readonly errIsTerminal: boolean;
  readonly outIsTerminal: boolean;
  /** Cells in a line of the terminal to which `err` goes; undefined where it is none. */
  readonly errColumns: () => number | undefined;
  /** Where a person can be asked: standard input and standard error are both a terminal that can move its cursor. */
  readonly terminal?: Terminal | undefined;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly env: Environment;
  readonly cwd: string;
  readonly clock: Clock;
  /** Fires on Ctrl-C or SIGTERM, with the signal's name as reason. */
  readonly signal: AbortSignal;
  /** Does work that lets no callback through. Meanwhile no handler could answer a signal: it ends the process at once. */
  readonly blocking: <T>(work: () => T) => T;
}

export async function readAll(stdin: Io['stdin']): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

/** Lines without their ends; the last may lack one. */
export async function* readLines(stdin: Io['stdin']): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let pending: string[] = [];
  for await (const chunk of stdin) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const parts = text.split('\n');
    const last = parts.pop() ?? '';
    for (const part of parts) {
      yield pending.join('') + part;
      pending = [];
    }
    if (last !== '') pending.push(last);
  }
  if (pending.length > 0) yield pending.join('');
}
