import { describe, expect, test } from 'vitest';
import type { Params } from '../../../../src/stage.ts';
import { extract } from '../../../../src/stages/extract/extract.ts';
import { pageOf } from '../read-page.ts';
import { page, paragraphs, textOf, tram, tramway } from './pages.ts';
import { pagePorts } from '../../../support/page-ports.ts';

/** Own title of the page, and what it says in the place of an article. */
const notices: readonly (readonly [string, readonly string[]])[] = [
  // Redirecting.
  ['Redirecting…', ['We are taking you to the new address of this story.', 'If your browser does not take you there within five seconds, click here.']],
  ['頁面跳轉', ['本頁已搬到新的網址，系統將在五秒後帶您前往。', '若沒有反應，請點這裡。']],
  ['正在離開本站', ['您即將離開本站，前往外部網站，本站不對其內容負責。', '請按「繼續」前往。']],
  // JavaScript.
  ['Luwen News', ['You need to enable JavaScript to run this app.']],
  ['鹿聞網', ['本網站需要 JavaScript 才能正常運作，請在瀏覽器設定中開啟後重新整理。']],
  ['鹿闻网', ['您的浏览器已停用脚本，部分功能无法使用，请启用 JavaScript 后刷新页面。']],
  // Bot checks.
  ['Access denied', ['You have been blocked because our systems have detected unusual traffic from your network.', 'Your IP: 203.0.113.77', 'Reference number: 0.1c2d3e4f.1769400000']],
  ['請證明您不是機器人', ['我們偵測到您的網路有不尋常的流量，請完成下方的驗證以繼續。', '您的 IP 位址為 203.0.113.77。', '事件編號：7f3a-2290']],
  ['安全检查', ['访问过于频繁，请稍后再试。如果您认为这是误判，请联系管理员并提供以下信息。', '客户端 IP：2001:db8::17', '请求编号：c0ffee17']],
  ['One more step', ['Please complete the check below to show that you are a person and not a program.', 'This page is shown when our servers receive too many requests from one address (198.51.100.23).']],
  // Withdrawn.
  ['Luwen News', ['This story has been withdrawn by its publisher and is no longer available on this site.']],
  ['鹿聞網', ['您要找的文章已經下架，或是網址有誤，請回到首頁重新搜尋。']],
  ['鹿闻网', ['抱歉，因版权方要求，本文已不再提供阅读，给您带来不便，敬请谅解。']],
  // Region walls.
  ['Luwen News', ['We are sorry: this content is not available in your region.', 'We recognise that you are attempting to reach this website from a country where we cannot offer it.']],
  ['鹿聞網', ['很抱歉，受限於授權範圍，您所在的地區無法閱讀本篇內容。', '偵測到的位址：198.51.100.23']],
  ['鹿闻网', ['该内容仅限部分地区访问，您当前所在的国家或地区暂不支持。']],
  // Errors.
  ['502 Bad Gateway', ['The server could not complete your request. Please try again in a few minutes.', 'Request ID: 8a7b6c5d']],
  ['系統維護公告', ['系統目前進行例行維護，暫停服務，請您稍後再來。']],
  ['出错了', ['服务器开小差了，请您稍后刷新重试。', '错误代码：500']],
  ['Too many requests', ['You have sent too many requests in a short time. Please slow down and try again later.', 'Your address 203.0.113.77 has been noted.']],
]; // prettier-ignore

