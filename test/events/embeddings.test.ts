import { describe, expect, test } from 'vitest';
import { aspectsOf } from '../../src/events/aspects.ts';
import { embeddedText, embeddingsOf, type Embedding } from '../../src/events/embeddings.ts';
import { sameEvent } from '../../src/events/same-event.ts';
import { AnswerError, ModelError } from '../../src/errors.ts';
import type { Calibration } from '../../src/model/calibration.ts';
import type { Embedder } from '../../src/ports.ts';

const calibration: Calibration = {
  unrelated: {
    chinese: { mean: 0.9, sd: 0.02 },
    other: { mean: 0.5, sd: 0.1 },
    across: { mean: 0.2, sd: 0.1 },
  },
  weights: { bias: -1, logOdds: 1, cosine: 1 },
};

/** At a given cosine from (1, 0). */
const at = (cosine: number): Embedding => ({
  vector: Float32Array.of(cosine, Math.sqrt(1 - cosine * cosine)),
  calibration,
});

const chinese = {
  title: '渡輪公司三月換電動船',
  text: '北灣渡輪公司宣布，三月起以六艘電動船取代柴油船，每艘造價一億二千萬元。',
};
const english = {
  title: 'Ferry operator to switch to electric boats',
  text: 'The operator said six electric vessels would replace its diesel boats from March.',
};

describe('with vectors', () => {
  const likelihood = (a: typeof chinese, b: typeof chinese, cosine: number): number =>
    sameEvent(
      aspectsOf(a.title, a.text, undefined, at(1)),
      aspectsOf(b.title, b.text, undefined, at(cosine)),
    );

  test('the more alike two are, the likelier they tell one event', () => {
    const rising = [-0.4, -0.1, 0.2, 0.9].map((cosine) => likelihood(chinese, english, cosine));
    expect(rising.toSorted((a, b) => a - b)).toEqual(rising);
    expect(rising[0]).toBeLessThan(0.1);
    expect(rising[3]).toBeGreaterThan(0.9);
  });

  test('each pair of languages has its own scale', () => {
    const half = { ...english, title: 'Minister visits harbour', text: 'He spoke of budgets.' };
    expect(likelihood(chinese, english, 0.7)).toBeGreaterThan(0.8);
    // As alike as unrelated texts of one language are.
    expect(likelihood(english, half, 0.5)).toBeLessThan(0.1);
  });

  test('what shares no word may be one event after all', () => {
    const other = { title: '海上交通的新一頁', text: '業者明年春天起讓無聲的船隊上路。' };
    const words = sameEvent(
      aspectsOf(chinese.title, chinese.text),
      aspectsOf(other.title, other.text),
    );
    expect(words).toBe(0);
    expect(likelihood(chinese, other, 1)).toBeGreaterThan(0.5);
  });

  test('the order of the two changes nothing', () => {
    const a = aspectsOf(chinese.title, chinese.text, undefined, at(0.4));
    const b = aspectsOf(english.title, english.text, undefined, at(1));
    expect(sameEvent(a, b)).toBe(sameEvent(b, a));
  });

  test('one text without a vector is compared by words', () => {
    const a = aspectsOf(chinese.title, chinese.text, undefined, at(1));
    const b = aspectsOf(english.title, english.text);
    const bare = aspectsOf(chinese.title, chinese.text);
    expect(sameEvent(a, b)).toBe(sameEvent(bare, b));
  });
});

test('a model reads the title and the beginning, of other scripts more characters', () => {
  const long = { title: '題', text: '字'.repeat(5000) };
  expect(embeddedText(long)).toBe(`題\n${'字'.repeat(398)}`);
  expect(embeddedText({ title: 'T', text: 'word '.repeat(1000) })).toHaveLength(1200);
  expect(embeddedText({ title: '', text: ' ' })).toBe('');
});

describe('asking for vectors', () => {
  const answering = (answer: () => Promise<readonly Float32Array[]>): Embedder & { n: number } => {
    const counted = {
      n: 0,
      info: { engine: 'ollama' as const, model: 'embedder' },
      embed: async () => {
        counted.n++;
        return answer();
      },
    };
    return counted;
  };

  test('each text is asked for once, and an empty one not at all', async () => {
    const asked: (readonly string[])[] = [];
    const embedder: Embedder = {
      info: { engine: 'ollama', model: 'embedder' },
      embed: async (texts) => {
        asked.push(texts);
        return texts.map((_, i) => Float32Array.of(i));
      },
    };
    const empty = { title: '', text: '' };
    const { of } = await embeddingsOf([chinese, empty, english, chinese], embedder, calibration);
    expect(asked).toEqual([[embeddedText(chinese), embeddedText(english)]]);
    expect(of(english)?.vector).toEqual(Float32Array.of(1));
    expect(of(empty)).toBeUndefined();
    expect((await embeddingsOf([empty], embedder, calibration)).lost).toBeUndefined();
    expect(asked).toHaveLength(1);
  });

  test('nothing is asked without a calibration or a model', async () => {
    const embedder = answering(() => Promise.reject(new Error('not to be asked')));
    const none = await embeddingsOf([chinese], embedder, undefined);
    expect([none.of(chinese), none.lost]).toEqual([undefined, undefined]);
    expect((await embeddingsOf([chinese], undefined, calibration)).of(chinese)).toBeUndefined();
    expect(embedder.n).toBe(0);
  });

  test('a model that fails costs all vectors, and the reason is told', async () => {
    for (const error of [new AnswerError('timeout', 'too slow'), new ModelError('gone')]) {
      const lost = await embeddingsOf(
        [chinese],
        answering(() => Promise.reject(error)),
        calibration,
      );
      expect([lost.of(chinese), lost.lost]).toEqual([undefined, error.message]);
    }
  });

  test('a fault of the program is none of the model’s', async () => {
    const broken = answering(() => Promise.reject(new TypeError('a bug')));
    await expect(embeddingsOf([chinese], broken, calibration)).rejects.toThrow('a bug');
  });
});
