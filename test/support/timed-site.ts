/** A news site on loopback whose feed lists what was published by its own clock; all of it of our own writing. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serve, type LoopbackServer } from './network.ts';

/** Reports that have nothing to do with each other but the name. */
const texts: readonly (readonly [title: string, ...sentences: readonly string[]])[] = [
  [
    '千問進駐榕城地鐵，售票機可用方言問路',
    '榕城地鐵公司宣布，全線 214 台售票機已裝上千問語音問路功能。',
    '旅客可以用閩東方言說出站名，機器會在 3 秒內列出轉乘路線。',
    '公司表示，第一個月的辨識錯誤率為 6%，低於原先設定的目標。',
  ],
  [
    '澄湖醫院以千問整理病歷，醫師每天少打 90 分鐘字',
    '澄湖醫院院長沈佩容表示，內科已用千問整理出院病歷 5 個月。',
    '院方統計，住院醫師每天平均少花 90 分鐘打字。',
    '護理師工會則要求院方公開資料保存的期限。',
  ],
  [
    '北原農會導入千問看葉片，番茄病害提早兩天發現',
    '北原農會說，38 座溫室已用千問判讀番茄葉片的照片。',
    '農民把照片傳到群組，系統會回覆可能的病害與用藥間隔。',
    '試用的農戶指出，早疫病平均提早 2 天發現。',
  ],
  [
    '千問法律助理惹議，律師公會要求標示生成內容',
    '東嶼律師公會發出聲明，要求使用千問撰寫書狀者一律標示。',
    '聲明起因於一份上訴狀引用了 4 則不存在的判決。',
    '公會將在下個月舉行聽證，討論懲戒的標準。',
  ],
  [
    '鷺島大學開設千問課程，首批 620 名學生選修',
    '鷺島大學教務長何以寧說，新學期的千問應用課程有 620 名學生選修。',
    '課程分為語言學、統計與倫理三個部分，期末以專題計分。',
    '學校不允許學生在筆試中使用任何模型。',
  ],
  [
    '千問推理成本再降，雲峰科技公布晶片實測',
    '雲峰科技公布新晶片執行千問的實測，每百萬字元耗電 0.8 度。',
    '該公司表示，晶片採 6 奈米製程，第四季開始出貨。',
    '分析師估計，雲端業者的推理支出可望減少兩成。',
  ],
  [
    '電影公司用千問修復老片對白，聲優要求分潤',
    '長河影業以千問補齊 12 部黑白片遺失的對白。',
    '聲優協會主張，合成的聲音應比照重播付給分潤。',
    '影業回應，願意在六月前提出新的合約範本。',
  ],
  [
    '千問登上漁船，漁民出海也能查潮汐',
    '東港區漁會替 150 艘漁船裝設離線的千問查詢機。',
    '機器存有潮汐、漁場水溫與法規，沒有訊號也能回答。',
    '漁會理事長說，補助款足夠支付前兩年的維護費。',
  ],
  [
    '圖書館請千問編目，三萬冊舊書兩週上架',
    '石渡市立圖書館以千問替 3 萬冊舊書編目，兩週完成上架。',
    '館員只需核對作者與版本，抽查的錯誤率是 2.5%。',
    '館方計畫年底前開放民眾查閱這批地方文獻。',
  ],
  [
    '千問球評上線，籃球聯盟轉播加入戰術解說',
    '南方籃球聯盟從週末起在轉播中加入千問的戰術解說。',
    '系統每 24 秒更新一次球員的站位與投籃機率。',
    '部分球迷抱怨解說太密，聯盟允許觀眾關閉。',
  ],
  [
    '保險公司用千問審理車禍，理賠時間縮到半天',
    '安禾產險說，輕微車禍的理賠已由千問初審，平均半天完成。',
    '需要鑑定的案件仍交給人工，約占全部的三成。',
    '消費者團體要求公司說明拒賠的理由如何產生。',
  ],
  [
    '千問翻譯原住民語言，部落耆老參與校對',
    '山海語言中心與 9 個部落合作，讓千問學習三種原住民語言。',
    '耆老每週校對 400 句，錄音由部落自己保管。',
    '中心主任表示，教材預計明年春天進入小學課堂。',
  ],
  [
    '千問進廚房，連鎖餐廳用它排班與備料',
    '禾味餐飲在 76 家門市用千問預測來客數，藉此排班與備料。',
    '公司說，食材的報廢量三個月來減少了 17%。',
    '店長可以否決系統的建議，但必須寫下原因。',
  ],
  [
    '氣象局測試千問撰寫颱風警報，仍由預報員簽發',
    '中央氣象中心測試以千問撰寫颱風警報的初稿。',
    '初稿在 40 秒內完成，仍須由值班預報員逐字簽發。',
    '中心強調，路徑預測本身不交給語言模型。',
  ],
  [
    '千問客製玩偶熱賣，玩具廠加開兩條產線',
    '童樂玩具的千問對話玩偶上市三週售出 8 萬隻。',
    '工廠在五月加開兩條產線，每天可以多做 2000 隻。',
    '家長團體提醒，玩偶的錄音功能應預設關閉。',
  ],
];

