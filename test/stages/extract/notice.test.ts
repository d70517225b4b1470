import { describe, expect, test } from 'vitest';
import type { Params } from '../../../src/stage.ts';
import { extract } from '../../../src/stages/extract/extract.ts';
import { noticeIn } from '../../../src/stages/extract/kind/notice.ts';
import { pageOf } from './read-page.ts';
import { pagePorts } from '../../support/page-ports.ts';

const title = '藍雀宣布在台南興建第二座電池廠';
const english = 'Lanque opens a second battery plant in Tainan';

describe('a notice', () => {
  test.each([
    '正在為您轉址，若沒有自動跳轉請點選這裡。',
    '页面正在跳转，请稍候。',
    'You are being redirected to the article. Click here if nothing happens.',
    '您需要啟用 JavaScript 才能執行此應用程式。',
    '網頁載入中，請稍候。\n如果長時間沒有回應，請確認瀏覽器已開啟 JavaScript。',
    'JavaScript is disabled in your browser. Please enable JavaScript to proceed.',
    '我們正在確認您的瀏覽器是否安全，這個過程會自動完成。\n您的 IP 位址：203.0.113.7，要求編號：8f2a91c3。',
    'Your IP address is 203.0.113.7. Reference ID: 18.2f3a.',
    '本篇報導因版權因素，暫時停止提供瀏覽，造成不便敬請見諒。',
    '因授權限制，本內容已不再提供觀看。',
    '由於您所在的地區限制，目前無法觀看這項內容。',
    'This content is not available in your country.',
    'Sorry, an error has occurred. Try again later.',
    '系統忙碌中，請稍後再試。',
    '網站維護中，造成不便敬請見諒。',
    'The article was removed at the request of its author.',
    '文章已被作者刪除。',
    '您使用的瀏覽器版本過舊，建議更新。',
    '加入我們的會員，您就能收到每日精選。',
    '喜歡這篇文章嗎？分享給你的朋友吧！',
  ])('%s', (text) => {
    expect(noticeIn(text, title)).toBeDefined();
  });
});

describe('no notice', () => {
  test.each([
    ['藍雀28日宣布，將在台南興建第二座電池廠。', title],
    ['藍雀台南電池廠維護中，官方請用戶稍後再試。', title],
    [
      '藍雀伺服器28日故障三小時，系統錯誤使用戶無法登入，您的資料未受影響。',
      '藍雀伺服器系統錯誤 故障三小時 用戶無法登入',
    ],
    [
      'The region’s largest plant is now available to buyers.',
      english.replace('opens', 'region available largest'),
    ],
    ['Lanque said its second battery plant in Tainan opens in May.', title],
    ['市府26日表示，輕軌明年動工，經費二百億元。', title],
    ['A page that says little about itself, but in a whole sentence.', 'Hit x'],
    [`${'市府昨日表示，將依法辦理，並與各界溝通。'.repeat(15)}請稍後再試。`, title],
  ])('%s', (text, of) => {
    expect(noticeIn(text, of)).toBeUndefined();
  });
});

test('a page of one is dropped with the reason, whatever its own title', async () => {
  const hop =
    '<html><head><title>Redirecting…</title></head><body><p>You are being redirected to the article. Click here if nothing happens.</p></body></html>';
  const shell = `<html><head><title>${title}</title><meta property="og:type" content="article"></head><body><article><h1>${title}</h1><p>本篇報導因版權因素，暫時停止提供瀏覽，造成不便敬請見諒。</p></article></body></html>`;
  const pages = [hop, shell].map((html, i) => {
    const page = pageOf(`p${i}`, html);
    return { ...page, hit: { ...page.hit, title: i === 0 ? english : title } };
  });
  const { value, diagnostics } = await extract.run(pages, pagePorts, {
    topic: { timeZone: 'Asia/Taipei' },
    window: { end: '2026-01-26T16:00:00Z' },
  } as Params);
  expect(value).toEqual([]);
  expect(diagnostics.map(({ code }) => code)).toEqual([
    'extract.not-article',
    'extract.not-article',
  ]);
});
