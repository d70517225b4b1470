import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createMultibyteEncoder } from '@exodus/bytes/multi-byte.js';
import { cachedFetcher, cachedLlm, storedLinks } from '../../src/adapters/cached-ports.ts';
import { createMemoryStore } from '../../src/adapters/file-store.ts';
import { recordingFetcher, recordingLlm, startRecording } from '../../src/adapters/recorder.ts';
import { readHead, type RecordingHead } from '../../src/adapters/recording.ts';
import { replayFetcher, replayLlm } from '../../src/adapters/replayer.ts';
import { AnswerError, FetchFailure } from '../../src/errors.ts';
import type { FetchRequest, FetchResponse, Fetcher, Llm, LlmRequest } from '../../src/ports.ts';
import { temporaryFolder } from '../support/cli.ts';

const head: RecordingHead = {
  format: 1,
  date: '2026-01-26',
  topic: {
    id: 'x',
    name: 'X',
    aliases: [],
    sources: [{ kind: 'hn-algolia' }],
    timeZone: 'Asia/Taipei',
    windowDays: 1,
    language: 'zh-TW',
    tags: [],
    categories: [],
  },
  engine: { engine: 'ollama', model: 'm', digest: 'd', contextTokens: 4096 },
};

const get = (url: string): FetchRequest => ({ method: 'GET', url, kind: 'page' });
const answer = (body: Uint8Array, type: string, status = 200): FetchResponse => ({
  status,
  url: 'https://a.example/end',
  redirects: ['https://a.example/start'],
  headers: { 'content-type': type },
  body,
});

const big5 = createMultibyteEncoder('big5')('<meta charset="big5"><p>千問開源，堃哥說。</p>');
const bodies: Readonly<Record<string, FetchResponse>> = {
  'https://a.example/utf8': answer(Buffer.from('﻿<p>千問</p>\r\n'), 'text/html'),
  'https://a.example/big5': answer(big5, 'text/html'),
  'https://a.example/gb': answer(
    createMultibyteEncoder('gb18030')('<p>千问𠮷</p>'),
    'text/html; charset=gb18030',
  ),
  'https://a.example/odd': answer(Uint8Array.from([0, 255, 254, 128, 10]), 'image/png'),
  'https://a.example/gone': answer(Buffer.from('gone'), 'text/plain', 404),
};
const real: Fetcher = {
  fetch: ({ url }) => {
    const found = bodies[url];
    return found
      ? Promise.resolve(found)
      : Promise.reject(new FetchFailure('timeout', 'no answer in 30 s'));
  },
};

const question: LlmRequest = {
  label: 'pick h1',
  task: { kind: 'remark', claims: [] },
  system: 'Be short.',
  prompt: '[1] 千問開源。\n[2] 完。\n',
  schema: { type: 'object' },
  maxTokens: 10,
};

describe('record and replay', () => {
  test('every byte comes back, whatever its encoding, and failures fail alike', async () => {
    const folder = await temporaryFolder();
    await startRecording(folder, head);
    const recorder = recordingFetcher(real, folder);
    const urls = [...Object.keys(bodies), 'https://a.example/slow'];
    for (const url of urls) await recorder.fetch(get(url)).catch(() => undefined);
    const replayed = await replayFetcher(folder);
    for (const [url, response] of Object.entries(bodies)) {
      const again = await replayed.fetch(get(url));
      expect({ ...again, body: [...again.body] }, url).toEqual({
        ...response,
        body: [...response.body],
      });
    }
    await expect(replayed.fetch(get('https://a.example/slow'))).rejects.toMatchObject({
      fault: 'timeout',
      message: 'no answer in 30 s',
    });
    expect(await readHead(folder)).toEqual(head);
  });

  test('a legacy body lies there decoded and readable', async () => {
    const folder = await temporaryFolder();
    await startRecording(folder, head);
    await recordingFetcher(real, folder).fetch(get('https://a.example/big5'));
    const names = await readdir(join(folder, 'http'));
    const html = names.find((name) => name.endsWith('.html')) ?? '';
    expect(await readFile(join(folder, 'http', html), 'utf8')).toContain('千問開源，堃哥說。');
  });

  test('what was not recorded is refused, with what to do', async () => {
    const folder = await temporaryFolder();
    await startRecording(folder, head);
    const fetcher = await replayFetcher(folder);
    await expect(fetcher.fetch(get('https://b.example/'))).rejects.toMatchObject({
      name: 'NotRecordedError',
      message: 'not in the recording: GET https://b.example/',
    });
  });

  test('answers of a model come back to the letter of the question only', async () => {
    const folder = await temporaryFolder();
    await startRecording(folder, head);
    let lost = false;
    const llm: Llm = {
      info: { engine: 'ollama', model: 'm', digest: 'd' },
      contextTokens: 4096,
      ask: () =>
        lost
          ? Promise.reject(new AnswerError('cut', 'the answer was cut'))
          : Promise.resolve({ json: { facts: [1] }, promptTokens: 9, outputTokens: 4 }),
    };
    const recorder = recordingLlm(llm, folder);
    await recorder.ask(question);
    lost = true;
    await expect(recorder.ask({ ...question, label: 'write s1', prompt: 'x' })).rejects.toThrow(
      /cut/,
    );
    const replayed = await replayLlm(folder, (await readHead(folder)).engine);
    expect(replayed.info).toEqual({ engine: 'ollama', model: 'm', digest: 'd' });
    expect(await replayed.ask(question)).toEqual({
      json: { facts: [1] },
      promptTokens: 9,
      outputTokens: 4,
    });
    await expect(replayed.ask({ ...question, prompt: 'x' })).rejects.toMatchObject({
      fault: 'cut',
    });
    await expect(replayed.ask({ ...question, prompt: 'y' })).rejects.toMatchObject({
      name: 'NotRecordedError',
      hint: expect.stringContaining('in other words') as string,
    });
  });

  test('a folder that holds something is not recorded into', async () => {
    const folder = await temporaryFolder();
    await startRecording(folder, head);
    await expect(startRecording(folder, head)).rejects.toThrow(/not empty/);
    await expect(readHead(join(folder, 'nowhere'))).rejects.toMatchObject({ exitCode: 2 });
  });
});

