/** The questions themselves: enough of each sort, in the right script, and marked sentences that stand where they are said to. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readQuestions } from '../../src/cli/exam-files.ts';
import { articleOf } from '../../src/exam/as-story.ts';
import { examFile, faults, itemsOf, quarterOf } from '../../src/exam/items.ts';
import { pairs } from '../../src/model/judging.ts';
import { hasMainlandTerm } from '../../src/exam/marks.ts';
import { hasSimplifiedOnly, scriptOf } from '../../src/text/scripts.ts';
import { root } from '../support/cli.ts';

const files = await readQuestions();
const items = itemsOf(files);
const judged = items.filter((item) => item.kind === 'judge');
const sources = items.filter((item) => item.kind === 'choose').map(({ source }) => source);

describe('the exam', () => {
  test('asks at least 160 questions, at least 100 of them about claims', () => {
    expect(items.length).toBeGreaterThanOrEqual(160);
    expect(judged.length).toBeGreaterThanOrEqual(100);
    expect(new Set(files.map(({ lang }) => lang))).toEqual(new Set(['zh-TW', 'zh-CN', 'en']));
  });

  test.each(pairs)('has true claims and every kind of false one for %s', (pair) => {
    const here = judged.filter((item) => item.pair === pair);
    // With fewer than twenty false claims a single slip would be more than a twentieth.
    expect(here.filter(({ fault }) => fault !== undefined).length).toBeGreaterThanOrEqual(20);
    expect(here.filter(({ fault }) => fault === undefined).length).toBeGreaterThanOrEqual(20);
    expect(new Set(here.flatMap(({ fault }) => fault ?? []))).toEqual(new Set(faults));
  });

  test('has no two articles of one id and no claim twice', () => {
    expect(new Set(sources.map(({ id }) => id)).size).toBe(sources.length);
    expect(new Set(judged.map(({ claim }) => claim)).size).toBe(judged.length);
  });

  test.each(sources.map((source) => [source.id, source] as const))(
    '%s: sentences are split as they are numbered, and some matter while others do not',
    (_, source) => {
      expect(articleOf(source).sentences.map(({ text }) => text)).toEqual(source.sentences);
      expect(source.main.length).toBeGreaterThanOrEqual(2);
      expect(source.main.length).toBeLessThan(source.sentences.length);
    },
  );

  test('keeps to the scripts that it says', () => {
    for (const { lang, title, sentences } of sources) {
      const script = { 'zh-TW': 'hant', 'zh-CN': 'hans', en: 'latin' } as const;
      expect(scriptOf([title, ...sentences].join('')), title).toBe(script[lang]);
      if (lang === 'zh-TW')
        expect(sentences.filter((s) => hasSimplifiedOnly(s) || hasMainlandTerm(s))).toEqual([]);
    }
    for (const { claim, pair } of judged) {
      if (pair === 'en/en') expect(claim).not.toMatch(/\p{Script=Han}/u);
      else {
        expect(claim).toMatch(/\p{Script=Han}/u);
        expect(hasSimplifiedOnly(claim) || hasMainlandTerm(claim), claim).toBe(false);
      }
    }
  });

  test('no claim is the source’s own sentence: that would need no judge', () => {
    for (const { claim, source } of judged)
      expect(
        source.sentences.some((sentence) => sentence.includes(claim)),
        claim,
      ).toBe(false);
  });

  test('quick: a quarter of it, every sort among it', () => {
    const quarter = quarterOf(items);
    expect(quarter.length).toBeGreaterThanOrEqual(Math.floor(items.length / 4));
    expect(quarter.length).toBeLessThanOrEqual(Math.ceil(items.length / 4) + 10);
    for (const pair of pairs) {
      const here = quarter.filter((item) => item.kind === 'judge' && item.pair === pair);
      const held = here.filter((item) => item.kind === 'judge' && item.fault === undefined);
      expect(held.length).toBeGreaterThan(0);
      expect(held.length).toBeLessThan(here.length);
    }
  });
});

describe('a file of the exam', () => {
  const article = {
    id: 'x',
    topic: 't',
    title: 'A title',
    date: '2025-01-02',
    sentences: ['One.', 'Two.', 'Three.', 'Four.'],
    main: [1, 2],
    claims: { en: [{ holds: 'One and two.' }] },
  };

  test.each([
    ['a mark beyond the last sentence', { ...article, main: [5] }],
    ['an unknown fault', { ...article, claims: { en: [{ typo: 'x' }] } }],
    ['two claims in one', { ...article, claims: { en: [{ holds: 'x', figure: 'y' }] } }],
    ['an unknown key', { ...article, langs: 'en' }],
    ['no date', { ...article, date: 'yesterday' }],
  ])('with %s is refused', (_, wrong) => {
    expect(examFile.safeParse({ lang: 'en', articles: [article] }).success).toBe(true);
    expect(examFile.safeParse({ lang: 'en', articles: [wrong] }).success).toBe(false);
  });
});

test('the README says how many questions there are', async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  expect(readme).toContain(`${items.length} questions`);
});
