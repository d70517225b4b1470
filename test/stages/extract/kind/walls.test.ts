import { describe, expect, it } from 'vitest';
import { englishReport, readSketch } from './page.ts';

describe('walls', () => {
  it.each([
    [
      'bot-check',
      'Just a moment...',
      'Verify you are human by completing the action below. Ray ID: 8a1',
    ],
    ['bot-check', '安全驗證', '請完成驗證，確認您不是機器人後繼續瀏覽。'],
    ['soft-404', '該文章已被發布者刪除', '您訪問的文章已被發布者刪除。'],
    ['soft-404', 'Page not found', 'Sorry, we looked everywhere.'],
  ])('%s: %s', async (kind, title, text) => {
    expect((await readSketch({ title, body: [text] })).kind).toBe(kind);
  });

  it('a box before the rest of the text is a paywall, though it is cut as a box', async () => {
    const { kind } = await readSketch({
      title: '一張沒有簽名的驗收單',
      body: [
        '停電的原因，外界多半歸咎於設備老化……',
        '<div class="paywall"><h3>本文為會員專屬內容</h3><p>訂閱後即可閱讀全文</p></div>',
      ],
    });
    expect(kind).toBe('paywall');
  });

  it('a report about robots is news', async () => {
    const { kind } = await readSketch({
      title: 'Sites ask readers to prove they are human',
      body: [
        ...englishReport,
        ...englishReport,
        'More sites now ask readers to verify that you are human, often with a captcha.',
      ],
    });
    expect(kind).toBe('news');
  });
});
