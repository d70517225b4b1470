import { describe, expect, it } from 'vitest';
import { unitsOf } from '../../src/proof/read/units.ts';
import { closedUp, closedUpTitle, setsOff } from '../../src/text/spacing.ts';

describe('closedUp', () => {
  it.each([
    [
      '星河 5 月賣出 1,850 支 Nova 2 手機，占 8.2% 左右。',
      '星河5月賣出1850支Nova 2手機，占8.2%左右。',
    ],
    ['共 18,000 人與 1,234,567 次。', '共18,000人與1,234,567次。'],
    ['他說：「星河 5 月賣出 1,850 支」，成長 3 成。', '他說：「星河5月賣出1850支」，成長3成。'],
    ['功率 180 MW。', '功率180 MW。'],
    ['共4萬8500人、1萬500份、3億4500萬元，', '共4.85萬人、1.05萬份、3.45億元，'],
    [
      '1萬2345次、2萬5、3萬2千、1億2000萬、9萬2000多人',
      '1萬2345次、2萬5、3萬2千、1.2億、9.2萬多人',
    ],
  ])('%s → %s', (text, closed) => expect(closedUp(text)).toBe(closed));
});

it('leaves the white space of a title, which may part clauses', () => {
  expect(closedUpTitle('星河推Nova 2手機 Nova 3明年見')).toBe('星河推Nova 2手機 Nova 3明年見');
  expect(closedUpTitle('星河發表新機 售1,850元')).toBe('星河發表新機 售1850元');
  expect(closedUpTitle('星河新機開賣 Nova')).toBe('星河新機開賣 Nova');
});

it('closes up a title that sets off each figure and name', () => {
  expect(closedUpTitle('星河推 Nova 2 售 1,850 元')).toBe('星河推Nova 2售1850元');
});

it('sees whether a text sets off figures', () => {
  expect(setsOff('星河 5 月賣出 1,850 支。')).toBe(true);
  expect(setsOff('星河5月賣出1850支 Nova。')).toBe(false);
});

it.each([
  '星河數據 26 日公布，5 月 11 日上午賣出 4 成。',
  '民國 115 年 5 月 15 日，營收 1 億 2000 萬元，成長 3.5 %。',
  '4萬8500名使用者、1億2300萬元、6萬1000則。',
  '2026 年 1 月，每秒 31 個 token，共 1,850 份。',
])('says the same to the proof: %s', (text) => {
  const keys = (one: string): readonly unknown[] =>
    unitsOf(one, { year: 2026, month: 5 }).map(({ key, date }) => [key, date?.month, date?.day]);
  expect(keys(closedUp(text))).toEqual(keys(text));
});
