/** Tells somebody of a run: runs the command, posts to the address. */
import { spawn } from 'node:child_process';
import { EnvHttpProxyAgent, request } from 'undici';
import { faultCodeOf } from '../errors.ts';
import type { Notice, NotifyTarget } from '../model/notice.ts';
import type { ProxySettings } from './http/hop.ts';

export interface NotifierOptions {
  /** Of the command; the facts come on top. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly proxy?: ProxySettings | undefined;
  /** For each of the two. */
  readonly timeoutMs: number;
  readonly userAgent: string;
}

/** Never rejects. @returns why somebody could not be told, a clause each; empty where all were */
export async function notify(
  target: NotifyTarget,
  notice: Notice,
  options: NotifierOptions,
): Promise<readonly string[]> {
  const { command = [], url } = target;
  const [program, ...words] = typeof command === 'string' ? ['/bin/sh', '-c', command] : command;
  const [byCommand, byPost] = await Promise.all([
    program === undefined ? undefined : runCommand(program, words, notice, options),
    url === undefined ? undefined : post(url, notice, options),
  ]);
  return [byCommand, byPost].filter((why) => why !== undefined);
}

/** Not under `DIGEST_`: the command may be this program, which takes no unknown variable of that beginning. */
function variables(notice: Notice): Readonly<Record<string, string>> {
  return {
    NOTICE_EVENT: notice.event,
    NOTICE_TOPIC: notice.topic,
    NOTICE_DATE: notice.date,
    NOTICE_EXIT: String(notice.exitCode),
    NOTICE_TEXT: notice.text,
    NOTICE_POST: notice.written[0] ?? '',
  };
}

function runCommand(
  program: string,
  words: readonly string[],
  notice: Notice,
  { env, cwd, timeoutMs }: NotifierOptions,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    // Nothing of it reaches standard output, where the post goes.
    const child = spawn(program, words, {
      cwd,
      env: { ...env, ...variables(notice) },
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let said = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
      // What it may have started keeps no run waiting.
      child.stderr.destroy();
      child.unref();
      resolve(`${program}: not done after ${timeoutMs / 1000} s`);
    }, timeoutMs);
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-1000);
    });
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve(
        faultCodeOf(error) === 'ENOENT'
          ? `${program}: there is no such command`
          : `${program}: ${error.message}`,
      );
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (late) return;
      const last = said.trim().split('\n').at(-1) ?? '';
      resolve(
        code === 0
          ? undefined
          : `${program}: ${signal === null ? `exit ${code ?? ''}` : signal}${last === '' ? '' : ` (${last})`}`,
      );
    });
    // A command that reads nothing closes its end.
    child.stdin.on('error', () => undefined);
    child.stdin.end(`${JSON.stringify(notice)}\n`);
  });
}

async function post(
  url: string,
  notice: Notice,
  { proxy, timeoutMs, userAgent }: NotifierOptions,
): Promise<string | undefined> {
  const { host } = new URL(url);
  // Empty where not given: undici would read the process's environment by itself.
  const agent = new EnvHttpProxyAgent({ httpProxy: '', httpsProxy: '', noProxy: '', ...proxy });
  try {
    const { statusCode, body } = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': userAgent },
      body: JSON.stringify(notice),
      dispatcher: agent,
      signal: AbortSignal.timeout(timeoutMs),
    });
    await body.dump();
    return statusCode < 400 ? undefined : `${host}: status ${statusCode}`;
  } catch (error) {
    // A fault of the system or of the client, whatever it has.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const { name, message, code } = error as NodeJS.ErrnoException;
    return `${host}: ${name === 'TimeoutError' ? `no answer within ${timeoutMs / 1000} s` : message || code || name}`;
  } finally {
    await agent.destroy();
  }
}
