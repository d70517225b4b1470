import { describe, expect, it } from 'vitest';
import { stampLength } from '../../src/text/stamps.ts';

describe('the hour before an entry', () => {
  it.each([
    ['14:20　港務局宣布停航。', '14:20　'],
    ['【17:25】縣政府說，有四十一人受傷。', '【17:25】'],
    ['下午3時20分，市長到場。', '下午3時20分，'],
    ['10:02 | 发布会开始。', '10:02 | '],
    ['2:11 p.m. ET – Carmakers warn of shortages.', '2:11 p.m. ET – '],
    ['16:40 GMT', '16:40 GMT'],
    ['3月5日 09:10 會議開始。', '3月5日 09:10 '],
    ['March 12', 'March 12'],
    ['3月5日｜會議開始。', '3月5日｜'],
  ])('%s', (line, stamp) => {
    expect(line.slice(0, stampLength(line))).toBe(stamp);
  });

  it.each([
    '3月5日，會議在霖港開始。',
    '12點的航班取消了。',
    '9:30-10:00 封路。',
    '3.20% of the shares were sold.',
    '1:0的比分維持到終場。',
    'At 10:15 the doors opened.',
    '2026年起，票價調漲。',
  ])('is none in %s', (line) => {
    expect(stampLength(line)).toBe(0);
  });
});
