import { expect, test } from 'vitest';
import type { FetchFault } from '../src/errors.ts';
import { networkHint } from '../src/network-hint.ts';

const all = (fault: FetchFault, message: string): ReturnType<typeof networkHint> =>
  networkHint([1, 2, 3].map((n) => ({ fault, message: `host${n}.example ${message}` })));

test.each([
  ['dns', 'has no address (getaddrinfo EAI_AGAIN)', /offline, or its name server/],
  ['refused', 'refused the connection (connect ENETUNREACH)', /offline, or a firewall/],
  ['tls', 'has no certificate that can be trusted', /NODE_EXTRA_CA_CERTS/],
  ['other', 'could not be read (the proxy p.example:8080 opens no way)', /NO_PROXY/],
  ['timeout', 'did not answer in time', /HTTPS_PROXY/],
] as const)(
  'where all fail by %s (%s), what they share says what to do',
  (fault, message, hint) => {
    expect(all(fault, message)).toMatch(hint);
  },
);

test('one name that is wrong is no matter of the network; what a server refuses is none, either', () => {
  expect(networkHint([{ fault: 'dns', message: 'x.example has no address' }])).toMatch(
    /name is right/,
  );
  expect(all('robots', 'forbids it')).toBeUndefined();
  expect(networkHint([])).toBeUndefined();
});

test('what fewer than half of them share says nothing', () => {
  const mixed = (['dns', 'tls', 'robots', 'too-large'] as const).map((fault) => ({
    fault,
    message: '',
  }));
  expect(networkHint(mixed)).toBeUndefined();
});
