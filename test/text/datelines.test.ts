import { describe, expect, it } from 'vitest';
import { datelineLength, isDateline } from '../../src/text/datelines.ts';
import { splitReport } from '../../src/text/sentences.ts';

const opened: readonly (readonly [dateline: string, sentence: string])[] = [
  ['（匯報社記者林一心北灣26日電）', '渡輪公司今天宣布換船。'],
  ['〔記者林一心／北灣報導〕', '渡輪公司今天宣布換船。'],
  ['【本報訊】', '渡輪公司今天宣布換船。'],
  ['匯報社北灣1月26日電（記者 林一心）', '渡輪公司今天宣布換船。'],
  ['汇报社北湾1月26日新媒体专电（记者林一心、陈二立）', '渡轮公司今天宣布换船。'],
  ['本报讯（记者林一心）', '渡轮公司今天宣布换船。'],
  ['北湾科技讯', '1月26日，渡轮公司宣布换船。'],
  ['記者林一心／北灣報導', '渡輪公司今天宣布換船。'],
  ['SOTOWN, Jan. 26 (FNA) —', 'Ferries will be replaced in March.'],
  ['SOTOWN —', 'Ferries will be replaced in March.'],
  ['Sotown (Ferry News) -', 'Ferries will be replaced in March.'],
  ['Jan. 26, 2026 --', 'Ferries will be replaced in March.'],
];

describe('datelines', () => {
  it.each(opened)('sets %s apart', (dateline, sentence) => {
    const space = /[A-Za-z讯—-]$/.test(dateline) && !dateline.endsWith('）') ? ' ' : '';
    expect(splitReport(dateline + space + sentence)).toEqual([dateline, sentence]);
    expect(isDateline(dateline)).toBe(true);
    expect(isDateline(sentence)).toBe(false);
  });

  it.each([
    '市府1月26日電話通知各船公司停駛。',
    '北灣市府1月26日宣布換船。',
    '本報訊息整理自市府公告。',
    '（示意圖）渡輪公司今天宣布換船。',
    '據匯報社26日消息，渡輪公司宣布換船。',
    '北湾通讯社今天停刊。',
    'Sotown – the largest port of the bay – will replace its ferries.',
    'FNA - Ferries will be replaced.',
    'Sotown will replace its ferries - in March.',
  ])('cuts nothing off %s', (text) => expect(datelineLength(text)).toBe(0));

  it('keeps a block that is a dateline alone', () => {
    expect(splitReport('（匯報社記者林一心北灣26日電）')).toEqual([
      '（匯報社記者林一心北灣26日電）',
    ]);
  });
});
