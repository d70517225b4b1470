/** Where the post of a run goes: a folder or standard output, or the store of a queue until somebody collects it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SharedRun } from '../../adapters/redis/run-records.ts';
import type { Rendition } from '../../model/post.ts';
import type { FileNow, Published } from '../../model/run.ts';
import type { Io } from '../terminal/io.ts';
import type { Job } from './job.ts';
import {
  editedAt,
  filesNow,
  isAsWritten,
  plannedFiles,
  postIn,
  publish,
  targetOf,
  type PlannedFile,
} from './publish.ts';

export interface Place {
  /** Path of the post, where it becomes a file. */
  readonly post: (next: Rendition) => string | undefined;
  /** In words, for the last line. */
  readonly name: (next: Rendition) => string;
  /** Whether what lies where the post goes is what the last run wrote. */
  readonly isAsWritten: (next: Rendition, last: Published | undefined) => Promise<boolean>;
  readonly planned: (next: Rendition) => readonly PlannedFile[];
  /** What lies there and is a person's work. */
  readonly edited: (
    planned: readonly PlannedFile[],
    ours: Published['files'],
  ) => Promise<readonly string[]>;
  /** @param onWritten told of each file that is in its place; `-` is standard output */
  readonly write: (next: Rendition, onWritten: (path: string) => void) => Promise<void>;
  /** The files of the last run, and the text of its post where that is as it was written. */
  readonly now: (
    last: Published,
  ) => Promise<{ readonly files: readonly FileNow[]; readonly text: string | undefined }>;
}

export function filesPlace(
  { settings, imageFile, state }: Pick<Job, 'settings' | 'imageFile' | 'state'>,
  io: Io,
): Place {
  const target = (next: Rendition): ReturnType<typeof targetOf> =>
    targetOf(next, { ...settings, image: imageFile }, io.cwd);
  const temporary = state === undefined ? undefined : join(state, 'tmp');
  return {
    post: (next) => target(next).post,
    name: (next) => target(next).post ?? 'standard output',
    isAsWritten: (next, last) => isAsWritten(target(next).post, last?.files ?? []),
    planned: (next) => plannedFiles(next, target(next)),
    edited: editedAt,
    write: async (next, onWritten) => {
      await publish(plannedFiles(next, target(next)), { temporary, onWritten });
      if (target(next).post !== undefined) return;
      await io.out(next.post.text);
      onWritten('-');
    },
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
  const planned = (next: Rendition): readonly PlannedFile[] =>
    plannedFiles(next, {
      post: next.post.filename,
      ...(next.picture && { picture: next.picture.filename }),
    });
  return {
    post: () => undefined,
    name: () => 'the queue, for `digest collect`',
    isAsWritten: (_next, last) => Promise.resolve(last !== undefined),
    planned,
    edited: () => Promise.resolve([]),
    write: async (next, onWritten) => {
      await run.writeMade({ rendition: next, format: settings.format });
      for (const { path } of planned(next)) onWritten(path);
    },
    now: async (last) => ({
      files: last.files.map(({ path }) => ({ path, state: 'as-written' })),
      text: (await run.readMade())?.rendition.post.text,
    }),
  };
}
