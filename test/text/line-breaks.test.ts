import { describe, expect, test } from 'vitest';
import { linesOf, piecesOf } from '../../src/text/line-breaks.ts';
import { widthOf } from '../../src/text/width.ts';

const broken = (text: string, width: number, most = 6) =>
  linesOf(piecesOf(text), widthOf, width, most);

describe('a line ends', () => {
  test.each([
    [
      'behind a mark where that costs little',
      '藍鵲能直接訂票了！接上支付、地圖與鐵路',
      16,
      ['藍鵲能直接訂票了！', '接上支付、地圖與鐵路'],
    ],
    [
      'between clauses that white space parts',
      '北嶼鐵路售票助理上線 首批開放12城市',
      12,
      ['北嶼鐵路售票助理上線', '首批開放12城市'],
    ],
    ['between English words', 'Farpeak moves its help desk', 9, ['Farpeak moves', 'its help desk']],
  ])('%s', (_, text, width, lines) => {
    expect(broken(text, width)).toEqual(lines);
  });

  test.each([
    [
      'a figure and its unit',
      '第 3 季營收 3.8 億元、2,300 萬人、每百萬 token 0.8 美元',
      ['第 3', '3.8 億元', '2,300 萬人', '0.8 美元'],
    ],
    ['a word', '人工智慧助理預計二月推出', ['人工', '智慧', '助理', '預計', '推出']],
    [
      'a name with a hyphen or an apostrophe',
      'Qwen3.9-32B與the source’s price',
      ['Qwen3.9-32B', 'source’s'],
    ],
    ['an opening mark and what it opens', '船長說「海風號」試航順利', ['「海風']],
  ])('never within %s', (_, text, whole) => {
    const pieces = piecesOf(text).map((piece) => piece.text);
    for (const part of whole)
      expect(
        pieces.some((piece) => piece.includes(part)),
        part,
      ).toBe(true);
  });

  test('never before a closing mark nor behind an opening one', () => {
    const text = '「海風號」試航（第二次）順利，船長說：「沒有差別」。票價不變！';
    for (let width = 5; width < 20; width++)
      for (const line of broken(text, width, 20) ?? []) {
        expect(line).not.toMatch(/^[」）》，。、；：！？]/);
        expect(line).not.toMatch(/[「（《]$/);
      }
  });

  test('where nothing fits there are no lines; with room there is one, and no character is lost', () => {
    expect(broken('人工智慧助理', 1)).toBeUndefined();
    expect(broken('人工智慧助理', 30)).toEqual(['人工智慧助理']);
    const text = '北嶼鐵路調整票價，三月上路，學生照舊。';
    expect(broken(text, 7)?.join('')).toBe(text);
  });
});
