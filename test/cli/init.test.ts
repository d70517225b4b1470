import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { cli, temporaryFolder } from '../support/cli.ts';
import { atTerminal, noScript } from '../support/terminal.ts';

/** Every file below a folder with its content's hash. */
function tree(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  return Object.fromEntries(
    paths
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [
        path,
        createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex'),
      ]),
  );
}

const config = `title: 小站
timezone: Asia/Tokyo
baseurl: /blog
permalink: pretty
plugins: [jekyll-feed]
`;

/** A post in the shape of a daily one, of our own writing. */
const dailyPost = (day: string, tag: string): string => `---
layout: digest
title: "QWEN 每日動態 - ${day}"
tagline: "彙整 3 則 QWEN 相關新聞"
date: ${day}
model: qwen
categories: [qwen, daily]
tags: ["通義千問 (Qwen)", "${tag}", "AI"]
---
## 📰 今日新聞焦點

港灣銀行表示，客服中心導入新模型後，平均等候時間縮短四成。
`;

async function aBlog(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

const aDailyBlog = (): Promise<string> =>
  aBlog({
    '_config.yml': config,
    'about.md': '---\nlayout: page\n---\nx\n',
    '_posts/2026-01-24-qwen.md': dailyPost('2026-01-24', '翻譯'),
    '_posts/2026-01-25-qwen.md': dailyPost('2026-01-25', '銀行'),
    '_posts/2026-01-20-trip.md': '---\nlayout: post\n---\n去了海邊。\n',
  });

describe('digest init in a blog with daily posts', () => {
  test('takes over what they have in common, and changes nothing that was there', async () => {
    const cwd = await aDailyBlog();
    const before = tree(cwd);
    const { code, out, err } = await cli(['init', '--yes'], { cwd });
    expect([code, err]).toEqual([
      0,
      expect.stringContaining('qwen: 2 posts (2026-01-24 to 2026-01-25)'),
    ]);
    const after = tree(cwd);
    expect(after).toMatchObject(before);
    expect(Object.keys(after).filter((path) => !(path in before))).toEqual([
      '.digest/.gitignore',
      '.digest/schema/config.json',
      '.digest/schema/topic.json',
      'digest.yaml',
      'topics/qwen.yaml',
    ]);
    const topic = await readFile(join(cwd, 'topics/qwen.yaml'), 'utf8');
    expect(topic).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/\.digest\/schema\/topic\.json\n/,
    );
    expect(topic).toContain('\ntags: [通義千問 (Qwen), AI]\n');
    expect(topic).toContain('\ncategories: [qwen, daily]\n');
    expect(topic).toContain('\ntimeZone: Asia/Tokyo\n');
    // What the program reads, it reads as it was meant.
    const settings = await cli(['config'], { cwd });
    for (const line of [
      'blog: .',
      'format: jekyll',
      'layout: digest',
      'permalink: /:categories/:year/:month/:day/:title/',
    ])
      expect(settings.out).toContain(`${line}  # ${join(cwd, 'digest.yaml')}`);
    expect((await cli(['topics'], { cwd })).code).toBe(0);
    expect(out).toMatch(/exclude: \[Gemfile, .*digest\.yaml, topics\]/);
    expect(out).toMatch(/\n {2}\d+ \d+ \* \* \* cd \S+ && PATH=\S+ \S+ \S+digest\.js run --all/);
    expect(out).toContain('digest doctor');
  });

  test('a second time changes nothing and says so, also after the user has edited', async () => {
    const cwd = await aDailyBlog();
    await cli(['init', '--yes'], { cwd });
    await writeFile(join(cwd, 'digest.yaml'), 'blog: .\nstories: 3\n');
    const before = tree(cwd);
    const { code, out } = await cli(['init', '--yes'], { cwd });
    expect([code, tree(cwd)]).toEqual([0, before]);
    expect(out).toMatch(
      /^Everything is there already; nothing was changed\.\n\nLeft as you have it:\n {2}digest\.yaml\n/,
    );
  });

  test('a topic that goes by two names is one', async () => {
    const cwd = await aBlog({ '_config.yml': 'title: x\n' });
    const { out } = await cli(['init', '--yes', '--topics', 'qwen,千問,claude'], { cwd });
    expect(out.match(/topics\/\w+\.yaml/g)).toEqual(['topics/qwen.yaml', 'topics/claude.yaml']);
  });

  test('a topic can be added later, and a stale schema is renewed', async () => {
    const cwd = await aDailyBlog();
    await cli(['init', '--yes'], { cwd });
    await writeFile(join(cwd, '.digest/schema/config.json'), '{}');
    const { code, out } = await cli(['init', '--yes', '--topics', 'claude'], { cwd });
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(
        /^Written:\n {2}topics\/claude\.yaml .*\n {2}\.digest\/schema\/config\.json/,
      ),
    ]);
  });

  test('what git keeps of the state is what was told', async () => {
    const cwd = await aDailyBlog();
    await cli(['init', '--yes'], { cwd });
    const state = {
      'objects/ab/cd.json': false,
      'feeds/x.json': false,
      'sources.json': false,
      'cron.log': false,
      'edited/x.md': false,
      'runs/2026-01-26/qwen/published.json': true,
      'runs/2026-01-26/qwen/manifest.json': true,
      'runs/2026-01-26/qwen/provenance.json': true,
      'runs/2026-01-26/qwen/manifest.json.bad': false,
      'exams/a.json': true,
      'exams/a.sitting': false,
      'schema/topic.json': true,
      '.gitignore': true,
    };
    for (const path of Object.keys(state)) {
      await mkdir(join(cwd, '.digest', path, '..'), { recursive: true });
      await writeFile(
        join(cwd, '.digest', path),
        path === '.gitignore' ? await readFile(join(cwd, '.digest/.gitignore')) : '{}',
      );
    }
    spawnSync('git', ['init', '--quiet'], { cwd });
    const listed = spawnSync('git', ['ls-files', '--others', '--exclude-standard', '.digest'], {
      cwd,
      encoding: 'utf8',
    });
    const kept = new Set(listed.stdout.split('\n').map((path) => path.replace('.digest/', '')));
    for (const [path, isKept] of Object.entries(state))
      expect([path, kept.has(path)]).toEqual([path, isKept]);
  });
});

