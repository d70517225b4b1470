/** What a title may be cut to. */
import { describe, expect, it } from 'vitest';
import type { ProofResult } from '../../src/proof/prove.ts';
import { prove } from './support.ts';

/** The word on a headline that is cut from a title. */
function cut(title: string, text: string): ProofResult {
  return prove(['公司沒有說明細節。'], text, { title, headline: true });
}

describe('a headline may leave out the clauses at a title’s end', () => {
  it.each([
    ['behind white space', '星河發表長庚模型 分析師看好需求', '星河發表長庚模型'],
    ['behind a comma', '星河發表長庚模型，分析師看好需求', '星河發表長庚模型'],
    ['behind a bar', '星河發表長庚模型｜雲海股價上漲', '星河發表長庚模型'],
    [
      'of several',
      '星河發表長庚模型 分析師看好需求 雲海股價上漲',
      '星河發表長庚模型 分析師看好需求',
    ],
  ])('%s: %s → %s', (_name, title, headline) => {
    expect(cut(title, headline)).toEqual({
      verdict: 'supported',
      reasons: ['shortened: zh/cut/tail'],
    });
  });

  it('with the day worked out', () => {
    const title = '星河昨日發表長庚模型 分析師看好需求';
    expect(cut(title, '星河1月25日發表長庚模型')).toEqual({
      verdict: 'supported',
      reasons: ['shortened: zh/date/day, zh/cut/tail'],
    });
  });

  it('and is the title as it is', () => {
    const title = '星河 Changgeng 模型開放下載 支援中文';
    expect(cut(title, title)).toEqual({ verdict: 'supported', reasons: [] });
  });
});

describe('what limits, turns or owns the rest stays', () => {
  it.each([
    [
      '星河傳擬赴港IPO 估值上看220億美元 雲海不評論',
      '星河擬赴港IPO 估值上看220億美元',
      'is no wording',
    ],
    [
      '星河傳擬赴港IPO 估值上看220億美元 雲海否認',
      '星河傳擬赴港IPO 估值上看220億美元',
      'zh/cut/turning',
    ],
    ['星河將收購雲海 須主管機關同意', '星河將收購雲海', 'zh/cut/continuing'],
    ['若獲准 星河將收購雲海', '星河將收購雲海', 'is no wording'],
    ['星河遭爆裁員三成 公司：不實', '星河遭爆裁員三成', 'zh/cut/'],
    ['分析師：星河今年獲利成長三成', '星河今年獲利成長三成', 'is no wording'],
    ['雲海：星河侵權 求償3億元', '星河侵權 求償3億元', 'is no wording'],
    ['星河獲利成長 雲海轉盈為虧 股價大跌5%', '星河獲利成長 股價大跌5%', 'is no wording'],
    ['星河收購案生變 雲海退出 賠償3億元', '星河收購案生變 賠償3億元', 'is no wording'],
    ['星河裁員三成？ 公司否認', '星河裁員三成', 'is no wording'],
    ['星河將裁員三成 工會拒絕接受', '星河將裁員三成', 'zh/cut/'],
    ['不敵對手 星河宣布退出手機市場', '星河宣布退出手機市場', 'is no wording'],
    ['星河發表長庚模型 支援中文', '星河發表長庚模型', 'zh/cut/headline'],
  ])('%s ↛ %s', (title, headline, reason) => {
    const { verdict, reasons } = cut(title, headline);
    expect(verdict).toBe('unsure');
    expect(reasons.join()).toContain(reason);
  });
});

it('of a body’s sentence no more may go than of a title', () => {
  const told = ['星河昨日發表長庚模型，並在三月上市。', '星河昨日發表長庚模型，分析師看好需求。'];
  const headline = (text: string, n: number): ProofResult =>
    prove(told.slice(n, n + 1), text, { headline: true });
  expect(headline('星河昨日發表長庚模型', 1).verdict).toBe('supported');
  expect(headline('星河昨日發表長庚模型', 0).reasons.join()).toContain('zh/cut/headline');
  // As a sentence it may.
  expect(prove(told.slice(0, 1), '星河昨日發表長庚模型。').verdict).toBe('supported');
});
