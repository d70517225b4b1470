/** Whether the blog shows the post where it belongs. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { jekyllWarning, type JekyllTime } from '../../writers/jekyll-site.ts';
import type { Io } from '../terminal/io.ts';
import { rfc3339Date } from '../../writers/dates.ts';
import type { Job } from './job.ts';

const configSchema = z.looseObject({
  timezone: z.string().optional().catch(undefined),
  future: z.boolean().optional().catch(undefined),
});

/** What has to be done that Jekyll shows the post; nothing where nothing has, or the blog is none of Jekyll's. */
export async function siteWarning(
  { settings, window, datedAt }: Job,
  io: Pick<Io, 'cwd' | 'clock' | 'env'>,
): Promise<string | undefined> {
  if (settings.blog === undefined || settings.format !== 'jekyll') return undefined;
  const site = await siteTime(resolve(io.cwd, settings.blog));
  if (site === undefined) return undefined;
  const dated = Date.parse(rfc3339Date({ window, datedAt }));
  const zone = io.env['TZ'] || new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return jekyllWarning(site, window, { dated, now: io.clock.now(), machineZone: zone });
}

/** What the generator itself would refuse is for it to say. */
export async function siteTime(blog: string): Promise<JekyllTime | undefined> {
  try {
    return configSchema.parse(parse(await readFile(join(blog, '_config.yml'), 'utf8')) ?? {});
  } catch {
    return undefined;
  }
}
