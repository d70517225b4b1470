/** The program's entry: the only place that ends the process. */
import { readFileSync } from 'node:fs';
import { processIo } from './terminal/process-io.ts';

const argv = process.argv.slice(2);
const io = processIo();

if (argv.length === 1 && ['--version', '-V', '-v', 'version'].includes(argv[0] ?? '')) {
  // Scripts ask for it often: answered before anything else is loaded.
  const packageFile = new URL('../../package.json', import.meta.url);
  // The package’s own file.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
  try {
    await io.out(`${version}\n`);
  } catch (error) {
    const { reportFailure } = await import('./terminal/failure.ts');
    process.exitCode = reportFailure(error, io);
  }
} else {
  const { runProgram } = await import('./program.ts');
  process.exitCode = await runProgram(argv, io);
}
io.release();
