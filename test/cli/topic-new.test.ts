import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseTopic } from '../../src/config/topic-file.ts';
import { aliasesOf } from '../../src/setup/new-topic.ts';
import { cli, temporaryFolder } from '../support/cli.ts';
import { smallSite } from '../support/small-site.ts';
import { atTerminal, noScript } from '../support/terminal.ts';

describe('digest topic new', () => {
  test('writes what was answered by flags, in the form of every topic file', async () => {
    const cwd = await temporaryFolder();
    const { code, err } = await cli(
      'topic new lighthouse --name 燈塔 --names Lighthouse,聚瀾燈塔 --not 海岸,/賞鳥|候鳥/ --with 模型 --languages zh-TW,en --sources outlets,google-news,hn-algolia --feed https://a.example/feed.xml --zone Asia/Tokyo --tags 燈塔,AI --categories lighthouse --no-check'.split(
        ' ',
      ),
      { cwd },
    );
    expect([code, err]).toEqual([
      0,
      'Written: topics/lighthouse.yaml\nTry it: digest run lighthouse --dry-run\n',
    ]);
    const path = join(cwd, 'topics/lighthouse.yaml');
    expect(parseTopic(path, readFileSync(path, 'utf8'))).toEqual({
      id: 'lighthouse',
      name: '燈塔',
      aliases: [
        { text: '燈塔', script: 'hant' },
        { text: '聚瀾燈塔', script: 'hant' },
        { text: '灯塔', script: 'hans' },
        { text: '聚澜灯塔', script: 'hans' },
        { text: 'Lighthouse', script: 'latin' },
      ],
      sources: [
        { kind: 'outlets', languages: ['zh-TW', 'en'] },
        { kind: 'google-news', edition: 'zh-TW' },
        { kind: 'google-news', edition: 'en-US' },
        { kind: 'hn-algolia' },
        { kind: 'feed', url: 'https://a.example/feed.xml' },
      ],
      timeZone: 'Asia/Tokyo',
      windowDays: 1,
      language: 'zh-TW',
      tags: ['燈塔', 'AI'],
      categories: ['lighthouse'],
      not: ['海岸', '/賞鳥|候鳥/'],
      with: ['模型'],
    });
    expect((await cli(['topics', '--ids'], { cwd })).out).toContain('lighthouse\n');
  });

  test('asks its sources once, and says how they answered', async () => {
    const cwd = await temporaryFolder();
    const site = await smallSite();
    const argv = ['topic', 'new', 'small', '--name', 'Qwen', '--names', '千問', '--sources'];
    const feed = ['--feed', `${site.origin}/feed.xml`, '--allow-private', site.host];
    const { code, out, err } = await cli([...argv, 'none', ...feed], { cwd });
    expect([code, err]).toEqual([0, expect.stringContaining('Written: topics/small.yaml')]);
    expect(out).toMatch(/small +feed:127\.0\.0\.1\S* +ok +3 +3/);
    site.behaviour.feedStatus = 500;
    const down = await cli(
      ['topic', 'new', 'other', '--name', '千問', '--sources', 'none', ...feed],
      {
        cwd,
      },
    );
    expect([down.code, down.err]).toEqual([4, expect.stringContaining('the file stays')]);
    expect(readFileSync(join(cwd, 'topics/other.yaml'), 'utf8')).toContain('id: other');
  });

  test('what is there is never overwritten; a bundled topic is gone before', async () => {
    const cwd = await temporaryFolder();
    await mkdir(join(cwd, 'topics'));
    await writeFile(join(cwd, 'topics/a.yml'), 'mine');
    const taken = await cli(['topic', 'new', 'a', '--yes', '--no-check'], { cwd });
    expect([taken.code, taken.err]).toEqual([
      2,
      expect.stringContaining('topics/a.yml is there already'),
    ]);
    const bundled = await cli(['topic', 'new', 'qwen', '--yes', '--no-check'], { cwd });
    expect([bundled.code, bundled.err]).toEqual([
      0,
      expect.stringContaining('before the bundled topic qwen'),
    ]);
  });

  test('--dry-run prints the file, which names the schema where there is one', async () => {
    const cwd = await temporaryFolder();
    const argv = ['topic', 'new', 'a', '--name', 'A', '--dry-run'];
    expect((await cli(argv, { cwd })).out).toMatch(/^id: a\n/);
    await mkdir(join(cwd, '.digest/schema'), { recursive: true });
    await writeFile(join(cwd, '.digest/schema/topic.json'), '{}');
    expect((await cli(argv, { cwd })).out).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/\.digest\/schema\/topic\.json\nid: a\n/,
    );
  });

  test.skipIf(noScript)('asks at a terminal for what no flag says', async () => {
    const cwd = await temporaryFolder();
    const argv = ['topic', 'new', 'lighthouse', '--languages', 'zh-TW', '--no-check'];
    const { code, seen } = await atTerminal(argv, cwd, [
      ['Its name', '燈塔\r'],
      ['Other names', 'Lighthouse, 聚瀾燈塔\r'],
      ['something else', '海岸\r'],
      ['From where', '\r'],
      ['Addresses of feeds', '\r'],
      ['Zone', 'nowhere\r'],
      ['an IANA zone', '\u0015Asia/Tokyo\r'],
      ['Tags', '\r'],
    ]);
    expect([code, seen]).toEqual([0, expect.stringContaining('Written: topics/lighthouse.yaml')]);
    const path = join(cwd, 'topics/lighthouse.yaml');
    expect(parseTopic(path, readFileSync(path, 'utf8'))).toMatchObject({
      name: '燈塔',
      not: ['海岸'],
      sources: [
        { kind: 'outlets', languages: ['zh-TW'] },
        { kind: 'google-news', edition: 'zh-TW' },
      ],
      timeZone: 'Asia/Tokyo',
      tags: ['燈塔'],
    });
  });

  test.each([
    [['new', 'a'], 'there is no terminal to ask at', '--name'],
    [['new', 'Foo Bar', '--yes'], '"Foo Bar" can’t be a topic’s id', 'Did you mean "foo-bar"?'],
    [['new', '燈塔', '--yes'], '"燈塔" can’t be', '--name'],
    [['new', 'a', '--yes', '--sources', 'google'], '--sources: "google" is none', 'google-news'],
    [['new', 'a', '--yes', '--languages', 'jp'], '--languages: "jp" is none', 'zh-TW'],
    [['new', 'a', '--yes', '--zone', 'Taipei'], 'timeZone', 'Asia/Taipei'],
    [['new', 'a', '--yes', '--feed', 'a.example'], 'url', 'http'],
    [['new', 'a', '--yes', '--not', 'a'], "topic's own name", ''],
    [['new', 'a', '--yes', '--sources', ','], 'sources', 'at least one'],
    [['new', 'a', '--yes', '--sources', 'none'], '--sources none: none stands alone', '--feed'],
    [['list', 'a'], '"list"', 'new'],
  ])('%j is refused', async (words, message, hint) => {
    const cwd = await temporaryFolder();
    const { code, out, err } = await cli(['topic', ...words, '--no-check'], { cwd });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err).toContain(hint);
    expect((await cli(['topics', '--ids'], { cwd })).out).not.toMatch(/^a$/m);
  });
});

test.each([
  [['千問'], ['hant 千問', 'hans 千问']],
  [['千问'], ['hans 千问']],
  [['平野'], ['hant 平野', 'hans 平野']],
  [['Qwen', 'Qwen'], ['latin Qwen']],
  [['小米 SU7'], ['hant 小米 SU7', 'hans 小米 SU7']],
])('names %j are asked for as %j', (names, aliases) => {
  expect(aliasesOf(names).map(({ text, script }) => `${script} ${text}`)).toEqual(aliases);
});
