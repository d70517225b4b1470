/** The line that leads to the posts before and after. */
import { expect, test } from 'vitest';
import { isNeighbourLine, withNeighbours } from '../../src/writers/neighbours.ts';

const post = '---\ntitle: "x"\n---\n\n## 一\n\n甲。\n\n---\n\n*末行。*\n\n*再一行。*\n';
const linkTo = (date: string): string => `/p/${date}/`;
const put = (text: string, before?: string, after?: string): string =>
  withNeighbours(text, { before, after }, 'zh-TW', linkTo);

test('stands below the rule, is put in the place of an earlier one, and goes with the last neighbour', () => {
  const first = put(post, '2026-01-25');
  expect(first).toBe(
    post.replace('\n\n*末行', '\n\n[← 上一篇：2026-01-25](/p/2026-01-25/)\n\n*末行'),
  );
  const both = put(first, '2026-01-25', '2026-01-27');
  expect(both).toContain(
    '---\n\n[← 上一篇：2026-01-25](/p/2026-01-25/) ｜ [下一篇：2026-01-27 →](/p/2026-01-27/)\n\n*末行。*',
  );
  expect(put(both, '2026-01-25', '2026-01-27')).toBe(both);
  expect(put(both)).toBe(post);
  expect(put('甲。\n', '2026-01-25')).toBe('甲。\n');
});

test.each([
  ['← 上一篇：2026-01-25', true],
  ['← Before: 2026-01-25 ｜ Next: 2026-01-27 →', true],
  ['[下一篇：2026-01-27 →]({{ "/a.html" | relative_url }})', true],
  ['← 上一篇：昨天', false],
  ['← 上一篇：2026-01-25，營收成長三成。', false],
])('knows its own: %s', (text, known) => {
  expect(isNeighbourLine(text)).toBe(known);
});
