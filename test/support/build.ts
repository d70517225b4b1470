/** Global setup: compiles once, so that tests of the process and of workers run what users run. */
import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export function setup(): void {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  // A type error is reported and still emits: only the tests that meet it should fail.
  spawnSync('node', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  // Lists stand beside the code that reads them, as `npm run build` puts them.
  cpSync(join(root, 'src'), join(root, 'dist'), {
    recursive: true,
    filter: (path) => !path.endsWith('.ts'),
  });
}
