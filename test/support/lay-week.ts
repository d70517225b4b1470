/** A week of posts laid into a folder as a blog has them. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { foldersWritten } from '../../src/cli/compile/publish.ts';
import type { FormatName } from '../../src/config/settings.ts';
import type { Digest } from '../../src/model/digest.ts';
import { digestWeek, rendersOf } from './week.ts';

/** @param folders where posts and pictures go below `root`; default: where the format's generator looks for them */
export async function layWeek(
  root: string,
  format: FormatName,
  folders: { readonly posts: string; readonly pictures: string } = foldersWritten(format),
): Promise<readonly Digest[]> {
  const week = await digestWeek();
  for (const folder of Object.values(folders)) await mkdir(join(root, folder), { recursive: true });
  for (const { post, picture } of await rendersOf(week, format)) {
    await writeFile(join(root, folders.posts, post.filename), post.text);
    if (picture === undefined) continue;
    const png = Buffer.from(picture.pngBase64, 'base64');
    await writeFile(join(root, folders.pictures, picture.filename), png);
  }
  return week;
}
