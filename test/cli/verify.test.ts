/** `digest verify POST.md`: what the program wrote holds, what a person changed is named. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/recheck/finding.ts';
import { joiner, raised } from '../../src/writers/marks.ts';
import { cli, demoRecording, temporaryFolder } from '../support/cli.ts';
import { demoPost, demoPostPath, storedResults, type DemoPost } from '../support/demo-post.ts';
import { smallSite } from '../support/small-site.ts';

/** Verifies an edited text of a post in its place. */
async function verifyEdited(
  { cwd, text }: DemoPost,
  edit: (text: string) => string,
): Promise<{
  readonly code: number;
  readonly failing: readonly Finding[];
  readonly all: readonly Finding[];
}> {
  const edited = edit(text);
  expect(edited).not.toBe(text);
  await writeFile(join(cwd, demoPostPath), edited);
  const { code, out } = await cli(['verify', demoPostPath, '--state', 'st', '--json'], { cwd });
  const all = JSON.parse(out) as readonly Finding[];
  return { code, all, failing: all.filter(({ holds }) => !holds) };
}

const lineOf = (text: string, words: string): number =>
  text.slice(0, text.indexOf(words)).split('\n').length;

const small = (n = ''): string => raised(Number(n));

const noMark = 'carries no mark of a source';

