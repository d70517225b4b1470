/** Sixty ways to a server of the user's own network, as links, redirects and refreshes: none is gone. */
import { expect, onTestFinished, test } from 'vitest';
import { createHttpFetcher } from '../../src/adapters/http/fetcher.ts';
import { FetchFailure } from '../../src/errors.ts';
import { serve } from '../support/network.ts';

/** `P` stands for the port of a server that listens on loopback. */
const links: readonly string[] = [
  '127.0.0.1',
  '127.0.0.2',
  '127.1',
  '127.0.1',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0x7f.1',
  '017700000001',
  '0177.0.0.1',
  '0177.1',
  '127.0.0.01',
  '0',
  '0.0.0.0',
  '00000.0',

  '1２7.0.0.1',
  '１２７。０。０。１',
  '127%2e0.0.1',
  '%31%32%37.0.0.1',
  '127.0.0.1.',
  '0x7F.0X0.0.1',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::7f00:1]',
  '[::127.0.0.1]',
  '[0:0:0:0:0:0:7f00:1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b:1::7f00:1]',
  '[::ffff:0:7f00:1]',
  '[2002:7f00:1::]',
  '[2002:7f00:1::1]',
  '[2001:0:7f00:1::]',
  '[fe80::1]',
  '[fc00::1]',
  '[fd00::7f00:1]',
  '[fec0::1]',
  '[ff02::1]',
  'localhost',
  'LOCALHOST',
  'ｌｏｃａｌｈｏｓｔ',
  '%6cocalhost',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '169.254.169.254',
  '100.64.0.1',
  '198.18.0.1',
  '192.0.0.8',
  '224.0.0.1',
  '255.255.255.255',
  '240.0.0.1',
  '[100::1]',
].map((host) => `http://${host}:P/secret`);

const spelt: readonly string[] = [
  'http://user@127.0.0.1:P/secret',
  'http://news.example@127.0.0.1:P/secret',
  'http://127.0.0.1:P#@news.example/',
  'http:\\\\127.0.0.1:P\\secret',
  'http:127.0.0.1:P/secret',
  'hTTp://127.0.0.1:P/secret',
  ' http://127.0.0.1:P/secret',
  'ht\ttp://127.0.0.1:P/secret',
  '//127.0.0.1:P/secret',
  '///127.0.0.1:P/secret',
  '/\\127.0.0.1:P/secret',
  'ftp://127.0.0.1:P/secret',
  'file:///etc/passwd',
  'data:text/html,secret',
];

test('there are more than sixty', () => {
  expect(new Set([...links, ...spelt]).size).toBeGreaterThan(60);
});

test.each(['a link', 'a Location', 'a Refresh', 'a page', 'a script'])('by %s', async (how) => {
  const canary = await serve((_request, response) => response.end('secret'));
  const targets = [...links, ...spelt].map((link) => link.replaceAll('P', String(canary.port)));
  const outer = await serve((request, response) => {
    const target = targets[Number(request.url?.slice(1))] ?? '';
    const bytes = Buffer.from(target)
      .toString('latin1')
      .replace(/[\r\n\t]/g, '');
    response.setHeader('content-type', 'text/html');
    if (how === 'a Location') response.writeHead(302, { location: bytes }).end();
    else if (how === 'a Refresh') response.setHeader('refresh', `0;url=${bytes}`).end();
    else if (how === 'a script') response.end(`<script>location.replace("${target}")</script>`);
    else response.end(`<meta http-equiv="refresh" content="0;url=${target}">`);
  });
  const fetcher = createHttpFetcher({
    allowPrivate: [`127.0.0.1:${outer.port}`],
    perHostDelayMs: 0,
    retries: 0,
    timeoutMs: 2000,
  });
  onTestFinished(() => fetcher.close());
  const answers = await Promise.all(
    targets.map(async (target, i) => {
      const url = how === 'a link' ? target : `${outer.origin}/${i}`;
      try {
        const { body } = await fetcher.fetch({ method: 'GET', url, kind: 'page' });
        return Buffer.from(body).toString('utf8');
      } catch (error) {
        if (error instanceof FetchFailure) return error.fault;
        throw error;
      }
    }),
  );
  expect(canary.requests).toEqual([]);
  expect(answers.filter((answer) => answer === 'secret')).toEqual([]);
});
