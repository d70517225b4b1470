/** File systems of a test's own, where the machine lets one mount them. */
import { execFileSync } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './cli.ts';

function mount(...words: readonly string[]): boolean {
  try {
    execFileSync('mount', words, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function unmountAfter(folder: string): void {
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
  });
}

/** A small disk in memory; undefined where none can be mounted. */
export async function smallDisk(kilobytes: number): Promise<string | undefined> {
  const folder = await temporaryFolder();
  if (!mount('-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder)) return undefined;
  unmountAfter(folder);
  return folder;
}

/** Makes a folder read-only for everybody until the test is over; false where that can't be done. */
export function makeReadOnly(folder: string): boolean {
  if (!mount('--bind', folder, folder)) return false;
  unmountAfter(folder);
  return mount('-o', 'remount,ro,bind', folder);
}
