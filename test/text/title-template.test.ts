import { describe, expect, test } from 'vitest';
import { fillTitle, titleFault } from '../../src/text/title-template.ts';

const values = {
  topic: '藍鵲',
  headline: '藍鵲團隊{date}重組',
  date: '2026-01-26',
  weekday: '週一',
  rhythm: '每日動態',
  articles: '7',
};

describe('a title', () => {
  test.each([
    ['{topic} {rhythm}：{headline}', '藍鵲 每日動態：藍鵲團隊{date}重組'],
    ['{topic} {rhythm} - {date}', '藍鵲 每日動態 - 2026-01-26'],
    ['{date}（{weekday}）{articles} 則', '2026-01-26（週一）7 則'],
  ])('%s', (template, title) => {
    expect(titleFault(template)).toBeUndefined();
    expect(fillTitle(template, values)).toBe(title);
  });

  test.each([
    ['{topic} {day}', /holds \{day\}, which means nothing/],
    ['{topic} {headline', /has a brace without its other/],
    ['{topic} 日報', /the same title; it needs \{headline\} or \{date\}/],
    ['{topic}\n{date}', /more than one line/],
  ])('%j is refused', (template, why) => {
    expect(titleFault(template)).toMatch(why);
  });
});
