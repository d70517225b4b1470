import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalUrl, hostOf, withoutTracking } from '../../src/text/urls.ts';

describe('canonicalUrl', () => {
  test.each([
    ['https://a.example/n/1?utm_source=rss&utm_medium=feed', 'https://a.example/n/1'],
    ['https://a.example/n/1?fbclid=IwAR0', 'https://a.example/n/1'],
    ['https://a.example/n/1?guccounter=1&guce_referrer=x', 'https://a.example/n/1'],
    ['https://a.example/n/1?.tsrc=rss', 'https://a.example/n/1'],
    ['http://a.example/n/1/', 'https://a.example/n/1'],
    ['https://a.example:443/n/1#top', 'https://a.example/n/1'],
    ['https://A.example/n/1', 'https://a.example/n/1'],
    ['https://a.example/?b=2&a=1', 'https://a.example/?a=1&b=2'],
    ['https://a.example/', 'https://a.example'],
    ['https://a.example./n/1', 'https://a.example/n/1'],
    ['https://a.example/a%2fb', 'https://a.example/a%2Fb'],
    ['https://a.example/%E5%8d%83%7E', 'https://a.example/千~'],
    ['https://a.example/%a4%a4', 'https://a.example/%A4%A4'],
    ['https://a.example/n#:~:text=x', 'https://a.example/n'],
  ])('%s is %s', (url, canonical) => {
    expect(canonicalUrl(url)).toBe(canonicalUrl(canonical));
  });

  test.each([
    ['https://a.example/n?id=1', 'https://a.example/n?id=2'],
    ['https://m.a.example/n/1', 'https://a.example/n/1'],
    ['https://a.example/amp/n/1', 'https://a.example/n/1'],
    ['https://a.example/n/1?page=2', 'https://a.example/n/1'],
    ['https://a.example/N/1', 'https://a.example/n/1'],
    ['https://a.example/n?from=1&ref=2', 'https://a.example/n'],
    ['https://a.example/#/n/1', 'https://a.example/#/n/2'],
    ['https://a.example/#!/n/1', 'https://a.example/#!/n/2'],
    ['https://a.example/%2541', 'https://a.example/A'],
    ['https://a.example/a%2Fb', 'https://a.example/a/b'],
    ['https://a.example/n?q=a%2Bb', 'https://a.example/n?q=a+b'],
    ['https://a.example/n?a=1%26b=2', 'https://a.example/n?a=1&b=2'],
    ['https://a.example/n?a=1&a=2', 'https://a.example/n?a=2&a=1'],
    ['https://a.example:8080/n', 'https://a.example/n'],
  ])('%s is not %s', (one, other) => {
    expect(canonicalUrl(one)).not.toBe(canonicalUrl(other));
  });

  test('written in Chinese or percent-encoded, it is the same', () => {
    const encoded = `https://a.example/${encodeURIComponent('千問')}?q=${encodeURIComponent('模型')}`;
    expect(canonicalUrl('https://a.example/千問?q=模型')).toBe(canonicalUrl(encoded));
  });

  test('what is no http URL comes back', () => {
    for (const text of ['', 'not a url', 'mailto:a@b.example', 'http://'])
      expect(canonicalUrl(text)).toBe(text);
  });

  test('an empty query is none', () => {
    expect(canonicalUrl('http://a.example/?')).toBe(canonicalUrl('https://a.example'));
    expect(canonicalUrl('https://a.example/b?#top')).toBe('https://a.example/b');
    expect(canonicalUrl('https://a.example?/')).toBe(canonicalUrl('https://a.example'));
  });
});

/** An article's address in its parts. */
interface Address {
  readonly host: string;
  readonly path: readonly string[];
  readonly query: readonly (readonly [string, string])[];
}

const part = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...'abzAZ019-._~千問新聞 %&+/?#;:@=,"\'()é\\'),
    minLength: 1,
    maxLength: 6,
  }),
  fc.nat({ max: 99_999 }).map(String),
);
const names = ['id', 'p', 'page', 'q', 'article', 'from', 'ref', 'lang', 'Id', '類別', 'a[]'];
const trackers =
  'utm_source UTM_Medium fbclid gclid guccounter guce_referrer igshid igsh msclkid mc_cid ocid' +
  ' _ga spm twclid ttclid .tsrc __cft__[0] srsltid gad_source pk_campaign';
const tracking = fc.constantFrom(...trackers.split(' '));
const address: fc.Arbitrary<Address> = fc.record({
  host: fc.constantFrom('a.example', 'news.a.example', 'b.example', 'a.com.tw', '新聞.example'),
  // A dot alone is a step in the tree, not a name.
  path: fc.array(
    part.filter((text) => !/^\.{1,2}$/.test(text)),
    { maxLength: 4 },
  ),
  query: fc.uniqueArray(fc.tuple(fc.constantFrom(...names), part), {
    maxLength: 4,
    selector: ([name]) => name,
  }),
});

const written = ({ host, path, query }: Address): string => {
  const pairs = query.map((pair) => pair.map(encodeURIComponent).join('='));
  return `https://${host}/${path.map(encodeURIComponent).join('/')}${pairs.length > 0 ? '?' : ''}${pairs.join('&')}`;
};

/** Every character that `chosen` says in its percent-encoding, as far as that changes nothing. */
const recoded = (url: string, chosen: readonly boolean[]): string => {
  const [whole = '', origin = '', rest = ''] = /^(https:\/\/[^/]*)(.*)$/s.exec(url) ?? [];
  const one = (text: string, i: number): string => {
    if (chosen[i % chosen.length] !== true) return text;
    if (text.startsWith('%')) return text.toLowerCase();
    return /[A-Za-z0-9\-._~]/.test(text) ? `%${text.charCodeAt(0).toString(16)}` : text;
  };
  return whole === '' ? url : origin + (rest.match(/%[\dA-F]{2}|[^]/g) ?? []).map(one).join('');
};

