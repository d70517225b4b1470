/** What posts told, story by story, out of a state folder on disk. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runFolder } from '../../src/adapters/run-folder.ts';
import type { Published, ToldStory } from '../../src/model/run.ts';
import { aToldStory } from '../support/articles.ts';
import { cli, temporaryFolder } from '../support/cli.ts';
import { smallSite } from '../support/small-site.ts';

async function post(
  cwd: string,
  date: string,
  topic: string,
  told: readonly ToldStory[],
  files: Published['files'] = [
    { path: join(cwd, `assets/${date}-${topic}.png`), sha256: '0' },
    { path: join(cwd, `_posts/${date}-${topic}.md`), sha256: '0' },
  ],
): Promise<void> {
  const published = { date, topic, engine: 'extractive', events: told.length, files, told };
  await runFolder(join(cwd, '.digest'), date, topic).writePublished(published);
}

/** Two topics, three days, four stories; one of them goes on. */
async function someDays(): Promise<string> {
  const cwd = await temporaryFolder();
  const ferry = { id: 'sferry', outlets: ['北嶼通訊社'], urls: ['https://beiyu.example/1'] };
  await post(cwd, '2026-01-24', 'qwen', [
    aToldStory('渡輪換船', '', { ...ferry, date: '2026-01-24' }),
  ]);
  await post(
    cwd,
    '2026-01-25',
    'claude',
    [aToldStory('Library opens', '', { id: 'slib', urls: ['https://a.example/'] })],
    [],
  );
  await post(cwd, '2026-01-26', 'qwen', [
    aToldStory('夜市新規上路', '', { id: 'smarket', date: '2026-01-26', outlets: ['松嶺日報'] }),
    aToldStory('渡輪公司否認換船', '', {
      ...ferry,
      date: '2026-01-26',
      outlets: ['北嶼通訊社', '松嶺日報'],
      urls: ['https://songling.example/2'],
      state: 'denial',
      earlier: '2026-01-24',
    }),
  ]);
  return cwd;
}

