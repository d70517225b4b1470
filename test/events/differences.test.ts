import { describe, expect, test } from 'vitest';
import { differencesIn } from '../../src/events/differences.ts';
import { numberSentences } from '../../src/text/sentences.ts';

const report = (id: string, text: string) => ({
  id,
  sentences: numberSentences([{ kind: 'paragraph', text }]),
});

const figuresOf = (...reports: readonly ReturnType<typeof report>[]) =>
  differencesIn(reports).map(({ sides }) => sides.map(({ figure }) => figure));

describe('different figures for one thing', () => {
  test('in a unit that says what is measured, across languages', () => {
    expect(
      figuresOf(
        report('a', '新電廠的發電容量為180兆瓦，預計明年十月供電給北灣的資料中心。'),
        report(
          'b',
          'The plant will have a generating capacity of 150 megawatts and power the data center.',
        ),
      ),
    ).toEqual([[180, 150]]);
  });

  test('in sentences that say the same otherwise', () => {
    expect(
      figuresOf(
        report('a', '北灣渡輪公司表示，事故造成十七名乘客受傷送醫。'),
        report('b', '北灣渡輪公司表示，事故造成二十一名乘客受傷，送醫治療。'),
      ),
    ).toEqual([[17, 21]]);
  });

  test('not where the sentences name two things that were measured', () => {
    const measured = (script: string, value: number) =>
      `記者實測，4位元版本在單張24GB顯示卡上產生${script}中文，速度約為每秒${value}個token。`;
    const pair = (a: string, b: string) =>
      figuresOf(report('a', measured(a, 31)), report('b', measured(b, 34)));
    expect(pair('繁體', '繁體')).toEqual([[31, 34]]);
    expect(pair('繁體', '簡體')).toEqual([]);
  });

  test('a unit written close to its figure', () => {
    expect(
      figuresOf(
        report('a', '警方說，遭複製的資料共4.7TB，存在私人硬碟裡。'),
        report('b', '員工說，被複製的資料只有0.9TB，裝在硬碟裡。'),
      ),
    ).toEqual([[4.7, 0.9]]);
  });
});

describe('no difference', () => {
  test.each([
    [
      'where one report has the other’s figure too',
      '容量為180兆瓦，第一期先建150兆瓦。',
      '發電容量為150兆瓦。',
    ],
    ['where it is rounded', '北灣渡輪去年載客188,000人次。', '北灣渡輪去年載客近19萬人次。'],
    ['in percentages of other things', '45%的新用戶來自小城。', '公司說，62%的用戶在30歲以下。'],
    ['in counts of other things', '北灣渡輪共有12艘船。', '票價調高15元，月票不變。'],
    ['of years and days', '新制2月3日上路。', '新制2月13日上路，2026年檢討。'],
  ])('%s', (_, a, b) => {
    expect(figuresOf(report('a', a), report('b', b))).toEqual([]);
  });
});
