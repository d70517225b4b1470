/** A news site on loopback for any number of invented companies, each a topic; neighbours share a story. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serve, type LoopbackServer } from './network.ts';

const first = ['青石', '白樺', '玉山口', '赤松', '藍灣', '金穗', '銀杏坡', '黑潮'] as const;
const second = ['電子', '航運', '製藥', '紡織', '能源', '食品', '機械', '物流'] as const;

/** At most 64. */
export function companyAt(i: number): string {
  return `${first[i % 8] ?? ''}${second[Math.floor(i / 8) % 8] ?? ''}`;
}

export const topicAt = (i: number): string => `t${String(i).padStart(2, '0')}`;

interface Story {
  readonly path: string;
  readonly title: string;
  readonly hour: number;
  readonly paragraphs: readonly string[];
}

function storiesOf(i: number, count: number): readonly Story[] {
  const name = companyAt(i);
  const [small, large] = [12 + i, 340 + 7 * i];
  return [
    {
      path: `/news/${topicAt(i)}/plant`,
      title: `${name}擴建南港廠，年產能提高${small}%`,
      hour: 9,
      paragraphs: [
        `${name} 26 日宣布，南港廠擴建工程已經完成，年產能將提高${small}%。`,
        `${name}表示，這次擴建投入${large}億元，新增${large + 60}個工作機會。`,
        `廠長說，第一批設備在上週開始試車，預計三月全面投產。`,
        `${name}沒有公布客戶名單，只說訂單能見度到今年第三季。`,
      ],
    },
    {
      path: `/news/${topicAt(i)}/results`,
      title: `${name}去年營收成長${small + 3}%，創五年新高`,
      hour: 14,
      paragraphs: [
        `${name} 26 日公布財報，去年營收為${large + 500}億元，比前年成長${small + 3}%。`,
        `${name}說，成長主要來自海外市場，其中日本的訂單增加${small + 8}%。`,
        `財務長表示，今年的資本支出會維持在${large - 90}億元左右。`,
        `董事會決議每股配發現金股利${(small / 10).toFixed(1)}元，將在五月提交股東會。`,
      ],
    },
    shared(Math.floor(i / 2), count),
  ];
}

/** Of two neighbours. */
function shared(pair: number, count: number): Story {
  const [one, other] = [companyAt(pair * 2), companyAt(Math.min(pair * 2 + 1, count - 1))];
  return {
    path: `/shared/${pair}`,
    title: `${one}與${other}合組採購聯盟，首年目標${80 + pair}億元`,
    hour: 11,
    paragraphs: [
      `${one}與${other} 26 日簽約合組採購聯盟，首年採購目標為${80 + pair}億元。`,
      `${one}表示，聯盟會優先採購再生原料，比例不低於${20 + pair}%。`,
      `${other}則說，雙方的倉儲系統將在六月完成對接。`,
      `聯盟由雙方各派${3 + (pair % 5)}名代表管理，任期兩年。`,
    ],
  };
}

export interface ManyTopics extends LoopbackServer {
  readonly host: string;
  readonly ids: readonly string[];
  /** Pages that whoever has this in the name of its agent asked for, in order. */
  readonly pagesFor: (agent: string) => readonly string[];
  /** Writes a topic file for each company. */
  readonly writeTopics: (folder: string) => Promise<void>;
}

/** @param count of topics, at most 64 */
export async function manyTopics(count: number): Promise<ManyTopics> {
  const pages = new Map<string, Story>();
  for (let i = 0; i < count; i++)
    for (const story of storiesOf(i, count)) pages.set(story.path, story);
  const asked: { readonly path: string; readonly agent: string }[] = [];
  const server = await serve((request, response) => {
    const path = request.url ?? '';
    asked.push({ path, agent: request.headers['user-agent'] ?? '' });
    const origin = `http://${request.headers.host ?? ''}`;
    const feed = /^\/feed\/t(\d+)\.xml$/.exec(path);
    const page = pages.get(path);
    const [type, body] = feed
      ? ['application/rss+xml', feedOf(origin, storiesOf(Number(feed[1]), count))]
      : page
        ? ['text/html', pageOf(page)]
        : ['text/plain', ''];
    response.writeHead(body === '' ? 404 : 200, { 'content-type': `${type}; charset=utf-8` });
    response.end(body);
  });
  const ids = Array.from({ length: count }, (_, i) => topicAt(i));
  return {
    ...server,
    host: `127.0.0.1:${server.port}`,
    ids,
    pagesFor: (agent) =>
      asked.flatMap((one) => (one.agent.includes(agent) && pages.has(one.path) ? [one.path] : [])),
    writeTopics: async (folder) => {
      await mkdir(join(folder, 'topics'), { recursive: true });
      await Promise.all(
        ids.map((id, i) =>
          writeFile(
            join(folder, 'topics', `${id}.yaml`),
            `id: ${id}\nname: ${companyAt(i)}\naliases:\n  - { text: ${companyAt(i)}, script: hant }\nsources:\n  - { kind: feed, url: '${server.origin}/feed/${id}.xml', name: 小站 }\ntags: [${companyAt(i)}]\ncategories: [daily]\n`,
          ),
        ),
      );
    },
  };
}

function dateOf({ hour }: Story): string {
  return `2026-01-26T${String(hour).padStart(2, '0')}:00:00+08:00`;
}

function feedOf(origin: string, stories: readonly Story[]): string {
  const items = stories.map(
    (story) =>
      `<item><title>${story.title}</title><link>${origin}${story.path}</link><pubDate>${new Date(dateOf(story)).toUTCString()}</pubDate><description>${story.paragraphs[0] ?? ''}</description></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>小站</title><link>${origin}</link><description>測試</description>${items.join('')}</channel></rss>`;
}

function pageOf(story: Story): string {
  const body = story.paragraphs.map((text) => `<p>${text}</p>`).join('\n');
  return `<!DOCTYPE html><html lang="zh-TW"><head><meta charset="utf-8"><title>${story.title} | 小站</title>
<meta property="og:site_name" content="小站"><meta property="og:title" content="${story.title}">
<meta property="article:published_time" content="${dateOf(story)}"></head>
<body><nav><a href="/">首頁</a></nav><article><h1>${story.title}</h1>${body}</article><footer>小站 版權所有</footer></body></html>`;
}
