/** Code that runs as a process of its own over the compiled program: for what only a real process shows. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './cli.ts';

/** @param code a module; `dist` is the URL of the compiled program, and what it prints comes back line by line */
export function spawnModule(code: string): {
  readonly child: ChildProcess;
  /** Lines so far. */
  readonly lines: readonly string[];
  readonly ended: Promise<void>;
} {
  const dist = pathToFileURL(join(root, 'dist/')).href;
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', `const dist = '${dist}';\n${code}`],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const lines: string[] = [];
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    lines.splice(0, lines.length, ...text.split('\n').slice(0, -1));
  });
  const ended = new Promise<void>((done) => {
    child.on('close', () => {
      done();
    });
  });
  return { child, lines, ended };
}
