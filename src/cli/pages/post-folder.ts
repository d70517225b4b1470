/** Posts as they lie in a folder, whoever wrote them there. */
import { readFile, readdir } from 'node:fs/promises';
import { basename, dirname, join, parse, resolve } from 'node:path';
import { ownPermalinks, permalinkOf } from '../../writers/permalink.ts';

/** A post by its file's name. */
export interface NamedPost {
  readonly path: string;
  /** `2026-01-26-qwen`. */
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Id of the topic, or of the series. */
  readonly topic: string;
}

const postName = /^(\d{4}-\d{2}-\d{2})-([a-z0-9][a-z0-9-]*)\.md$/;

/** What the name of a file says; undefined where it is no post's. */
export function namedPost(path: string): NamedPost | undefined {
  const found = postName.exec(basename(path));
  if (found === null) return undefined;
  const [, date = '', topic = ''] = found;
  return { path, name: parse(path).name, date, topic };
}

/** By day and topic, the oldest first; nothing where the folder can't be read. */
export async function postsIn(folder: string): Promise<readonly NamedPost[]> {
  const names: readonly string[] = await readdir(folder).catch(() => []);
  return names.toSorted().flatMap((name) => namedPost(join(folder, name)) ?? []);
}

/**
 * Which post an address leads to.
 * @param posts those that there are
 * @param of the post that links
 * @param permalink the blog's own pattern
 */
export function postAt(
  address: string,
  posts: readonly NamedPost[],
  of: { readonly topic: string; readonly categories: readonly string[] },
  permalink: string | undefined,
): NamedPost | undefined {
  const patterns = [
    ...(permalink === undefined ? [] : [permalink]),
    ...Object.values(ownPermalinks),
  ];
  const series = { topicId: of.topic, categories: of.categories };
  return posts.find(
    ({ topic, date }) =>
      topic === of.topic &&
      patterns.some((pattern) => permalinkOf(pattern, date, series) === address),
  );
}

/** Folders below a site's root that a site generator lays at its root. */
const served = ['.', 'static', 'public', 'source'];
/** A post lies at most so many folders below its site's root: `src/content/blog`. */
const deepest = 4;

/** The picture that a post names by its path in the site: beside the post, or below a folder above it. */
export async function pictureFile(
  post: string,
  image: string,
): Promise<{ readonly path: string; readonly bytes: Uint8Array } | undefined> {
  const below = image.split(/[\\/]/).filter((part) => part !== '' && part !== '..');
  const places = [join(dirname(post), below.at(-1) ?? '')];
  let folder = resolve(dirname(post));
  for (let i = 0; i < deepest; i++) {
    for (const root of served) places.push(join(folder, root, ...below));
    folder = dirname(folder);
  }
  for (const path of places) {
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes !== undefined) return { path, bytes };
  }
  return undefined;
}
