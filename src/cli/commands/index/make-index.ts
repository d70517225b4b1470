/** `digest index [FOLDER]`: a site of the posts in a folder, for whom no site generator makes one. */
import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { resolveSettings } from '../../../config/layers.ts';
import { atHome } from '../../../config/home.ts';
import { UsageError, exitCodes } from '../../../errors.ts';
import { writeSite } from '../../pages/write-site.ts';
import { shortest } from '../../state/places.ts';
import type { Io } from '../../terminal/io.ts';

export interface IndexFlags {
  readonly out?: string;
  readonly siteUrl?: string;
  readonly permalink?: string;
  readonly topics?: string;
  readonly days?: string;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** @throws UsageError where no folder is named, none of its files is a post, or Jekyll publishes it */
export async function makeIndex(
  typed: string | undefined,
  { days: typedDays, ...flags }: IndexFlags,
  io: Io,
): Promise<number> {
  const { settings } = await resolveSettings(flags, io.env, io.cwd);
  const named = typed ?? settings.out;
  if (named === undefined)
    throw new UsageError('of which folder?', { hint: 'digest index FOLDER, or --out FOLDER.' });
  const days = Number(typedDays ?? 7);
  if (!Number.isInteger(days) || days < 1)
    throw new UsageError(`--days ${typedDays ?? ''}: not a number of days.`, {
      hint: 'A whole number, such as 7.',
    });
  const folder = resolve(io.cwd, atHome(named, io.env));
  if (basename(folder) === '_posts' && (await isFile(join(dirname(folder), '_config.yml'))))
    throw new UsageError(
      `${shortest(folder, io.cwd)} is a Jekyll blog’s, which makes pages of its own.`,
      {
        hint: 'Index a folder of another place: digest TOPIC --out drafts, then digest index drafts.',
      },
    );
  const written = await writeSite(folder, { ...settings, days }, io);
  if (written.length === 0)
    throw new UsageError(`no post lies in ${shortest(folder, io.cwd)}.`, {
      hint: 'Posts are files such as 2026-01-26-qwen.md: digest qwen --out FOLDER writes one.',
    });
  await io.out(written.map((path) => `${shortest(path, io.cwd)}\n`).join(''));
  if (settings.siteUrl === undefined)
    io.err(
      'No feeds: their links need the address of the folder (--site-url, or site-url: in digest.yaml).\n',
    );
  return exitCodes.published;
}
