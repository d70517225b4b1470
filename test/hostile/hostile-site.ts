/** A news site on loopback with three articles, one of which is attacked. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serve, type LoopbackServer } from '../support/network.ts';
import type { Attack } from './attacks.ts';

interface Text {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** What the site says when nothing is attacked. */
export const siteTexts: readonly Text[] = [
  {
    title: '鹿塭輕軌試營運首日，運量達1.8萬人次',
    paragraphs: [
      '鹿塭輕軌紅線1月26日開始試營運，首日運量達1.8萬人次。',
      '營運公司表示，試營運期間免費搭乘，為期兩週。',
      '部分班次因號誌異常延誤12分鐘，公司已致歉。',
      '交通局說，正式票價預計二月底公布，目前尚未定案。',
      '搭乘的民眾認為，車廂比公車寬敞，但轉乘指標不夠清楚。',
    ],
  },
  {
    title: '鹿塭輕軌延長線動工，分三段施工',
    paragraphs: [
      '鹿塭市政府1月26日宣布，鹿塭輕軌延長線動工，全長8.6公里。',
      '市長柯以寧表示，延長線預計2029年底通車，分三段施工。',
      '總經費為新台幣143億元，其中中央補助六成。',
      '承包商磐石工程指出，第一階段只施作河岸段。',
      '沿線商家擔心施工期間生意受影響，部分店家已向市府申請補助。',
    ],
  },
  {
    title: '鹿塭輕軌採購12列新車，首批明年交車',
    paragraphs: [
      '鹿塭捷運公司1月26日簽約，為鹿塭輕軌採購12列新車，總價38億元。',
      '得標廠商遠嶺車輛表示，首批四列將在明年九月交車。',
      '新車每列可載260人，比現有車輛多40人。',
      '公司強調，舊車不會立即淘汰，仍將行駛到2030年。',
      '工會要求公司說明維修人力是否足夠，公司尚未回應。',
    ],
  },
];

/** Place of the article that is attacked. */
const attacked = 1;

export interface HostileSite extends LoopbackServer {
  /** Addresses that a post may link to. */
  readonly pages: readonly string[];
  /** Writes a topic that takes everything, and returns the flags that use it. */
  readonly topic: (folder: string) => Promise<readonly string[]>;
}

export async function hostileSite(attack: Attack | undefined): Promise<HostileSite> {
  const payload = (attack?.payload ?? '').repeat(attack?.repeat ?? 1);
  const at = (place: Attack['place']): string | undefined =>
    attack?.place === place ? payload : undefined;
  const server = await serve((request, response) => {
    const host = request.headers.host ?? '';
    const page = /^\/news\/(\d)/.exec(request.url ?? '');
    if (request.url === '/feed.xml') {
      response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' });
      response.end(feedOf(host, at));
    } else if (page) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      const n = Number(page[1]);
      response.end(pageOf(n, n === attacked ? at : () => undefined));
    } else response.writeHead(404).end();
  });
  const host = `127.0.0.1:${server.port}`;
  return {
    ...server,
    pages: siteTexts.map((_, n) => `${server.origin}/news/${n}`),
    topic: async (folder) => {
      await mkdir(join(folder, 'topics'), { recursive: true });
      await writeFile(
        join(folder, 'topics/tram.yaml'),
        `id: tram\nname: 鹿塭輕軌\naliases:\n  - { text: 鹿塭輕軌, script: hant }\nsources:\n  - { kind: feed, url: '${server.origin}/feed.xml' }\ntags: [輕軌]\ncategories: [tram]\n`,
      );
      return ['tram', '--date', '2026-01-26', '--allow-private', host];
    },
  };
}

type At = (place: Attack['place']) => string | undefined;

function feedOf(host: string, at: At): string {
  const items = siteTexts.map(({ title, paragraphs }, n) => {
    const mine: At = n === attacked ? at : () => undefined;
    const link =
      mine('feed-link')?.replace('HOST', host) ?? `http://${host}/news/${n}${mine('query') ?? ''}`;
    return `<item><title>${xml(mine('feed-title') ?? mine('title') ?? title)}</title><link>${xml(link)}</link><pubDate>Mon, 26 Jan 2026 0${n}:00:00 GMT</pubDate><description>${xml(mine('feed-summary') ?? paragraphs[0] ?? '')}</description></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>${at('feed-prolog') ?? ''}<rss version="2.0"><channel>${at('feed-raw')?.replaceAll('HOST', host) ?? ''}<title>水岸日報</title><link>http://${host}</link><description>測試</description>${items.join('')}</channel></rss>`;
}

function pageOf(n: number, at: At): string {
  const text = siteTexts[n] ?? { title: '', paragraphs: [] };
  const title = xml(at('title') ?? text.title);
  const body = text.paragraphs.map((p) => `<p>${p}</p>`);
  body.splice(2, 0, at('paragraph') ?? '');
  return `<!DOCTYPE html><html lang="zh-TW"><head><meta charset="utf-8"><title>${title}</title>
<meta property="og:site_name" content="${xml(at('site-name') ?? '水岸日報')}"><meta property="og:title" content="${title}">
<meta property="article:published_time" content="2026-01-26T0${n + 8}:00:00+08:00">${at('head') ?? ''}</head>
<body><nav><a href="/">首頁</a></nav><article><h1>${title}</h1>${at('first') ?? ''}${body.join('\n')}${at('last') ?? ''}</article><footer>水岸日報 版權所有</footer></body></html>`;
}

function xml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
