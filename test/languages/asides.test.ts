import { describe, expect, it } from 'vitest';
import { isCodeFragment, isAside, speaksInPerson } from '../../src/languages/asides.ts';

describe('isAside', () => {
  it.each([
    '圖為新造的電動渡輪。',
    '▲電動渡輪試航。（圖／市府提供）',
    '新渡輪停靠東碼頭。（記者林一心攝）',
    '（資料照）',
    '記者林一心／北灣報導',
    '交通中心／北灣報導',
    '（匯報社記者林一心北灣26日電）',
    '責任編輯：林一心',
    '電動渡輪三月上路',
    '新航線的停靠站如下：',
    '票價會調漲嗎？',
    '「我們會準時交船。」',
    '“船很安静，”',
    '」船廠董事長說。',
    '他說：「船很安靜。',
    '更多渡輪新聞請看專題。',
    '想了解更多，請訂閱電子報。',
    '小編帶你看新渡輪。',
    'Photo: the new ferry at the pier.',
    'By Ann Mason',
    'Last updated: January 26, 2026',
    'Subscribe to our newsletter for more ferry news.',
    'Will fares rise?',
    '"The boats are quiet."',
    'How to get there:',
    '"The boats are quiet and cheap.',
  ])('leaves aside: %s', (text) => expect(isAside(text)).toBe(true));

  it.each([
    '北灣市府週一宣布，跨港渡輪三月起改用電動船。',
    '市長說：「我們會準時交船。」',
    '渡輪公司（北灣）去年運送四百萬人次（較前年多一成）。',
    '新船的馬達功率為 1.5 MW，航速 12 節。',
    'Sotown will replace its ferries in March.',
    'Mayor Ann Mason said, "The boats are quiet."',
  ])('keeps what reports: %s', (text) => expect(isAside(text)).toBe(false));
});

describe('speaksInPerson', () => {
  it('hears a speaker outside quotation marks only', () => {
    expect(speaksInPerson('我搭過新渡輪，很安靜。')).toBe(true);
    expect(speaksInPerson('You will like the new ferry.')).toBe(true);
    expect(speaksInPerson('市長說：「我搭過新渡輪。」')).toBe(false);
    expect(speaksInPerson('我國第一艘電動渡輪下水。')).toBe(false);
    expect(speaksInPerson('The US ordered eight ferries.')).toBe(false);
  });
});

describe('isCodeFragment', () => {
  it.each([
    '` 移除。',
    '把 `</think> 移除。',
    '</think>` 移除。',
    '輸入（）即可開始使用。',
    '新版移除、。',
    '`npm ci`',
  ])('finds %s', (text) => expect(isCodeFragment(text)).toBe(true));

  it.each([
    '新版移除了 `<think>` 標籤，回答變短。',
    '若 a < b 則停止計算。',
    '他說：「新版移除了。」',
  ])('lets %s be', (text) => expect(isCodeFragment(text)).toBe(false));
});
