import { describe, expect, it } from 'vitest';
import { anchorOf, dateContradicts } from '../../src/text/calendar.ts';
import { datelineOf, datesIn } from '../../src/text/dates.ts';
import { foldForComparison } from '../../src/text/scripts.ts';

// A Monday.
const anchor = anchorOf('2026-01-26T09:00:00+08:00');

function only(text: string): readonly (number | undefined)[] {
  const [date, ...rest] = datesIn(foldForComparison(text), anchor);
  expect(rest).toEqual([]);
  return [date?.year, date?.month, date?.day];
}

describe('datesIn', () => {
  it.each([
    ['1月26日發布', [2026, 1, 26]],
    ['昨日發布', [2026, 1, 25]],
    ['前天發布', [2026, 1, 24]],
    ['今天發布', [2026, 1, 26]],
    ['週三發布', [2026, 1, 21]],
    ['26日發布', [2026, 1, 26]],
    ['12月底發布', [2025, 12, undefined]],
    ['上個月發布', [2025, 12, undefined]],
    ['今（26）日發布', [2026, 1, 26]],
    ['昨天（25日）發布', [2026, 1, 25]],
    ['比上月成長', [2025, 12, undefined]],
    ['下月發布', [2026, 2, undefined]],
    ['去年九月發布', [2025, 9, undefined]],
    ['民國115年1月26日發布', [2026, 1, 26]],
    ['民國 115 年 1 月 26 日發布', [2026, 1, 26]],
    ['去年 9 月發布', [2025, 9, undefined]],
    ['延到 1 月 31 日', [2026, 1, 31]],
    ['本月 24 日發布', [2026, 1, 24]],
    ['2026/1/26發布', [2026, 1, 26]],
    ['released on January 26', [2026, 1, 26]],
    ['released 26 Jan 2026', [2026, 1, 26]],
    ['released last Tuesday', [2026, 1, 20]],
    ['released yesterday', [2026, 1, 25]],
  ])('%s', (text, parts) => {
    expect(only(text)).toEqual(parts);
  });

  it('counts a comparison with last month from the month reported', () => {
    const dates = datesIn(foldForComparison('11月銷量比上月成長5%'), anchor);
    expect(dates.map(({ year, month }) => [year, month])).toEqual([
      [2025, 11],
      [2025, 10],
    ]);
  });

  it('believes the figure where the word beside it says another day', () => {
    expect(only('今（24）日發布')).toEqual([undefined, undefined, 24]);
  });

  it('gives a bare day the month named before it in the same text', () => {
    const dates = datesIn(foldForComparison('2025年8月12日晚至13日'), anchor);
    expect(dates.map(({ month, day }) => [month, day])).toEqual([
      [8, 12],
      [8, 13],
    ]);
  });

  it('takes a span of months for no date', () => {
    expect(datesIn(foldForComparison('前11月銷量'), anchor)).toEqual([]);
    expect(datesIn(foldForComparison('歷時9個月'), anchor)).toEqual([]);
  });
});

it('reads the day off a dateline', () => {
  expect(datelineOf('某社台北1月26日电(记者 某某)')).toMatchObject({ month: 1, day: 26 });
});

it('takes another day for a contradiction', () => {
  const source = { year: 2026, month: 1, day: 26 };
  expect(dateContradicts({ month: 1, day: 27 }, source)).toBe(true);
  expect(dateContradicts({ month: 1 }, source)).toBe(false);
});

it('knows the day of a time in UTC only where the writer has the same', () => {
  expect(anchorOf('2026-02-02T15:59:00Z')).toEqual({ year: 2026, month: 2, day: 2 });
  expect(anchorOf('2026-02-02T20:30:00Z')).toEqual({ year: 2026, month: 2 });
  expect(anchorOf('2026-01-31T20:30:00+00:00')).toEqual({ year: 2026 });
  expect(anchorOf('2026-12-31T20:30:00Z')).toBeUndefined();
  expect(anchorOf('2026-02-02T03:00:00Z', 'en')).toEqual({ year: 2026, month: 2 });
  expect(anchorOf('2026-02-02T00:00:00Z', 'en')).toEqual({ year: 2026, month: 2, day: 2 });
  expect(anchorOf('2026-02-02T20:30:00+08:00')).toEqual({ year: 2026, month: 2, day: 2 });
});

it('reads a date that is set off by white space, where it stands', () => {
  const text = '星河 5 月 11 日上午';
  const [date] = datesIn(text, { year: 2026 });
  expect(date).toMatchObject({ month: 5, day: 11 });
  expect(text.slice(date?.start, date?.end)).toBe('5 月 11 日');
});
