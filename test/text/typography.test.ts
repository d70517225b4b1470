import { describe, expect, it, test } from 'vitest';
import { unitsOf } from '../../src/proof/read/units.ts';
import { typeset } from '../../src/text/typography.ts';

describe('a Chinese text is set as Taiwan sets it', () => {
  test.each([
    [
      '晨星 (Nova) 發布, 比數3:2, 時間10:30, 共1,850支.',
      '晨星（Nova）發布，比數3:2，時間10:30，共1,850支。',
    ],
    ['他說:“這‘很好’嗎?”', '他說：「這『很好』嗎？」'],
    ['「他說“好”」', '「他說『好』」'],
    ['採用"晨星"模型', '採用「晨星」模型'],
    ['營收成長１５％，每股３．５元', '營收成長15%，每股3.5元'],
    ['晨星公司(2330)上漲; Nova (v2) 下跌', '晨星公司（2330）上漲；Nova（v2）下跌'],
    ['好消息！ 首批開放', '好消息！首批開放'],
    ['尺寸為5" 的螢幕', '尺寸為5" 的螢幕'],
    ['見https://a.example/x,y:z 的說明', '見https://a.example/x,y:z 的說明'],
    ['命令`a, b`可用', '命令`a, b`可用'],
  ])('%s → %s', (text, set) => {
    expect(typeset(text)).toBe(set);
    expect(typeset(set)).toBe(set);
  });

  it('says the same to the proof', () => {
    const text = '晨星 (Nova) 說:“上季營收 1,850 萬元, 成長１５％.”';
    const keys = (one: string): readonly string[] => unitsOf(one).map(({ key }) => key);
    expect(keys(typeset(text)).slice(0, -2)).toEqual(keys(text).slice(0, -2));
  });
});

test('an English one keeps its marks; its apostrophes are no keyboard’s', () => {
  expect(typeset(`The firm's "plan" costs $5, it says (again): ok?`)).toBe(
    'The firm’s "plan" costs $5, it says (again): ok?',
  );
});
