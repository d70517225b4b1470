/** Puts a rendition where it was asked for, and harms nothing that lies there. */
import { readFile } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { writeWhole } from '../../adapters/whole-file.ts';
import { sha256 } from '../../adapters/run-folder.ts';
import type { Settings } from '../../config/settings.ts';
import { UsageError } from '../../errors.ts';
import type { Rendition } from '../../model/post.ts';
import type { Provenance } from '../../model/provenance.ts';
import type { FileNow, Published } from '../../model/run.ts';

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
  json: { posts: '.', pictures: '.' },
  mail: { posts: '.', pictures: '.' },
} as const;

/** Folder below the blog's root whose files a format's generator publishes as they are. */
const publicFolders = {
  jekyll: '.',
  hugo: 'static',
  astro: 'public',
  eleventy: '.',
  hexo: 'source',
  markdown: '.',
  json: '.',
  mail: '.',
} as const;

/** What traces the sentences of a post: where it goes, and its path under the site's root where the site publishes it. */
export interface TracePlace {
  readonly path: string;
  readonly sitePath?: string;
}

/** Absent where none is kept beside posts. @param slug of the post: `2026-01-26-qwen` */
export function tracePlaceOf(
  slug: string,
  to: Pick<Settings, 'blog' | 'out' | 'format' | 'provenance'>,
  cwd: string,
): TracePlace | undefined {
  if (to.provenance === undefined || (to.blog === undefined && to.out === undefined))
    return undefined;
  const path = join(resolve(cwd, to.provenance), `${slug}.json`);
  const root = to.blog === undefined ? undefined : resolve(cwd, to.blog, publicFolders[to.format]);
  const parts = root === undefined ? [] : relative(root, path).split(sep);
  // What lies elsewhere, or in a folder that generators pass over, is nowhere on the site.
  if (parts.length === 0 || parts.some((part) => /^[._]/.test(part))) return { path };
  return { path, sitePath: `/${parts.map(encodeURIComponent).join('/')}` };
}

/** @throws UsageError where the folder is one of posts */
export function refuseAmongPosts(
  to: Pick<Settings, 'blog' | 'out' | 'format' | 'provenance'>,
  cwd: string,
): void {
  if (to.provenance === undefined || to.blog === undefined) return;
  const posts = resolve(cwd, to.blog, layouts[to.format].posts);
  const inside = relative(posts, resolve(cwd, to.provenance));
  if (layouts[to.format].posts === '.' || inside.startsWith('..') || isAbsolute(inside)) return;
  throw new UsageError(`--provenance ${to.provenance} lies among the posts (${posts}).`, {
    hint: 'Name a folder that the site publishes as it is, such as assets/provenance of the blog.',
  });
}

/** The two folders that posts and pictures of a format go into, below the blog's root. */
export function foldersWritten(format: keyof typeof layouts): {
  readonly posts: string;
  readonly pictures: string;
} {
  return layouts[format];
}

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

/** Folders below which a run writes; empty for standard output. */
export function foldersOf(
  to: Omit<Destination, 'image'> & Partial<Pick<Settings, 'provenance'>>,
  cwd: string,
): readonly string[] {
  const traces = to.provenance === undefined ? [] : [resolve(cwd, to.provenance)];
  if (to.blog !== undefined) {
    const { posts, pictures } = layouts[to.format];
    return [...[posts, pictures].map((folder) => resolve(cwd, to.blog ?? '', folder)), ...traces];
  }
  return to.out === undefined ? [] : [resolve(cwd, to.out), ...traces];
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

/** Path of the post among the files of a run; the newest where several were written. */
export function postIn(files: readonly { readonly path: string }[]): string | undefined {
  return files.find(({ path }) => /\.(?:md|post\.json|eml)$/.test(path))?.path;
}

/** The files of a record as they lie there now. */
export async function filesNow(files: Published['files']): Promise<readonly FileNow[]> {
  return Promise.all(
    files.map(async ({ path, sha256: written }) => {
      const there = await contentAt(path);
      const asWritten = there !== undefined && sha256(there) === written;
      return { path, state: there === undefined ? 'missing' : asWritten ? 'as-written' : 'edited' };
    }),
  );
}

/** A file that a run is about to write. */
export interface PlannedFile {
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly sha256: string;
}

/** The picture first, so that no post ever points at a missing one. */
export function plannedFiles(rendition: Rendition, target: Target): readonly PlannedFile[] {
  const { picture, post } = rendition;
  const planned = (
    path: string | undefined,
    content: string | Uint8Array,
  ): readonly PlannedFile[] =>
    path === undefined ? [] : [{ path, content, sha256: sha256(content) }];
  return [
    ...(picture ? planned(target.picture, Buffer.from(picture.pngBase64, 'base64')) : []),
    ...planned(target.post, post.text),
  ];
}

/** As the state folder keeps it, for whoever reads the post. */
export function plannedTrace(
  place: TracePlace | undefined,
  provenance: Provenance,
): readonly PlannedFile[] {
  if (place === undefined) return [];
  const content = `${JSON.stringify(provenance, null, 2)}\n`;
  return [{ path: place.path, content, sha256: sha256(content) }];
}

/** What lies where the run writes and is neither that nor of this program: a person's work. */
export async function editedAt(
  planned: readonly PlannedFile[],
  ours: Published['files'],
): Promise<readonly string[]> {
  const found = await Promise.all(
    planned.map(async ({ path, sha256: next }) => {
      const there = await contentAt(path);
      if (there === undefined || sha256(there) === next) return [];
      return (await isAsWritten(path, ours)) ? [] : [path];
    }),
  );
  return found.flat();
}

/** Whether what lies at `path` is of this program; the blog may have moved since. */
export async function isAsWritten(
  path: string | undefined,
  ours: Published['files'],
): Promise<boolean> {
  const there = path === undefined ? undefined : await contentAt(path);
  if (there === undefined) return false;
  const hash = sha256(there);
  return ours.some((file) => file.sha256 === hash);
}

/** Refuses before anything is written. */
export function refuseEdited(edited: readonly string[]): void {
  const [path] = edited;
  if (path === undefined) return;
  throw new UsageError(`${path} was edited since it was written, or is not of this program.`, {
    hint: 'Keep it, or overwrite it with --force (a copy stays in the state folder).',
  });
}

/** Copies a person's files before they are overwritten. @returns where they are kept, in order */
export async function keepEdited(
  edited: readonly string[],
  state: string,
): Promise<readonly string[]> {
  return Promise.all(
    edited.map(async (path) => {
      const content = await readFile(path);
      // The hash keeps every version that was ever overwritten.
      const kept = join(state, 'edited', `${sha256(content).slice(0, 8)}-${basename(path)}`);
      await writeWhole(kept, content);
      return kept;
    }),
  );
}

async function contentAt(path: string): Promise<Uint8Array | undefined> {
  return readFile(path).catch(() => undefined);
}

/**
 * @param temporary folder for files that are not whole yet: where a site lies, its generator might publish them
 * @param onWritten told of each file that is in its place
 * @throws WriteError
 */
export async function publish(
  planned: readonly PlannedFile[],
  {
    temporary,
    onWritten,
  }: { readonly temporary: string | undefined; readonly onWritten: (path: string) => void },
): Promise<void> {
  for (const { path, content } of planned) {
    await writeWhole(path, content, temporary);
    onWritten(path);
  }
}
