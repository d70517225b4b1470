import { describe, expect, it } from 'vitest';
import { marksOf, mayBeIn, needlesOf, seek } from '../../../../src/stages/extract/kind/needles.ts';
import { lineWords } from '../../../../src/stages/extract/kind/words/lines.ts';
import { shapeLists } from '../../../../src/stages/extract/kind/words/shapes.ts';
import { titleWords } from '../../../../src/stages/extract/kind/words/titles.ts';

describe('needlesOf', () => {
  it.each([
    ['rumou?rs?', ['rumo']],
    ['欢迎.{0,12}(?:参加|参与)', ['欢迎']],
    [String.raw`\b(?:press|media) release\b`, [' release']],
    [String.raw`a\.b[cd]{2}|(?<!x)e+f`, ['a.b', 'e']],
    [String.raw`(?:abc)?d{2,}(?!efgh)`, ['d']],
    [String.raw`(?:one|two){2}|\(three\)`, ['one', 'two', '(three)']],
  ])('of %s', (source, needles) => {
    expect(needlesOf(source)).toEqual(needles);
  });

  it.each([String.raw`\d+`, 'abc|.', '(?:abc)?', 'abc|', '[abc]', 'a?b*', 'a{0,3}'])(
    'none of %s',
    (source) => {
      expect(needlesOf(source)).toBeUndefined();
    },
  );
});

describe('mayBeIn', () => {
  it('is false only where a pattern is not in a text', () => {
    const marks = marksOf('欢迎各界踊跃参加');
    expect(mayBeIn(marks, seek('欢迎.{0,12}参加'))).toBe(true);
    expect(mayBeIn(marks, seek('敬请.{0,12}参加'))).toBe(false);
    expect(mayBeIn(marks, seek('.'))).toBe(true);
  });

  /** A text that the pattern may find: its own source without the signs. */
  const wordings = (source: string): string => source.replace(/\\b|[\^$()?:!]/g, '');

  it('lets every pattern of the lists find what it finds without', () => {
    const sources = [
      ...Object.values(lineWords).flatMap((rows) => rows.map(([, , pattern]) => pattern)),
      ...Object.values(titleWords).flatMap((rows) => rows.map(([, pattern]) => pattern)),
      ...Object.values(shapeLists).flatMap((list) => (Array.isArray(list) ? list : [])),
    ] as readonly string[];
    const texts = sources.flatMap((source) => wordings(source).split('|'));
    const marked = texts.map((text) => ({ text, marks: marksOf(text) }));
    const lost = sources.filter((source) => {
      const sought = seek(source);
      return marked.some(({ text, marks }) => !mayBeIn(marks, sought) && sought.pattern.test(text));
    });
    expect(lost).toEqual([]);
  });
});