describe('remembered answers', () => {
  test('good ones are not asked for again, failures and refusals are', async () => {
    const store = createMemoryStore();
    const asked: string[] = [];
    const counting: Fetcher = {
      fetch: (request) => {
        asked.push(request.url);
        return real.fetch(request);
      },
    };
    const ask = (scope: string, isCurrent: (at: number) => boolean): Fetcher =>
      cachedFetcher(counting, store, { scope, isCurrent, clock: { now: () => 1000 } });
    const fetcher = ask('2026-01-26', (at) => at === 1000);
    const urls = ['https://a.example/big5', 'https://a.example/gone', 'https://a.example/slow'];
    for (const url of [...urls, ...urls]) await fetcher.fetch(get(url)).catch(() => undefined);
    expect(asked).toEqual([...urls, ...urls.slice(1)]);
    expect((await fetcher.fetch(get(urls[0] ?? ''))).body).toEqual(Buffer.from(big5));
    await ask('2026-01-27', () => true).fetch(get(urls[0] ?? ''));
    await ask('2026-01-26', () => false).fetch(get(urls[0] ?? ''));
    expect(asked).toHaveLength(7);
    for (let i = 0; i < 2; i++) await fetcher.fetch({ ...get(urls[0] ?? ''), asReader: true });
    expect(asked).toHaveLength(9);
  });

  test('what a link leads to is known to every run after it, but to none that is recorded', async () => {
    const store = createMemoryStore();
    expect(await storedLinks(store, false).find('CBMi1')).toBeUndefined();
    await storedLinks(store, true).keep('CBMi1', 'https://a.example/1');
    expect(await storedLinks(store, false).find('CBMi1')).toBe('https://a.example/1');
    expect(await storedLinks(store, true).find('CBMi1')).toBeUndefined();
    expect(await storedLinks(store, false).find('CBMi2')).toBeUndefined();
  });

  test('what is still to be asked reaches the model and is no part of the question', async () => {
    const folder = await temporaryFolder();
    await startRecording(folder, head);
    const seen: (number | undefined)[] = [];
    const inner: Llm = {
      info: { engine: 'ollama', model: 'm', digest: 'd' },
      contextTokens: 4096,
      ask: (_, ahead) => {
        seen.push(ahead);
        return Promise.resolve({ json: 1, promptTokens: 1, outputTokens: 1 });
      },
    };
    const llm = recordingLlm(cachedLlm(inner, createMemoryStore(), false), folder);
    await llm.ask(question, 1234);
    await llm.ask(question, 99);
    expect(seen).toEqual([1234]);
    const [file] = await readdir(join(folder, 'llm'));
    expect(await readFile(join(folder, 'llm', file ?? ''), 'utf8')).not.toContain('1234');
    const replayed = await replayLlm(folder, (await readHead(folder)).engine);
    expect((await replayed.ask(question, 5)).json).toBe(1);
  });

  test('a model is asked again when it, the question or the bounds change', async () => {
    const store = createMemoryStore();
    let count = 0;
    const llm = (digest: string): Llm =>
      cachedLlm(
        {
          info: { engine: 'ollama', model: 'm', digest },
          contextTokens: 4096,
          ask: () => Promise.resolve({ json: ++count, promptTokens: 1, outputTokens: 1 }),
        },
        store,
        false,
      );
    await llm('a').ask(question);
    expect((await llm('a').ask({ ...question, label: 'other' })).json).toBe(1);
    expect((await llm('b').ask(question)).json).toBe(2);
    expect((await llm('a').ask({ ...question, maxTokens: 11 })).json).toBe(3);
  });
});
