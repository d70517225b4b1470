/** The share of planted faults that is caught, by kind: the table that test/gauntlet prints, with what slipped and what was lost. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export function gauntlet() {
  const root = fileURLToPath(new URL('../', import.meta.url));
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', 'test/gauntlet'],
    { cwd: root, stdio: 'inherit', env: { ...process.env, GAUNTLET_LIST: '1' } },
  );
  if (status !== 0) process.exitCode = 1;
}