/** Headline and text of reports that tell of such things. */
const reports: readonly (readonly [string, readonly string[]])[] = [
  ['藍雀網站癱瘓三小時 用戶只看到「系統忙碌」', ['藍雀公司的網站今天上午癱瘓三小時，用戶打開頁面只看到「系統忙碌，請稍後再試」的字樣。', '該公司表示，原因是資料庫升級失敗。']],
  ['Lanque site down for three hours', ['Visitors to the site of Lanque saw only “Something went wrong, please try again later” for three hours on Monday.', 'The company said that a failed update was to blame.']],
  ['平台下架百部影片 創作者抗議', ['海嶽影音平台昨天下架一百部影片，理由是版權因素，創作者在總部門前抗議。', '平台發言人說，影片若取得授權就會恢復。']],
  ['Publisher withdraws story on harbour deal', ['The Luwen Courier on Tuesday removed a story on the harbour deal after one of its sources said that he had been misquoted.', 'The page now shows a notice that the article is no longer available.']],
  ['海嶽影音停止在三個國家提供服務', ['海嶽影音宣布，下月起停止在三個國家提供服務，當地觀眾會看到「您所在的地區無法觀看」的訊息。']],
  ['Streaming site blocks viewers in three countries', ['The streaming site Haiyue will not be available in three countries from next month, it announced on Friday, as licences there run out.']],
  ['瀏覽器明年停止支援舊版', ['海嶽瀏覽器宣布，明年三月起停止支援舊版作業系統，使用者必須更新才能瀏覽網頁。']],
  ['Study: half of all sites need JavaScript', ['Half of the thousand largest sites show nothing at all without JavaScript, according to a study that the University of Luwen published on Monday.']],
  ['駭客利用轉址漏洞騙取密碼', ['資安公司海嶽指出，駭客利用購物網站的轉址漏洞，把用戶重新導向假的登入頁面，騙取密碼。', '目前已有兩百人受害。']],
  ['Redirect flaw sends shoppers to fake pages', ['A flaw in the shop software of Lanque lets thieves redirect customers to fake pages, the security firm Haiyue said on Wednesday.']],
  ['警方追查攻擊來源 鎖定境外 IP', ['警方今天說，攻擊市府網站的 IP 位址 203.0.113.9 來自境外，已請求國際協助。']],
  ['Attack on city site traced to one address', ['The attack on the city’s site came from the IP address 203.0.113.9, police said on Thursday, and lasted for two hours.']],
  ['真人驗證擋不住機器人 研究：九成可破解', ['鹿塭大學的研究指出，市面上九成的真人驗證都能被程式破解，研究團隊建議網站改用其他方法。']],
  ['Captchas no match for programs, study finds', ['Programs solve nine of ten captchas faster than people do, researchers of the University of Luwen reported on Monday.']],
  ['新闻网站文章被删除 记者协会关切', ['鹿闻网一篇调查文章昨天被删除，记者协会发表声明表示关切，要求网站说明理由。']],
  ['隐私新法下月实施', ['鹿塭市今天公布隐私新法，网站使用 Cookie 必须先取得同意，违者最高罚款五十万元。']],
  ['捷運售票系統發生錯誤 旅客大排長龍', ['捷運售票系統今早發生錯誤，旅客大排長龍，站方提醒旅客改用電子票證。', '工程人員在十點前修復。']],
  ['Ticket machines fail on first day', ['An error in the ticket machines of the tramway kept passengers waiting on its first day, the operator said, and service was unavailable for an hour.']],
  ['Region loses access to maps', ['The maps of Haiyue were blocked in the region on Sunday, and the company told users to expect the restriction to last for a week.']],
  ['維護工程延長 北港大橋再封一週', ['北港大橋的維護工程延長一週，工務局表示，請用路人改走南橋，預計二十日恢復通車。']],
]; // prettier-ignore

const asked = [tram.title, tramway.title];

const run = async (html: string, title: string): Promise<readonly string[]> => {
  const one = pageOf('p', html);
  const { value } = await extract.run([{ ...one, hit: { ...one.hit, title } }], pagePorts, {
    topic: { timeZone: 'Asia/Taipei' },
    window: { end: '2026-12-31T16:00:00Z' },
  } as Params);
  return value.map(({ blocks }) => blocks.map(({ text }) => text).join('\n'));
};

describe('a notice never becomes text', () => {
  test.each(notices)(
    '%s: %s',
    async (title, text) => {
      const plain = page(`<div><h1>${title}</h1>${paragraphs(text)}</div>`, { title });
      expect(await textOf(plain)).toBe('');
      const bare = page(`<div>${text.join('<br>')}</div>`, { title });
      expect(await textOf(bare)).toBe('');
      for (const wanted of asked) {
        expect(await run(plain, wanted)).toEqual([]);
        const dressed = page(
          `<main><article><h1>${wanted}</h1>${paragraphs(text)}</article></main>`,
          {
            title: wanted,
            head: '<meta property="og:type" content="article"><meta property="article:published_time" content="2026-01-26T10:00:00+08:00">',
          },
        );
        expect(await run(dressed, wanted)).toEqual([]);
      }
    },
    20_000,
  );
});

describe('a short report on such things stays', () => {
  test.each(reports)(
    '%s',
    async (title, text) => {
      const html = page(`<article><h1>${title}</h1>${paragraphs(text)}</article>`, { title });
      expect(await textOf(html)).toBe(text.join('\n'));
      expect(await run(html, title)).toEqual([text.join('\n')]);
    },
    20_000,
  );
});
