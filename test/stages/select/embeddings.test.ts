/** What was told, recalled by an embedding model beside the words. */
import { describe, expect, test } from 'vitest';
import { windowOf } from '../../../src/config/window.ts';
import { AnswerError } from '../../../src/errors.ts';
import type { Calibration } from '../../../src/model/calibration.ts';
import type { Story } from '../../../src/model/story.ts';
import type { ToldStory } from '../../../src/model/run.ts';
import type { Topic } from '../../../src/model/topic.ts';
import type { Embedder } from '../../../src/ports.ts';
import { noHistory, type Outcome } from '../../../src/stage.ts';
import { select } from '../../../src/stages/select/select.ts';
import { aStory, aToldStory, anArticle } from '../../support/articles.ts';

const topic: Topic = {
  id: 'ferry',
  name: '北灣渡輪',
  aliases: [{ text: '北灣渡輪', script: 'hant' }],
  sources: [],
  timeZone: 'Asia/Taipei',
  windowDays: 1,
  language: 'zh-TW',
  tags: [],
  categories: [],
};

const spread = { mean: 0.5, sd: 0.1 };
const calibration: Calibration = {
  unrelated: { chinese: spread, other: spread, across: spread },
  weights: { bias: 0, logOdds: 1, cosine: 2 },
};

const told = [
  aToldStory(
    '北灣渡輪三月換電動船',
    '北灣渡輪公司宣布，三月十六日起以六艘電動船取代柴油船，每艘造價一億二千萬元。',
  ),
];
/** The same in hardly any of the same words, with figures of its own. */
const again = aStory(
  anArticle(
    'again',
    '北灣渡輪海上新紀元',
    '北灣渡輪的船隊告別燃油，改以充電四十分鐘即可行駛九十公里的新型客輪往返兩岸。',
  ),
);

/** The first entry of each vector is the same for all texts that speak of new ships. */
function embedder(asked: string[], fail = false): Embedder {
  return {
    info: { engine: 'ollama', model: 'embedder', digest: 'd' },
    embed: async (texts) => {
      asked.push(...texts);
      if (fail) throw new AnswerError('server', 'gone');
      return texts.map((text) =>
        /電動船|客輪/.test(text) ? Float32Array.of(1, 0) : Float32Array.of(0, 1),
      );
    },
  };
}

async function run(
  stories: readonly Story[],
  history: readonly ToldStory[],
  port: Embedder | undefined,
): Promise<Outcome<readonly Story[]>> {
  return select.run(stories, { embedder: port }, {
    topic,
    window: windowOf('2026-01-26', 1, 'Asia/Taipei'),
    lang: 'zh-TW',
    maxStories: 7,
    ...noHistory,
    told: history,
    ...(port && { calibration }),
  } as never);
}

describe('a story that was told in other words', () => {
  test('carries on what was told where the vectors say so, and is new by words', async () => {
    expect((await run([again], told, undefined)).value[0]?.earlier).toBeUndefined();
    const [story] = (await run([again], told, embedder([]))).value;
    expect(story?.earlier?.id).toBe(told[0]?.id);
  });

  test('is new where the model is lost, and the loss is noted', async () => {
    const plain = await run([again], told, undefined);
    const { value, diagnostics } = await run([again], told, embedder([], true));
    expect(value).toEqual(plain.value);
    expect(diagnostics).toEqual([
      ...plain.diagnostics,
      expect.objectContaining({
        code: 'select.not-embedded',
        subject: 'embedder',
        message: 'gone',
      }),
    ]);
  });
});

test('where nothing was told the model is not asked', async () => {
  const asked: string[] = [];
  await run([again], [], embedder(asked));
  expect(asked).toEqual([]);
  await run([again], told, embedder(asked));
  expect(asked).toHaveLength(2);
});
