/** How this program is started from a shell. */
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { quoted } from '../../setup/schedule/cron.ts';
import type { Io } from '../terminal/io.ts';
import { packageRoot } from './places.ts';

/** What npm puts before the search path while it runs something is gone afterwards. */
const npmsOwn = join('node_modules', '.bin');

/** `digest` where the shell finds this very program under that name, else the way to its file. */
export function calledAs({ env }: Pick<Io, 'env'>): string {
  const program = join(packageRoot, 'bin', 'digest.js');
  const folders = (env['PATH'] ?? '').split(delimiter).filter((one) => one !== '');
  const found = folders.find((folder) => existsSync(join(folder, 'digest')));
  const isThis =
    found !== undefined &&
    !found.endsWith(`${sep}${npmsOwn}`) &&
    realpathSync(join(found, 'digest')) === realpathSync(program);
  return isThis ? 'digest' : `node ${quoted(program)}`;
}
