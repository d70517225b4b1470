import { describe, expect, it } from 'vitest';
import type { ArticleKind } from '../../../../src/model/article-kind.ts';
import { type Sketch, englishReport, readSketch, report } from './page.ts';

const own = (type: string, title: string): Readonly<Record<string, unknown>> => ({
  '@context': 'https://schema.org',
  '@type': type,
  name: title,
  url: 'https://paper.example/2031/03/04/8812.html',
});

/** Each with one clear clue, so that a row says what it is known by. */
const rows: readonly (readonly [ArticleKind, string, Sketch])[] = [
  [
    'live-blog',
    'its type',
    { title: 'Harbour vote', body: englishReport, data: own('LiveBlogPosting', 'Harbour vote') },
  ],
  ['live-blog', 'a label', { title: '文字直播｜舊港審查會', body: report }],
  [
    'live-blog',
    'entries by the clock, newest first',
    {
      title: '舊港審查會今登場',
      body: [
        '16:20 主席宣布休息，預算案明天再審，現場仍有居民留下來與官員交談。',
        '15:05 漁會代表發言，要求先搬冷凍設備，並把南側泊位的水深重測一次。',
        '14:10 縣長到場，說明三期工程與經費分攤方式，強調不會徵收民宅。',
        '13:30 會議開始，出席議員二十一人，旁聽席坐滿，門外另有轉播。',
      ],
    },
  ],
  [
    'live-blog',
    'minutes of a game',
    {
      title: 'Otters 2-1 Herons',
      body: [90, 81, 70, 44, 12, 1].map(
        (m) => `${m} min: Something happened near the far post, and the crowd had a view about it.`,
      ),
    },
  ],
  [
    'opinion',
    'its section',
    { title: '舊港不需要第三座碼頭', section: '觀點', body: report.slice(1) },
  ],
  [
    'opinion',
    'the line above the headline',
    { title: 'A third pier is one too many', above: 'Comment &amp; analysis', body: englishReport },
  ],
  ['opinion', 'its crumb', { title: '碼頭與鄉愁', crumbs: ['社論'], body: report.slice(1) }],
  [
    'opinion',
    'its type',
    { title: 'One pier', body: englishReport, data: own('OpinionNewsArticle', 'One pier') },
  ],
  [
    'opinion',
    'the note about its author',
    {
      title: '碼頭與鄉愁',
      body: [
        '我在港邊長大，看過三次整建，每一次都說是最後一次，我不敢再信。',
        '我想說的是，港口屬於用它的人。我問過鄰居，沒有人要第三座碼頭。',
        '（作者為退休教師，文章不代表本刊立場）',
      ],
    },
  ],
  [
    'satire',
    'its last line',
    { title: '碼頭宣布自行退休', body: [...report.slice(1), '本文純屬虛構，如有雷同純屬巧合。'] },
  ],
  [
    'satire',
    'its last line in English',
    { title: 'Pier retires', body: [...englishReport, 'This article is satire.'] },
  ],
  [
    'satire',
    'its type',
    { title: 'Pier retires', body: englishReport, data: own('SatiricalArticle', 'Pier retires') },
  ],
  ['advertorial', 'a bracket', { title: '【廣編特輯】住進港灣的理由', body: report.slice(1) }],
  [
    'advertorial',
    'the line below the headline',
    { title: 'Why harbour homes last', below: 'Sponsored content', body: englishReport },
  ],
  [
    'advertorial',
    'its last line',
    { title: '住進港灣的理由', body: [...report.slice(1), '本文由港灣建設贊助刊登'] },
  ],
  [
    'advertorial',
    'its last line in English',
    {
      title: 'Why harbour homes last',
      body: [
        ...englishReport,
        'This article was paid for by Lorne Homes. The newsroom was not involved.',
      ],
    },
  ],
  [
    'advertorial',
    'its address',
    { title: 'Why harbour homes last', path: '/sponsored/lorne-homes/91', body: englishReport },
  ],
  [
    'press-release',
    'its first line',
    { title: 'Lorne Homes opens office', body: ['FOR IMMEDIATE RELEASE', ...englishReport] },
  ],
  [
    'press-release',
    'whence it came',
    {
      title: '港灣建設新辦公室啟用',
      body: ['（本文為企業供稿，內容由港灣建設提供）', ...report.slice(1)],
    },
  ],
  ['review', 'a label', { title: '【開箱】四千元的防水耳機', body: report.slice(1) }],
  [
    'review',
    'its verdict',
    {
      title: 'Brine Audio Buoy, reviewed',
      body: [
        'I wore the Buoy for a month, on the ferry and in the rain, and my ears never hurt.',
        'The case is heavy. In daily use I charged it twice a week.',
        'Pros: light, dry, cheap.',
        'Cons: the case.',
        'Verdict: 4/5',
      ],
    },
  ],
  [
    'round-up',
    'a headline',
    { title: '本週大事回顧：碼頭、稅單與一隻海豹', body: report.slice(1) },
  ],
  [
    'round-up',
    'datelines',
    {
      title: '各地短訊',
      body: [
        '（北岸訊）舊港整建案下月審查，經費由中央與地方分攤。',
        '（南灣訊）市立圖書館延長開放時間到晚間九點。',
        '（山腳訊）果農今年提早採收，價格較去年略低。',
      ],
    },
  ],
  [
    'market-brief',
    'prices',
    {
      title: '北岸股市收盤漲52點',
      body: [
        '大盤今天開高走低，收盤上漲52點，收在8812點，成交值1,204億元。',
        '電子類股漲0.8%，航運類股跌1.2%，鯨科股價漲停，收在77元。',
        '三大法人買超31億元，外資連三日買進，新幣兌美元貶值0.3%。',
      ],
    },
  ],
  [
    'media',
    'notes of a programme',
    {
      title: '【Podcast】EP.12 港口的聲音',
      body: [
        '本集來賓是錄音師姜禾，主持人：杜晴。',
        '01:10 海鳥　08:30 霧號　21:45 為什麼要錄馬達',
        '在各大平台收聽，別忘了五顆星。',
      ],
    },
  ],
  [
    'photo-story',
    'its label',
    { title: 'In pictures: fog over the old harbour', body: englishReport.slice(0, 1) },
  ],
  [
    'interview',
    'questions and answers',
    {
      title: '燈塔管理員的最後一班',
      body: [
        '問：為什麼留下來？',
        '答：因為總要有人上去擦玻璃，玻璃髒了船會抱怨。',
        '問：最怕什麼？',
        '答：怕霧，霧來的時候連自己的手都看不見。',
        '問：退休以後呢？',
        '答：住得離海遠一點，但不會太遠。',
      ],
    },
  ],
  ['interview', 'a headline', { title: '專訪漁會總幹事：先把冷凍庫搬好', body: report.slice(1) }],
  [
    'tutorial',
    'steps',
    {
      title: 'How to back up a phone',
      body: [
        'Step 1: Open Settings and tap your name.',
        'Step 2: Choose Backup. Turn on the switch.',
        'Step 3: Connect to Wi-Fi and wait.',
        'Check the date below the button. Keep the phone plugged in.',
      ],
    },
  ],
  [
    'product',
    'its type',
    {
      title: 'Buoy waterproof earphones',
      ogType: 'product',
      body: [
        'Price: $49',
        'In stock. Free delivery. Add to cart.',
        'Color: blue. Warranty: 2 years.',
      ],
    },
  ],
  [
    'event',
    'the fields of a notice',
    {
      title: '港邊夜讀報名開始',
      body: [
        '舊港書房邀請大家一起讀海。',
        '日期：4月12日（六）19:00',
        '地點：舊港書房二樓',
        '費用：200元，含茶',
        '報名截止：4月8日，額滿為止。歡迎報名參加。',
      ],
    },
  ],
  [
    'correction',
    'a headline',
    {
      title: '更正啟事',
      body: ['本報3日報導舊港整建經費為三億元，應為一億三千萬元，特此更正，並向讀者致歉。'],
    },
  ],
  [
    'correction',
    'a headline in English',
    {
      title: 'Correction: harbour costs',
      body: [
        'An article published on Monday about the harbour incorrectly gave the cost of the first phase. It is 13 million.',
      ],
    },
  ],
  [
    'denial',
    'a headline and its text',
    {
      title: '港灣建設否認倒閉傳聞',
      body: [
        '網傳港灣建設將倒閉，公司今天駁斥，說這則傳聞並非事實，財務一切正常。',
        '公司發言人說，網路截圖是偽造的，已請律師處理。',
      ],
    },
  ],
];

describe('a page is known for what it is', () => {
  it.each(rows)('%s by %s', async (kind, _clue, sketch) => {
    const { kind: found, kindEvidence, reason } = await readSketch(sketch);
    expect({ found, kindEvidence }).toMatchObject({ found: kind });
    expect(kindEvidence.length).toBeGreaterThan(0);
    expect(reason).toBe(kindEvidence.join('; '));
  });

  it('Traditional and Simplified are read alike', async () => {
    const traditional = await readSketch({ title: '【廣編特輯】港灣', body: report });
    const simplified = await readSketch({ title: '【广编特辑】港湾', body: report });
    expect([traditional.kind, simplified.kind]).toEqual(['advertorial', 'advertorial']);
  });

  it('says why', async () => {
    const { kindEvidence } = await readSketch({
      title: '碼頭',
      crumbs: ['社論'],
      body: report.slice(1),
    });
    expect(kindEvidence).toEqual(['it is filed under “社論”']);
  });
});
