/** A post as a person leaves it: what is read, and on which line. */
import { describe, expect, test } from 'vitest';
import { readPost } from '../../src/recheck/read-post.ts';

const textsOf = (markdown: string): readonly string[] =>
  readPost(markdown).blocks.flatMap((block) => block.passages.map(({ text }) => text));

describe('the front matter', () => {
  test('gives its strings with their lines, also from under Hugo’s params', () => {
    const { front } = readPost(
      '---\ntitle: "甲"\nparams:\n  ai_summary: "• 乙"\n  digest:\n    run: "2026-01-26/qwen"\n---\n\n丙\n',
    );
    expect(front?.fields).toEqual([
      { name: 'title', line: 2, text: '甲' },
      { name: 'ai_summary', line: 4, text: '• 乙' },
    ]);
    expect(front?.digest).toEqual({ run: '2026-01-26/qwen' });
  });

  test('broken YAML is named with its line, and the body is read all the same', () => {
    const { front, blocks } = readPost('---\nlang: en\ntitle: "x" y\n---\n\n丙。\n');
    expect(front?.error?.line).toBe(3);
    expect(blocks.map(({ line }) => line)).toEqual([6]);
  });

  test('a rule further down is no front matter', () => {
    expect(readPost('甲。\n\n---\n\n乙。\n').front).toBeUndefined();
  });
});

describe('sentences and marks', () => {
  test('each run of text keeps the marks behind it', () => {
    const { blocks } = readPost(
      '甲公司開幕。[［1］](https://a.example/ "逐字") [［2≈］](https://b.example/) 乙公司 \\*關閉\\*。[［3］](https://c.example/)\n',
    );
    expect(blocks[0]?.passages).toEqual([
      {
        line: 1,
        text: '甲公司開幕。',
        marks: [
          { number: 1, sign: '', url: 'https://a.example/', title: '逐字' },
          { number: 2, sign: '⁻', url: 'https://b.example/' },
        ],
        links: [],
      },
      {
        line: 1,
        text: '乙公司 *關閉*。',
        marks: [{ number: 3, sign: '', url: 'https://c.example/' }],
        links: [],
      },
    ]);
  });

  test('marks by reference, and footnotes, are read as the links that they stand for', () => {
    const superscript = readPost(
      '甲公司開幕。\u2060[¹][1]\u00a0[²⁻][2-3]\n\n[1]: https://a.example/ "逐字引自甲報"\n[2-3]: https://b.example/#:~:text=x "依乙報原句，按規則縮寫：「甲」"\n',
    );
    const footnotes = readPost(
      '甲公司開幕。\u2060[^1]\u00a0[^2-3]\n\n[^1]: 逐字引自[甲報](https://a.example/)\n[^2-3]: 依[乙報](https://b.example/#:~:text=x)原句，按規則縮寫：「甲」\n',
    );
    expect(superscript.blocks[0]?.passages).toEqual([
      {
        line: 1,
        text: '甲公司開幕。',
        marks: [
          { number: 1, sign: '', url: 'https://a.example/', title: '逐字引自甲報' },
          {
            number: 2,
            sign: '⁻',
            url: 'https://b.example/#:~:text=x',
            title: '依乙報原句，按規則縮寫：「甲」',
          },
        ],
        links: [],
      },
    ]);
    expect(footnotes.blocks).toMatchObject([{ passages: superscript.blocks[0]?.passages }]);
  });

  test('a mark whose reference is gone leads nowhere; a small figure in a sentence is none', () => {
    const { blocks } = readPost('面積為 120 m²。\u2060[³][3]\n\n面積為 120 m²\n');
    expect(blocks.map(({ passages }) => passages)).toMatchObject([
      [{ text: '面積為 120 m²。', marks: [{ number: 3, url: '[3]' }] }],
      [{ text: '面積為 120 m²', marks: [] }],
    ]);
  });

  test('a mark that lost its link is still a mark; such signs inside a sentence are not', () => {
    const { blocks } = readPost('附表［2］顯示，甲公司開幕。［3］\n');
    expect(blocks[0]?.passages).toMatchObject([
      { text: '附表［2］顯示，甲公司開幕。', marks: [{ number: 3 }] },
    ]);
  });

  test('a wrapped sentence is one, and sentences on lines of their own keep their lines', () => {
    const { blocks } = readPost('甲公司\n開幕。\n乙公司關閉。\n');
    expect(blocks[0]?.passages.map(({ line, text }) => [line, text])).toEqual([
      [1, '甲公司開幕。'],
      [3, '乙公司關閉。'],
    ]);
  });

  test('Windows line ends and a byte order mark change nothing', () => {
    const text = '---\ntitle: "甲"\n---\n\n## 📰 今日新聞焦點 {#news}\n\n乙。\n';
    expect(readPost(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(readPost(text));
  });

  test('what stands in quotations, HTML, code and lists is read too', () => {
    expect(
      textsOf('> 甲。\n\n<div>乙。</div>\n\n```\n丙。\n```\n\n- 丁。\n  - 戊。\n\n1. 己。\n'),
    ).toEqual(['甲。', '乙。', '丙。', '丁。', '戊。', '己。']);
  });

  test('comments, attribute lists and template tags show nothing', () => {
    expect(textsOf('<!-- 甲。 -->\n\n{: .note}\n\n{% include ad.html %}\n')).toEqual([]);
  });

  test('what stands between template tags, and what they print, is read', () => {
    expect(textsOf('{% if x %} 甲。 {% endif %}\n\n乙。\n{: .note}\n\n{{ "丙。" }}\n')).toEqual([
      '甲。',
      '乙。',
      '{{ "丙。" }}',
    ]);
  });

  test.each(['<a href="https://x.example">甲</a>。', '[甲](https://x.example)。'])(
    'a link that is no mark is kept: %s',
    (markdown) => {
      const { blocks } = readPost(markdown);
      expect(blocks[0]?.passages).toMatchObject([
        { text: '甲。', links: [{ url: 'https://x.example' }] },
      ]);
    },
  );
});

describe('the list of sources', () => {
  test('keeps the written numbers, which Markdown does not', () => {
    const { sources } = readPost(
      '## 🔗 資料來源 {#sources}\n\n1. [甲](https://a.example/) — 甲報\n3. [丙](https://c.example/) — 丙報\n4. 丁 — 丁報\n',
    );
    expect(sources).toEqual([
      { line: 3, number: 1, url: 'https://a.example/', text: '甲 — 甲報' },
      { line: 4, number: 3, url: 'https://c.example/', text: '丙 — 丙報' },
      { line: 5, number: 4, url: undefined, text: '丁 — 丁報' },
    ]);
  });

  test('ends at the next heading of its level', () => {
    const { sources, blocks } = readPost(
      '## 🔗 Sources\n\n1. [A](https://a.example/)\n\n## More\n\n1. A thing.\n',
    );
    expect(sources).toHaveLength(1);
    expect(blocks.at(-1)).toMatchObject({ kind: 'item', text: 'A thing.' });
  });
});
