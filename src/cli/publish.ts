/** Puts a rendition where it was asked for, and harms nothing that lies there. */
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { writeWhole } from '../adapters/file-store.ts';
import { sha256 } from '../adapters/run-folder.ts';
import { UsageError } from '../errors.ts';
import type { Rendition } from '../model/post.ts';
import type { Published } from '../model/run.ts';
import type { Io } from './io.ts';

export interface Target {
  /** Path of the post; absent for standard output. */
  readonly post?: string;
  /** Path of the picture; absent for none. */
  readonly picture?: string;
}

/** Where each site generator keeps posts and pictures below the blog's root. */
const layouts = {
  jekyll: { posts: '_posts', pictures: 'assets/img/posts' },
  hugo: { posts: 'content/posts', pictures: 'static/assets/img/posts' },
  astro: { posts: 'src/content/blog', pictures: 'public/assets/img/posts' },
  eleventy: { posts: 'posts', pictures: 'assets/img/posts' },
  hexo: { posts: 'source/_posts', pictures: 'source/assets/img/posts' },
  markdown: { posts: '.', pictures: '.' },
} as const;

export interface Destination {
  readonly blog?: string | undefined;
  readonly out?: string | undefined;
  /** Where the picture goes when the post goes to standard output. */
  readonly image?: string | undefined;
  readonly format: keyof typeof layouts;
}

/**
 * How a post that goes to standard output names the picture that goes to `file`: from `assets/` on,
 * where the file lies in such a folder, else as if it were carried to where pictures of posts lie.
 */
export function sitePathOf(file: string): string {
  const parts = file.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
  const assets = parts.lastIndexOf('assets');
  const below = assets >= 0 ? parts.slice(assets) : ['assets', 'img', 'posts', parts.at(-1) ?? ''];
  return `/${below.map(encodeURIComponent).join('/')}`;
}

export function targetOf(rendition: Rendition, to: Destination, cwd: string): Target {
  const { post, picture } = rendition;
  if (to.blog !== undefined) {
    const { posts, pictures } = layouts[to.format];
    const root = resolve(cwd, to.blog);
    return {
      post: join(root, posts, post.filename),
      ...(picture && { picture: join(root, pictures, picture.filename) }),
    };
  }
  if (to.out !== undefined) {
    const folder = resolve(cwd, to.out);
    return {
      post: join(folder, post.filename),
      ...(picture && { picture: join(folder, picture.filename) }),
    };
  }
  return picture && to.image !== undefined ? { picture: resolve(cwd, to.image) } : {};
}

/**
 * Refuses before anything is written: a post that lies there and is not what the last run wrote
 * was edited by a person.
 * @throws UsageError unless `force`
 */
export async function refuseEdited(
  target: Target,
  last: Published | undefined,
  next: string,
  force: boolean,
): Promise<void> {
  if (target.post === undefined || force) return;
  const there = await readFile(target.post, 'utf8').catch(() => undefined);
  if (there === undefined || there === next) return;
  const ours = last?.files.some((f) => f.path === target.post && f.sha256 === sha256(there));
  if (ours) return;
  throw new UsageError(
    `${target.post} was edited since it was written, or is not of this program.`,
    {
      hint: 'Keep it, or overwrite it with --force.',
    },
  );
}

/** The picture first, so that no post ever points at a missing one. Returns what was written. */
export async function publish(
  rendition: Rendition,
  target: Target,
  io: Io,
): Promise<Published['files']> {
  const files: { path: string; sha256: string }[] = [];
  const write = async (path: string, content: string | Uint8Array): Promise<void> => {
    try {
      await writeWhole(path, content);
    } catch (cause) {
      throw new UsageError(`can't write ${path}: ${(cause as Error).message}`, {
        hint: `Is ${dirname(path)} a folder that you may write to?`,
        cause,
      });
    }
    files.push({ path, sha256: sha256(content) });
  };
  const { picture, post } = rendition;
  if (target.picture !== undefined && picture) {
    await write(target.picture, Buffer.from(picture.pngBase64, 'base64'));
  }
  if (target.post === undefined) await io.out(post.text);
  else await write(target.post, post.text);
  return files;
}
