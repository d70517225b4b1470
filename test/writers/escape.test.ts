import { load } from 'cheerio';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import {
  cleanText,
  escapeFrontMatter,
  escapeText,
  escapeTitle,
  escapeUrl,
} from '../../src/writers/escape.ts';
import { hostileStrings } from '../support/hostile-strings.ts';
import { hasKramdown, kramdown } from '../support/kramdown.ts';

const strings = hostileStrings(3200).filter((text) => cleanText(text) !== '');

/** One document with the string in a paragraph, a list item, a heading, a link with a title, and emphasis. */
function documentOf(text: string): string {
  const escaped = escapeText(text);
  return [
    escaped,
    `- ${escaped}`,
    `### ${escaped}`,
    `1. [${escaped}](https://right.example/a "${escapeTitle(text)}") — after`,
    `*${escaped}*`,
    '',
  ].join('\n\n');
}

/** What smart quotes, dashes and ellipses are made of. */
const plain = (text: string): string =>
  text
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replaceAll('…', '...')
    .replaceAll('—', '---')
    .replaceAll('–', '--')
    .replace(/\s+/g, ' ')
    .trim();

/** Empty when the page shows the string five times and nothing of it became mark-up. */
function faultsIn(html: string, text: string): readonly string[] {
  const $ = load(html);
  const expected = plain(cleanText(text));
  const faults: string[] = [];
  const shape = $('body *')
    .toArray()
    .map((element) => element.tagName)
    .join(' ');
  if (shape !== 'p ul li h3 ol li a p em') faults.push(`elements: ${shape}`);
  for (const place of ['body > p:first-child', 'ul > li', 'h3', 'ol a', 'em'])
    if (plain($(place).text()) !== expected) faults.push(`${place}: ${$(place).text()}`);
  if ($('a').attr('href') !== 'https://right.example/a') faults.push('link');
  if (plain($('a').attr('title') ?? '') !== plain(escapeTitle(text))) faults.push('title');
  const attributes = $('body *')
    .toArray()
    .flatMap((element) => Object.keys(element.attribs).filter((name) => name !== 'id'));
  if (attributes.join(' ') !== 'href title') faults.push(`attributes: ${attributes.join(' ')}`);
  return faults;
}

describe('hostile text shows as text and does nothing else', () => {
  test.skipIf(!hasKramdown())(
    'in the strict Liquid and kramdown of Jekyll (skipped where Ruby lacks them)',
    () => {
      const pages = kramdown(strings.map(documentOf));
      const bad = strings.flatMap((text, i) => {
        const page = pages[i] ?? { html: '', warnings: ['no page'] };
        const faults = [...page.warnings, ...faultsIn(page.html, text)];
        return faults.length > 0 ? [{ text, faults }] : [];
      });
      expect(pages).toHaveLength(strings.length);
      expect(bad).toEqual([]);
    },
  );

  test("in CommonMark with GitHub's extensions, where addresses become links by themselves", () => {
    const bad = strings.flatMap((text) => {
      const html = micromark(documentOf(text), {
        extensions: [gfm()],
        htmlExtensions: [gfmHtml()],
      });
      const faults = faultsIn(html, text);
      return faults.length > 0 ? [{ text, faults }] : [];
    });
    expect(bad).toEqual([]);
  });

  test('the check itself sees mark-up where text is not escaped', () => {
    const raw = documentOf('x').replaceAll('x', '<b>*x*</b> www.evil.example');
    const html = micromark(raw, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
    expect(faultsIn(html, '<b>*x*</b> www.evil.example')).not.toEqual([]);
  });

  test('no brace is left for Nunjucks, shortcodes, MDX or attribute lists to find', () => {
    for (const text of strings) expect(escapeText(text)).not.toMatch(/[{}<>]/);
  });
});

describe('one line of printable text', () => {
  test('a line broken inside Han text is joined without a space, elsewhere with one', () => {
    expect(cleanText('月活躍\n用戶 破億\r\n and\tmore')).toBe('月活躍用戶 破億 and more');
  });

  test('control characters, direction marks and lone surrogates go', () => {
    expect(cleanText('a\u0000b\u202ec\ud800d\u2060e\u009ff')).toBe('abcdef');
  });

  test('front matter keeps no angle bracket that a theme would print raw', () => {
    expect(escapeFrontMatter('a <script>x</script> {{ b }}')).toBe(
      'a ＜script＞x＜/script＞ ｛｛ b ｝｝',
    );
  });
});

describe('URLs', () => {
  test.each([
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['//host/path', undefined],
    ['not a url', undefined],
    ['https://a.example/x', 'https://a.example/x'],
    ['https://a.example/千問?q=a b', 'https://a.example/%E5%8D%83%E5%95%8F?q=a%20b'],
    ['https://a.example/(x)[y]{z}|w', 'https://a.example/%28x%29%5By%5D%7Bz%7D%7Cw'],
    ['https://a.example/?a=1&copy;=2', 'https://a.example/?a=1&copy%3B=2'],
    ['https://name:secret@a.example/', 'https://a.example/'],
    ['https://a.example/?q={{site.x}}', 'https://a.example/?q=%7B%7Bsite.x%7D%7D'],
  ])('%s', (url, expected) => {
    expect(escapeUrl(url)).toBe(expected);
  });

  test('hostile paths lead where the page they came from leads', () => {
    for (const text of strings) {
      const url = `https://a.example/p?q=${text}`;
      const escaped = escapeUrl(url);
      if (!URL.canParse(url)) continue;
      expect(escaped).toMatch(/^https:\/\/a\.example\/[^\s()[\]{}|<>"'`\\^*$~]*$/);
      expect(new URL(escaped ?? '').searchParams.get('q')).toBe(
        new URL(url.replace(/(&#?\w+);/g, '$1%3B')).searchParams.get('q'),
      );
    }
  });
});
