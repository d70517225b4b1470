import { describe, expect, test } from 'vitest';
import { addDays, clearlyOutside } from '../../src/sources/days.ts';
import { queryOf } from './support.ts';

test('addDays crosses months and years', () => {
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
});

describe('26 January 2026 in Taipei', () => {
  const { window } = queryOf([]);

  test.each([
    ['2026-01-26T12:00:00+08:00', false],
    ['2026-01-24T15:59:59Z', true],
    ['2026-01-24T16:00:00Z', false],
    ['2026-01-27T15:59:59Z', false],
    ['2026-01-27T16:00:00Z', true],
    ['2026-01-24', true],
    ['2026-01-25', false],
    ['2026-01-27', false],
    ['2026-01-28', true],
  ])('%s clearly outside: %s', (value, outside) => {
    expect(clearlyOutside({ value, kind: 'published' }, window)).toBe(outside);
  });

  test('a date of sight, or none, puts nothing outside', () => {
    expect(clearlyOutside({ value: '2020-01-01', kind: 'seen' }, window)).toBe(false);
    expect(clearlyOutside(undefined, window)).toBe(false);
  });
});
