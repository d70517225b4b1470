import { describe, expect, test } from 'vitest';
import { parseFeedDate } from '../../src/sources/feed-dates.ts';

describe.each(['Asia/Taipei', 'UTC', 'America/New_York'])('with the process in %s', (zone) => {
  test.each([
    ['Mon, 26 Jan 2026 09:00:00 GMT', '2026-01-26T09:00:00Z'],
    ['Mon, 26 Jan 2026 09:00:00 +0800', '2026-01-26T09:00:00+08:00'],
    ['Mon, 26 Jan 2026 09:00 +08:00', '2026-01-26T09:00:00+08:00'],
    ['26 Jan 26 09:00:00 Z', '2026-01-26T09:00:00Z'],
    ['Monday, 26 January 2026 09:00:00 EST', '2026-01-26T09:00:00-05:00'],
    ['Mon, 26 Jan 2026 09:00:00 CST', '2026-01-26T09:00:00+08:00'],
    ['Mon, 26 Jan 2026 09:00:00 GMT+0800 (台北標準時間)', '2026-01-26T09:00:00+08:00'],
    ['Mon, 26 Jan 2026 09:00:00', '2026-01-26T09:00:00+08:00'],
    ['Mon, 26-Jan-2026 09:00:00 HKT', '2026-01-26T09:00:00+08:00'],
    ['2026-01-26T09:00:00Z', '2026-01-26T09:00:00Z'],
    ['2026-01-26T09:00:00.123+08:00', '2026-01-26T09:00:00+08:00'],
    ['2026-01-26 09:00:00+0800', '2026-01-26T09:00:00+08:00'],
    ['2026-01-26 09:00', '2026-01-26T09:00:00+08:00'],
    ['2026/01/26 09:00:00', '2026-01-26T09:00:00+08:00'],
    ['2026/1/6', '2026-01-06'],
    ['2026-01-26', '2026-01-26'],
    ['26 Jan 2026', '2026-01-26'],
  ])('%s', (text, iso) => {
    const before = process.env['TZ'];
    process.env['TZ'] = zone;
    try {
      expect(parseFeedDate(text, 'Asia/Taipei')).toBe(iso);
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });
});

test('a zone’s summer time is counted', () => {
  expect(parseFeedDate('2026-07-01 09:00', 'America/New_York')).toBe('2026-07-01T09:00:00-04:00');
  expect(parseFeedDate('2026-01-01 09:00', 'America/New_York')).toBe('2026-01-01T09:00:00-05:00');
  expect(parseFeedDate('2026-01-01 09:00 CST', 'America/Chicago')).toBe(
    '2026-01-01T09:00:00-06:00',
  );
});

test.each([
  '',
  'yesterday',
  '3 小時前',
  '2026-13-01',
  '2026-02-30',
  '26 Foo 2026',
  '12:00',
  '2026',
])('%j is no date', (text) => {
  expect(parseFeedDate(text, 'Asia/Taipei')).toBeUndefined();
});
