import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf, splitSentences } from '../../src/text/sentences.ts';

describe('splitSentences', () => {
  it.each([
    ['市府宣布動工。居民歡迎！真的嗎？', ['市府宣布動工。', '居民歡迎！', '真的嗎？']],
    ['他說：「先等等。再看看。」記者追問。', ['他說：「先等等。再看看。」', '記者追問。']],
    ['版本 1.5 在 example.com 開放。下週更新。', ['版本 1.5 在 example.com 開放。', '下週更新。']],
    ['Dr. Lin joined Acme Inc. in May. He left.', ['Dr. Lin joined Acme Inc. in May.', 'He left.']],
    ['He said "Stop." Then he left.', ['He said "Stop."', 'Then he left.']],
    ['他說「這裡忘了關。下一句還是下一句。', ['他說「這裡忘了關。', '下一句還是下一句。']],
    ['沒有句號的一段', ['沒有句號的一段']],
    ['', []],
  ])('%s', (block, expected) => expect(splitSentences(block)).toEqual(expected));

  it('loses nothing but white space', () => {
    const bare = (text: string): string => text.replace(/\s+/gu, '');
    const piece = fc.constantFrom(
      '字',
      'a',
      '1',
      '.',
      '。',
      '「',
      '」',
      '“',
      '”',
      ' ',
      '!',
      '？',
      '"',
      '（',
      '）',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const block = pieces.join('');
        expect(bare(splitSentences(block).join(''))).toBe(bare(block));
      }),
    );
  });
});

describe('sentencesOf', () => {
  it('numbers paragraphs, lists and quotations, not headings and tables', () => {
    const blocks = [
      { kind: 'heading', text: '標題。' },
      { kind: 'paragraph', text: '一。二。' },
      { kind: 'table', text: '甲 1。' },
      { kind: 'list-item', text: '三' },
    ];
    expect(sentencesOf({ blocks })).toEqual(['一。', '二。', '三']);
  });
});
