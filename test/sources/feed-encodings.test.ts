/** Feeds in the encodings that are out there, declared in each way, wrongly and not at all. */
import { createMultibyteEncoder } from '@exodus/bytes/multi-byte.js';
import { createSinglebyteEncoder } from '@exodus/bytes/single-byte.js';
import { expect, test } from 'vitest';
import { feed } from '../../src/sources/kinds/feed.ts';
import { decodeData } from '../../src/text/charset.ts';
import { queryOf } from './support.ts';

const texts = {
  hant: '藍雀公司今天發表新款平板電腦，售價為一萬二千元，下個月開始出貨。',
  hans: '蓝雀公司今天发布新款平板电脑，售价为一万二千元，下个月开始出货。',
  ja: '青い鳥の会社は今日、新しいタブレットを発表した。価格は一万二千円です。',
  ko: '푸른새 회사는 오늘 새로운 태블릿을 발표했다. 가격은 만이천원이다.',
  ru: 'Компания Синяя птица сегодня представила новый планшет, цена двенадцать тысяч.',
  fr: 'La société Lanque présente une tablette à douze mille euros, déjà disponible cet été.',
  pl: 'Spółka Lanque przedstawiła dziś nową tabliczkę, żółć, gęś, źdźbło.',
  el: 'Η εταιρεία παρουσίασε σήμερα νέο τάμπλετ με τιμή δώδεκα χιλιάδες.',
  tr: 'Şirket bugün yeni tabletini tanıttı, fiyatı on iki bin.',
  he: 'החברה הציגה היום לוח חדש במחיר שנים עשר אלף',
  ar: 'الشركة تقدم اليوم جهازا جديدا بسعر اثني عشر ألفا',
  th: 'บริษัทเปิดตัวแท็บเล็ตใหม่วันนี้ ราคาหนึ่งหมื่นสองพัน',
} as const;

const multibyte = new Set([
  'big5',
  'gbk',
  'gb18030',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'iso-2022-jp',
]);

function encode(text: string, encoding: string, mark: boolean): Buffer {
  if (encoding === 'utf-8') return Buffer.from((mark ? '\ufeff' : '') + text);
  if (encoding.startsWith('utf-16')) {
    const little = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
    return encoding === 'utf-16be' ? little.swap16() : little;
  }
  const encoder = multibyte.has(encoding)
    ? createMultibyteEncoder(encoding)
    : createSinglebyteEncoder(encoding);
  return Buffer.from(encoder(text));
}

/** Encoding, text, `charset` of the header, `encoding` of the declaration, whether a mark of byte order leads. */
type Row = readonly [string, keyof typeof texts, string | undefined, string | undefined, boolean?];

