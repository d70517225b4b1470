/** The blog: whether posts can be written, and whether its generator will show them. */
import { access, constants, readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { exitCodes, messageOf } from '../../../errors.ts';
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
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined)
    return [
      warning(
        'blog',
        `no _config.yml in ${blog}`,
        'name the root of a Jekyll site, or set `format:`',
      ),
    ];
  let config: Readonly<Record<string, unknown>>;
  try {
    // Read leniently: each field is looked at by itself.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    config = (parse(text) ?? {}) as typeof config;
  } catch (error) {
    return [
      warning(
        'blog',
        `${path} can’t be read: ${messageOf(error).split('\n')[0] ?? ''}`,
        'mend it: Jekyll reads it, too',
      ),
    ];
  }
  const zone = typeof config['timezone'] === 'string' ? config['timezone'] : machineZone;
  const other = zones.find((one) => offsetOf(one, now) > offsetOf(zone, now));
  const shown = config['future'] === true;
  const findings = [
    other !== undefined && !shown
      ? warning(
          'blog',
          `the site’s zone is ${zone}, a topic’s is ${other}: Jekyll may take the day’s post for one of the future and skip it without a word`,
          `timezone: ${other} or future: true in ${path}`,
        )
      : ok('blog', `Jekyll shows posts on their day (${shown ? 'future: true' : `zone ${zone}`})`),
  ];
  const names = await readdir(join(blog, '_posts')).catch(() => []);
  const today = new Date(now + 26 * 3_600_000).toISOString().slice(0, 10);
  const ahead = names.filter(
    (name) => /^\d{4}-\d{2}-\d{2}-/.test(name) && name.slice(0, 10) > today,
  );
  return ahead.length === 0 || shown
    ? findings
    : [
        ...findings,
        warning(
          'blog',
          `${ahead.length} ${ahead.length === 1 ? 'post lies' : 'posts lie'} in the future (${ahead[0] ?? ''}): Jekyll skips them`,
          'look at the clock, and at the days in their names',
        ),
      ];
}

/** Minutes east of Greenwich. */
function offsetOf(zone: string, now: number): number {
  try {
    const [, sign = '+', hours = '0', minutes = '0'] =
      /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(
        new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).format(now),
      ) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  } catch {
    return 0;
  }
}
