import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import type { Digest } from '../../../src/model/digest.ts';
import { render } from '../../../src/stages/render/render.ts';
import { extensionOf, formatNames } from '../../../src/writers/formats/formats.ts';
import { raised } from '../../../src/writers/marks.ts';
import { headings, readPost, section } from '../../support/read-post.ts';
import {
  sampleDigest,
  sampleParams,
  sampleProved,
  weeklyWindow,
} from '../../support/sample-digest.ts';

async function post(digest: Digest, format = 'jekyll'): Promise<string> {
  return (await render.run(digest, {}, sampleParams({ format }))).value.post.text;
}

describe('front matter of a Jekyll post', () => {
  test('has every key, and values that survive YAML', async () => {
    const digest = await sampleDigest();
    const { front } = readPost(await post(digest));
    expect(front).toMatchObject({
      layout: 'post',
      title: 'Qwen 每日動態：千問 App 串起支付與外送，對話裡就能結帳',
      tagline: '彙整6則Qwen相關新聞',
      date: '2026-01-26 08:00:00 +0800',
      model: 'qwen',
      categories: ['qwen', 'daily'],
      tags: digest.tags,
      digest: {
        engine: 'example',
        model: 'example',
        run: '2026-01-26/qwen',
        counts: digest.counts,
      },
    });
    expect(front['ai_summary']).toBe(digest.summary.map((claim) => `• ${claim.text}`).join(' '));
    expect(front['description']).toMatch(/^彙整6則Qwen相關新聞：/);
    expect(front['excerpt']).toContain(digest.events[0]?.body[0]?.text);
    expect(front).not.toHaveProperty('image');
  });

  test('of a week says so, and names its first and last day where its title is to', async () => {
    const params = sampleParams({ window: weeklyWindow });
    const weekly = readPost(await post(await sampleDigest({}, params))).front['title'];
    expect(weekly).toBe('Qwen 每週動態：千問 App 串起支付與外送，對話裡就能結帳');
    const digest = await sampleDigest(
      {},
      { ...params, titleTemplate: '{topic} {rhythm} - {date}' },
    );
    const { front } = readPost(await post(digest));
    expect(front['title']).toBe('Qwen 每週動態 - 2026-01-20至2026-01-26');
    expect(front['categories']).toContain('weekly');
  });

  test.each([
    ['jekyll', 'single'],
    ['hexo', 'single'],
    ['hugo', undefined],
  ])('for %s names the layout of the site: %s', async (format, layout) => {
    const params = sampleParams({ format, layout: 'single' });
    const { value } = await render.run(await sampleDigest(), {}, params);
    expect(readPost(value.post.text).front['layout']).toBe(layout);
  });

  test('is dated with the offset of the zone on that day', async () => {
    const window = { ...sampleParams().window, timeZone: 'America/New_York', date: '2026-07-01' };
    const digest = await sampleDigest({}, sampleParams({ window }));
    expect(readPost(await post(digest)).front['date']).toBe('2026-07-01 08:00:00 -0400');
  });
});

