import { describe, expect, it, test } from 'vitest';
import { page, paragraphs, textOf, tram, tramway } from './pages.ts';

const [lead = '', ...rest] = tram.text;
const before = paragraphs(tram.text.slice(0, 3));
const after = paragraphs(tram.text.slice(3));
const amid = (html: string): string =>
  page(`<article><h1>${tram.title}</h1>${before}${html}${after}</article>`);

describe('what is called something else and reads as the text stays', () => {
  test.each([
    ['<p class="bio">柯以寧，五十二歲，曾任港務局長。</p>', '曾任港務局長'],
    ['<p class="credit-rating">信評維持 AA 級，展望穩定。</p>', '展望穩定'],
    ['<div class="elementor-widget">票價：全票 20 元，半票 10 元。</div>', '半票 10 元'],
    ['<p class="share-price">股價收在 52.3 元，上漲 4.1%。</p>', '上漲 4.1%'],
    ['<p class="vote-result">贊成 12 票，反對 3 票，全案通過。</p>', '全案通過'],
    ['<p class="print">這一行列印時也看得見，內容是路線全長。</p>', '內容是路線全長'],
    ['<p class="related-party">關係人交易金額為三億元。</p>', '三億元'],
    ['<p class="topic">票價：全票 20 元，半票 10 元。</p>', '半票 10 元'],
    ['<p class="comment-official">市府沒有回應這項質疑。</p>', '沒有回應'],
    ['<div class="comment-highlight"><p>市府沒有回應這項質疑。</p></div>', '沒有回應'],
    ['<p class="ranking">鹿塭港的吞吐量居全國第三位。</p>', '居全國第三位'],
    ['<p class="player-stats">柯以寧學生時代是足球校隊隊長。</p>', '足球校隊'],
    ['<p class="follow-up">工程處預定下週再開說明會。</p>', '再開說明會'],
    ['<p class="tag-line">這是全國第三條輕軌路線。</p>', '第三條輕軌'],
    ['<p class="sponsor-statement">贊助商海嶽銀行說不會撤資。</p>', '不會撤資'],
    ['<p class="register-info">說明會在月底前接受登記。</p>', '接受登記'],
    ['<p class="menu-prices">便當的價格維持在八十元。</p>', '八十元'],
    ['<p id="poll">民調顯示六成居民贊成動工。</p>', '六成居民'],
    ['<blockquote class="reply">「我們會準時完工。」柯以寧說。</blockquote>', '準時完工'],
    ['<aside><p>輕軌的軌距與鄰市的路線相同。</p></aside>', '軌距與鄰市'],
    ['<section class="wpb_widget wrapper"><p>月台與車廂齊平，方便輪椅上下。</p></section>', '齊平'],
    [
      '<details><summary>票價怎麼算？</summary><p>全票 20 元，半票 10 元。</p></details>',
      '全票 20 元',
    ],
    ['<details open><summary>何時通車？</summary>預計三年後的年底全線通車。</details>', '年底全線'],
  ])('%s', async (html, text) => {
    const read = await textOf(amid(html));
    expect(read).toContain(text);
    expect(read).toContain(tram.text.at(-1));
  });

  test.each([
    ['widget widget_sow-editor', 1],
    ['elementor-widget elementor-widget-text-editor', 1],
    ['elementor-widget elementor-widget-text-editor', 2],
    ['so-panel widget', 3],
    ['swiper-slide teaser', 1],
    ['slick', 2],
    ['fusion-text popup', 1],
    ['ad promo-block', 1],
    ['related-section', 2],
    ['tag', 1],
  ])('the boxes of a page builder: %s, %i a box', async (name, size) => {
    for (const { text, title } of [tram, tramway]) {
      const boxes: string[] = [];
      for (let at = 0; at < text.length; at += size)
        boxes.push(
          `<div class="${name}"><div>${paragraphs(text.slice(at, at + size))}</div></div>`,
        );
      const html = page(`<div class="entry"><h1>${title}</h1>${boxes.join('')}</div>`, { title });
      expect(await textOf(html)).toBe(text.join('\n'));
    }
  });

  it('boxes of a builder with headings, lists and tables in their own', async () => {
    const box = (kind: string, html: string): string =>
      `<div class="elementor-widget elementor-widget-${kind}"><div class="elementor-widget-container">${html}</div></div>`;
    const html = page(
      `<div class="elementor"><h1>${tram.title}</h1>${box('text-editor', before)}${box('heading', '<h2>票價怎麼算</h2>')}${box('icon-list', '<ul><li>全票 20 元</li><li>半票 10 元</li></ul>')}${box('text-editor', after)}${box('share-buttons', '<a href="/s">分享</a> <a href="/t">轉寄</a>')}</div>`,
    );
    const read = await textOf(html);
    expect(read).toContain('票價怎麼算');
    expect(read).toContain('半票 10 元');
    expect(read).not.toContain('轉寄');
  });

  it('a first paragraph whose box is called a promotion', async () => {
    for (const name of ['article-subscribe-intro', 'promo', 'newsletter-lead', 'banner']) {
      const html = page(
        `<article><h1>${tram.title}</h1><div class="${name}"><p>${lead}</p></div><div>${paragraphs(rest)}</div></article>`,
      );
      expect(await textOf(html), name).toBe(tram.text.join('\n'));
    }
  });
});

