/** A small news site on loopback: a feed and three articles about one topic, of our own writing. */
import { writeFile } from 'node:fs/promises';
import { mkdirSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { serve, type LoopbackServer } from './network.ts';

const stories = [
  {
    title: '千問 App 推出離線翻譯，支援 18 種語言',
    date: '2026-01-26T09:00:00+08:00',
    paragraphs: [
      '千問團隊 26 日宣布，手機版 App 新增離線翻譯功能，首批支援 18 種語言。',
      '團隊表示，離線模型的大小為 420 MB，使用者下載後不必連上網路也能翻譯。',
      '產品負責人說，功能先在 Android 版推出，iOS 版預計三月上線。',
      '團隊沒有公布準確度，只說內部測試的結果與雲端版本相差不到 3%。',
      '評測機構「平野實驗室」認為，離線翻譯對經常出國的使用者最有幫助，但專有名詞仍可能譯錯。',
    ],
  },
  {
    title: '港灣銀行導入通義千問客服，等候時間縮短四成',
    date: '2026-01-26T11:30:00+08:00',
    paragraphs: [
      '港灣銀行 26 日表示，客服中心導入通義千問模型後，平均等候時間縮短 40%。',
      '該行說，系統目前每天處理 3.2 萬通對話，其中約 15% 仍轉由真人回覆。',
      '港灣銀行強調，模型不會自行核准任何交易，所有匯款仍須客戶本人確認。',
      '該行預計今年第三季把同一套系統用在信用卡爭議案件，但尚未取得主管機關同意。',
      '金融顧問公司「石橋諮詢」指出，若錯誤率能維持在目前的水準，其他銀行可能跟進。',
    ],
  },
  {
    title: '千問開源小型模型 Qwen-Mini，可在筆電執行',
    date: '2026-01-26T15:10:00+08:00',
    paragraphs: [
      '千問團隊 26 日下午開源小型模型 Qwen-Mini，參數量為 17 億。',
      '團隊指出，模型以 Apache 2.0 授權釋出，可用於商業用途。',
      '根據團隊公布的數字，模型在一般筆電上每秒可產生 35 個詞元。',
      '開發者社群「北窗」的成員測試後說，模型在長文件摘要的表現不如較大的版本。',
      '團隊沒有說明訓練資料的來源，只表示技術報告將在二月發表。',
    ],
  },
] as const;

/** What the site does; fields may be changed while it runs. */
export interface SiteBehaviour {
  feedStatus: number;
  /** Pages (from 0) that never answer. */
  silent: Set<number>;
  /** Pages that answer 410. */
  gone: Set<number>;
  /** Date of every article, instead of its own. */
  date?: string;
  /** Date of each article, instead of its own. */
  dates?: readonly string[];
}

export interface SmallSite extends LoopbackServer {
  readonly behaviour: SiteBehaviour;
  /** `host:port` for --allow-private. */
  readonly host: string;
  /** Writes `topics/<id>.yaml` in a folder and returns the flags that use it. */
  readonly topic: (folder: string, extraSources?: string) => Promise<readonly string[]>;
}

export async function smallSite(): Promise<SmallSite> {
  const behaviour: SiteBehaviour = { feedStatus: 200, silent: new Set(), gone: new Set() };
  const listener: RequestListener = (request, response) => {
    const origin = `http://${request.headers.host ?? ''}`;
    const page = /^\/news\/(\d)$/.exec(request.url ?? '');
    if (request.url === '/feed.xml') {
      response.writeHead(behaviour.feedStatus, {
        'content-type': 'application/rss+xml; charset=utf-8',
      });
      response.end(behaviour.feedStatus === 200 ? feedOf(origin, behaviour) : 'no');
    } else if (page && behaviour.gone.has(Number(page[1]))) {
      response.writeHead(410, { 'content-type': 'text/plain' });
      response.end('gone');
    } else if (page && !behaviour.silent.has(Number(page[1]))) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(pageOf(Number(page[1]), behaviour));
    } else if (!page) {
      response.writeHead(404);
      response.end();
    }
  };
  const server: LoopbackServer = await serve((request, response) => {
    // Asked for before the first page of each process; what tests count are feeds and pages.
    if (request.url === '/robots.txt') server.requests.pop();
    listener(request, response);
  });
  return {
    ...server,
    behaviour,
    host: `127.0.0.1:${server.port}`,
    topic: async (folder, extraSources = '') => {
      mkdirSync(join(folder, 'topics'), { recursive: true });
      await writeFile(
        join(folder, 'topics/small.yaml'),
        `id: small\nname: Qwen\naliases:\n  - { text: 千問, script: hant }\n  - { text: Qwen, script: latin }\nsources:\n  - { kind: feed, url: '${server.origin}/feed.xml', name: 小站 }\n${extraSources}tags: [Qwen]\ncategories: [qwen, daily]\n`,
      );
      return ['small', '--date', '2026-01-26', '--allow-private', `127.0.0.1:${server.port}`];
    },
  };
}

function dateOf(n: number, { date, dates }: SiteBehaviour): string {
  return date ?? dates?.[n] ?? stories[n]?.date ?? '';
}

function feedOf(origin: string, behaviour: SiteBehaviour): string {
  const items = stories.map(
    (story, i) =>
      `<item><title>${story.title}</title><link>${origin}/news/${i}</link><pubDate>${new Date(dateOf(i, behaviour)).toUTCString()}</pubDate><description>${story.paragraphs[0]}</description></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>小站</title><link>${origin}</link><description>測試</description>${items.join('')}</channel></rss>`;
}

function pageOf(n: number, behaviour: SiteBehaviour): string {
  const story = stories[n];
  if (!story) return '';
  const body = story.paragraphs.map((p) => `<p>${p}</p>`).join('\n');
  return `<!DOCTYPE html><html lang="zh-TW"><head><meta charset="utf-8"><title>${story.title} | 小站</title>
<meta property="og:site_name" content="小站"><meta property="og:title" content="${story.title}">
<meta property="og:description" content="${story.paragraphs[0]}">
<meta property="article:published_time" content="${dateOf(n, behaviour)}"></head>
<body><nav><a href="/">首頁</a></nav><article><h1>${story.title}</h1>${body}</article><footer>小站 版權所有</footer></body></html>`;
}
