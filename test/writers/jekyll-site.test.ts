/** When Jekyll shows a post, and on which day. */
import { describe, expect, test } from 'vitest';
import { jekyllWarning } from '../../src/writers/jekyll-site.ts';

const window = { date: '2026-01-26', timeZone: 'Asia/Taipei' };
const eight = Date.parse('2026-01-26T08:00:00+08:00');
const early = Date.parse('2026-01-26T00:40:00+08:00');

describe('a warning', () => {
  test.each([
    ['at eight, on a machine in UTC', {}, eight, 'UTC', undefined],
    [
      'at eight, on a machine in America',
      {},
      eight,
      'America/New_York',
      /puts this post on 2026-01-25/,
    ],
    [
      'before eight, on a machine in UTC',
      {},
      early,
      'UTC',
      /this machine’s zone, UTC,.*2026-01-25.*timezone: Asia\/Taipei/,
    ],
    ['where the site says the topic’s zone', { timezone: 'Asia/Taipei' }, early, 'UTC', undefined],
    [
      'where the site says one in which it is the same day',
      { timezone: 'Asia/Tokyo' },
      early,
      'UTC',
      undefined,
    ],
    ['where the site says one that there is not', { timezone: 'Mars' }, early, 'UTC', undefined],
  ])('%s', (_, site, dated, machineZone, said) => {
    const warning = jekyllWarning(site, window, { dated, now: eight + 1, machineZone });
    if (said === undefined) expect(warning).toBeUndefined();
    else expect(warning).toMatch(said);
  });

  test('of a post of the future names what shows it', () => {
    const at = { dated: eight, now: eight - 1, machineZone: 'Asia/Taipei' };
    expect(jekyllWarning({}, window, at)).toMatch(/until 2026-01-26T00:00:00.000Z.*--future/);
    expect(jekyllWarning({ future: true }, window, at)).toBeUndefined();
  });
});
