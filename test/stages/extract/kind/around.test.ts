import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { englishReport, readSketch, report } from './page.ts';

const labels = [
  'Opinion',
  'Reviews',
  'Podcasts',
  'Sponsored',
  'Live',
  'Satire',
  'Events',
  'Shop',
  'How to',
  'Interviews',
  'In pictures',
  'Press releases',
  'Corrections',
  'Newsletters',
  '社論',
  '專訪',
  '廣編特輯',
  '懶人包',
  '直播',
  '影音',
  '評測',
  '活動報名',
  '圖輯',
  '教學',
  '投書',
  '更正',
  '盤後',
  '諷刺',
];
const stories = [
  '【廣編特輯】打造好宅',
  'Sponsored: Why owners love pumps',
  '社論：票價該漲嗎',
  'LIVE: budget day',
  '專訪老教練',
  '本文純屬虛構的故事',
  'Correction: Tuesday’s story',
  '活動報名｜春季論壇',
];

const menu = (words: readonly string[]): string =>
  words.map((word) => `<li><a href="/c">${word}</a></li>`).join('');
const frames: readonly ((words: readonly string[]) => string)[] = [
  (words) => `<nav><ul>${menu(words)}</ul></nav>`,
  (words) => `<div class="menu"><ul>${menu(words)}</ul></div>`,
  (words) =>
    `<header><div class="bar">${words.map((word) => `<a href="/c">${word}</a>`).join(' ')}</div></header>`,
  (words) => `<aside><h3>Most read</h3><ul>${menu(words)}</ul></aside>`,
  (words) => `<footer><p>${words.join(' | ')}</p></footer>`,
  (words) => `<div class="related"><h3>延伸閱讀</h3><ul>${menu(words)}</ul></div>`,
];

describe('what stands around an article', () => {
  it('never makes it anything else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([...labels, ...stories], { minLength: 4, maxLength: 12 }),
        fc.constantFrom(...frames),
        fc.constantFrom(...frames),
        fc.boolean(),
        async (words, top, bottom, english) => {
          const { kind, kindEvidence } = await readSketch({
            title: english ? 'County publishes harbour plan' : '北岸公布舊港整建計畫',
            body: english ? englishReport : report,
            before: top(words),
            after: bottom(words),
          });
          expect({ kind, kindEvidence }).toEqual({ kind: 'news', kindEvidence: [] });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('does not hide what the article is', async () => {
    const { kind } = await readSketch({
      title: '碼頭與鄉愁',
      crumbs: ['社論'],
      body: report.slice(1),
      before: frames[1]?.(labels) ?? '',
      after: frames[3]?.(stories) ?? '',
    });
    expect(kind).toBe('opinion');
  });
});