test('a sentence that leans on another is named where that was deleted or moved away', async () => {
  const post = await demoPost('--engine', 'extractive');
  const { proved } = await storedResults(post.cwd);
  const at = proved.claims.findIndex(
    (claim, i) => claim.follows === true && claim.role === 'body' && i > 0,
  );
  const [before, leaning] = [proved.claims[at - 1], proved.claims[at]];
  if (before === undefined || leaning === undefined) throw new Error('nothing leans');
  const whole = new RegExp(`${escaped(before.text)}\\u2060\\S*\\n(?=${escaped(leaning.text)})`);
  const { code, failing } = await verifyEdited(post, (text) => text.replace(whole, ''));
  expect(failing).toMatchObject([{ text: leaning.text }]);
  expect(failing[0]?.reasons.join()).toContain(`stood before it: “${before.text}”`);
  expect(code).not.toBe(0);
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

describe('untouched', () => {
  test.each([
    [[]],
    [['--engine', 'extractive']],
    [['--engine', 'extractive', '--lang', 'en']],
    [['--format', 'hugo']],
    [['--format', 'markdown']],
    [['--marks', 'footnote']],
    [['--marks', 'footnote', '--format', 'hexo', '--engine', 'extractive', '--lang', 'en']],
    [['--marks', 'none']],
    [['--marks', 'none', '--format', 'markdown']],
    [['--no-text-fragments']],
    [['--plain-links', 'shuwei-dao.example']],
  ])('the demo’s post with %j holds', async (flags) => {
    const { cwd } = await demoPost(...flags);
    const { code, out, err } = await cli(['verify', demoPostPath, '--state', 'st'], { cwd });
    expect(out).not.toContain('FAILS');
    expect(out).toMatch(/; 0 new; everything holds\.\n$/);
    expect([code, err]).toEqual([0, '']);
  });

  test('a post of a live run holds, its run found beside the blog; nothing is fetched', async () => {
    const site = await smallSite();
    const cwd = await temporaryFolder();
    await mkdir(join(cwd, 'blog'));
    const argv = [...(await site.topic(cwd)), '--engine', 'extractive', '--blog', 'blog'];
    await cli([...argv, '--no-image'], { cwd });
    const asked = site.requests.length;
    const { code, out } = await cli(['verify', 'blog/_posts/2026-01-26-small.md'], { cwd });
    expect(out).toMatch(/everything holds\.\n$/);
    expect(code).toBe(0);
    expect(site.requests).toHaveLength(asked);
  });

  test('every sentence of the post is in the report, one line each', async () => {
    const { cwd } = await demoPost();
    const { digest } = await storedResults(cwd);
    const { out } = await cli(['verify', demoPostPath, '--state', 'st'], { cwd });
    const lines = out.split('\n');
    for (const { headline, body } of digest.events)
      for (const { text, proof } of [headline, ...body]) {
        const line =
          lines.find((l) => l.includes(text) && !l.includes('(')) ??
          lines.find((l) => l.includes(text));
        expect(line).toMatch(new RegExp(`^${demoPostPath}:\\d+: ${proof.level} `));
      }
    for (const { text } of Object.values(digest.remarks).flat())
      expect(lines.find((l) => l.includes(text))).toContain(': inference ');
    for (const { url } of digest.sources) expect(url).not.toBe('');
    expect(lines.filter((l) => l.includes(': source '))).toHaveLength(digest.sources.length);
  });
});

describe('edited', async () => {
  const { out: original } = await cli(['qwen', '--replay', demoRecording], {
    cwd: tmpdir(),
  });
  /** The number under which the demo's post lists an address. */
  const numberOf = (address: string): string =>
    new RegExp(String.raw`^(\d+)\. \[.*\]\(https?://${address}`, 'm').exec(original)?.[1] ?? 'none';
  const [farpeak, ledu, weights, ipo] = [
    'shuwei-dao.example',
    'ledu-news.example',
    'www.daoyu-tech.example/2026/01/26/qwen3-9-32b',
    'www.beibin-finance.example',
  ].map(numberOf);
  /** Words of the demo that are changed, what they become, what is named and why. */
  const sentence = '阿里巴巴強調，每一筆付款都必須由用戶在手機上確認，千問不會自動扣款。';
  const noWording = 'is no wording of a cited sentence';
  const cases: readonly (readonly [string, string, string, string, string])[] = [
    ['a digit', '有320億參數', '有330億參數', '有330億', 'no source has the figure 330'],
    [
      'a day',
      '遠峰航空1月26日宣布',
      '遠峰航空1月21日宣布',
      '遠峰航空1月21日宣布',
      'no source has the date 1月21日',
    ],
    ['a lost 不', '千問不會自動扣款', '千問會自動扣款', '千問會自動扣款', noWording],
    ['a lost 尚未', '平頭哥去年尚未獲利', '平頭哥去年已獲利', '去年已獲利', noWording],
    ['a lost name', '周硯平表示，Qwen模型', '他表示，Qwen模型', '他表示，Qwen', noWording],
    ['lost quotation marks', '「島嶼模型小組」的', '島嶼模型小組的', '島嶼模型小組的', noWording],
    [
      'a mark between names',
      '首批開放的城市包括杭州、上海',
      '首批開放的城市包括杭州上海',
      '杭州上海',
      noWording,
    ],
    [
      'a sentence in a paragraph',
      sentence,
      `這是劃時代的里程碑。${sentence}`,
      '這是劃時代的里程碑。',
      noMark,
    ],
    [
      'a paragraph',
      '## 🔍 深度分析',
      '千問股價大漲三成。\n\n## 🔍 深度分析',
      '千問股價大漲三成。',
      noMark,
    ],
    [
      'a true sentence without a mark',
      '## 🔍 深度分析',
      '遠峰航空資訊長何霽月表示，旅客資料不會傳送到阿里雲，也不會離開台灣。\n\n## 🔍 深度分析',
      '遠峰航空資訊長何霽月表示，旅客資料不會傳送到阿里雲，也不會離開台灣。',
      noMark,
    ],
    ['a heading', '### 對開發者', '### 千問大勝', '千問大勝', noWording],
    ['a heading of an event', '事件六：平頭哥傳擬', '事件六：平頭哥宣布', '平頭哥宣布', noWording],
    ['HTML', '## 🔍 深度分析', '<p>千問大勝。</p>\n\n## 🔍 深度分析', '千問大勝。', noMark],
    [
      'a link',
      sentence,
      `[阿里](https://evil.example/)${sentence.slice(2)}`,
      sentence,
      'links to https://evil.example/',
    ],
    [
      'words cut from a quotation',
      `採用Apache 2.0授權，允許商業使用。${joiner}[${small(weights)}]`,
      `採用Apache 2.0授權。${joiner}[${small(weights)}]`,
      '採用Apache 2.0授權。',
      'its mark promises “quoted”, it is aligned',
    ],
    [
      'a bracket left out of a quotation',
      `首次公開發行（IPO），最快今年第四季遞件。${joiner}[${small(ipo)}`,
      `首次公開發行，最快今年第四季遞件。${joiner}[${small(ipo)}`,
      '首次公開發行，',
      'its mark promises “quoted”, it is aligned',
    ],
    [
      'a figure in a remark',
      '收入的增幅可能小於',
      '收入的增幅可能 45% 小於',
      '可能 45% 小於',
      '“45%”',
    ],
    [
      'the event that a remark rests on',
      '[事件四](#event-4)',
      '[事件四](#event-5)',
      '調用量的增加若主要來自價格下跌',
      '“事件四” links to #event-5',
    ],
    [
      'a remark that hides what it is',
      '能使用的功能可能不同。（推論，據[事件一](#event-1)）',
      '能使用的功能可能不同。',
      '能使用的功能可能不同。',
      'does not say that it is inference',
    ],
    [
      'the words that a mark shows',
      '「遠峰航空週一宣布，',
      '「遠峰航空週二宣布，',
      '遠峰航空1月26日宣布，',
      `the words behind mark ${farpeak} were changed`,
    ],
    [
      'the words that a mark opens',
      encodeURIComponent('平頭哥去年出貨約'),
      encodeURIComponent('平頭哥今年出貨約'),
      '平頭哥去年出貨約',
      `the words that mark ${ipo} opens were changed`,
    ],
    [
      'which sentences rest on a source',
      '用於事件五標題、第1至6句',
      '用於事件五標題、第1至7句',
      '數位島',
      'the run has “遠峰航空',
    ],
    ['the legend', '沒有符號的，逐字引用', '沒有符號的，確實引用', '句末的小數字', noMark],
    [
      'the title',
      'title: "Qwen 每日',
      'title: "Qwen 稱霸每日',
      'Qwen 稱霸',
      'the run has “Qwen 每日動態',
    ],
    [
      'the summary',
      '• 千問App公測兩個月月活破1億',
      '• 千問App公測兩個月月活破2億',
      '月活破2億',
      'stands nowhere in the post',
    ],
    [
      'the footer',
      '本文由digest自動彙整自1',
      '本文由digest自動彙整自9',
      '自動彙整自9',
      'the run has “本文由',
    ],
    [
      'a date in the list of sources',
      '數位島，2026-01-26',
      '數位島，2026-01-25',
      '數位島，2026-01-25',
      'the run has “遠峰航空',
    ],
    [
      'a link in the list of sources',
      '不出境](https://shuwei-dao.example/articles/farpeak-qwen)',
      '不出境](https://evil.example/)',
      '不出境 — 數位島',
      'no stored article has the address https://evil.example/',
    ],
  ];

  test.each(cases)('%s is named, and nothing else', async (_, from, to, named, reason) => {
    const post = await demoPost();
    const { code, failing } = await verifyEdited(post, (text) => text.replace(from, () => to));
    expect(failing).toHaveLength(1);
    expect(failing[0]?.text).toContain(named);
    expect(failing[0]?.reasons.join('; ')).toContain(reason);
    expect(code).toBe(1);
  });

  test('a mark that leads elsewhere is named', async () => {
    const post = await demoPost();
    const elsewhere = await verifyEdited(post, (text) =>
      text.replace(referenceOf(text), (line) =>
        line.replace(/https:[^#]*/, 'https://evil.example/'),
      ),
    );
    expect(elsewhere.failing.map(({ text }) => text)).toEqual([sentence]);
    expect(elsewhere.failing[0]?.reasons[0]).toMatch(
      new RegExp(String.raw`^mark ${ledu} links to https://evil\.example`),
    );
    const other = await verifyEdited(post, (text) =>
      text.replace(
        new RegExp(`${sentence}${joiner}\\S+`),
        `${sentence}${joiner}[${small(farpeak)}](https://shuwei-dao.example/articles/farpeak-qwen)`,
      ),
    );
    expect(other.failing.map(({ text }) => text)).toEqual([sentence]);
    expect(other.failing[0]?.reasons.at(-1)).toBe('樂讀新聞 bears it out (quoted)');
  });

  /** The line at the end of a post that the mark of the sentence refers to. */
  function referenceOf(text: string): string {
    const label = new RegExp(`${sentence}${joiner}\\[\\S+?\\]\\[(\\S+?)\\]`).exec(text)?.[1] ?? '';
    return text.split('\n').find((line) => line.startsWith(`[${label}]: `)) ?? '';
  }

  test('a lost mark is named', async () => {
    const post = await demoPost();
    const { failing } = await verifyEdited(post, (text) =>
      text.replace(new RegExp(`${sentence}${joiner}\\S+`), sentence),
    );
    expect(failing).toMatchObject([{ text: sentence, isNew: false, marks: [] }]);
    expect(failing[0]?.reasons).toContain(noMark);
    const dangling = await verifyEdited(post, (text) => text.replace(referenceOf(text), ''));
    expect(dangling.failing).toMatchObject([{ text: sentence, marks: [Number(ledu)] }]);
    expect(dangling.failing[0]?.reasons[0]).toMatch(/^mark \d+ links to \[\d+-\d+\]/);
  });

  test('a removed source is named, with the sentences that pointed to it', async () => {
    const post = await demoPost();
    const { code, failing } = await verifyEdited(post, (text) => text.replace(/^8\. \[.*\n/m, ''));
    expect(code).toBe(1);
    // What the front matter repeats fails with it.
    const facts = failing.filter(({ part, field }) => part === 'fact' && field === undefined);
    expect(facts).toHaveLength(original.match(/\[⁸⁻?\]/g)?.length ?? 0);
    for (const { marks, reasons } of facts) {
      expect(marks).toEqual([8]);
      expect(reasons).toContain('mark 8 points to no source of the list');
    }
    expect(failing.find(({ part }) => part === 'source')?.reasons[0]).toMatch(
      /^source 8 is missing before it/,
    );
  });

  test('a sentence that stands in its source and is marked holds, and is named as new', async () => {
    const post = await demoPost();
    const { proved } = await storedResults(post.cwd);
    const article = proved.stories
      .flatMap((story) => story.tellings)
      .find(
        (telling) => telling.article.url === 'https://shuwei-dao.example/articles/farpeak-qwen',
      )?.article;
    const known = new Set(proved.claims.map(({ text }) => text));
    const own = article?.sentences.find(
      ({ text }) => !known.has(text) && !/[「（]/.test(text),
    )?.text;
    expect(own).toBeDefined();
    const { failing, all, code } = await verifyEdited(post, (text) =>
      text.replace(
        '## 🔍',
        `${own ?? ''}[${small(farpeak)}](https://shuwei-dao.example/articles/farpeak-qwen)\n\n## 🔍`,
      ),
    );
    expect(failing).toEqual([]);
    expect(code).toBe(0);
    expect(all.filter(({ text }) => text === own)).toMatchObject([
      { level: 'quoted', holds: true, isNew: true, marks: [Number(farpeak)] },
    ]);
  });

  test('removed and reordered sentences, wrapped lines and Windows line ends do no harm', async () => {
    const post = await demoPost();
    const removed = '每位用戶平均一天開啟';
    const { code, all } = await verifyEdited(post, (text) => {
      const [head = '', first = '', second = '', ...rest] = text.split(/^(?=### 事件)/m);
      expect(first).toContain(removed);
      const shorter = first
        .replace(new RegExp(`\n${removed}.*`), '')
        .replace('公測首週', '\n公測首週');
      return [head, second, shorter, ...rest].join('').replaceAll('\n', '\r\n');
    });
    expect(all.filter(({ holds, isNew }) => !holds || isNew)).toEqual([]);
    expect(code).toBe(0);
    expect(all.filter(({ text }) => text.startsWith(removed))).toEqual([]);
  });

  test('names the line of the file', async () => {
    const post = await demoPost();
    const edit = (text: string): string => text.replace('千問不會自動扣款', '千問會自動扣款');
    const { failing } = await verifyEdited(post, edit);
    expect(failing[0]?.line).toBe(lineOf(edit(post.text), '千問會自動扣款'));
    const { out } = await cli(['verify', demoPostPath, '--state', 'st'], { cwd: post.cwd });
    expect(out).toMatch(
      new RegExp(`^${demoPostPath}:${failing[0]?.line ?? 0}: FAILS new .*${noWording}`, 'm'),
    );
    expect(out).toMatch(/; 1 new; 1 not holding\.\n$/);
  });
});

describe('usage', () => {
  test('no such file, no such run, results gone: exit 2, each with what to do', async () => {
    const { cwd } = await demoPost();
    const none = await cli(['verify', 'none.md'], { cwd });
    expect([none.code, none.out]).toEqual([2, '']);
    expect(none.err).toMatch(/can’t read none\.md/);
    const elsewhere = await cli(['verify', demoPostPath, '--state', 'other'], { cwd });
    expect(elsewhere.err).toMatch(/no run 2026-01-26\/qwen in .*other.*\n.*--state/);
    expect(elsewhere.code).toBe(2);
    await rm(join(cwd, 'st/objects'), { recursive: true });
    const gone = await cli(['verify', demoPostPath, '--state', 'st'], { cwd });
    expect(gone.err).toMatch(/result of verify is no longer in .*\n.*Run the digest again/);
    expect([gone.code, gone.out]).toEqual([2, '']);
  });

  test('without front matter the file’s name or --run says which run', async () => {
    const { cwd } = await demoPost('--format', 'markdown');
    const text = await readFile(join(cwd, demoPostPath), 'utf8');
    await writeFile(join(cwd, 'renamed.md'), text);
    const lost = await cli(['verify', 'renamed.md', '--state', 'st'], { cwd });
    expect(lost.err).toMatch(/renamed\.md does not say which run.*\n.*--run DATE\/TOPIC/);
    expect(lost.code).toBe(2);
    const named = ['verify', 'renamed.md', '--state', 'st', '--run', '2026-01-26/qwen'];
    expect((await cli(named, { cwd })).code).toBe(0);
  });

  test('a run that was made again by another engine: the sentences are proved, the frame is not compared', async () => {
    const { cwd, text } = await demoPost('--engine', 'extractive');
    await writeFile(join(cwd, 'kept.md'), text);
    await cli(['qwen', '--replay', demoRecording, '--state', 'st'], { cwd });
    const { code, err, out } = await cli(['verify', 'kept.md', '--state', 'st'], { cwd });
    expect(err).toMatch(/made again since/);
    expect(out).not.toContain('FAILS');
    expect(code).toBe(0);
  });
});
