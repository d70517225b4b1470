import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { escapeFrontMatter } from '../../src/writers/escape.ts';
import { word, writeFrontMatter } from '../../src/writers/front-matter.ts';
import { hostileStrings } from '../support/hostile-strings.ts';
import { hasKramdown, readWithPsych } from '../support/kramdown.ts';

const strings = [
  ...hostileStrings(500),
  'yes',
  '3.5',
  '2026-01-26',
  '~',
  'null',
  '# x',
  'a: b',
  '',
];
const documents = strings.map((text) =>
  writeFrontMatter({ text, list: [text, 'x'], nested: { text } }),
);
const expected = strings.map((text) => {
  const kept = escapeFrontMatter(text);
  return { text: kept, list: [kept, 'x'], nested: { text: kept } };
});
const yamlOf = (document: string): string => document.replace(/^---\n/, '').replace(/---\n$/, '');

describe('every string comes back as that string', () => {
  test('from YAML 1.2', () => {
    expect(documents.map((document) => parse(yamlOf(document)) as unknown)).toEqual(expected);
  });

  test.skipIf(!hasKramdown())(
    "from Jekyll's reader, YAML 1.1 (skipped where there is no Ruby)",
    () => {
      expect(readWithPsych(documents.map(yamlOf))).toEqual(expected);
    },
  );

  test('no string ends the block', () => {
    for (const document of documents) expect(document.match(/^---$/gm)).toHaveLength(2);
  });
});

test('an identifier is bare only where every reader takes it for a string', () => {
  expect(word('qwen')).toEqual({ bare: 'qwen' });
  expect(['no', '404', 'null', '1e3', 'Ä'].map(word)).toEqual(['no', '404', 'null', '1e3', 'Ä']);
});
