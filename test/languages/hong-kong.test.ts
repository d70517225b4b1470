/** A third language of posts: its characters, its words, and a post of it through the whole line. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hongKong } from '../../src/languages/zh-HK/variety.ts';
import { regionOf } from '../../src/languages/zh/region.ts';
import { printed } from '../../src/drafts/printed.ts';
import { sourceOf } from '../proof/support.ts';
import { proveClaim } from '../../src/proof/prove.ts';
import { cli, demoRecording, temporaryFolder } from '../support/cli.ts';

describe('Chinese of other regions in Hong Kong’s characters and words', () => {
  it.each([
    [
      '渡轮公司发布了新软件和短视频，乘客可坐出租车回家里。',
      '渡輪公司發布了新軟件和短片，乘客可坐的士回家裏。',
    ],
    [
      '他戴着手表，说计划不变，税前利润同比增长一成。',
      '他戴着手錶，說計劃不變，稅前利潤按年增長一成。',
    ],
    [
      '股票代码不变，首席执行官说：“这个视频很好。”',
      '股票代碼不變，行政總裁說：「這個視頻很好。」',
    ],
  ])('of the mainland: %s', (text, own) => expect(hongKong.fromSimplified(text)).toBe(own));

  it.each([
    [
      '網路軟體由人工智慧驅動，執行長說，「網路」裡有著名的計程車行。',
      '網絡軟件由人工智能驅動，行政總裁說，「網路」裏有著名的的士行。',
    ],
    ['他看著公車與機器人，計畫不變。', '他看着巴士與機械人，計劃不變。'],
  ])('of Taiwan: %s', (text, own) => expect(hongKong.fromTraditional(text, 'taiwan')).toBe(own));

  it('is told by words that the papers of one region alone use', () => {
    expect(regionOf('渡輪公司的軟體與網路已修復。', false)).toBe('taiwan');
    expect(regionOf('渡輪公司的軟件與網絡已修復。', false)).toBe('hongKong');
    expect(regionOf('渡輪公司的軟件與網路已修復。', false)).toBeUndefined();
  });
});

describe('a source read for a post of Hong Kong', () => {
  const text = '渡輪公司的軟體與網路已修復。';

  it('from Taiwan is printed in Hong Kong’s words, and still proved whole', () => {
    const source = sourceOf([text], {}, 'zh-HK');
    const own = printed(text, source);
    expect(own).toBe('渡輪公司的軟件與網絡已修復。');
    expect(proveClaim({ text: own, sources: [source] })).toEqual({
      verdict: 'supported',
      reasons: [],
    });
    expect(
      proveClaim({ text: '渡輪公司的硬件與網絡已修復。', sources: [source] }).verdict,
    ).not.toBe('supported');
  });

  it('from Hong Kong stays as it is', () => {
    const own = '渡輪公司的軟件與網絡已修復。';
    expect(printed(own, sourceOf([own], {}, 'zh-HK'))).toBe(own);
  });

  it('from Taiwan says whose money it writes of', () => {
    const paragraphs = ['渡輪公司的軟體與網路花了新台幣八百萬元。', '修復再花300萬元。'];
    const claim = '修復再花新台幣300萬元。';
    const forHongKong = sourceOf(paragraphs, {}, 'zh-HK');
    expect(proveClaim({ text: claim, sources: [forHongKong] }).verdict).toBe('supported');
    expect(proveClaim({ text: claim, sources: [sourceOf(paragraphs)] }).verdict).not.toBe(
      'supported',
    );
  });
});

it('`lang: zh-HK` writes a post of Hong Kong’s wording, and all of it is proved again', async () => {
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'digest.yaml'), 'lang: zh-HK\n');
  const day = ['--replay', demoRecording, '--engine', 'extractive', '--state', 'st'];
  const made = await cli(['qwen', '--date', '2026-01-26', ...day], { cwd });
  expect(made.code).toBe(0);
  expect(made.out).toContain('lang: zh-HK');
  expect(made.out).toContain('報道');
  expect(made.out).toContain('按年增長34%');
  // Of sources' own sentences; titles in the list of sources stay as they are.
  const news = made.out.slice(0, made.out.indexOf('{#sources}'));
  expect(news).not.toMatch(/報導|硬體/);
  await writeFile(join(cwd, 'post.md'), made.out);
  const verified = await cli(['verify', 'post.md', '--state', 'st'], { cwd });
  expect(verified.out + verified.err).toContain('everything holds');
  expect(verified.code).toBe(0);
}, 180_000);