describe('stories', () => {
  test('one line a story and one a post, aligned, the newest first', async () => {
    const cwd = await someDays();
    const { code, out, err } = await cli(['stories'], { cwd });
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n')).toEqual([
      'smarket  qwen    new      1 outlet    0 pages  夜市新規上路',
      '    2026-01-26  new     _posts/2026-01-26-qwen.md',
      'sferry   qwen    denial   2 outlets   2 pages  渡輪公司否認換船',
      '    2026-01-26  denial  _posts/2026-01-26-qwen.md',
      '    2026-01-24  new     _posts/2026-01-24-qwen.md  渡輪換船',
      'slib     claude  new                  1 page   Library opens',
      '    2026-01-25  new     -',
      '',
    ]);
  });

  test('a path in Han characters takes two columns each', async () => {
    const cwd = await temporaryFolder();
    const at = (name: string) => [{ path: join(cwd, name), sha256: '0' }];
    await post(cwd, '2026-01-24', 'qwen', [aToldStory('甲', '', { id: 's1' })], at('文章/a.md'));
    await post(cwd, '2026-01-25', 'qwen', [aToldStory('乙', '', { id: 's1' })], at('drafts/b.md'));
    await post(cwd, '2026-01-26', 'qwen', [aToldStory('丙', '', { id: 's1' })], at('c.md'));
    const { out } = await cli(['stories', 'qwen'], { cwd });
    expect(out).toContain('drafts/b.md  乙\n');
    expect(out).toContain('文章/a.md    甲\n');
  });

  test('of one topic, and of posts since a day with all that came before', async () => {
    const cwd = await someDays();
    expect((await cli(['stories', 'claude'], { cwd })).out).toMatch(/^slib .*\n.*\n$/);
    const { out } = await cli(['stories', '--since', '2026-01-26'], { cwd });
    expect(out.match(/^s\w+/gm)).toEqual(['smarket', 'sferry']);
    expect(out).toContain('2026-01-24');
    expect((await cli(['stories', '--since', 'today'], { cwd })).out).toBe(out);
  });

  test('as JSON with all that is kept', async () => {
    const cwd = await someDays();
    const { out } = await cli(['stories', 'QWEN', '--json'], { cwd });
    const list = JSON.parse(out) as readonly Record<string, unknown>[];
    expect(list).toHaveLength(2);
    expect(list[1]).toMatchObject({
      id: 'sferry',
      topic: 'qwen',
      state: 'denial',
      headline: '渡輪公司否認換船',
      days: ['2026-01-26', '2026-01-24'],
      outlets: ['北嶼通訊社', '松嶺日報'],
      urls: ['https://songling.example/2', 'https://beiyu.example/1'],
      posts: [
        { date: '2026-01-26', state: 'denial', earlier: '2026-01-24', engine: 'extractive' },
        { date: '2026-01-24', state: 'new', sentences: ['渡輪換船'] },
      ],
    });
  });

  test('of records in the earlier form too; what is no record is named and left out', async () => {
    const cwd = await temporaryFolder();
    const told = [
      { date: '2026-01-20', headline: '舊聞', urls: ['https://old.example/1'], lead: '全文' },
    ];
    await post(cwd, '2026-01-20', 'qwen', told as unknown as readonly ToldStory[]);
    const broken = join(cwd, '.digest/runs/2026-01-21/qwen');
    await mkdir(broken, { recursive: true });
    await writeFile(join(broken, 'published.json'), '{"told": [{"headline": 3}]}');
    const { code, out, err } = await cli(['stories', 'qwen'], { cwd });
    expect(code).toBe(0);
    expect(out).toMatch(/^s[0-9a-f]{12} {2}qwen {2}new {3}1 page {2}舊聞\n {4}2026-01-20 /);
    expect(err).toMatch(/2026-01-21\/qwen\/published\.json is no record of a post/);
  });

  test('of a blog that is elsewhere', async () => {
    const cwd = await someDays();
    const { out } = await cli(['stories', 'claude', '--blog', cwd]);
    expect(out).toMatch(/^slib /);
    const configured = { env: { DIGEST_BLOG: cwd } };
    expect((await cli(['stories', 'claude'], configured)).out).toBe(out);
    const { err } = await cli(['stories', 'claude', '--blog', cwd, '--state', 'st']);
    expect(err).toMatch(/no story about claude was told under .*st;/);
  });

  test('after a real run', async () => {
    const site = await smallSite();
    const cwd = await temporaryFolder();
    const argv = [...(await site.topic(cwd)), '--engine', 'extractive', '--out', 'drafts'];
    expect((await cli(argv, { cwd })).code).toBe(0);
    const { out } = await cli(['stories', 'small'], { cwd });
    expect(out.match(/^sh[0-9a-f]{12} {2}small {2}new {3}1 outlet {3}1 page {2}\S/gm)).toHaveLength(
      3,
    );
    expect(out.match(/^ {4}2026-01-26 {2}new {2}drafts\/2026-01-26-small\.md$/gm)).toHaveLength(3);
  });
});

describe('nothing to list', () => {
  test.each([
    [[], /no story was told under .*\.digest; tell some: digest TOPIC/],
    [['qwen'], /no story about qwen was told under/],
    [['--since', '2026-02-01'], /no story was told since 2026-02-01 under/],
  ])('%j: says so and is no failure', async (argv, message) => {
    const { code, out, err } = await cli(['stories', ...argv]);
    expect([code, out]).toEqual([0, '']);
    expect(err).toMatch(message);
    expect((await cli(['stories', ...argv, '--json'])).out).toBe('[]\n');
  });

  test.each([
    [['qwne'], /unknown topic "qwne".\n.*Did you mean "qwen"\?/],
    [['--since', '2026-02-30'], /not a date: "2026-02-30".\n.*Did you mean 2026-02-28\?/],
    [['--since', 'yesterdy'], /not a date: "yesterdy".\n.*Did you mean "yesterday"\?/],
  ])('%j is refused with the nearest word', async (argv, message) => {
    const { code, out, err } = await cli(['stories', ...argv], { cwd: await someDays() });
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  test('a topic that only posts know is known', async () => {
    const cwd = await temporaryFolder();
    await post(cwd, '2026-01-26', 'gone', [aToldStory('甲', '')]);
    expect((await cli(['stories', 'gone'], { cwd })).code).toBe(0);
    expect((await cli(['stories', 'gon'], { cwd })).err).toMatch(/Did you mean "gone"\?/);
  });
});
