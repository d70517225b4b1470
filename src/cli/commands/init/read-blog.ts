/** Looks into a blog: which files say what it is, and its posts. */
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Blog } from '../../../setup/init.ts';
import { readPosts, type PostFile } from '../../../setup/posts.ts';
import { pathsOfInterest, readSite } from '../../../setup/site.ts';

/** The newest posts are enough to see what they have in common. */
const mostPosts = 400;

export async function readBlog(root: string): Promise<Blog> {
  const there: string[] = [];
  const texts = new Map<string, string>();
  const names = await readdir(root);
  const furtherConfigs = names.filter((name) => /^_config[._-].+\.ya?ml$/.test(name)).toSorted();
  for (const path of [...pathsOfInterest, ...furtherConfigs]) {
    const found = await stat(join(root, path)).catch(() => undefined);
    if (found === undefined) continue;
    there.push(path);
    const text = found.isFile() ? await readText(join(root, path)) : undefined;
    if (text !== undefined) texts.set(path, text);
  }
  const site = readSite({ there, texts, furtherConfigs });
  return { site, posts: readPosts(await postFiles(root, site.generator?.posts)) };
}

/** Whatever lies in the folder of posts or below it, and in those of Jekyll's categories (news/_posts). */
async function postFiles(root: string, folder: string | undefined): Promise<readonly PostFile[]> {
  if (folder === undefined) return [];
  const below = await readdir(join(root, folder), { recursive: true }).catch(() => []);
  const tops = await readdir(root, { withFileTypes: true });
  const ofCategories = await Promise.all(
    tops
      .filter((entry) => entry.isDirectory() && !/^[._]|^node_modules$/.test(entry.name))
      .map(async ({ name }) => {
        const files = await readdir(join(root, name, folder)).catch(() => []);
        return files.map((file) => `${name}/${folder}/${file}`);
      }),
  );
  const paths = [
    ...below.map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
    ...ofCategories.flat(),
  ];
  const newest = paths
    .filter((path) => /\.(?:md|markdown|mkd)$/.test(path))
    .toSorted((a, b) => (nameOf(a) < nameOf(b) ? 1 : -1))
    .slice(0, mostPosts);
  const files = await Promise.all(
    newest.map(async (path) => ({ path, text: await readText(join(root, path)) })),
  );
  return files.flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }]));
}

function nameOf(path: string): string {
  return path.split('/').at(-1) ?? path;
}

async function readText(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}