/** What a server is asked for. */
const asked = (url: string): readonly unknown[] => {
  const { host, pathname, searchParams } = new URL(url);
  return [host, pathname, [...searchParams]];
};

const canonicalEqual = (a: string, b: string): void => {
  expect(canonicalUrl(a)).toBe(canonicalUrl(b));
};

describe('canonicalUrl of any address', () => {
  const holds = (property: fc.IProperty<[Address]>): void => {
    fc.assert(property, { numRuns: 500 });
  };

  test('stays what it is', () => {
    holds(
      fc.property(address, (one) => {
        const once = canonicalUrl(written(one));
        expect(canonicalUrl(once)).toBe(once);
      }),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl({ withQueryParameters: true, withFragments: true }),
          fc.string(),
          fc.string().map((text) => `https://a.example/${text}`),
        ),
        (url) => {
          const once = canonicalUrl(url);
          expect(canonicalUrl(once)).toBe(once);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('does not hang on the order of its parameters', () => {
    fc.assert(
      fc.property(
        address.chain((one) =>
          fc.tuple(
            fc.constant(one),
            fc.shuffledSubarray([...one.query], { minLength: one.query.length }),
          ),
        ),
        ([one, query]) => {
          canonicalEqual(written({ ...one, query }), written(one));
        },
      ),
    );
  });

  test('does not hang on what tracks readers, wherever it stands', () => {
    fc.assert(
      fc.property(address, fc.array(fc.tuple(tracking, part, fc.nat())), (one, added) => {
        const query = [...one.query];
        for (const [name, value, at] of added)
          query.splice(at % (query.length + 1), 0, [name, value]);
        canonicalEqual(written({ ...one, query }), written(one));
        expect(asked(withoutTracking(written({ ...one, query })))).toEqual(
          asked(withoutTracking(written(one))),
        );
      }),
    );
  });

  test('does not hang on scheme, case and dot of the host, default port, user, fragment', () => {
    const forms = fc.record({
      scheme: fc.constantFrom('https://', 'HTTPS://', 'http://', 'https://me:secret@'),
      host: fc.constantFrom(
        (host: string) => host,
        (host: string) => host.toUpperCase(),
        (host: string) => `${host}.`,
      ),
      fragment: fc.constantFrom('', '#', '#top', '#:~:text=%E5%8D%83', '#comments-2', '#?a=/b'),
      port: fc.boolean(),
    });
    fc.assert(
      fc.property(address, forms, (one, { scheme, host, fragment, port }) => {
        const url = written({ ...one, host: host(one.host) }).replace('https://', scheme);
        const own = scheme.toLowerCase().startsWith('https') ? ':443' : ':80';
        const [, origin = '', rest = ''] = /^([^/]*\/\/[^/]*)(.*)$/s.exec(url) ?? [];
        canonicalEqual(`${origin}${port ? own : ''}${rest}${fragment}`, written(one));
      }),
    );
  });

  test('does not hang on how letters and figures are encoded', () => {
    fc.assert(
      fc.property(
        address,
        fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
        (one, chosen) => {
          canonicalEqual(recoded(written(one), chosen), written(one));
        },
      ),
    );
  });

  test('is never that of another article', () => {
    const key = ({ host, path, query }: Address): string =>
      JSON.stringify([host, path, query.toSorted(([a], [b]) => (a < b ? -1 : 1))]);
    /** Another article: an address by itself, or one with one part otherwise. */
    const other = (one: Address): fc.Arbitrary<Address> =>
      fc.oneof(
        address,
        fc.tuple(part, fc.nat()).map(([text, at]) => ({
          ...one,
          path: one.path.map((own, i) => (i === at % one.path.length ? text : own)),
        })),
        fc.tuple(part, fc.nat()).map(([text, at]) => ({
          ...one,
          query: one.query.map(
            ([name, own], i) => [name, i === at % one.query.length ? text : own] as const,
          ),
        })),
        fc.constant({ ...one, path: one.path.map((own) => own.toUpperCase()) }),
        fc.constant({ ...one, query: one.query.slice(1) }),
        fc.constant({ ...one, path: [...one.path, ...one.query.flat()], query: [] }),
      );
    fc.assert(
      fc.property(
        address.chain((one) => fc.tuple(fc.constant(one), other(one))),
        ([one, another]) => {
          fc.pre(key(one) !== key(another) && !/^\.{1,2}$/m.test(another.path.join('\n')));
          expect(canonicalUrl(written(one)), `${written(one)} ${written(another)}`).not.toBe(
            canonicalUrl(written(another)),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });
});

test('withoutTracking asks a server for what it was asked for', () => {
  fc.assert(
    fc.property(address, (one) => {
      const [before, after] = [new URL(written(one)), new URL(withoutTracking(written(one)))];
      expect([...after.searchParams]).toEqual([...before.searchParams]);
      expect(after.pathname.split('/').map(decodeURIComponent)).toEqual(
        before.pathname.split('/').map(decodeURIComponent),
      );
    }),
  );
});

test('withoutTracking keeps what a server may care for', () => {
  expect(withoutTracking('http://www.a.example/n/1/?b=2&utm_id=3&a=1#c')).toBe(
    'http://www.a.example/n/1/?b=2&a=1',
  );
});

test('hostOf', () => {
  expect(hostOf('https://www.A.example:8080/x')).toBe('a.example');
  expect(hostOf('nothing')).toBeUndefined();
});
