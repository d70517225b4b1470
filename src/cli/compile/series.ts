/** Posts of a series where they lie: each leads to the ones before and after it. */
import { readFile, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { sha256, type RunFolder } from '../../adapters/run-folder.ts';
import { writeWhole } from '../../adapters/whole-file.ts';
import type { Settings } from '../../config/settings.ts';
import type { Digest } from '../../model/digest.ts';
import type { Rendition } from '../../model/post.ts';
import { withNeighbours, type Neighbours } from '../../writers/neighbours.ts';
import { linkIn } from '../../writers/permalink.ts';
import { isAsWritten } from './publish.ts';

/** What links are made of. */
export interface SeriesStyle {
  readonly settings: Pick<Settings, 'series' | 'format' | 'permalink'>;
  readonly digest: Pick<Digest, 'topicId' | 'categories' | 'lang'>;
}

const dayName = /^\d{4}-\d{2}-\d{2}$/;
const dayLength = '2026-01-26'.length;

/** Days of the nearest posts whose names differ from this one's in the day alone. */
async function neighboursOf(post: string): Promise<Neighbours> {
  const [day, rest] = [basename(post).slice(0, dayLength), basename(post).slice(dayLength)];
  const names: readonly string[] = await readdir(dirname(post)).catch(() => []);
  const days = names
    .filter((name) => name.slice(dayLength) === rest)
    .map((name) => name.slice(0, dayLength))
    .filter((name) => dayName.test(name))
    .toSorted();
  return {
    before: days.findLast((other) => other < day),
    after: days.find((other) => other > day),
  };
}

/** @param post where it goes; undefined where it lies beside no others */
export async function inSeries(
  rendition: Rendition,
  post: string | undefined,
  style: SeriesStyle,
): Promise<Rendition> {
  if (post === undefined || !style.settings.series) return rendition;
  const text = await linked(rendition.post.text, post, style);
  return { ...rendition, post: { ...rendition.post, text } };
}

/**
 * Has the posts before and after lead to this one. What a person has edited stays as it is.
 * @param folder of the run that wrote it; undefined where nothing is kept of it
 * @returns paths of the posts that changed
 */
export async function tellNeighbours(
  post: string | undefined,
  folder: RunFolder | undefined,
  style: SeriesStyle,
  temporary: string | undefined,
): Promise<readonly string[]> {
  if (post === undefined || folder === undefined || !style.settings.series) return [];
  const changed: string[] = [];
  const { before, after } = await neighboursOf(post);
  for (const day of [before, after]) {
    if (day === undefined) continue;
    const path = join(dirname(post), day + basename(post).slice(dayLength));
    const run = folder.ofDay(day);
    const published = await run.readPublished();
    if (published === undefined || !(await isAsWritten(path, published.files))) continue;
    const text = await readFile(path, 'utf8');
    const next = await linked(text, path, style);
    if (next === text) continue;
    const others = published.files.filter(({ sha256: hash }) => hash !== sha256(text));
    const files = [{ path, sha256: sha256(next) }, ...others];
    // Killed from here on, a later run knows either form as this program's.
    await run.writeIntent({ ...published, files });
    await writeWhole(path, next, temporary);
    await run.writePublished({ ...published, files });
    changed.push(path);
  }
  return changed;
}

async function linked(
  text: string,
  post: string,
  { settings: { format, permalink }, digest }: SeriesStyle,
): Promise<string> {
  return withNeighbours(text, await neighboursOf(post), digest.lang, (date) =>
    linkIn(format, permalink, date, digest),
  );
}