const none = undefined;
const rows: readonly Row[] = [
  ['utf-8', 'hant', none, none],
  ['utf-8', 'hant', 'utf-8', none],
  ['utf-8', 'hant', none, 'UTF-8'],
  ['utf-8', 'hant', none, 'utf8'],
  ['utf-8', 'hant', '"utf-8"', none],
  ['utf-8', 'hant', none, '', true],
  ['utf-8', 'hant', none, 'iso-8859-1'],
  ['utf-8', 'hant', 'us-ascii', none],
  ['utf-8', 'hant', 'gb2312', none],
  ['utf-8', 'hant', 'utf-8', 'big5'],
  ['utf-8', 'hant', 'gb2312', 'big5', true],
  ['utf-8', 'ru', none, 'windows-1251'],
  ['utf-8', 'fr', 'iso-8859-1', 'utf-8'],
  ['utf-8', 'hant', 'unknown-8bit', none],
  ['utf-8', 'hant', none, 'unicode'],
  ['utf-8', 'hant', none, 'utf-16'],
  ['utf-8', 'hant', 'utf-16', none],
  ['utf-16le', 'hant', 'utf-16', 'utf-16', true],
  ['utf-16be', 'hant', none, 'utf-16', true],
  ['utf-16le', 'hant', 'utf-16le', 'utf-16'],
  ['utf-16be', 'hant', 'utf-16be', ''],
  ['utf-16le', 'hant', none, 'utf-16'],
  ['utf-16be', 'hant', none, 'utf-16'],
  ['utf-16be', 'hant', 'utf-16', 'utf-16'],
  ['utf-16le', 'hant', 'utf-8', 'utf-16', true],
  ['utf-16le', 'hant', none, none],
  ['utf-16le', 'fr', none, 'utf-16'],
  ['big5', 'hant', 'big5', none],
  ['big5', 'hant', none, 'Big5'],
  ['big5', 'hant', none, 'big5-hkscs'],
  ['big5', 'hant', none, 'cp950'],
  ['big5', 'hant', 'utf-8', 'big5'],
  ['big5', 'hant', none, 'utf-8'],
  ['big5', 'hant', none, none],
  ['big5', 'hant', 'iso-8859-1', 'big5'],
  ['big5', 'hant', 'gb2312', none],
  ['gbk', 'hans', none, 'gb2312'],
  ['gbk', 'hans', 'gbk', none],
  ['gbk', 'hans', none, none],
  ['gbk', 'hans', none, 'utf-8'],
  ['gbk', 'hans', 'utf-8', 'gb2312'],
  ['gbk', 'hans', none, 'cp936'],
  ['gbk', 'hans', 'big5', none],
  ['gb18030', 'hans', none, 'gb18030'],
  ['shift_jis', 'ja', none, 'Shift_JIS'],
  ['shift_jis', 'ja', none, 'windows-31j'],
  ['shift_jis', 'ja', none, 'cp932'],
  ['shift_jis', 'ja', 'utf-8', 'shift_jis'],
  ['euc-jp', 'ja', none, 'EUC-JP'],
  ['euc-jp', 'ja', 'iso-8859-1', 'euc-jp'],
  ['iso-2022-jp', 'ja', none, 'iso-2022-jp'],
  ['euc-kr', 'ko', none, 'euc-kr'],
  ['euc-kr', 'ko', 'ks_c_5601-1987', none],
  ['euc-kr', 'ko', none, 'cp949'],
  ['euc-kr', 'ko', 'utf-8', 'euc-kr'],
  ['windows-1251', 'ru', none, 'windows-1251'],
  ['windows-1251', 'ru', 'windows-1251', none],
  ['windows-1251', 'ru', none, 'cp-1251'],
  ['windows-1251', 'ru', 'utf-8', 'windows-1251'],
  ['windows-1251', 'ru', 'iso-8859-1', 'windows-1251'],
  ['koi8-r', 'ru', none, 'koi8-r'],
  ['koi8-r', 'ru', 'utf-8', 'koi8-r'],
  ['iso-8859-5', 'ru', none, 'iso-8859-5'],
  ['ibm866', 'ru', none, 'cp866'],
  ['windows-1252', 'fr', none, 'iso-8859-1'],
  ['windows-1252', 'fr', 'iso-8859-1', none],
  ['windows-1252', 'fr', none, none],
  ['windows-1252', 'fr', none, 'utf-8'],
  ['windows-1252', 'fr', 'utf-8', 'iso-8859-1'],
  ['iso-8859-15', 'fr', none, 'iso-8859-15'],
  ['windows-1250', 'pl', none, 'windows-1250'],
  ['iso-8859-2', 'pl', none, 'iso-8859-2'],
  ['windows-1253', 'el', none, 'windows-1253'],
  ['windows-1254', 'tr', none, 'iso-8859-9'],
  ['windows-1255', 'he', none, 'windows-1255'],
  ['windows-1256', 'ar', none, 'windows-1256'],
  ['windows-874', 'th', none, 'tis-620'],
  ['windows-874', 'th', 'utf-8', 'windows-874'],
];

test.each(rows)('%s, %s, header %s, declaration %s, mark %s', (...row) => {
  const [encoding, language, header, declared, mark = false] = row as unknown as Row;
  const text = texts[language];
  const prolog =
    declared === undefined ? '' : `<?xml version="1.0"${declared && ` encoding="${declared}"`}?>`;
  const xml = `${prolog}<rss version="2.0"><channel><title>x</title><item><title>${text}</title><link>https://a.example/1</link><description>${text.repeat(2)}</description></item></channel></rss>`;
  const type =
    header === undefined ? 'application/rss+xml' : `application/rss+xml; charset=${header}`;
  const spec = { kind: 'feed', url: 'https://a.example/feed' };
  const answer = { url: spec.url, text: decodeData(encode(xml, encoding, mark), type).text };
  expect(
    feed.parse(answer, queryOf([], { aliases: [] }), spec).findings.map(({ title }) => title),
  ).toEqual([text]);
});
