/** Which stories of two posts are one, and which facts one of them has alone. */
import { expect, test } from 'vitest';
import type { Provenance, TracedItem, TracedSentence } from '../../src/model/provenance.ts';
import type { Manifest } from '../../src/model/run.ts';
import { compareRuns, type KeptRun } from '../../src/pipeline/compare.ts';

function sentence(text: string, ...pages: readonly number[]): TracedSentence {
  const citations = pages.map((n) => ({
    url: `https://a.example/${n}`,
    articleId: `h${n}`,
    sentence: 1,
    quote: text,
  }));
  return { text, level: 'quoted', rules: [], citations };
}

function item(id: string, headline: TracedSentence, ...sentences: TracedSentence[]): TracedItem {
  return { id, headline, sentences };
}

function runOf(...items: readonly TracedItem[]): KeptRun {
  const provenance = {
    date: '2026-01-26',
    topic: 'ferry',
    title: '',
    engine: { engine: 'ollama', model: 'small' },
    sections: [{ id: 'news', items }],
    sources: [],
    counts: {},
  } as unknown as Provenance;
  const manifest = {
    program: '0.1.0',
    engine: { engine: 'ollama', model: 'small' },
    startedAt: '2026-01-26T00:00:00.000Z',
    finishedAt: '2026-01-26T00:00:12.500Z',
    stages: [
      { milliseconds: 2000, diagnostics: [] },
      {
        milliseconds: 9000,
        calls: 3,
        tokens: { prompt: 900, output: 40 },
        diagnostics: [{ code: 'summarise.answer-lost' }, { code: 'summarise.echo' }],
      },
    ],
    claims: { replaced: 1, dropped: 2, remarksDropped: 4 },
  } as unknown as Manifest;
  return { manifest, provenance };
}

test('stories are one by their id, else by the pages that both cite', () => {
  const a = runOf(
    item('s1', sentence('渡輪換船', 1), sentence('新船可載 420 人。', 1)),
    item('s2', sentence('夜市延長', 2), sentence('攤商有 88 家。', 2, 3)),
    item('s3', sentence('燈塔開放', 4)),
  );
  const b = runOf(
    item('s9', sentence('夜市延長營業', 3), sentence('攤商有 88 家。', 2)),
    item('s1', sentence('渡輪換船', 7), sentence('新船可載 450 人。', 7)),
    item('s8', sentence('書店搬家', 9)),
  );
  const { stories } = compareRuns(a, b);
  expect(stories.map(({ toldBy, headlines }) => [toldBy, headlines.a, headlines.b])).toEqual([
    ['both', '渡輪換船', '渡輪換船'],
    ['both', '夜市延長', '夜市延長營業'],
    ['a', '燈塔開放', undefined],
    ['b', undefined, '書店搬家'],
  ]);
  expect(stories[0]).toMatchObject({
    same: 1,
    onlyA: ['新船可載 420 人。'],
    onlyB: ['新船可載 450 人。'],
  });
  expect(stories[1]).toMatchObject({ same: 1, onlyA: ['夜市延長'], onlyB: ['夜市延長營業'] });
});

test('a fact is one however it is written, and an inference tells none', () => {
  const guess: TracedSentence = { ...sentence('可能有 777 人受惠。', 1), level: 'inference' };
  const a = runOf(item('s1', sentence('用戶達 4.2億，營收成長 41%。', 1), guess));
  const b = runOf(item('s1', sentence('用戶達 4億2000萬。', 1), sentence('另有 19 家。', 1)));
  const { facts, a: ofA, b: ofB } = compareRuns(a, b);
  expect(facts.onlyA.filter((fact) => fact.startsWith('#'))).toEqual(['#%41']);
  expect(facts.onlyB.filter((fact) => fact.startsWith('#'))).toEqual(['#19']);
  expect([ofA.facts.figures, ofB.facts.figures]).toEqual([2, 2]);
  expect(ofA.sentences).toMatchObject({ total: 2, quoted: 1, inference: 1 });
});

test('the cost is that of the stages that asked', () => {
  const one = runOf(item('s1', sentence('渡輪換船', 1)));
  const { a } = compareRuns(one, one);
  expect(a).toMatchObject({
    seconds: 12.5,
    sentencesRefused: 7,
    model: { calls: 3, promptTokens: 900, outputTokens: 40, seconds: 9, answersRefused: 1 },
  });
});
