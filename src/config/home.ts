/** `~` at the beginning of a path, which a shell expands only where it stands bare. */
import { homedir } from 'node:os';

/** The path with the home folder in place of `~`; `~name`, another's home, stays as it is. */
export function atHome(path: string, env: Readonly<Record<string, string | undefined>>): string {
  if (path !== '~' && !/^~[\\/]/.test(path)) return path;
  return `${env['HOME'] ?? homedir()}${path.slice(1)}`;
}
