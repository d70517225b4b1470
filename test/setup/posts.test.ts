import { expect, test } from 'vitest';
import { postsOf, readPosts, seriesOf } from '../../src/setup/posts.ts';

const chinese = '港灣銀行26日表示，客服中心導入新模型後，平均等候時間縮短四成。';

function post(path: string, head: string, body = chinese) {
  return { path, text: `---\n${head}---\n${body}\n` };
}

test('what the posts of a topic have in common is taken from the most of them', () => {
  const posts = readPosts([
    post(
      '_posts/2026-01-24-qwen.md',
      'layout: digest\ncategories: [qwen, daily]\ntags: ["通義千問 (Qwen)", 甲, AI]\n',
    ),
    post(
      '_posts/2026-01-25-qwen.md',
      'layout: digest\ncategories: [qwen, daily]\ntags: ["通義千問 (Qwen)", 乙, AI]\n',
    ),
    post(
      '_posts/2026-01-26-qwen.md',
      'layout: post\ncategories: [qwen, daily]\ntags: ["通義千問 (Qwen)"]\n',
    ),
    post('_posts/2026-01-20-travel.md', 'layout: post\ncategories: life\n'),
    post('_posts/about.md', 'layout: page\n'),
  ]);
  expect(posts.map(({ day }) => day)).toEqual([
    '2026-01-20',
    '2026-01-24',
    '2026-01-25',
    '2026-01-26',
  ]);
  expect(seriesOf(postsOf({ id: 'qwen' }, posts))).toEqual({
    posts: 3,
    first: '2026-01-24',
    last: '2026-01-26',
    fileName: 'YYYY-MM-DD-qwen.md',
    folder: '_posts',
    layout: 'digest',
    categories: ['qwen', 'daily'],
    tags: ['通義千問 (Qwen)', 'AI'],
    language: 'zh-Hant',
  });
});

test('posts are a topic’s by its id in name, category or model, as a word of its own', () => {
  const posts = readPosts([
    post('_posts/2026-01-01-daily-glm-news.md', ''),
    post('_posts/2026-01-02-x.md', 'category: GLM\n'),
    post('_posts/2026-01-03-y.md', 'model: glm\n'),
    post('_posts/2026-01-04-glmnet.md', 'categories: "r glmnet"\n'),
  ]);
  expect(postsOf({ id: 'glm' }, posts).map(({ day }) => day)).toEqual([
    '2026-01-01',
    '2026-01-02',
    '2026-01-03',
  ]);
});

test('heads that can’t be read, or are none, cost what they say', () => {
  const [broken, none] = readPosts([
    { path: '_posts/2026-01-01-a.md', text: '---\ntags: [\n---\nplain English text here\n' },
    { path: '_posts/2026-01-02-b.markdown', text: 'no head\n' },
  ]);
  expect(broken).toMatchObject({ slug: 'a', tags: [], language: 'en' });
  expect(none).toMatchObject({ slug: 'b', categories: [], layout: undefined });
});

test('no posts, no series', () => {
  expect(seriesOf([])).toBeUndefined();
});
