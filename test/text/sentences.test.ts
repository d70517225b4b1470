import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberSentences, splitReport, splitSentences } from '../../src/text/sentences.ts';

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

describe('numberSentences', () => {
  it('numbers paragraphs, lists and quotations, not headings and tables', () => {
    const blocks = [
      { kind: 'heading', text: '標題。' },
      { kind: 'paragraph', text: '一。二。' },
      { kind: 'table', text: '甲 1。' },
      { kind: 'list-item', text: '三' },
      { kind: 'quote', text: '「四。」五。' },
    ];
    expect(numberSentences(blocks)).toEqual([
      { number: 1, paragraph: 0, text: '一。' },
      { number: 2, paragraph: 0, text: '二。' },
      { number: 3, paragraph: 1, text: '三' },
      { number: 4, paragraph: 2, text: '「四。」' },
      { number: 5, paragraph: 2, text: '五。' },
    ]);
  });

  it('gives an empty paragraph no sentence, and nothing to nothing', () => {
    expect(numberSentences([])).toEqual([]);
    const blocks = ['一。', ' ', '二。'].map((text) => ({ kind: 'paragraph', text }));
    expect(numberSentences(blocks).map(({ number, text }) => [number, text])).toEqual([
      [1, '一。'],
      [2, '二。'],
    ]);
  });

  it('sets an agency’s dateline apart from the sentence that it opens', () => {
    const text = '（中央社記者林一心台北26日電）市府宣布動工。居民歡迎。';
    const parts = ['（中央社記者林一心台北26日電）', '市府宣布動工。', '居民歡迎。'];
    expect(splitReport(text)).toEqual(parts);
    expect(numberSentences([{ kind: 'paragraph', text }])).toEqual(
      parts.map((part, i) => ({ number: i + 1, paragraph: 0, text: part })),
    );
  });
});
