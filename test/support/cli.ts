/** The program under test: in this process with streams of its own, or as a process. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Io } from '../../src/cli/terminal/io.ts';
import { runProgram } from '../../src/cli/program.ts';

export const root: string = fileURLToPath(new URL('../../', import.meta.url));
export const demoRecording: string = join(root, 'fixtures/replay/qwen-2026-01-26');

export interface CliResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface CliOptions {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Default: an empty folder of its own. */
  readonly cwd?: string;
  readonly signal?: AbortSignal;
  /** ms since the epoch; default: noon in Taipei on 2026-01-26. */
  readonly now?: number;
  /** Both streams are a terminal of so many columns; default: neither is one. */
  readonly columns?: number;
  /** Told of what goes to standard output, as it goes. */
  readonly onOut?: (text: string) => void;
}

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'digest-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs the program in this process. */
export async function cli(argv: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const cwd = options.cwd ?? (await temporaryFolder());
  const { io, said } = ioFor({ ...options, cwd });
  const code = await runProgram(argv, io);
  return { code, ...said() };
}

/** A process for the program under test, and what it has written so far. */
export function ioFor({ cwd, ...options }: CliOptions & { readonly cwd: string }): {
  readonly io: Io;
  readonly said: () => Omit<CliResult, 'code'>;
} {
  let out = '';
  let err = '';
  const io: Io = {
    out: (text) => {
      out += text;
      options.onOut?.(text);
      return Promise.resolve();
    },
    err: (text) => {
      err += text;
    },
    errIsTerminal: options.columns !== undefined,
    outIsTerminal: options.columns !== undefined,
    errColumns: () => options.columns,
    stdin: (async function* read() {
      yield options.stdin ?? '';
    })(),
    env: { HOME: cwd, ...options.env },
    cwd,
    clock: { now: () => options.now ?? Date.parse('2026-01-26T12:00:00+08:00') },
    signal: options.signal ?? new AbortController().signal,
    blocking: (work) => work(),
  };
  return { io, said: () => ({ out, err }) };
}

/** Runs the compiled program as a process of its own, for signals, pipes and exit codes. */
export function spawnCli(
  argv: readonly string[],
  options: {
    readonly cwd: string;
    readonly env?: Readonly<Record<string, string>>;
    /** Whose process it is; default: the test's own. */
    readonly uid?: number;
  },
): {
  readonly child: ReturnType<typeof spawn>;
  readonly done: Promise<CliResult & { readonly signal: string | null }>;
} {
  const child = spawn(process.execPath, [join(root, 'bin/digest.js'), ...argv], {
    cwd: options.cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: options.cwd, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.uid !== undefined && { uid: options.uid, gid: options.uid }),
  });
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const done = new Promise<CliResult & { readonly signal: string | null }>((resolve) => {
    child.on('close', (code, signal) => {
      resolve({ code: code ?? -1, out, err, signal });
    });
  });
  return { child, done };
}
