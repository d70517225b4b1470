/** Encodings that nothing, or something wrong, declares; the texts are our own. */
import { createMultibyteEncoder } from '@exodus/bytes/multi-byte.js';
import { createSinglebyteEncoder } from '@exodus/bytes/single-byte.js';
import { describe, expect, test } from 'vitest';
import { decodeHtml } from '../../src/text/charset.ts';

const texts = {
  japanese:
    '港町は火曜日、古い製糖工場を来年の春に図書館へ改めると発表した。館長は、煙突と線路はそのまま残すと話している。',
  japaneseTitle: '製糖工場が図書館に、来春着工へ',
  korean:
    '항구 도시는 화요일에 오래된 제당 공장을 내년 봄에 도서관으로 바꾼다고 발표했다. 관장은 굴뚝과 철로를 그대로 남길 것이라고 말했다.',
  russian:
    'Портовый город сообщил во вторник, что старый сахарный завод весной станет библиотекой. Заведующая сказала, что труба и рельсы останутся на месте.',
  russianTitle: 'Сахарный завод станет библиотекой',
  ukrainian:
    'Портове місто повідомило, що старий цукровий завод навесні стане бібліотекою для дітей.',
  bulgarian:
    'Пристанищният град съобщи, че старата захарна фабрика ще стане библиотека през пролетта.',
  simplified:
    '港口城市周二宣布，旧糖厂明年春天将改成图书馆，设三百个座位。馆长说，烟囱和铁轨都会保留下来。',
  traditional:
    '港口城市週二宣布，舊糖廠明年春天將改成圖書館，設三百個座位。館長說，煙囪和鐵軌都會保留下來。',
  german:
    'Die Hafenstadt kündigte an, daß die alte Zuckerfabrik im Frühjahr zur Bücherei wird. Größe: 300 Plätze.',
  french:
    'La ville a annoncé que l’usine à sucre créée en 1902 deviendra une bibliothèque, « dès le printemps ».',
} as const;

const multibyte = [
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'euc-kr',
  'gb18030',
  'gbk',
  'big5',
] as const;

function encode(encoding: string, text: string): Uint8Array {
  const many = multibyte.find((one) => one === encoding);
  if (many !== undefined) return createMultibyteEncoder(many)(text);
  return createSinglebyteEncoder(encoding)(text);
}

function page(text: string, charset?: string): string {
  const meta =
    charset === undefined
      ? ''
      : `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">`;
  return `<!doctype html><html><head>${meta}<title>x</title><script>var a = ${'1 + '.repeat(500)}1;</script></head><body><p>${text}</p></body></html>`;
}

const languages: readonly (readonly [encoding: string, text: string])[] = [
  ['shift_jis', texts.japanese],
  ['shift_jis', texts.japaneseTitle],
  ['euc-jp', texts.japanese],
  ['euc-jp', texts.japaneseTitle],
  ['iso-2022-jp', texts.japanese],
  ['euc-kr', texts.korean],
  ['windows-1251', texts.russian],
  ['windows-1251', texts.russianTitle],
  ['windows-1251', texts.ukrainian],
  ['windows-1251', texts.bulgarian],
  ['koi8-r', texts.russian],
  ['koi8-r', texts.russianTitle],
  ['koi8-u', texts.ukrainian],
  ['iso-8859-5', texts.russian],
  ['ibm866', texts.russian],
  ['gb18030', texts.simplified],
  ['big5', texts.traditional],
  ['windows-1252', texts.german],
  ['windows-1252', texts.french],
];

describe('nothing is declared', () => {
  test.each(languages)('%s: %s', (encoding, text) => {
    expect(decodeHtml(encode(encoding, page(text)), 'text/html').text).toContain(text);
  });
});

describe('the header says UTF-8', () => {
  test.each(languages)('%s: %s', (encoding, text) => {
    const { text: read } = decodeHtml(encode(encoding, page(text)), 'text/html; charset=utf-8');
    expect(read).toContain(text);
  });
});

describe('the page declares it, under a usual name or an odd one', () => {
  test.each<readonly [label: string, encoding: string, text: string]>([
    ['cp949', 'euc-kr', texts.korean],
    ['ks_c_5601-1987', 'euc-kr', texts.korean],
    ['x-sjis', 'shift_jis', texts.japanese],
    ['Windows-31J', 'shift_jis', texts.japanese],
    ['cp1251', 'windows-1251', texts.russian],
    ['win-1251', 'windows-1251', texts.russian],
    ['koi8', 'koi8-r', texts.russian],
    ['GB_2312-80', 'gb18030', texts.simplified],
    ['x-x-big5', 'big5', texts.traditional],
  ])('%s', (label, encoding, text) => {
    expect(decodeHtml(encode(encoding, page(text, label)), 'text/html').text).toContain(text);
  });
});

describe('the page declares another', () => {
  test.each<readonly [label: string, encoding: string, text: string]>([
    ['gb2312', 'euc-jp', texts.japanese],
    ['gb2312', 'euc-kr', texts.korean],
    ['big5', 'shift_jis', texts.japanese],
    ['shift_jis', 'euc-jp', texts.japanese],
    ['euc-kr', 'gb18030', texts.simplified],
    ['windows-1251', 'koi8-r', texts.russian],
    ['koi8-r', 'windows-1251', texts.russian],
    ['iso-8859-1', 'windows-1251', texts.russian],
    ['iso-8859-1', 'euc-kr', texts.korean],
    ['utf-8', 'iso-2022-jp', texts.japanese],
  ])('%s, and it is %s', (label, encoding, text) => {
    expect(decodeHtml(encode(encoding, page(text, label)), 'text/html').text).toContain(text);
  });
});

describe('a few characters in an English page', () => {
  const english =
    'The firm said on Monday that its assistant would be free for all its readers. '.repeat(4);
  test.each<readonly [encoding: string, name: string]>([
    ['gb18030', '千问科技'],
    ['gb18030', '李明'],
    ['gb18030', '月之暗面'],
    ['big5', '千問科技'],
    ['big5', '葉知秋'],
    ['big5', '《漁港日報》'],
    ['shift_jis', 'トヨタ'],
    ['euc-jp', '日本経済新聞'],
    ['euc-kr', '네이버'],
    ['windows-1251', 'Яндекс'],
  ])('%s: %s', (encoding, name) => {
    const html = page(`${english}It trades as ${name}, and its price stays as it was. ${english}`);
    expect(decodeHtml(encode(encoding, html), 'text/html').text).toContain(name);
  });

  test.each([
    'the café’s owner',
    '“Yes,” she said.',
    'naïve – and Zoë',
    'It costs €5…',
    'São Paulo',
    '£5',
  ])('windows-1252: %s', (words) => {
    const html = page(`${english}${words}${english}`);
    expect(decodeHtml(encode('windows-1252', html), 'text/html').text).toContain(words);
  });
});
