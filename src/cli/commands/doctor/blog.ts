/** The blog: whether posts can be written, and whether its generator will show them. */
import { access, constants, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { windowOf } from '../../../config/window.ts';
import { exitCodes } from '../../../errors.ts';
import type { Window } from '../../../model/topic.ts';
import { dayAt } from '../../../model/window.ts';
import { rfc3339Date } from '../../../writers/dates.ts';
import { jekyllWarning } from '../../../writers/jekyll-site.ts';
import { siteTime } from '../../compile/site-time.ts';
import { fault, ok, warning, type Finding } from './finding.ts';

export interface BlogOptions {
  readonly blog: string;
  readonly format: string;
  /** ms since the epoch. */
  readonly now: number;
  readonly machineZone: string;
  readonly zones: readonly string[];
}

export async function checkBlog(options: BlogOptions): Promise<readonly Finding[]> {
  const { blog, format } = options;
  const kind = await stat(blog).catch(() => undefined);
  if (kind === undefined || !kind.isDirectory())
    return [
      fault(
        'blog',
        exitCodes.usage,
        `${blog} ${kind === undefined ? 'does not exist' : 'is a file'}`,
        'name the root of the blog with --blog or `blog:`',
      ),
    ];
  try {
    await access(blog, constants.W_OK | constants.X_OK);
  } catch {
    return [
      fault(
        'blog',
        exitCodes.usage,
        `${blog} can’t be written by this user`,
        'give it the right: chown or chmod',
      ),
    ];
  }
  if (format !== 'jekyll') return [ok('blog', `${blog} can be written (${format})`)];
  return [ok('blog', `${blog} can be written`), ...(await checkJekyll(options))];
}

async function checkJekyll({
  blog,
  now,
  machineZone,
  zones,
}: BlogOptions): Promise<readonly Finding[]> {
  const path = join(blog, '_config.yml');
  const site = await siteTime(blog);
  if (site === undefined)
    return [
      warning(
        'blog',
        `${path} is not there, or can’t be read`,
        'name the root of a Jekyll site, or set `format:`',
      ),
    ];
  const findings = [...new Set(zones)].flatMap((timeZone) => {
    const said = jekyllWarning(site, ...postOfToday(timeZone, now, machineZone));
    return said === undefined ? [] : [warning('blog', said, `see timezone and future in ${path}`)];
  });
  const names = await readdir(join(blog, '_posts')).catch(() => []);
  // No zone is further ahead.
  const today = dayAt(now, 'Pacific/Kiritimati');
  const ahead = names.filter(
    (name) => /^\d{4}-\d{2}-\d{2}-/.test(name) && name.slice(0, 10) > today,
  );
  if (ahead.length > 0 && site.future !== true)
    findings.push(
      warning(
        'blog',
        `${ahead.length} ${ahead.length === 1 ? 'post lies' : 'posts lie'} in the future (${ahead[0] ?? ''}): Jekyll skips them`,
        'look at the clock, and at the days in their names',
      ),
    );
  const zone = site.timezone ?? `${machineZone}, this machine’s`;
  return findings.length > 0
    ? findings
    : [
        ok(
          'blog',
          `Jekyll shows posts on their day (${site.future ? 'future: true' : `zone ${zone}`})`,
        ),
      ];
}

/** A post that was made now, as it would be dated. */
function postOfToday(
  timeZone: string,
  now: number,
  machineZone: string,
): [Window, { dated: number; now: number; machineZone: string }] {
  const window = windowOf(dayAt(now, timeZone), 1, timeZone);
  const morning = Date.parse(rfc3339Date({ window, datedAt: undefined }));
  return [window, { dated: Math.min(morning, now), now, machineZone }];
}
