/** A key goes out in its header and comes back in nothing. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createHttpFetcher } from '../../src/adapters/http/fetcher.ts';
import { keyedFetcher } from '../../src/adapters/http/keyed-fetcher.ts';
import { FetchFailure } from '../../src/errors.ts';
import type { FetchRequest, FetchResponse, Fetcher } from '../../src/ports.ts';
import { serve } from '../support/network.ts';

const secret = 'sk-lamp/0123456789+abc';
const env = { LAMP_KEY: ` ${secret}\n` };
const key = { variable: 'LAMP_KEY', header: 'authorization', before: 'Bearer ' };

const asked = (url: string): FetchRequest => ({ method: 'GET', url, kind: 'api', key });

const textOf = (response: FetchResponse): string =>
  JSON.stringify({ ...response, body: Buffer.from(response.body).toString('utf8') });

async function failing(fetching: Promise<unknown>): Promise<FetchFailure> {
  const error = await fetching.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(FetchFailure);
  return error as FetchFailure;
}

const never: Fetcher = {
  fetch: () => {
    throw new Error('nothing should be asked');
  },
};

describe('a key', () => {
  test('is sent without the white space around it, and answers that repeat it lose it', async () => {
    const seen: (string | undefined)[] = [];
    const server = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.setHeader('x-echo', secret);
      response.end(`{"error":"no such key ${secret}","at":"/?k=${encodeURIComponent(secret)}"}`);
    });
    const http = createHttpFetcher({ allowPrivate: true });
    const response = await keyedFetcher(http, env).fetch(asked(`${server.origin}/?k=${secret}`));
    await http.close();
    expect(seen).toEqual([`Bearer ${secret}`]);
    expect(textOf(response)).toContain('no such key [LAMP_KEY]');
    expect(textOf(response)).not.toContain('0123456789');
  });

  test('goes to no other origin that a redirect leads to', async () => {
    const seen: (string | undefined)[] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.end('{}');
    });
    const server = await serve((_, response) => {
      response.writeHead(302, { location: `${other.origin}/` }).end();
    });
    const http = createHttpFetcher({ allowPrivate: true });
    await keyedFetcher(http, env).fetch(asked(server.origin));
    await http.close();
    expect(seen).toEqual([undefined]);
  });

  test('stands in no error', async () => {
    const inner: Fetcher = {
      fetch: () =>
        Promise.reject(new FetchFailure('reset', `broke off after ${secret}`, { cause: secret })),
    };
    const error = await failing(keyedFetcher(inner, env).fetch(asked('https://a.example/')));
    expect(error.message).toBe('broke off after [LAMP_KEY]');
    expect(error.cause).toBeUndefined();
  });

  test.each([
    [{}, /a\.example needs a key/],
    [{ LAMP_KEY: ' \n' }, /a\.example needs a key/],
    [{ LAMP_KEY: 'zwei Wörter-geheim' }, /LAMP_KEY holds what no header can carry/],
  ])('%j: nothing is asked, and the variable is named', async (given, message) => {
    const error = await failing(keyedFetcher(never, given).fetch(asked('https://a.example/')));
    expect(error.fault).toBe('no-key');
    expect(`${error.message} ${error.hint ?? ''}`).toMatch(message);
    expect(`${error.message} ${error.hint ?? ''}`).not.toContain('geheim');
  });

  test('a request without one passes as it is', async () => {
    const requests: FetchRequest[] = [];
    const inner: Fetcher = {
      fetch: (request) => {
        requests.push(request);
        return Promise.reject(new FetchFailure('dns', 'x'));
      },
    };
    const plain = { method: 'GET', url: 'https://a.example/', kind: 'api' } as const;
    await failing(keyedFetcher(inner, env).fetch(plain));
    expect(requests).toEqual([plain]);
  });
});

test('no file of the program but the adapter reads a key’s value', async () => {
  const src = join(import.meta.dirname, '../../src/sources');
  const files = (await readdir(src, { recursive: true })).filter((name) => name.endsWith('.ts'));
  expect(files).toContain(join('kinds', 'brave.ts'));
  for (const name of files)
    expect(await readFile(join(src, name), 'utf8'), name).not.toMatch(/\benv\b\s*[[.]/);
});
