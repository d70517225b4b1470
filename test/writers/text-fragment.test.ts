/** Where the links of marks lead: to words that a browser finds in a page as it is, wrapped and marked up. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { readExchanges, type HttpExchange } from '../../src/adapters/recording.ts';
import { atWords, wordsOfAddress } from '../../src/writers/text-fragment.ts';
import { demoRecording } from '../support/cli.ts';
import { demoPost } from '../support/demo-post.ts';

const on = { textFragments: true, plainLinks: [] };
const page = 'https://a.example/x';
const wordsAt = (quote: string): string =>
  decodeURIComponent(wordsOfAddress(atWords(page, [quote], on)).words);

describe('the words that an address names', () => {
  test.each([
    [
      '晨星集團5日宣布，新手機Nova上市兩個月，已賣出100萬支，4.0版系統預計2月3日推出。',
      ':~:text=晨星集團5日宣布,版系統預計2月3日推出',
    ],
    ['晨星去年尚未獲利。', ':~:text=晨星去年尚未獲利'],
    [
      'The ferry line said Tide3.9-B now sells tickets at 1,850 stops & four harbours.',
      ':~:text=The ferry line said Tide3.9-B,stops & four harbours',
    ],
    ['「好」', ''],
  ])('%s → %s', (quote, words) => {
    expect(wordsAt(quote)).toBe(words);
  });

  test('are encoded, so that no sign of theirs is one of the directive or of Markdown', () => {
    const address = atWords(page, ['晨星-1、2,3&4* (5)_~!，新手機賣出。'], on);
    expect(address.slice(address.indexOf('text=') + 5).replaceAll(',', '')).toMatch(/^[\w%.]+$/);
    expect(address.match(/,/g)?.length ?? 0).toBeLessThan(2);
    expect(address).not.toMatch(/[-()*_!&]/);
  });

  test('of several sentences are several directives, each once; an address keeps its own fragment', () => {
    const quotes = ['晨星去年尚未獲利。', '晨星今年預計獲利。', '晨星去年尚未獲利。'];
    const address = atWords(`${page}#top`, quotes, on);
    expect(decodeURIComponent(address)).toBe(
      `${page}#top:~:text=晨星去年尚未獲利&text=晨星今年預計獲利`,
    );
    expect(wordsOfAddress(address).url).toBe(`${page}#top`);
    expect(wordsOfAddress(atWords(page, quotes, on)).url).toBe(page);
  });

  test('are left out everywhere, or at hosts that break on them', () => {
    const quotes = ['晨星去年尚未獲利。'];
    expect(atWords(page, quotes, { ...on, textFragments: false })).toBe(page);
    expect(atWords(page, quotes, { ...on, plainLinks: ['a.example'] })).toBe(page);
    const below = 'https://www.a.example/x';
    expect(atWords(below, quotes, { ...on, plainLinks: ['a.example'] })).toBe(below);
    expect(atWords('https://aa.example/x', quotes, { ...on, plainLinks: ['a.example'] })).toContain(
      ':~:',
    );
  });
});

test('every address of the demo’s post names words that its page has, in order, as whole words', async () => {
  const exchanges = await readExchanges<HttpExchange>(demoRecording, 'http');
  const texts = new Map<string, string>();
  for (const { response } of exchanges)
    if (response?.bodyFile?.endsWith('.html') === true) {
      const html = await readFile(join(demoRecording, 'http', response.bodyFile), 'utf8');
      texts.set(response.url, load(html)('body').text().replace(/\s+/g, ' '));
    }
  const { text } = await demoPost();
  const addresses = [...text.matchAll(/^\[[\d-]+\]: (\S+) /gm)].map(([, url = '']) => url);
  expect(addresses.length).toBeGreaterThan(60);
  for (const address of addresses) {
    const { url, words } = wordsOfAddress(address);
    const shown = texts.get(url) ?? '';
    const [start = '', end] = words.replace(':~:text=', '').split(',').map(decodeURIComponent);
    const at = shown.indexOf(start);
    expect(at, address).toBeGreaterThanOrEqual(0);
    if (end !== undefined)
      expect(shown.indexOf(end, at + start.length), address).toBeGreaterThan(0);
  }
});
