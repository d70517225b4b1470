import { describe, expect, it } from 'vitest';
import { dateInNumber, dateInUrl, readDate } from '../../src/time/date-in-text.ts';

describe('readDate', () => {
  it.each([
    ['2026-01-22T09:30:00+08:00', '2026-01-22T09:30:00+08:00'],
    ['2026-01-22T01:30:00.000Z', '2026-01-22T01:30:00Z'],
    ['2026-01-22 09:30', '2026-01-22T09:30:00+08:00'],
    ['2026/1/5 18:05', '2026-01-05T18:05:00+08:00'],
    ['2026年1月22日', '2026-01-22'],
    ['民國115年1月22日', '2026-01-22'],
    ['Jan. 5, 2026 3:07 PM', '2026-01-05T15:07:00+08:00'],
    ['5 January 2026', '2026-01-05'],
    ['Mon, 05 Jan 2026 10:00:00 GMT', '2026-01-05T10:00:00Z'],
    ['20260122', '2026-01-22'],
  ])('reads %s', (written, expected) => {
    expect(readDate(written, 'Asia/Taipei')).toBe(expected);
  });

  it.each(['2026-13-01', '1 minute ago', 'May 2026', '電話 02-2026-0101', ''])(
    'finds no day in %j',
    (written) => {
      expect(readDate(written, 'Asia/Taipei')).toBeUndefined();
    },
  );

  it('gives the day alone for a clock without a zone', () => {
    expect(readDate('2026-01-22 23:30', undefined)).toBe('2026-01-22');
  });
});

describe('dateInUrl', () => {
  it.each([
    ['https://a.example/2026/01/22/story', '2026-01-22'],
    ['https://a.example/n/20260122/5.html', '2026-01-22'],
    ['https://a.example/t20260122_77.htm', '2026-01-22'],
  ])('reads %s', (url, expected) => {
    expect(dateInUrl(url)).toBe(expected);
  });

  it.each([
    'https://a.example/news/20269922',
    'https://2026-01-22.example/x',
    'https://a.example/9001',
  ])('finds none in %s', (url) => {
    expect(dateInUrl(url)).toBeUndefined();
  });
});

describe('dateInNumber', () => {
  it('reads the day at the head of a long number', () => {
    expect(dateInNumber('https://a.example/realtime/20260122004567-2')).toBe('2026-01-22');
    expect(dateInUrl('https://a.example/realtime/20260122004567-2')).toBeUndefined();
  });
});
