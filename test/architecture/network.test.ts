/** The guard itself: a test that makes a request it did not declare fails, even when the code swallows the error. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../support/cli.ts';

test('an undeclared request fails the test that makes it', () => {
  const folder = mkdtempSync(join(root, 'test/undeclared-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  writeFileSync(
    join(folder, 'request.test.ts'),
    `import { expect, test } from 'vitest';
test('swallows', async () => {
  await fetch('http://127.0.0.1:47111/').catch(() => undefined);
  expect(1).toBe(1);
});
`,
  );
  writeFileSync(
    join(folder, 'vitest.config.ts'),
    `export default { test: { setupFiles: ['${join(root, 'test/support/every-test.ts')}'] } };\n`,
  );
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const run = spawnSync(process.execPath, [vitest, 'run', '--root', folder], { encoding: 'utf8' });
  expect(run.stdout + run.stderr).toContain('undeclared network requests: 127.0.0.1:47111');
  expect(run.status).not.toBe(0);
}, 60_000);
