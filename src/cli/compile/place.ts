/** Where the post of a run goes: a folder or standard output, or the store of a queue until somebody collects it. */
import { readFile } from 'node:fs/promises';
import type { SharedRun } from '../../adapters/redis/run-records.ts';
import { sha256 } from '../../adapters/run-folder.ts';
import type { Rendition } from '../../model/post.ts';
import type { FileNow, Published } from '../../model/run.ts';
import type { Io } from '../terminal/io.ts';
import type { Job } from './job.ts';
import { editedAt, filesNow, isAsWritten, postIn, publish, targetOf } from './publish.ts';

export interface Place {
  /** In words, for the last line. */
  readonly name: (next: Rendition) => string;
  /** Whether what lies where the post goes is what the last run wrote. */
  readonly isAsWritten: (next: Rendition, last: Published | undefined) => Promise<boolean>;
  /** What lies there and is a person's work. */
  readonly edited: (next: Rendition, last: Published | undefined) => Promise<readonly string[]>;
  readonly publish: (next: Rendition) => Promise<Published['files']>;
  /** The files of the last run, and the text of its post where that is as it was written. */
  readonly now: (
    last: Published,
  ) => Promise<{ readonly files: readonly FileNow[]; readonly text: string | undefined }>;
}

export function filesPlace(
  { settings, imageFile }: Pick<Job, 'settings' | 'imageFile'>,
  io: Io,
): Place {
  const target = (next: Rendition): ReturnType<typeof targetOf> =>
    targetOf(next, { ...settings, image: imageFile }, io.cwd);
  return {
    name: (next) => target(next).post ?? 'standard output',
    isAsWritten: (next, last) => isAsWritten(target(next).post, last),
    edited: (next, last) => editedAt(target(next), last, next),
    publish: (next) => publish(next, target(next), io),
    now: async (last) => {
      const files = await filesNow(last.files);
      const path = postIn(files);
      const asWritten = files.some((file) => file.path === path && file.state === 'as-written');
      const text =
        path === undefined || !asWritten
          ? undefined
          : await readFile(path, 'utf8').catch(() => undefined);
      return { files, text };
    },
  };
}

/** Nobody edits what lies there; `digest collect` keeps to the rules for what a person did. */
export function storePlace(run: SharedRun, { settings }: Pick<Job, 'settings'>): Place {
  return {
    name: () => `the queue, for \`digest collect\``,
    isAsWritten: (_next, last) => Promise.resolve(last !== undefined),
    edited: () => Promise.resolve([]),
    publish: async (next) => {
      await run.writeMade({ rendition: next, format: settings.format });
      const { post, picture } = next;
      return [
        ...(picture
          ? [{ path: picture.filename, sha256: sha256(Buffer.from(picture.pngBase64, 'base64')) }]
          : []),
        { path: post.filename, sha256: sha256(post.text) },
      ];
    },
    now: async (last) => ({
      files: last.files.map(({ path }) => ({ path, state: 'as-written' })),
      text: (await run.readMade())?.rendition.post.text,
    }),
  };
}
