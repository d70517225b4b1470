/** A remark speaks of what it rests on. */
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/model/claim.ts';
import { claimOf } from '../../../src/stages/verify/claim.ts';
import { judgeRemark, type JudgedRemark } from '../../../src/drafts/remarks/remarks.ts';

function claim(id: string, text: string): Claim {
  return claimOf({
    id,
    storyId: 's',
    role: 'body',
    text,
    lang: 'zh-TW',
    citations: [{ articleId: 'a', sentence: 1, quote: text }],
    proof: { level: 'quoted', origin: 'draft', rules: [], reasons: [] },
  });
}

const claims = new Map(
  [
    claim('users', '長庚 App 的月活躍用戶已突破1億，距離公測上線約兩個月。'),
    claim('prices', '星河雲下調長庚模型的推論價格兩成。'),
    claim('weights', 'Galaxy opened the weights of its model under the Apache licence.'),
  ].map((one) => [one.id, one]),
);

function judged(text: string, ...restsOn: readonly string[]): JudgedRemark {
  const draft = { id: 'r', group: 'industry', text, restsOn } as const;
  return judgeRemark(draft, claims, ['長庚', 'Changgeng']);
}

describe('a remark is kept', () => {
  it.each([
    ['that draws on what its claim tells', '活躍用戶增加，可能吸引更多商家接入。', 'users'],
    ['that says it in few words', '推論降價可能引發同業跟進。', 'prices'],
    ['in English', 'Open weights may let small firms run it on their own.', 'weights'],
  ])('%s', (_which, text, id) => {
    expect(judged(text, id).remark).toMatchObject({ text, restsOn: [id] });
  });
});

describe('a remark names nobody whom its claims do not', () => {
  it.each(['林以安', '周以安', '陳大文', '馮瑞霖', '王建民', '何霽月的弟弟林若山'])(
    '%s',
    (name) => {
      const { remark, verdict } = judged(`推論降價可能讓${name}的公司跟進。`, 'prices');
      expect(remark).toBeUndefined();
      expect(verdict.reasons.join()).toMatch(/^brings in “\p{Script=Han}{2,3}”, which its claims/u);
    },
  );

  it.each(['洪水', '張貼', '雲端', '程式', '江面', '錢包'])('%s is no name', (word) => {
    expect(judged(`推論降價可能讓${word}服務的業者跟進。`, 'prices').remark).toBeDefined();
  });
});

describe('a remark is dropped', () => {
  it.each([
    ['that speaks of another claim', '價格下調可能讓同業跟進。', 'users'],
    ['that speaks of nothing told', '平台補貼外送，可能改變餐飲習慣。', 'prices'],
    ['that shares the topic’s name alone', '長庚值得開發者持續關注。', 'prices'],
    ['that shares the name and a noun of any trade', '長庚 App 可能影響產業競爭。', 'users'],
    ['in English on something else', 'Self-driving cars may need new rules.', 'weights'],
  ])('%s', (_which, text, id) => {
    const { remark, verdict } = judged(text, id);
    expect(remark).toBeUndefined();
    expect(verdict.reasons.join()).toContain(
      `has nothing to do with what it rests on: “${claims.get(id)?.text}”`,
    );
  });
});
