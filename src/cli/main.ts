/** The program's entry: the only place that ends the process. */
import { readFileSync } from 'node:fs';

const argv = process.argv.slice(2);

if (argv.length === 1 && ['--version', '-V', '-v', 'version'].includes(argv[0] ?? '')) {
  // Scripts ask for it often: answered before anything else is loaded.
  const packageFile = new URL('../../package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
  process.stdout.write(`${version}\n`);
} else {
  const { runProgram } = await import('./program.ts');
  const { processIo } = await import('./terminal/process-io.ts');
  const io = processIo();
  process.exitCode = await runProgram(argv, io);
  io.release();
}
