import { describe, expect, test } from 'vitest';
import { parseDay, parseSpan, windowOf } from '../../src/config/window.ts';

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
