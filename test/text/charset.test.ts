import { existsSync, readFileSync } from 'node:fs';
import { createMultibyteEncoder } from '@exodus/bytes/multi-byte.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeData, decodeHtml } from '../../src/text/charset.ts';

const samples = new URL('../../../shared/samples/', import.meta.url);

const encode = {
  big5: createMultibyteEncoder('big5'),
  gbk: createMultibyteEncoder('gbk'),
  gb18030: createMultibyteEncoder('gb18030'),
  shift_jis: createMultibyteEncoder('shift_jis'),
};
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

const traditional =
  '王喆與游錫堃昨日在臺北說明新模型的進度，並表示這是他們兩年來最重要的一次更新。「我們不會停在這裡」，他說。';
const simplified =
  '阿里巴巴周一发布了新的模型，并表示这是他们两年来最重要的一次更新。“我们不会停在这里”，他说。';

function page(charset: string | undefined, body: string): string {
  const meta = charset === undefined ? '' : `<meta charset="${charset}">`;
  return `<!doctype html><html><head>${meta}<title>t</title></head><body><p>${body}</p></body></html>`;
}

describe('declared', () => {
  test.each([
    ['big5', traditional],
    ['gbk', simplified],
    ['gb18030', `${simplified}𠮷`],
  ] as const)('%s in <meta>', (encoding, body) => {
    const decoded = decodeHtml(encode[encoding](page(encoding, body)), 'text/html');
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.text).toContain(body);
  });

  test.each([
    ['BIG5', 'big5', traditional],
    ['gb2312', 'gbk', simplified],
    ['"GB18030"', 'gb18030', simplified],
  ] as const)('%s in the header', (label, encoding, body) => {
    const bytes = encode[encoding](page(undefined, body));
    const decoded = decodeHtml(bytes, `text/html; charset=${label}`);
    expect(decoded).toMatchObject({ encoding });
    expect(decoded.text).toContain(body);
  });

  test('the characters that Node 20 reads wrong come out right', () => {
    // Codes as Python's big5hkscs codec writes them.
    const codes = Buffer.from('fb46fb69fbdf9deff9db8ea7', 'hex');
    const bytes = Buffer.concat([latin1('<meta charset=big5><p>'), codes]);
    expect(decodeHtml(bytes, undefined).text).toContain('喆堃峯嘅粧綉');
  });

  test('the header goes before <meta>, a byte order mark before both', () => {
    const decoded = decodeHtml(
      utf8(`\ufeff${page('big5', traditional)}`),
      'text/html; charset=gbk',
    );
    expect(decoded.encoding).toBe('utf-8');
    expect(decoded.text).toBe(page('big5', traditional));
    const header = decodeHtml(utf8(page('big5', traditional)), 'text/html; charset=utf-8');
    expect(header.encoding).toBe('utf-8');
  });

  test.each(['utf-16le', 'utf-16be'] as const)('%s by its mark', (encoding) => {
    const bytes = Buffer.from(`\ufeff${traditional}`, 'utf16le');
    if (encoding === 'utf-16be') bytes.swap16();
    expect(decodeHtml(bytes, undefined)).toEqual({ text: traditional, encoding });
  });

  test('windows-1252 with letters of its own', () => {
    const text = 'Der Größte café — “naïve” façade';
    const bytes = Buffer.from(page('iso-8859-1', 'Der Größte café façade'), 'latin1');
    expect(decodeHtml(bytes, undefined)).toMatchObject({ encoding: 'windows-1252' });
    expect(decodeHtml(bytes, undefined).text).toContain('Der Größte café façade');
    expect(decodeHtml(utf8(page(undefined, text)), undefined).text).toContain(text);
  });

  test('<meta> far down the head, or in its old form', () => {
    const far = page(undefined, traditional).replace(
      '<title>',
      `<script>${'x'.repeat(4000)}</script><meta http-equiv="Content-Type" content="text/html; charset=big5"><title>`,
    );
    expect(decodeHtml(encode.big5(far), undefined)).toMatchObject({ encoding: 'big5' });
  });

  test('a charset in a comment or a script declares nothing', () => {
    const html = page('utf-8', traditional).replace(
      '<head>',
      '<head><!-- <meta charset="gbk"> --><script>"<meta charset=gbk>"</script>',
    );
    expect(decodeHtml(utf8(html), undefined)).toEqual({ text: html, encoding: 'utf-8' });
  });

  test('the XML declaration of a feed', () => {
    const feed = `<?xml version="1.0" encoding="Big5"?><rss><title>${traditional}</title></rss>`;
    expect(decodeData(encode.big5(feed), 'application/xml')).toEqual({
      text: feed,
      encoding: 'big5',
    });
  });
});

