import { createMultibyteDecoder } from '@exodus/bytes/multi-byte.js';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  encodeBody,
  readExchanges,
  readHead,
  type HttpExchange,
} from '../../src/adapters/recording.ts';
import { replayFetcher } from '../../src/adapters/replayer.ts';
import type { Hit } from '../../src/model/hit.ts';
import type { Window } from '../../src/model/topic.ts';
import type { FetchRequest, Fetcher } from '../../src/ports.ts';
import type { Outcome, Params } from '../../src/stage.ts';
import { fetch } from '../../src/stages/fetch/fetch.ts';
import { search } from '../../src/stages/search/search.ts';
import { pagePorts } from '../support/page-ports.ts';

const folder = 'fixtures/replay/qwen-2026-01-26';
const window: Window = {
  date: '2026-01-26',
  days: 1,
  timeZone: 'Asia/Taipei',
  start: '2026-01-25T16:00:00.000Z',
  end: '2026-01-26T16:00:00.000Z',
};

const keyOf = ({ method, url, body }: Pick<FetchRequest, 'method' | 'url' | 'body'>): string =>
  [method, url, body ?? ''].join(' ');

async function found(fetcher: Fetcher): Promise<Outcome<readonly Hit[]>> {
  const { topic } = await readHead(folder);
  return search.run({ topic, window }, { fetcher }, {} as Params);
}

test('search and fetch ask for every recorded exchange, and for nothing else', async () => {
  const replay = await replayFetcher(folder);
  const asked = new Set<string>();
  const fetcher: Fetcher = {
    fetch: (request) => {
      asked.add(keyOf(request));
      return replay.fetch(request);
    },
  };
  const hits = await found(fetcher);
  await fetch.run(hits.value, { ...pagePorts, fetcher }, { window } as Params);
  const exchanges = await readExchanges<HttpExchange>(folder, 'http');
  expect([...asked].sort()).toEqual(exchanges.map(({ request }) => keyOf(request)).sort());
});

test('the recording holds at least 18 hits from at least 4 sources, and one source that fails', async () => {
  const hits = await found(await replayFetcher(folder));
  expect(hits.value.length).toBeGreaterThanOrEqual(18);
  expect(new Set(hits.value.map((hit) => hit.source)).size).toBeGreaterThanOrEqual(4);
  const failed = hits.diagnostics.filter((d) => d.code === 'search.source-failed');
  expect(failed.map((d) => d.subject)).toEqual(['feed:feeds.yunhai-daily.example']);
  expect(hits.value.filter((hit) => hit.wrapped !== undefined)).toHaveLength(1);
});

test('every hit becomes a page, is folded or is dropped by fetch, each once', async () => {
  const fetcher = await replayFetcher(folder);
  const hits = await found(fetcher);
  const pages = await fetch.run(hits.value, { ...pagePorts, fetcher }, { window } as Params);
  const ended: readonly string[] = [
    ...pages.value.map((page) => page.id),
    ...pages.diagnostics.flatMap((d) => (d.fate && d.subject !== undefined ? [d.subject] : [])),
  ];
  expect([...ended].sort()).toEqual(hits.value.map((hit) => hit.id).sort());
  const codes = new Set(pages.diagnostics.map((d) => d.code));
  expect([...codes].sort()).toEqual([
    'fetch.failed',
    'fetch.out-of-window',
    'fetch.same-url',
    'fetch.social',
    'fetch.status',
    'fetch.wrapped',
  ]);
  expect(pages.value.map((page) => page.encoding)).toEqual(
    expect.arrayContaining(['big5', 'gb18030', 'utf-8']),
  );
});

test('bodies in Big5 and GB18030 survive being encoded', async () => {
  const exchanges = await readExchanges<HttpExchange>(folder, 'http');
  const legacy = exchanges.flatMap(({ response }) =>
    response?.bodyFile !== undefined && (response.encoding ?? 'utf-8') !== 'utf-8'
      ? [{ file: response.bodyFile, encoding: response.encoding ?? '' }]
      : [],
  );
  expect(legacy.map((one) => one.encoding).sort()).toEqual(['big5', 'gb18030']);
  for (const { file, encoding } of legacy) {
    const text = await readFile(join(folder, 'http', file));
    const bytes = encodeBody(text, encoding);
    expect(createMultibyteDecoder(encoding)(bytes)).toBe(text.toString('utf8'));
  }
});
