/** `~` at the beginning of a path, which a shell expands only where it stands bare. */
import { homedir } from 'node:os';
import type { Environment } from './layers.ts';

/** The path with the home folder in place of `~`; `~name`, another's home, stays as it is. */
export function atHome(path: string, env: Environment): string {
  if (path !== '~' && !/^~[\\/]/.test(path)) return path;
  return `${env['HOME'] ?? homedir()}${path.slice(1)}`;
}
