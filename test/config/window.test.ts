import { describe, expect, test } from 'vitest';
import { parseDay, parseSpan, windowOf, windowSince } from '../../src/config/window.ts';
import { firstDay, graceOf, isCurrent, seriesOf, sinceOf } from '../../src/model/window.ts';

const lateInLondon = Date.parse('2026-01-25T23:30:00Z');

describe('days', () => {
  test('today is the day in the topic’s zone, not in the machine’s', () => {
    expect(parseDay('today', 'Asia/Taipei', lateInLondon)).toBe('2026-01-26');
    expect(parseDay('today', 'Europe/London', lateInLondon)).toBe('2026-01-25');
    expect(parseDay('yesterday', 'Asia/Taipei', lateInLondon)).toBe('2026-01-25');
  });

  test.each([
    ['2026-02-30', 'Did you mean 2026-02-28?'],
    ['2026-1-26', 'Did you mean 2026-01-26?'],
    ['20260126', 'Did you mean 2026-01-26?'],
    ['2026-13-05', 'Did you mean 2026-12-05?'],
    ['yesterdy', 'Did you mean "yesterday"?'],
    ['soon?!', 'Write YYYY-MM-DD, such as 2026-01-26, today or yesterday.'],
  ])('%s is refused with the nearest valid day', (text, hint) => {
    expect(() => parseDay(text, 'Asia/Taipei', lateInLondon)).toThrow(
      expect.objectContaining({ exitCode: 2, hint }) as Error,
    );
  });

  test('spans', () => {
    expect([parseSpan('7d'), parseSpan('2w'), parseSpan('3')]).toEqual([7, 14, 3]);
    expect(() => parseSpan('0d')).toThrow(/not a window/);
    expect(() => parseSpan('a week')).toThrow(/not a window/);
  });

  test('a window is whole days, also where the clock changes', () => {
    expect(windowOf('2026-01-26', 7, 'Asia/Taipei')).toMatchObject({
      start: '2026-01-19T16:00:00Z',
      end: '2026-01-26T16:00:00Z',
    });
    const spring = windowOf('2026-03-29', 1, 'Europe/Berlin');
    expect((Date.parse(spring.end) - Date.parse(spring.start)) / 3_600_000).toBe(23);
  });
});

describe('a window that begins where the last post could see no more', () => {
  const day = windowOf('2026-01-26', 1, 'Asia/Taipei');

  test.each([
    ['no post', undefined, day.start],
    ['a post that saw its whole day', '2026-01-25T16:00:00Z', day.start],
    ['one that saw more than that', '2026-01-26T04:00:00Z', day.start],
    ['one of the evening before', '2026-01-25T14:30:00.500Z', '2026-01-25T14:30:00.500Z'],
    ['one of long ago', '2026-01-01T14:30:00Z', '2026-01-23T16:00:00Z'],
    ['one that says nothing of it', 'soon', day.start],
  ])('after %s', (_, seenUntil, start) => {
    expect(windowSince(day, seenUntil)).toEqual({ ...day, start });
  });

  test('keeps its name, and knows which days lie whole in it', () => {
    const since = windowSince(day, '2026-01-24T14:30:00Z');
    expect([sinceOf(since), firstDay(since), sinceOf(day), firstDay(day)]).toEqual([
      '2026-01-24T14:30:00Z',
      '2026-01-25',
      undefined,
      '2026-01-26',
    ]);
    expect(graceOf(since)).toMatchObject({ date: '2026-01-24', end: since.start });
    expect(graceOf(day)).toMatchObject({ date: '2026-01-25', days: 2, end: day.start });
  });

  test('of a week reaches back as far before its first day', () => {
    const week = windowOf('2026-01-26', 7, 'Asia/Taipei');
    expect(windowSince(week, '2026-01-19T14:30:00Z').start).toBe('2026-01-19T14:30:00Z');
    expect(windowSince(week, '2025-01-19T14:30:00Z').start).toBe('2026-01-17T16:00:00Z');
  });

  test('of another length than the topic’s is of another series', () => {
    const topic = { id: 'qwen', windowDays: 1 };
    expect([seriesOf(topic, 1), seriesOf(topic, 7)]).toEqual(['qwen', 'qwen-7d']);
    expect(seriesOf({ id: 'qwen', windowDays: 7 }, 7)).toBe('qwen');
  });
});

describe('what was said', () => {
  const window = windowOf('2026-01-26', 1, 'Asia/Taipei');
  const minutes = 60_000;
  const end = Date.parse(window.end);

  test.each([
    ['after the window’s end, is good for ever', end, end + 400 * 86_400_000, true],
    ['before it, a moment ago', end - 60 * minutes, end - 50 * minutes, true],
    ['before it, longer ago', end - 60 * minutes, end - 45 * minutes, false],
    ['a moment before it, is not all of a day that is over', end - 1, end + 1, false],
    ['at a time that is to come', end - 30 * minutes, end - 31 * minutes, false],
    ['after its end, by a clock that was ahead', end + minutes, end - minutes, false],
  ])('%s', (_, at, now, good) => {
    expect(isCurrent(window, { at, now }, 15 * minutes)).toBe(good);
  });
});
