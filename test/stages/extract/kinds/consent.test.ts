import { describe, expect, test } from 'vitest';
import { article, page, paragraphs, textOf, tram, tramway } from './pages.ts';

const english = [
  '<p>We use necessary cookies to make our site work. We would also like to use analytics cookies so that we can understand how you use our services and to make improvements.</p><p>You have a choice about whether to accept them, and you can change your mind at any time on our cookies page.</p>',
  '<h2>Your privacy matters</h2><p>We and our 812 partners store and access information on a device, such as cookies, and process personal data to show you content that fits.</p><button>Accept all</button><button>Manage settings</button>',
  '<p>This site uses cookies. By continuing to browse you agree to their use as described in our privacy policy, which you may read at any time.</p><a href="#">Got it</a>',
  '<div>We value your privacy. We use cookies to enhance your browsing experience, serve content and analyse our traffic. By clicking “Accept”, you consent to our use of cookies.</div>',
  '<p>Our website uses cookies and similar technologies to remember your preferences and to measure how our pages are used by people like you.</p><p>You may withdraw your consent at any time in the privacy settings at the foot of the page.</p>',
];
const chinese = [
  '<p>我們使用 Cookie 來改善您的瀏覽體驗，並分析網站的流量。繼續瀏覽本網站，即表示您同意我們使用 Cookie，詳情請參閱隱私權政策。</p><button>我知道了</button>',
  '<p>本網站使用 Cookie 與類似技術，以提供您更好的服務，您可以隨時在設定中撤回同意，或選擇只接受必要的 Cookie。</p>',
  '<div>本站使用Cookie以确保您获得最佳体验。如继续使用本站，即表示您同意我们的隐私政策和Cookie的使用。</div><a href="#">同意</a>',
  '<h3>隱私權聲明</h3><p>為了提供更好的服務，本網站會使用 Cookie 等技術收集您的個人資料，請您閱讀並同意我們的隱私權政策後繼續使用。</p>',
  '<p>我们和合作伙伴会使用 Cookie 处理您的个人信息，用来展示适合您的内容，您可以选择接受或拒绝，也可以随时更改设置。</p>',
];

describe('a notice that asks for consent goes', () => {
  test.each([...english, ...chinese])('%s', async (notice) => {
    for (const story of [tram, tramway]) {
      const short = { ...story, text: story.text.slice(0, 1) };
      const { title } = story;
      for (const body of [
        `<div class="prompt">${notice}</div><main>${article(short)}</main>`,
        `<main>${article(short)}</main><div style="position:fixed;bottom:0">${notice}</div>`,
        `<div><div><div>${notice}</div></div></div><article>${article(short)}</article>`,
      ])
        expect(await textOf(page(body, { title }))).toBe(short.text[0]);
      const whole = `<div class="a">${notice}</div><article>${article(story)}</article>`;
      expect(await textOf(page(whole, { title }))).toBe(story.text.join('\n'));
    }
  });
});

describe('a report about consent stays', () => {
  test.each([
    [
      'Regulator fines shop over cookies',
      [
        'The regulator fined the shop Lanque on Monday for setting cookies before its visitors could consent to them.',
        '“We use cookies to make our site work, and you can change your settings at any time,” the shop said in its defence.',
        'The fine of two million is the highest so far under the privacy law of the island.',
      ],
    ],
    [
      '瀏覽器將停用第三方 Cookie',
      [
        '海嶽瀏覽器今天宣布，明年起停用第三方 Cookie，廣告商必須改用其他技術。',
        '該公司說：「我們會讓您選擇是否接受 Cookie，您也可以隨時更改設定。」',
        '分析師認為，小型網站的廣告收入可能因此減少三成。',
      ],
    ],
    [
      '网站收集个人信息被罚',
      [
        '鹿塭市监管部门今天通报，两家网站未经同意收集个人信息，被处以罚款五十万元。',
        '通报说，用户继续使用网站，并不等于同意隐私政策。',
      ],
    ],
  ])('%s', async (title, text) => {
    const html = page(`<article><h1>${title}</h1>${paragraphs(text)}</article>`, { title });
    expect(await textOf(html)).toBe(text.join('\n'));
    const boxed = page(
      `<article><h1>${title}</h1><p>${text[0]}</p><div>${paragraphs(text.slice(1))}</div></article>`,
      { title },
    );
    expect(await textOf(boxed)).toBe(text.join('\n'));
  });
});
