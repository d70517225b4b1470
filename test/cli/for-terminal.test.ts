import { expect, test } from 'vitest';
import { forTerminal } from '../../src/cli/terminal/for-terminal.ts';

test.each([
  ['a\u001b[31mred\u001b[0m b', 'ared b'],
  ['\u001b]0;title\u0007rest', 'rest'],
  ['\u001b]8;;https://a.example\u001b\\link', 'link'],
  ['one\rtwo\u0008\u0007', 'onetwo'],
  ['\u202eabc\u202c\u009bm', 'abcm'],
  ['lines\nand\ttabs，全形。', 'lines\nand\ttabs，全形。'],
])('%j is shown as %j', (text, shown) => {
  expect(forTerminal(text)).toBe(shown);
});
