/** The questions themselves: enough of each sort, in the right script, and marked sentences that stand where they are said to. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { articleOf } from '../../src/exam/as-story.ts';
import { drawnEach, drawnStored } from '../../src/exam/draw.ts';
import {
  examFile,
  faults,
  quarterOf,
  type ExamSource,
  type JudgeItem,
} from '../../src/exam/items.ts';
import { basis, paper } from './candidates.ts';
import { paperOf } from '../../src/cli/state/exam-files.ts';
import { pairs } from '../../src/model/judging.ts';
import { hasMainlandTerm } from '../../src/exam/marks.ts';
import { hasSimplifiedOnly, scriptOf } from '../../src/text/scripts.ts';
import { root } from '../support/cli.ts';

const { files } = basis;
const { items } = paper;
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
    // Not every sitting has every fault: what a text offers is drawn from.
    expect(new Set(here.flatMap(({ fault }) => fault ?? [])).size).toBeGreaterThanOrEqual(6);
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

const claimsOf = (seed: number, stored: readonly ExamSource[] = []): readonly JudgeItem[] =>
  paperOf(basis, { quick: false, seed, stored }).items.filter((item) => item.kind === 'judge');

describe('the claims of a sitting', () => {
  const second = claimsOf(2);

  test('are the same by the same seed', () => {
    expect(claimsOf(1)).toEqual(judged);
  });

  test('are mostly others by another: they can’t be learnt by heart', () => {
    const known = new Set(judged.map(({ claim }) => claim));
    for (const truth of [true, false]) {
      const drawn = second.filter(({ fault }) => (fault === undefined) === truth);
      const again = drawn.filter(({ claim }) => known.has(claim));
      expect(again.length).toBeLessThan(drawn.length / 3);
    }
    const all = [1, 2, 3, 4].flatMap((seed) => claimsOf(seed));
    expect(new Set(all.flatMap(({ fault }) => fault ?? []))).toEqual(new Set(faults));
  });

  test('are true and false in the same numbers, for each pair of languages', () => {
    for (const drawn of [judged, second])
      for (const pair of pairs) {
        const here = drawn.filter((item) => item.pair === pair);
        expect(here.filter(({ fault }) => fault === undefined)).toHaveLength(drawnEach);
      }
  });

  test('of the user’s own articles, too, as far as there are some', () => {
    const stored = Array.from({ length: 9 }, (_, i): ExamSource => ({
      id: `own-${i}`,
      lang: 'zh-TW',
      topic: '渡輪',
      title: `石灣渡輪第 ${i} 號碼頭完工`,
      date: '2026-01-20',
      sentences: [
        `石灣港務局 19 日宣布，第 ${i} 號碼頭完工，總經費約 ${i + 3}6 億元，預計明年春季啟用。`,
        `港務局表示，碼頭全長 ${i + 2}40 公尺，至少可以停靠 4 艘渡輪。`,
        `去年的旅客超過 ${i + 1}8 萬人，比前年增加 12%。`,
        '局長林若谷說，如果天候允許，下個月將開放參觀。',
        '工會尚未回應。',
      ],
      main: [],
      write: false,
      names: { people: [], bodies: [] },
      claims: { 'zh-TW': [], en: [] },
    }));
    const own = claimsOf(5, stored).filter(({ source }) => source.id.startsWith('own-'));
    expect(new Set(own.map(({ source }) => source.id)).size).toBe(drawnStored.articles);
    expect(own.filter(({ fault }) => fault !== undefined)).toHaveLength(
      drawnStored.articles * drawnStored.each,
    );
    expect(own.some(({ fault }) => fault === undefined)).toBe(true);
    // They stand beside the package's own, which are drawn as without them.
    expect(claimsOf(5, stored).length - own.length).toBe(claimsOf(5).length);
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
    names: { people: [], bodies: [] },
    claims: { en: ['One and two.'] },
  };

  test.each([
    ['a mark beyond the last sentence', { ...article, main: [5] }],
    ['a claim that is no text', { ...article, claims: { en: [{ holds: 'x' }] } }],
    ['a name of no kind', { ...article, names: { people: [], ships: ['x'] } }],
    ['an unknown key', { ...article, langs: 'en' }],
    ['no date', { ...article, date: 'yesterday' }],
  ])('with %s is refused', (_, wrong) => {
    expect(examFile.safeParse({ lang: 'en', articles: [article] }).success).toBe(true);
    expect(examFile.safeParse({ lang: 'en', articles: [wrong] }).success).toBe(false);
  });
});

test('the page about models says how many questions there are', async () => {
  const page = await readFile(join(root, 'docs/own-model.md'), 'utf8');
  const [, about = ''] = /about (\d+) questions/.exec(page) ?? [];
  expect(Math.abs(items.length - Number(about))).toBeLessThanOrEqual(8);
});