describe('what is called so and is so goes', () => {
  test.each([
    [
      '<div class="related"><a href="/1">漁市場屋頂掀開</a><a href="/2">新車站啟用</a></div>',
      '漁市場屋頂',
    ],
    [
      '<div class="related-posts"><p><a href="/1">漁市場屋頂遭強風掀開，攤商搬到對面營業。</a></p></div>',
      '漁市場屋頂',
    ],
    [
      '<div class="newsletter"><p>每天早上把鹿塭的大事寄到信箱。</p><input type="email"><button>寄出</button></div>',
      '鹿塭的大事',
    ],
    [
      '<form class="signup"><label>信箱</label><p>每天早上把鹿塭的大事寄到信箱。</p></form>',
      '鹿塭的大事',
    ],
    ['<div class="caption">柯以寧在記者會上說明輕軌的路線。</div>', '說明輕軌的路線'],
    [
      '<figure><img src="a.jpg"><figcaption>柯以寧在記者會上說明輕軌的路線。</figcaption></figure>',
      '說明輕軌的路線',
    ],
    [
      '<div><img src="a.jpg"></div><p class="credit">柯以寧在記者會上說明輕軌的路線。</p>',
      '說明輕軌的路線',
    ],
    ['<div class="tags"><span>輕軌</span> <span>鹿塭</span></div>', '輕軌 鹿塭'],
    ['<p class="sr-only">這是給報讀軟體的一行字，畫面上看不到。</p>', '報讀軟體'],
    [
      '<aside class="sidebar"><h3>熱門</h3><ul><li><a href="/1">漁市場屋頂掀開</a></li></ul></aside>',
      '漁市場屋頂',
    ],
    ['<div class="share"><span>分享</span><button>複製網址</button></div>', '複製網址'],
    [
      '<div class="poll"><p>你贊成輕軌動工嗎？請選一項。</p><label><input type="radio">贊成</label></div>',
      '請選一項',
    ],
  ])('%s', async (html, text) => {
    const read = await textOf(amid(html));
    expect(read).not.toContain(text);
    expect(read).toBe(tram.text.join('\n'));
  });

  test.each([
    '<div class="comments"><div class="comment"><b>小明</b><p>等了三十年，總算要蓋了，希望不要再延期。</p></div><div class="comment"><b>小華</b><p>等了三十年，總算要蓋了，希望票價便宜。</p></div></div>',
    '<div class="author-bio"><p>林可是本報記者，等了三十年才等到這條輕軌。</p></div>',
    '<p class="copyright">本報的文字等了三十年也不得轉用。</p>',
    '<aside><p>等了三十年的讀者，可以在這裡買到紀念票。</p></aside>',
  ])('behind the text: %s', async (html) => {
    const read = await textOf(
      page(
        `<article><h1>${tram.title}</h1>${before}${after}${html}</article><footer>鹿聞</footer>`,
      ),
    );
    expect(read).toBe(tram.text.join('\n'));
  });
});
