/** What the program infers by rows: each fits what it was made for, and stands as a remark. */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { inferenceIds, inferencesFrom } from '../../src/content/inferences.ts';
import { judgeRemark } from '../../src/drafts/remarks/remarks.ts';
import type { Draft } from '../../src/model/claim.ts';

interface Example {
  readonly of: readonly string[];
  readonly says: string;
  readonly without: readonly string[];
}

const examples = parse(await readFile('fixtures/remarks/inferences.yaml', 'utf8')) as Readonly<
  Record<string, Example>
>;

function drafts(texts: readonly string[], storyId = 's'): readonly Draft[] {
  return texts.map((text, i) => ({
    id: `${storyId}/${i + 1}`,
    storyId,
    role: 'body',
    text,
    citations: [{ articleId: 'a', sentence: i + 1, quote: text }],
  }));
}

const topic = ['望潮'];

test('every row has its example', () => {
  expect(Object.keys(examples)).toEqual(inferenceIds);
});

describe.each(Object.entries(examples))('%s', (_id, { of, says, without }) => {
  test('is offered in the words of its sentences, and stands as a remark', () => {
    const told = drafts(of);
    const offer = inferencesFrom(told, 'zh-TW', topic).find(({ text }) => text === says);
    expect(inferencesFrom(told, 'zh-TW', topic).map(({ text }) => text)).toContain(says);
    const claims = new Map(told.map((one) => [one.id, one]));
    expect(
      judgeRemark(
        { id: 'r', ...offer, group: 'market', text: says, restsOn: offer?.restsOn ?? [] },
        claims,
        'zh-TW',
        topic,
      ),
    ).toMatchObject({
      remark: { text: says },
    });
  });

  test('is not offered for what only looks like it, nor over two stories', () => {
    const group = inferencesFrom(drafts(of), 'zh-TW', topic).find(
      ({ text }) => text === says,
    )?.text;
    expect(inferencesFrom(drafts(without), 'zh-TW', topic).map(({ text }) => text)).not.toContain(
      group,
    );
    if (of.length > 1) {
      const apart = of.flatMap((text, i) => drafts([text], `s${i}`));
      expect(inferencesFrom(apart, 'zh-TW', topic).map(({ text }) => text)).not.toContain(says);
    }
  });
});

test('a row is offered once a post, and none on sentences in English', () => {
  const twice = [
    ...drafts(examples['rollout']?.of ?? [], 's1'),
    ...drafts(examples['rollout']?.of ?? [], 's2'),
  ];
  expect(inferencesFrom(twice, 'zh-TW', topic)).toHaveLength(1);
  expect(
    inferencesFrom(
      drafts(['Weights of the model are out under the Apache 2.0 licence.']),
      'zh-TW',
      topic,
    ),
  ).toEqual([]);
});