describe('what is said of the blog', () => {
  test('no zone, no exclude, an address without a day, posts elsewhere and of another name', async () => {
    const cwd = await aBlog({
      '_config.yml': 'permalink: none\nexclude: [vendor/, topics/]\n',
      'ai/_posts/2026-01-24-claude-daily.md':
        '---\ncategories: [AI News, claude]\n---\n港灣銀行表示等候時間縮短。\n',
    });
    const { out } = await cli(['init', '--yes'], { cwd });
    for (const words of [
      'has no timezone',
      'timezone: Asia/Taipei',
      'does not say the day',
      'exclude: [vendor/, topics/, digest.yaml]',
      'are called YYYY-MM-DD-claude-daily.md; digest calls its own YYYY-MM-DD-claude.md',
      'lie in ai/_posts; digest writes to _posts',
      'can’t be taken over: AI News',
    ])
      expect(out).toContain(words);
  });

  test.each([
    [{ 'hugo.toml': 'title = "x"\n' }, 'hugo', 'TOML'],
    [{ 'astro.config.mjs': '' }, 'astro', 'a program'],
    [
      { 'package.json': '{"dependencies":{"hexo":"7"}}', '_config.yml': 'timezone: Asia/Taipei\n' },
      'hexo',
      '',
    ],
    [{ 'notes.txt': '' }, 'markdown', ''],
  ])('%j: format %s', async (files, format, words) => {
    const cwd = await aBlog(files);
    const { code, out } = await cli(['init', '--yes', '--topics', 'qwen'], { cwd });
    expect([code, out]).toEqual([0, expect.stringContaining(words)]);
    expect(await readFile(join(cwd, 'digest.yaml'), 'utf8')).toContain(`\nformat: ${format}\n`);
    expect(out).not.toContain('exclude:');
  });

  test('a folder of topics that is the site’s own is left to it', async () => {
    const cwd = await aBlog({ '_config.yml': 'title: x\n', 'topics/index.md': '---\n---\nx\n' });
    await cli(['init', '--yes', '--topics', 'qwen'], { cwd });
    expect(readdirSync(join(cwd, 'digest-topics'))).toEqual(['qwen.yaml']);
    expect((await cli(['topics', '--ids'], { cwd })).out.split('\n')[0]).toBe('chatgpt');
    expect((await cli(['topics'], { cwd })).out).toContain('digest-topics/qwen.yaml');
    const again = tree(cwd);
    await cli(['init', '--yes'], { cwd });
    expect(tree(cwd)).toEqual(again);
  });
});

describe('what can’t be done is said', () => {
  test.each([
    [['init'], 'there is no terminal to ask at', '--yes'],
    [['init', '--yes'], 'no topic was named', '--topics chatgpt'],
    [
      ['init', '--yes', '--topics', 'qwne'],
      'no bundled topic is called "qwne"',
      'Did you mean "qwen"?',
    ],
    [['init', '--yes', '--topics', 'qwen', '--at', '25:00'], 'no time of day: "25:00"', '00:30'],
    [
      ['init', '--yes', '--topics', 'qwen', '--format', 'jekyl'],
      '"jekyl"',
      'Did you mean "jekyll"?',
    ],
    [['init', 'blog', '--yes', '--topics', 'qwen'], 'blog/topics/bad.yaml:1', ''],
    [['init', 'blgo', '--yes'], 'blgo: there is no such folder', 'blog'],
  ])('%j', async (argv, message, hint) => {
    const cwd = await aBlog({
      'blog/_config.yml': 'title: x\n',
      'blog/topics/bad.yaml': 'idd: bad\n',
    });
    const before = tree(cwd);
    const { code, err, out } = await cli(argv, { cwd });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err).toContain(hint);
    expect(tree(cwd)).toEqual(before);
  });

  test('--dry-run prints what would be written, and writes nothing', async () => {
    const cwd = await aDailyBlog();
    const before = tree(cwd);
    const { code, out } = await cli(['init', '--dry-run'], { cwd });
    expect([code, tree(cwd)]).toEqual([0, before]);
    expect(out).toContain('Would be written:');
    expect(out).toContain('--- topics/qwen.yaml ---');
  });
});

describe.skipIf(noScript)('at a terminal', () => {
  test('topics of the posts are chosen already; the files are named before they are written', async () => {
    const cwd = await aDailyBlog();
    const { code, seen } = await atTerminal(['init'], cwd, [
      ['Which topics?', '\r'],
      ['Write ', '\r'],
    ]);
    expect([code, seen]).toEqual([0, expect.stringContaining('Written:')]);
    expect(readdirSync(join(cwd, 'topics'))).toEqual(['qwen.yaml']);
  });

  test('no is no, and Ctrl-C leaves nothing behind', async () => {
    const cwd = await aDailyBlog();
    const before = tree(cwd);
    const no = await atTerminal(['init'], cwd, [
      ['Which topics?', '\r'],
      ['Write ', 'n'],
    ]);
    expect([no.code, no.seen]).toEqual([0, expect.stringContaining('Nothing was written.')]);
    const stopped = await atTerminal(['init'], cwd, [['Which topics?', '\u0003']]);
    expect(stopped.code).toBe(130);
    expect(tree(cwd)).toEqual(before);
  });
});
