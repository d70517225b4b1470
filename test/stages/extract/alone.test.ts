import { gzipSync } from 'node:zlib';
import { createMultibyteEncoder } from '@exodus/bytes/multi-byte.js';
import { describe, expect, it } from 'vitest';
import { decompress } from '../../../src/adapters/http/body.ts';
import { UsageError } from '../../../src/errors.ts';
import { extractLines } from '../../../src/stages/extract/alone.ts';
import { pageHtml } from './read-page.ts';
import { pagePorts } from '../../support/page-ports.ts';

async function* lines(...texts: readonly string[]): AsyncGenerator<string> {
  yield* texts;
}

async function all(source: AsyncIterable<string>): Promise<readonly Record<string, unknown>[]> {
  const answers: Record<string, unknown>[] = [];
  for await (const text of source) answers.push(JSON.parse(text) as Record<string, unknown>);
  return answers;
}

const page = (id: string, name: string): string =>
  JSON.stringify({ id, url: 'https://a.example/1', html: pageHtml(name) });

describe('extractLines', () => {
  it('answers each line, in order', async () => {
    const answers = await all(
      extractLines(lines(page('a', 'blocks'), '', page('b', 'rail-inside')), {
        reader: pagePorts.pageReader,
      }),
    );
    expect(answers.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(answers[0]).toMatchObject({
      title: 'Harbour line reopens after nine weeks',
      byline: 'Mara Voss',
      publishedAt: '2026-01-20T07:05:00+01:00',
      lang: 'en',
    });
    expect(String(answers[0]?.['text']).split('\n')).toHaveLength(9);
    expect(answers[0]).not.toHaveProperty('explain');
  });

  it('explains on demand', async () => {
    const [answer] = await all(
      extractLines(lines(page('a', 'rail-inside')), {
        reader: pagePorts.pageReader,
        explain: true,
      }),
    );
    expect(JSON.stringify(answer?.['explain'])).toContain('rail: 其他人也在看');
  });

  it('explains each cut once, with its beginning and its length, and no empty box', async () => {
    const sentence =
      'The keeper of the lamps said that nobody had asked her, and that it was late.';
    const comments = Array.from({ length: 6 }, (_, i) => `<p>Remark ${i} by a reader.</p>`).join(
      '',
    );
    const html = `<h1>Lamps go out</h1><nav>Home Sport</nav><div class="ad-box"></div><div>${`<p>${sentence}</p>`.repeat(2)}<p>Reporting by Ana Ruiz</p></div><div class="comments">${comments}${comments}</div>`;
    const input = JSON.stringify({ id: 'a', url: 'https://a.example/1', html });
    const [answer] = await all(
      extractLines(lines(input), { reader: pagePorts.pageReader, explain: true }),
    );
    const { cuts, chosen, parser } = (answer?.['explain'] ?? {}) as Record<string, unknown>;
    expect({ chosen, parser }).toEqual({ chosen: expect.any(String), parser: 'htmlparser2' });
    expect(cuts).toEqual([
      { reason: '<nav>', text: 'Home Sport' },
      {
        reason: 'name comments',
        text: expect.stringMatching(
          /^Remark 0 by a reader\.Remark 1.{100,200}… \(\d{3} characters\)$/,
        ),
      },
      { reason: 'credit', text: 'Reporting by Ana Ruiz' },
    ]);
  });

  it.each([
    ['{"id":', 'line 2 is not JSON'],
    ['{"id":"x","url":"https://a.example/"}', 'line 2, html'],
    ['{"id":"x","url":"file:///etc/passwd","html":""}', 'line 2, url'],
    ['{"id":"x","url":"https://a.example/","html":"","extra":1}', 'line 2'],
    ['{"id":"x","url":"https://a.example/","html":"","body":""}', 'line 2, html'],
    ['{"id":"x","url":"https://a.example/","body":"<p>"}', 'line 2, body'],
    ['{"id":"x","url":"https://a.example/","html":"","contentType":"text/html"}', 'contentType'],
    ['{"id":"x","url":"https://a.example/","html":"","timeZone":"Nowhere"}', 'line 2, timeZone'],
  ])('refuses %s', async (bad, message) => {
    const run = all(
      extractLines(lines(page('a', 'blocks'), bad), { reader: pagePorts.pageReader }),
    );
    await expect(run).rejects.toThrow(UsageError);
    await expect(
      all(extractLines(lines(page('a', 'blocks'), bad), { reader: pagePorts.pageReader })),
    ).rejects.toThrow(message);
  });

  it('answers what stands before a wrong line', async () => {
    const answered: unknown[] = [];
    const lined = lines(page('a', 'blocks'), page('b', 'rail-inside'), '{"id":');
    await expect(
      (async () => {
        for await (const line of extractLines(lined, { reader: pagePorts.pageReader }))
          answered.push((JSON.parse(line) as { readonly id: string }).id);
      })(),
    ).rejects.toThrow('line 3 is not JSON');
    expect(answered).toEqual(['a', 'b']);
  });

  it('answers an oversized page with an error, and goes on', async () => {
    const huge = JSON.stringify({
      id: 'h',
      url: 'https://a.example/',
      html: '<p>x</p>'.repeat(100_000),
    });
    const answers = await all(
      extractLines(lines(huge, page('a', 'blocks')), { reader: pagePorts.pageReader }),
    );
    expect(answers[0]).toMatchObject({ id: 'h', error: { code: 'too-large' } });
    expect(answers[1]).toMatchObject({ id: 'a', lang: 'en' });
  });
});

describe('a page as bytes', () => {
  const text = '漁港市公所今天宣布，港邊的舊糖廠將在明年春天改成圖書館，預計兩年完工。';
  const html = `<!doctype html><html><head><title>舊糖廠將改成圖書館</title></head><body><article><h1>舊糖廠將改成圖書館</h1><time>2026-01-26 14:30</time><p>${text}</p><p>${text.replace('今天', '昨天')}</p></article></body></html>`;
  const big5 = createMultibyteEncoder('big5')(html);
  const unpack = (bytes: Uint8Array, url: string): Promise<Uint8Array> =>
    decompress(bytes, undefined, 1_000_000, new URL(url));

  async function answerTo(
    bytes: Uint8Array,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Record<string, unknown> | undefined> {
    const body = Buffer.from(bytes).toString('base64');
    const line = JSON.stringify({ id: 'a', url: 'https://a.example/1', body, ...more });
    const [answer] = await all(extractLines(lines(line), { reader: pagePorts.pageReader, unpack }));
    return answer;
  }

  it.each<readonly [string, Uint8Array, string | undefined]>([
    ['declared by its type', big5, 'text/html; charset=big5'],
    ['declared nowhere', big5, 'text/html'],
    ['without a type', big5, undefined],
    ['declared wrongly', big5, 'text/html; charset=utf-8'],
    ['packed without a word of it', gzipSync(big5), 'text/html; charset=big5'],
    ['packed twice', gzipSync(gzipSync(big5)), 'text/html; charset=big5'],
    ['UTF-16 without a mark', Buffer.from(html, 'utf16le'), 'text/html'],
  ])('%s', async (_, bytes, contentType) => {
    const answer = await answerTo(bytes, contentType === undefined ? {} : { contentType });
    expect(answer).toMatchObject({ title: '舊糖廠將改成圖書館' });
    expect(answer?.['text']).toContain(text);
  });

  it('is dated in its zone', async () => {
    expect(await answerTo(big5, { timeZone: 'Asia/Taipei' })).toMatchObject({
      publishedAt: '2026-01-26T14:30:00+08:00',
    });
  });

  it.each<readonly [string, Uint8Array | string, string]>([
    ['a PDF', '%PDF-1.7\n1 0 obj <</Type/Catalog>>', 'application/pdf, sent as text/html'],
    ['a PDF behind white space', '\n\n%PDF-1.4', 'application/pdf, sent as text/html'],
    ['a packed PDF', gzipSync('%PDF-1.7\n1 0 obj'), 'application/pdf, sent as text/html'],
    ['a document', '{\\rtf1\\ansi Hello}', 'application/rtf, sent as text/html'],
    ['an archive', 'PK\u0003\u0004\u0014', 'application/zip, sent as text/html'],
    ['a picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'image/jpeg, sent as text/html'],
    [
      'bytes of no meaning',
      Uint8Array.from({ length: 999 }, (_, i) => (i * i * 7919) % 251),
      'binary data, sent as text/html',
    ],
    [
      'a damaged archive',
      Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
      'damaged gzip',
    ],
    [
      'more than it may unpack to',
      gzipSync(Buffer.alloc(2_000_000, 97)),
      'more than 1000000 bytes',
    ],
  ])('%s is no page', async (_, bytes, message) => {
    const answer = await answerTo(
      typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes,
      {
        contentType: 'text/html',
      },
    );
    expect(answer).toMatchObject({ id: 'a', error: { code: 'not-html' } });
    expect(JSON.stringify(answer)).toContain(message);
  });
});