describe('sections', () => {
  test('stand in order, true to the day', async () => {
    const { body } = readPost(await post(await sampleDigest()));
    expect(headings(body, 2)).toEqual([
      '今日模型趨勢',
      '📰 今日新聞焦點',
      '🔍 深度分析',
      '📌 重點摘要',
      '💡 延伸思考',
      '🔗 資料來源',
    ]);
  });

  test('are true to the week', async () => {
    const digest = await sampleDigest({}, sampleParams({ window: weeklyWindow }));
    const { body } = readPost(await post(digest));
    expect(headings(body, 2).slice(0, 2)).toEqual(['本週模型趨勢', '📰 本週新聞焦點']);
    expect(body).not.toContain('今日');
  });

  test('without a remark are left out, and the footer says so', async () => {
    const digest = await sampleDigest({
      remarks: [],
      engine: { engine: 'extractive', model: 'extractive' },
    });
    const { body } = readPost(await post(digest));
    expect(headings(body, 2)).toEqual([
      '今日模型趨勢',
      '📰 今日新聞焦點',
      '📌 重點摘要',
      '🔗 資料來源',
    ]);
    expect(body).toContain('本期從缺：深度分析、延伸思考（擷取式引擎不作推論）');
  });

  test('of inference say that they are, and each item names its events', async () => {
    const { body } = readPost(await post(await sampleDigest()));
    for (const heading of [/深度分析/, /延伸思考/]) {
      const text = section(body, heading);
      expect(text).toContain('句末註明「推論」的各項為推論');
      const items = text.split('\n').filter((line) => /^\d+\. /.test(line));
      expect(items.length).toBeGreaterThan(0);
      for (const item of items) expect(item).toMatch(/（推論，據\[事件/);
    }
  });
});

describe('sentences', () => {
  test('each is followed by a small link to each of its sources at its words, with the level of its proof; headings have none', async () => {
    const digest = await sampleDigest();
    const { body } = readPost(await post(digest));
    const targets = new Map(
      [...body.matchAll(/^\[([\d-]+)\]: (\S+) "(.*)"$/gm)].map(([, label = '', url = '']) => [
        label,
        url,
      ]),
    );
    for (const event of digest.events)
      for (const claim of event.body) {
        const line = body.split('\n').find((l) => l.includes(claim.text)) ?? '';
        const behind = line.slice(line.indexOf(claim.text) + claim.text.length);
        for (const { articleId } of claim.citations) {
          const n = digest.sources.findIndex((source) => source.articleId === articleId) + 1;
          const sign = { quoted: '', aligned: '⁻', judged: '†' }[claim.proof.level];
          const label =
            new RegExp(`\\[${raised(n)}${sign}\\]\\[([\\d-]+)\\]`).exec(behind)?.[1] ?? '';
          expect(targets.get(label)).toMatch(
            new RegExp(`^https://${articleId}\\.example/.*#:~:text=\\S+$`),
          );
        }
      }
    for (const heading of body.match(/^#.*$/gm) ?? []) expect(heading).not.toMatch(/[[\u2060]/);
  });

  test('no line ends before a mark: a joiner stands there, and a fixed space between two', async () => {
    const { body } = readPost(await post(await sampleDigest()));
    expect(body).toMatch(/。\u2060\[¹⁻\]\[1\]\u00a0\[²⁻\]\[2\]\n/);
    for (const [before] of body.matchAll(/.\[[⁰¹²³⁴-⁹]+/g))
      expect(before[0]).toMatch(/[\u2060\u00a0]/);
  });

  test('stand on lines of their own, but where the generator would break lines there', async () => {
    const bodies = [await post(await sampleDigest()), await post(await sampleDigest(), 'hexo')];
    expect(bodies.map((text) => /\]\[2-?\d*\]\n首波開放/.test(text))).toEqual([true, false]);
    expect(bodies[1]).toMatch(/\]\[2-?\d*\] 首波開放/);
  });

  test('the level is told in words where the news begin, and once', async () => {
    const { body } = readPost(await post(await sampleDigest()));
    expect(body.match(/逐字引用來源/g)).toHaveLength(1);
    expect(body).toMatch(
      /新聞焦點.*\n\n句末的小數字.*沒有符號的，逐字引用來源.*帶「⁻」的.*帶「†」的.*\n\n### 事件一/,
    );
  });

  test('a replaced one says so in its mark', async () => {
    const { body } = readPost(await post(await sampleDigest()));
    expect(body).toMatch(/首波開放的城市共 12 個。\u2060\[¹\]\[1-2\]/);
    expect(body).toMatch(/^\[1-2\]: \S+ "擬句查證未過，改以島嶼科技報原句代替"$/m);
  });

  test('in another language are marked as original', async () => {
    const { body } = readPost(await post(await sampleDigest()));
    expect(body).toContain('not the assistant.」（原文）\u2060[²][2-2]');
  });
});

describe('sources', () => {
  test('one item a source, with one link, outlet, date and reprints', async () => {
    const digest = await sampleDigest();
    const items = section(readPost(await post(digest)).body, /資料來源/).split('\n');
    expect(items).toHaveLength(digest.sources.length);
    expect(items[0]).toMatch(
      /— 島嶼科技報，2026-01-26（另見：晨光新聞網、北緯財經轉載）。用於事件一標題、第1、2句；/,
    );
    for (const item of items) expect(item.match(/\]\(https?:/g)).toHaveLength(1);
  });

  test('titles that hold mark-up and links that are none do no harm', async () => {
    const digest = await sampleDigest();
    const [first, second, ...others] = digest.sources;
    if (first === undefined || second === undefined) throw new Error('two sources expected');
    const hostile: Digest = {
      ...digest,
      sources: [
        { ...first, title: 'A | B [x]: {{ site.x }} <script>alert(1)</script>', outlet: 'O (tw)' },
        { ...second, title: 'click', url: 'javascript:alert(1)' },
        ...others,
      ],
    };
    const { body } = readPost(await post(hostile));
    const items = section(body, /資料來源/).split('\n');
    expect(items[0]).toContain(
      String.raw`[A \| B &#91;x&#93;: &#123;&#123; site.x &#125;&#125; &lt;script&gt;alert(1)&lt;/script&gt;](https:`,
    );
    expect(items[0]).toContain('— O &#40;tw&#41;');
    expect(items[1]).toMatch(/^2\. click — /);
    expect(body).not.toContain('javascript:');
  });
});

describe('footer', () => {
  test.each([
    [{ engine: 'extractive', model: 'extractive' }, '未使用語言模型，句子都取自來源的原句'],
    [{ engine: 'example', model: 'example' }, '示範答案'],
    [{ engine: 'ollama', model: 'qwen3.5:4b' }, '本機語言模型qwen3.5:4b（Ollama）'],
    [{ engine: 'openai', model: 'a*b' }, String.raw`語言模型a\*b選句`],
  ] as const)('names who wrote it: %o', async (engine, words) => {
    const { body } = readPost(await post(await sampleDigest({ engine })));
    expect(body.slice(body.lastIndexOf('\n---\n'))).toContain(words);
  });

  test('says from how many reports and outlets, and what became of the drafts', async () => {
    const { body } = readPost(await post(await sampleDigest()));
    expect(body).toContain('彙整自6篇報導、5家媒體（另有2篇轉載）');
    expect(body).toContain(
      '擬句14句：4句逐字引用，7句依規則縮寫，1句經模型判定，1句查證未過、改引來源原句，1句查無實據而刪去',
    );
  });
});

describe('an English post', () => {
  test('has English words throughout and marks Chinese sentences as original', async () => {
    const claims = sampleProved.claims.filter(
      (claim) => claim.lang === 'en' || claim.id.endsWith('/2'),
    );
    const digest = await sampleDigest({ claims }, sampleParams({ lang: 'en' }));
    const { front, body } = readPost(await post(digest));
    expect(front['title']).toMatch(/^Qwen Daily Digest: Airline moves its help desk to Qwen/);
    expect(headings(body, 2).at(-1)).toBe('🔗 Sources');
    expect(body).toContain('“阿里巴巴 26 日宣布');
    expect(body).toMatch(/in four languages\.\u2060\[[¹²³⁴-⁹]\]\[/);
    const own = body
      .replace(/^\[[\d-]+\]: .*$/gm, '')
      .replace(/“[^”]*”/g, '')
      .replace(/\[[^\]]*\]\(.*?\)|— .*/g, '');
    const remarks = Object.values(digest.remarks)
      .flat()
      .map((remark) => remark.text);
    expect(remarks.reduce((text, remark) => text.replace(remark, ''), own)).not.toMatch(
      /[\u4e00-\u9fff]/,
    );
  });
});

describe('formats', () => {
  const files = formatNames.filter((name) => extensionOf(name) === 'md');
  test.each(files)('%s: one file, LF, no live template syntax', async (format) => {
    const text = await post(await sampleDigest(), format);
    expect(text.endsWith('\n')).toBe(true);
    expect(text).not.toMatch(/\r|\{\{|\{%|\n{3,}$/);
    const title = format === 'markdown' ? text : readPost(text).front['title'];
    expect(title).toMatch(/^(?:# )?Qwen 每日動態：千問 App 串起/);
  });

  test('only generators that read heading ids get them', async () => {
    const digest = await sampleDigest();
    const having = await Promise.all(
      formatNames.map(async (format) =>
        (await post(digest, format)).includes('{#') ? format : '',
      ),
    );
    expect(having.filter((format) => format !== '')).toEqual(['jekyll', 'hugo']);
  });

  test('an unknown one is refused with the names of those there are', async () => {
    await expect(post(await sampleDigest(), 'jekyl')).rejects.toThrow(UsageError);
  });
});
