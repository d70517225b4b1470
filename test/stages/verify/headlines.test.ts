import { describe, expect, it } from 'vitest';
import { proveClaim } from '../../../src/stages/verify/proof/prove.ts';
import { readSource } from '../../../src/stages/verify/proof/source.ts';

/** The verdict on a headline cut from a title. */
function verdict(title: string, text: string): string {
  const source = readSource({ id: 's', title, sentences: [], publishedAt: '2026-01-26' });
  const citations = [{ sourceId: 's', quote: title }];
  return proveClaim({ text, sources: [source], citations, headline: true }).verdict;
}

describe('a headline may leave out a whole clause of the title', () => {
  it.each([
    ['星河傳擬赴港IPO 估值上看220億美元 雲海不評論', '星河傳擬赴港 IPO，估值上看 220 億美元'],
    ['星河發表新模型 林若水：可望省下三成成本', '星河發表新模型'],
    ['不敵對手 星河宣布退出手機市場', '星河宣布退出手機市場'],
    ['【快訊】星河發表新模型', '星河發表新模型'],
    ['星河 Changgeng 模型開放下載 支援中文', '星河 Changgeng 模型開放下載'],
  ])('%s → %s', (title, headline) => {
    expect(verdict(title, headline)).toBe('supported');
  });
});

describe('what limits or owns the rest stays', () => {
  it.each([
    ['星河傳擬赴港IPO 估值上看220億美元 雲海不評論', '星河擬赴港 IPO，估值上看 220 億美元'],
    ['星河傳擬赴港IPO 估值上看220億美元 雲海否認', '星河傳擬赴港IPO 估值上看220億美元'],
    ['星河將收購雲海 須主管機關同意', '星河將收購雲海'],
    ['若獲准 星河將收購雲海', '星河將收購雲海'],
    ['星河遭爆裁員三成 公司：不實', '星河遭爆裁員三成'],
    ['分析師：星河今年獲利成長三成', '星河今年獲利成長三成'],
    ['雲海：星河侵權 求償3億元', '星河侵權 求償3億元'],
    ['星河獲利成長 雲海轉盈為虧 股價大跌5%', '星河獲利成長 股價大跌5%'],
    ['星河收購案生變 雲海退出 賠償3億元', '星河收購案生變 賠償3億元'],
  ])('%s ↛ %s', (title, headline) => {
    expect(verdict(title, headline)).not.toBe('supported');
  });
});
