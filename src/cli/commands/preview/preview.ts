/** `digest preview [POST]`: the page of a post as a reader sees it, served on loopback or as one file. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { writeWhole } from '../../../adapters/whole-file.ts';
import { publishedIn } from '../../../adapters/run-folder.ts';
import { resolveSettings } from '../../../config/layers.ts';
import { atHome } from '../../../config/home.ts';
import type { Settings } from '../../../config/settings.ts';
import { UsageError, exitCodes, messageOf } from '../../../errors.ts';
import { readPostFile } from '../../../writers/html/post-file.ts';
import { postPage } from '../../../writers/html/page.ts';
import { postIn } from '../../compile/publish.ts';
import { namedPost, pictureFile, postAt, postsIn } from '../../pages/post-folder.ts';
import { shortest, stateFolder } from '../../state/places.ts';
import type { Io } from '../../terminal/io.ts';
import type { StateFlags } from '../../command.ts';

export interface PreviewFlags extends StateFlags {
  readonly html?: string;
  readonly port?: string;
  readonly out?: string;
  readonly permalink?: string;
}

/**
 * @returns 0; without `--html` when it is stopped
 * @throws UsageError for a post that is not there, and a port that is none or taken
 */
export async function preview(
  typed: string | undefined,
  { html, port, ...flags }: PreviewFlags,
  io: Io,
): Promise<number> {
  const wanted = portOf(port);
  const { settings } = await resolveSettings(flags, io.env, io.cwd);
  const file = typed === undefined ? await newest(settings, io) : resolve(io.cwd, typed);
  // Read before anything is served, so that a wrong name is said at once.
  const page = await pageOf(file, settings, html === undefined ? (name) => `/${name}` : nowhere);
  if (html !== undefined) {
    const target = resolve(io.cwd, atHome(html, io.env));
    await writeWhole(target, page);
    io.err(`Written to ${shortest(target, io.cwd)}.\n`);
    return exitCodes.published;
  }
  const server = createServer((request, response) => {
    void respond(request, response, file, settings);
  });
  const at = await listen(server, wanted);
  await io.out(`http://127.0.0.1:${at}/\n`);
  io.err(`${shortest(file, io.cwd)} is shown there until Ctrl-C; edit it and reload.\n`);
  await new Promise<void>((done) => {
    if (io.signal.aborted) done();
    else io.signal.addEventListener('abort', () => done(), { once: true });
  });
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  return exitCodes.published;
}

async function respond(
  { url = '/' }: IncomingMessage,
  response: ServerResponse,
  file: string,
  settings: Settings,
): Promise<void> {
  const {
    status,
    body,
    type = 'text/html',
  } = await answer(url, file, settings).catch((error: unknown): Answer => ({
    status: 500,
    body: messageOf(error),
    type: 'text/plain',
  }));
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
  });
  response.end(body);
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
}

const nowhere = (): undefined => undefined;

/** The post at `/`, and those of its folder under their names. */
async function answer(url: string, file: string, settings: Settings): Promise<Answer> {
  const name = url.replace(/[?#].*$/, '').slice(1);
  const posts = await postsIn(dirname(file));
  const wanted = name === '' ? file : posts.find((post) => post.name === name)?.path;
  if (wanted === undefined) return { status: 404, body: '<!DOCTYPE html><title>404</title>404\n' };
  return { status: 200, body: await pageOf(wanted, settings, (post) => `/${post}`) };
}

/** @param addressOf the page of another post of the folder, by its name */
async function pageOf(
  file: string,
  settings: Settings,
  addressOf: (name: string) => string | undefined,
): Promise<string> {
  const post = readPostFile(await contentOf(file));
  const posts = await postsIn(dirname(file));
  const of = { topic: namedPost(file)?.topic ?? '', categories: post.categories };
  const picture = post.image === undefined ? undefined : await pictureFile(file, post.image);
  return postPage(post, {
    to: (path) => {
      if (path === post.image)
        return picture && `data:image/png;base64,${Buffer.from(picture.bytes).toString('base64')}`;
      const other = postAt(path, posts, of, settings.permalink);
      return other && addressOf(other.name);
    },
  });
}

async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`can’t read ${file}: ${messageOf(cause)}.`, {
      hint: 'Name a post’s Markdown file.',
      cause,
    });
  }
}

/** The post that was written for the latest day, and is still there. */
async function newest(settings: Settings, io: Io): Promise<string> {
  const state = stateFolder(settings, io.cwd);
  const { posts } = await publishedIn(state);
  const there = await Promise.all(
    posts.map(async ({ date, files }) => {
      const path = postIn(files);
      const found = path === undefined ? undefined : await stat(path).catch(() => undefined);
      return path === undefined || found === undefined ? [] : [{ date, path, at: found.mtimeMs }];
    }),
  );
  // Of one day's posts the one written last.
  const [newestThere] = there
    .flat()
    .toSorted((a, b) => (a.date === b.date ? b.at - a.at : a.date < b.date ? 1 : -1));
  if (newestThere !== undefined) return newestThere.path;
  const lying = settings.out === undefined ? [] : await postsIn(join(io.cwd, settings.out));
  const last = lying.toSorted((a, b) => (a.date < b.date ? -1 : 1)).at(-1);
  if (last !== undefined) return last.path;
  throw new UsageError(`no post that is written to a file is known under ${state}.`, {
    hint: 'Name the Markdown file, or make one: digest TOPIC --out drafts.',
  });
}

function portOf(typed: string | undefined): number {
  const port = Number(typed ?? 0);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new UsageError(`--port ${typed ?? ''}: not a port.`, { hint: 'A number up to 65535.' });
}

async function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      fail(
        new UsageError(`can’t listen on 127.0.0.1:${port}: ${cause.message}.`, {
          hint: 'Leave --port out, and a free one is taken.',
          cause,
        }),
      );
    });
    server.listen(port, '127.0.0.1', () => {
      const at = server.address();
      done(typeof at === 'object' && at !== null ? at.port : port);
    });
  });
}