export interface TimedSite extends LoopbackServer {
  /** The site's clock, ms since the epoch. */
  now: number;
  /** Answers 503 to everything. */
  isDown: boolean;
  readonly host: string;
}

/** @param times ISO instants of publication, at most as many as there are reports */
export async function timedSite(times: readonly string[]): Promise<TimedSite> {
  const state = { now: 0, isDown: false };
  const published = (): readonly number[] =>
    times.flatMap((time, n) => (Date.parse(time) <= state.now ? [n] : []));
  const server = await serve((request, response) => {
    if (request.url === '/robots.txt') server.requests.pop();
    const origin = `http://${request.headers.host ?? ''}`;
    const page = /^\/news\/(\d+)$/.exec(request.url ?? '');
    if (state.isDown) response.writeHead(503).end();
    else if (request.url === '/feed.xml') {
      response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' });
      response.end(feedOf(origin, times, published()));
    } else if (page !== null && published().includes(Number(page[1]))) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(pageOf(Number(page[1]), times));
    } else response.writeHead(404).end();
  });
  return Object.assign(state, server, { host: `127.0.0.1:${server.port}` });
}

/** A topic file in `folder` that reads the site's feed. */
export async function timedTopic(
  folder: string,
  { origin }: LoopbackServer,
  id: string,
): Promise<void> {
  await mkdir(join(folder, 'topics'), { recursive: true });
  await writeFile(
    join(folder, 'topics', `${id}.yaml`),
    `id: ${id}\nname: Qwen\naliases:\n  - { text: 千問, script: hant }\nsources:\n  - { kind: feed, url: '${origin}/feed.xml', name: 時報站 }\ntags: [Qwen]\ncategories: [${id}, daily]\n`,
  );
}

function feedOf(origin: string, times: readonly string[], published: readonly number[]): string {
  // A feed is short: what is older than its last items is listed no more.
  const items = published.slice(-8).map((n) => {
    const [title = '', first = ''] = texts[n] ?? [];
    return `<item><title>${title}</title><link>${origin}/news/${n}</link><pubDate>${new Date(times[n] ?? '').toUTCString()}</pubDate><description>${first}</description></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>時報站</title><link>${origin}</link><description>測試</description>${items.join('')}</channel></rss>`;
}

function pageOf(n: number, times: readonly string[]): string {
  const [title = '', ...sentences] = texts[n] ?? [];
  return `<!DOCTYPE html><html lang="zh-TW"><head><meta charset="utf-8"><title>${title}</title>
<meta property="og:site_name" content="時報站"><meta property="article:published_time" content="${times[n] ?? ''}"></head>
<body><article><h1>${title}</h1>${sentences.map((sentence) => `<p>${sentence}</p>`).join('\n')}</article></body></html>`;
}
