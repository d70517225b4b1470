/** The compiled program at a pseudo-terminal, by `script` of bsdutils. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './cli.ts';

/** Nothing here makes a pseudo-terminal. */
export const noScript: boolean = spawnSync('which', ['script']).status !== 0;
if (noScript)
  process.stderr.write(
    'No script here (apt-get install bsdutils): tests at a terminal are skipped.\n',
  );

/** Types at a pseudo-terminal: each answer when its question stands there. */
export async function atTerminal(
  argv: readonly string[],
  cwd: string,
  answers: readonly (readonly [question: string, keys: string])[],
): Promise<{ readonly code: number | null; readonly seen: string }> {
  const line = [
    'stty cols 100 rows 40;',
    process.execPath,
    join(root, 'bin/digest.js'),
    ...argv,
  ].join(' ');
  const child = spawn('script', ['-qec', line, '/dev/null'], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: cwd, TERM: 'xterm', LANG: 'C.UTF-8' },
  });
  let seen = '';
  const left = [...answers];
  child.stdout.on('data', (chunk: Buffer) => {
    seen += chunk.toString();
    const [next] = left;
    if (next !== undefined && seen.includes(next[0])) {
      left.shift();
      child.stdin.write(next[1]);
    }
  });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, seen };
}
