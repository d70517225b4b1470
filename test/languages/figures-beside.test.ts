import { expect, test } from 'vitest';
import { phrasePatterns } from '../../src/recheck/phrase-patterns.ts';
import { figuresBeside } from '../../src/languages/zh/figures-beside.ts';
import { phrasesFor } from '../../src/languages/target-languages.ts';

test.each([
  ['The app had 23 million monthly users, up nine million.', ['2300萬', '900萬']],
  ['Revenue rose 62% to 1.94 billion yuan on May 15.', ['19.4億', '5月15日']],
  ['It costs NT$48,500 until July 31, then NT$48,500 again.', ['4.85萬', '7月31日']],
  ['A window of 262,144 tokens was kept in 3 of 40 tests in 2026.', ['26.2144萬']],
  ['Nobody was hurt.', []],
])('%s', (sentence, figures) => {
  expect(figuresBeside(sentence)).toEqual(figures);
});

test('a quoted sentence is read back with its figures, and with no others', () => {
  const sentence = 'Revenue rose to 1.94 billion yuan on May 15.';
  const quoted = phrasesFor('zh-TW').original(sentence, figuresBeside(sentence));
  expect(quoted).toBe(`「${sentence}」（原文：19.4億、5月15日）`);
  const { original } = phrasePatterns();
  expect(original(quoted)).toBe(sentence);
  expect(original('「Nobody was hurt.」（原文）')).toBe('Nobody was hurt.');
  expect(original(quoted.replace('19.4億', '194億'))).toBeUndefined();
  expect(original(quoted.replace('：19.4億、5月15日', ''))).toBeUndefined();
});
