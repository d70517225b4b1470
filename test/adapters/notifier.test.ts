/** Telling somebody of a run: a command, a line for the shell, an address. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { notify, type NotifierOptions } from '../../src/adapters/notifier.ts';
import { notifySchema } from '../../src/config/notify.ts';
import type { Notice } from '../../src/model/notice.ts';
import { temporaryFolder } from '../support/cli.ts';
import { closedPort, serve } from '../support/network.ts';

const notice: Notice = {
  event: 'failure',
  topic: 'bird',
  date: '2026-03-01',
  exitCode: 4,
  text: 'digest bird failed: $(touch pwned) `touch pwned`; touch pwned',
  reasons: ['no source answered'],
  written: [],
  host: 'nest',
  at: '2026-03-01T14:30:00Z',
};

async function options(): Promise<NotifierOptions> {
  return {
    env: { PATH: process.env['PATH'] },
    cwd: await temporaryFolder(),
    timeoutMs: 10_000,
    userAgent: 'digest/0',
  };
}

describe('the setting', () => {
  test.each([
    ['https://hook.example/x', { url: 'https://hook.example/x' }],
    ['logger -t digest', { command: ['logger', '-t', 'digest'] }],
    ['mail -s "digest" me', { command: 'mail -s "digest" me' }],
    [['a b', '$c'], { command: ['a b', '$c'] }],
    [
      { command: 'x', url: 'http://a.example' },
      { command: ['x'], url: 'http://a.example' },
    ],
  ])('%j', (typed, target) => {
    expect(notifySchema.parse(typed)).toEqual(target);
  });

  test.each([['ftp://a.example'], [''], [[]], [{}], [3], [{ url: 'x' }], [{ comand: 'x' }]])(
    '%j is refused',
    (typed) => {
      expect(notifySchema.safeParse(typed).success).toBe(false);
    },
  );

  test('as `digest config` prints it, it means the same again', () => {
    for (const typed of ['logger -t digest', 'mail "x"', 'http://a.example/']) {
      const target = notifySchema.parse(typed);
      expect(notifySchema.parse(target)).toEqual(target);
    }
  });
});

describe('a command', () => {
  test('has the facts in its environment and as JSON on standard input', async () => {
    const given = await options();
    const script =
      'const text = require("node:fs").readFileSync(0, "utf8"); require("node:fs").writeFileSync("told", JSON.stringify({ ...JSON.parse(text), env: process.env.NOTICE_TEXT, DIGEST: process.env.DIGEST_EVENT ?? null }))';
    expect(await notify({ command: [process.execPath, '-e', script] }, notice, given)).toEqual([]);
    expect(JSON.parse(await readFile(join(given.cwd, 'told'), 'utf8'))).toEqual({
      ...notice,
      env: notice.text,
      DIGEST: null,
    });
  });

  test('a line for the shell has them too, and nothing of them is run', async () => {
    const given = await options();
    const command = 'cat > told; printf "%s\\n" "$NOTICE_EVENT $NOTICE_TEXT" >> told';
    expect(await notify({ command }, notice, given)).toEqual([]);
    const told = await readFile(join(given.cwd, 'told'), 'utf8');
    expect(told).toBe(`${JSON.stringify(notice)}\nfailure ${notice.text}\n`);
    await expect(readFile(join(given.cwd, 'pwned'))).rejects.toThrow(/ENOENT/);
  });

  test.each([
    [['no-such-command-here'], /^no-such-command-here: there is no such command$/],
    [['sh', '-c', 'echo first >&2; echo no relay >&2; exit 3'], /^sh: exit 3 \(no relay\)$/],
  ])('%j fails in one clause', async (command, why) => {
    expect(await notify({ command }, notice, await options())).toEqual([
      expect.stringMatching(why),
    ]);
  });

  test('one without an end is ended', async () => {
    const given = { ...(await options()), timeoutMs: 200 };
    expect(await notify({ command: ['sleep', '600'] }, notice, given)).toEqual([
      'sleep: not done after 0.2 s',
    ]);
  });
});

describe('an address', () => {
  test('is sent the JSON; what it answers is heeded', async () => {
    const bodies: string[] = [];
    let status = 204;
    const server = await serve((request, response) => {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        bodies.push(`${request.method ?? ''} ${Buffer.concat(chunks).toString()}`);
        response.writeHead(status).end();
      })();
    });
    const target = { url: `${server.origin}/hook` };
    expect(await notify(target, notice, await options())).toEqual([]);
    expect(bodies).toEqual([`POST ${JSON.stringify(notice)}`]);
    status = 500;
    expect(await notify(target, notice, await options())).toEqual([
      expect.stringMatching(/^127\.0\.0\.1:\d+: status 500$/),
    ]);
  });

  test('that is not there, and one that never answers, cost a clause', async () => {
    const given = await options();
    const port = await closedPort();
    expect(await notify({ url: `http://127.0.0.1:${port}/` }, notice, given)).toEqual([
      expect.stringMatching(/ECONNREFUSED/),
    ]);
    const silent = await serve(() => undefined);
    expect(await notify({ url: silent.origin }, notice, { ...given, timeoutMs: 200 })).toEqual([
      expect.stringMatching(/no answer within 0\.2 s$/),
    ]);
  });
});
