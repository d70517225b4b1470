import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { calibrate, type EmbeddingMarks } from '../../src/exam/calibrate.ts';
import { fitLogistic } from '../../src/exam/logistic.ts';
import {
  embeddingExamKey,
  pairsOf,
  reportSchema,
  topicsSchema,
  type ExamReport,
} from '../../src/exam/reports.ts';
import { root } from '../support/cli.ts';
import { near, vectorOf } from '../support/embedding-ollama.ts';

const folder = join(root, 'fixtures/events');
const reports = readFileSync(join(folder, 'articles.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => reportSchema.parse(JSON.parse(line)));
const topics = topicsSchema.parse(JSON.parse(readFileSync(join(folder, 'topics.json'), 'utf8')));
const exam = { reports, topics };
const pairs = pairsOf(exam);

const marksOf = (vector: (report: ExamReport) => readonly number[]): EmbeddingMarks =>
  calibrate(
    pairs,
    reports.map((report) => {
      const values = vector(report);
      const length = Math.hypot(...values);
      return Float32Array.from(values, (value) => value / length);
    }),
  );

describe('a model', () => {
  test('that puts reports of an event side by side is of use, and raises the half that fitted nothing', () => {
    const { useful, calibration, held, gain, error } = marksOf(({ event, text }) =>
      near(event, text, 1),
    );
    expect(useful).toBe(true);
    expect(gain).toBeGreaterThan(2 * error);
    expect(calibration.weights.cosine).toBeGreaterThan(1);
    expect(held.embedded.loss).toBeLessThan(held.words.loss);
    expect(held.embedded.right / held.embedded.said).toBeGreaterThan(held.words.right / held.words.said); // prettier-ignore
    expect(held.embedded.right).toBeGreaterThan(held.words.right);
  });

  test('whose cosines are all near 1, or shifted by language, is read on its own scale', () => {
    const { useful, calibration } = marksOf(({ event, text, title }) => [
      ...near(event, text, 1),
      ...(/[一-鿿]/.test(title) ? [2000, 0] : [0, 2000]),
    ]);
    expect(calibration.unrelated.chinese.mean).toBeGreaterThan(0.9);
    expect(calibration.unrelated.across.mean).toBeLessThan(0.1);
    expect(useful).toBe(true);
  });

  test.each(['a', 'b', 'c', 'd', 'e', 'f'])(
    'whose vectors have nothing to do with the event is not (%s)',
    (seed) => {
      expect(marksOf(({ text }) => vectorOf(`${seed} ${text}`)).useful).toBe(false);
    },
  );

  test('that knows the topic and no more is not', () => {
    expect(marksOf(({ topic, text }) => near(topic, text, 1)).useful).toBe(false);
  });

  test('that gives one vector for everything is not, and its record can be kept', () => {
    const marks = marksOf(() => [1, 2, 3]);
    expect(marks.useful).toBe(false);
    expect(marks.calibration.unrelated.across.sd).toBeGreaterThan(0);
    expect(JSON.parse(JSON.stringify(marks))).toEqual(marks);
  });

  test('that puts different events side by side is not, though that tells something too', () => {
    const { useful } = marksOf(({ event, text }) =>
      // Reports of one event lie opposite each other.
      vectorOf(event).map((value) => (text.length % 2 === 0 ? value : -value)),
    );
    expect(useful).toBe(false);
  });
});

test('the same vectors give the same record, to the byte', () => {
  const vector = ({ event, text }: ExamReport): readonly number[] => near(event, text, 1);
  expect(JSON.stringify(marksOf(vector))).toBe(JSON.stringify(marksOf(vector)));
});

test('another report, another event or other words of a topic’s name are another exam', () => {
  const [first, ...rest] = reports;
  const key = embeddingExamKey(exam);
  expect(embeddingExamKey({ ...exam })).toBe(key);
  for (const change of [{ title: '別的' }, { event: 'other' }, { text: '別的事。' }])
    expect(
      embeddingExamKey({ ...exam, reports: [{ ...(first as ExamReport), ...change }, ...rest] }),
    ).not.toBe(key);
  const unnamed = topics.map(({ id }) => ({ id, names: [] }));
  expect(embeddingExamKey({ reports, topics: unnamed })).not.toBe(key);
});

describe('fitting', () => {
  test('finds the weights that made the examples', () => {
    // Every cell of a grid, yes as often as the model says.
    const weights = [-0.5, 1.5, -1];
    const examples = [-2, -1, 0, 1, 2].flatMap((x) =>
      [-2, -1, 0, 1, 2].flatMap((y) => {
        const chance = 1 / (1 + Math.exp(0.5 - 1.5 * x + y));
        return Array.from({ length: 200 }, (_, i) => ({
          features: [1, x, y],
          yes: i < Math.round(200 * chance),
        }));
      }),
    );
    fitLogistic(examples, [0, 0, 0]).forEach((weight, i) => {
      expect(weight).toBeCloseTo(weights[i] ?? 0, 0);
    });
  });

  test('ends where a feature parts the examples without a fault, and where one never differs', () => {
    const parted = [-1, 1].map((x) => ({ features: [1, x, 0], yes: x > 0 }));
    const weights = fitLogistic(parted, [0, 1, 0.5]);
    expect(weights.every(Number.isFinite)).toBe(true);
    expect(weights[1]).toBeGreaterThan(1);
    expect(weights[2]).toBe(0.5);
  });
});
