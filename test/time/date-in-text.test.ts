import { describe, expect, it } from 'vitest';
import { dateInUrl, findDates } from '../../src/time/date-in-text.ts';

/** The first one. */
const readDate = (text: string, zone: string | undefined): string | undefined =>
  findDates(text, zone)[0]?.value;

describe('findDates', () => {
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

describe('what stands around dates', () => {
  it('is parted among them', () => {
    expect(
      findDates('Updated January 28, 2026 | Published January 26, 2026 by Lin', undefined),
    ).toEqual([
      { value: '2026-01-28', before: 'Updated ', after: ' | Published ' },
      { value: '2026-01-26', before: ' | Published ', after: ' by Lin' },
    ]);
  });

  it.each([
    ['two figures are no year', '12 January 26, 2026', '2026-01-26'],
    ['what follows is no part of it', '2026年1月26日3人受傷', '2026-01-26'],
    ['a letter behind the clock is no zone', '2024-05-13 08:49 X', '2024-05-13T08:49:00+08:00'],
    ['a span is no offset', '2026-01-26 10:00-11:00', '2026-01-26T10:00:00+08:00'],
    ['an offset is one', '2026-01-26T10:00-05:00 updated', '2026-01-26T10:00:00-05:00'],
  ])('%s', (_name, text, expected) => {
    expect(readDate(text, 'Asia/Taipei')).toBe(expected);
  });
});

describe('dateInUrl', () => {
  it.each([
    ['/2026/01/22/story', '2026-01-22', true],
    ['/n/20260122/5.html', '2026-01-22', true],
    ['/t20260122_77.htm', '2026-01-22', true],
    ['/a/2026/0122/c14739-4023.html', '2026-01-22', true],
    ['/2026-01-22-title', '2026-01-22', true],
    ['/title-2026-01-22.html', '2026-01-22', true],
    ['/post/20260122', '2026-01-22', false],
    ['/realtime/20260122004567-2', '2026-01-22', false],
  ])('reads %s', (path, day, isSure) => {
    expect(dateInUrl(`https://a.example${path}`)).toEqual({ day, isSure });
  });

  it.each([
    'https://a.example/news/20269922',
    'https://2026-01-22.example/x',
    'https://a.example/9001',
    'https://a.example/budget-2027-1-5-billion',
    'https://a.example/budget-2027-01-05-plan',
    'https://a.example/x?day=2026-01-22',
  ])('finds none in %s', (url) => {
    expect(dateInUrl(url)).toBeUndefined();
  });
});