describe('declared wrongly or not at all', () => {
  test.each([
    ['utf-8', utf8(page('big5', traditional)), traditional],
    ['utf-8', utf8(page('gb2312', simplified)), simplified],
    ['big5', encode.big5(page('utf-8', traditional)), traditional],
    ['gb18030', encode.gbk(page('utf-8', simplified)), simplified],
    ['big5', encode.big5(page('gb2312', traditional)), traditional],
    ['gb18030', encode.gbk(page('big5', simplified)), simplified],
    ['big5', encode.big5(page(undefined, traditional)), traditional],
    ['gb18030', encode.gbk(page(undefined, simplified)), simplified],
    ['utf-8', utf8(page(undefined, traditional)), traditional],
    ['utf-8', utf8(page('no-such-thing', traditional)), traditional],
    ['windows-1252', latin1(page(undefined, 'Der Größte café façade')), 'Der Größte café façade'],
  ])('%s is found', (encoding, bytes, body) => {
    const decoded = decodeHtml(bytes, 'text/html');
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.text).toContain(body);
  });

  test('a server that says iso-8859-1 of everything is not believed', () => {
    const header = 'text/html; charset=ISO-8859-1';
    expect(decodeHtml(encode.big5(page('big5', traditional)), header).encoding).toBe('big5');
    expect(decodeHtml(utf8(page('utf-8', traditional)), header).text).toContain(traditional);
    expect(decodeHtml(utf8(page(undefined, traditional)), header).text).toContain(traditional);
  });

  test('a page in one encoding with a few bytes of another keeps the one declared', () => {
    const bytes = Buffer.concat([
      utf8(page('utf-8', traditional.repeat(20))),
      encode.big5('廣告'),
      utf8('</html>'),
    ]);
    const decoded = decodeHtml(bytes, 'text/html');
    expect(decoded.encoding).toBe('utf-8');
    expect(decoded.text).toContain(traditional);
  });

  test('another declared encoding of the standard works as well', () => {
    const bytes = encode.shift_jis(page('shift_jis', '新しいモデルを発表した。'));
    expect(decodeHtml(bytes, undefined)).toMatchObject({ encoding: 'shift_jis' });
  });

  test('an empty body is empty', () => {
    expect(decodeHtml(new Uint8Array(), undefined).text).toBe('');
  });
});

test('no bytes and no header make it throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, type) => {
      expect(typeof decodeHtml(bytes, type).text).toBe('string');
      expect(typeof decodeData(bytes, `text/xml; charset=${type}`).text).toBe('string');
    }),
  );
});

test.skipIf(!existsSync(samples))('recorded pages (skipped without ../shared)', () => {
  const late = readFileSync(new URL('encodings/miniflux-iso-8859-1-meta-after-1024.html', samples));
  const decoded = decodeHtml(late, 'text/html');
  expect(decoded.encoding).toBe('windows-1252');
  expect(decoded.text).not.toContain('\ufffd');
  const feed = readFileSync(new URL('feeds/encoding.rss', samples));
  expect(decodeData(feed, 'application/rss+xml').text).toContain('Raríssimas');
});
