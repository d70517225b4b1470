/** Where things lie: the package's own folders and the user's. */
import { readFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Settings } from '../../config/settings.ts';

/** Root of the installed package: prompts/, topics/, fixtures/. */
export const packageRoot: string = fileURLToPath(new URL('../../../', import.meta.url));

export function programVersion(): string {
  const text = readFileSync(join(packageRoot, 'package.json'), 'utf8');
  // The package’s own file.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return (JSON.parse(text) as { version: string }).version;
}

/** Folders of the user's own topic files. */
export function ownTopicFolders(
  settings: Pick<Settings, 'topics'>,
  cwd: string,
): readonly string[] {
  return topicFolders(settings, cwd).slice(0, -1);
}

/** Folders of topic files, the user's first. */
export function topicFolders(settings: Pick<Settings, 'topics'>, cwd: string): readonly string[] {
  return [
    ...(settings.topics === undefined ? [] : [resolve(cwd, settings.topics)]),
    join(cwd, 'topics'),
    join(packageRoot, 'topics'),
  ];
}

/** The state folder: as set, else `.digest` in the blog, else `.digest` in the working folder. */
export function stateFolder(settings: Pick<Settings, 'state' | 'blog'>, cwd: string): string {
  const folder = settings.state ?? join(settings.blog ?? '.', '.digest');
  return isAbsolute(folder) ? folder : resolve(cwd, folder);
}

/** As a person in `cwd` would type it. */
export function shortest(file: string, cwd: string): string {
  const path = relative(cwd, file);
  return path === '' || path.startsWith('..') ? file : path;
}
