/** A remark infers, from its claims alone. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
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
    claim('blame', '傳星河擬收購霧峰智算，價格為 30 億元。'),
    claim('staff', '資訊長何霽月表示，旅客資料不會傳送到雲端，也不會離開台灣。'),
  ].map((one) => [one.id, one]),
);

function judged(text: string, ...restsOn: readonly string[]): JudgedRemark {
  const draft = { id: 'r', group: 'industry', text, restsOn } as const;
  return judgeRemark(draft, claims, 'zh-TW', ['長庚', 'Changgeng']);
}

describe('a remark is kept', () => {
  it.each([
    [
      'that supposes what its claim tells',
      '推論價格若持續下降，可能吸引更多開發者採用。',
      'prices',
    ],
    ['that says it in few words', '推論價格的調整可能帶動同業跟進。', 'prices'],
    ['that tells a fact as its claim does', '月活躍用戶已突破1億，可能吸引更多商家採用。', 'users'],
    ['with a figure in other digits', '月活躍用戶若維持在一億，市場的競爭可能加劇。', 'users'],
    ['in English', 'Open weights may let small firms run it on their own.', 'weights'],
  ])('%s', (_which, text, id) => {
    expect(judged(text, id)).toMatchObject({ remark: { text, restsOn: [id] } });
  });
});

describe('a remark is dropped', () => {
  it.each([
    ['that speaks of another claim', '推論價格可能影響同業。', 'users', 'says “推論”'],
    ['that speaks of nothing told', '平台補貼外送，可能改變餐飲習慣。', 'prices', 'says “補貼”'],
    ['that shares the topic’s name alone', '長庚的用途可能改變。', 'prices', 'nothing to do with'],
    ['in English on something else', 'Self-driving cars may need new rules.', 'weights', 'says “'],
    ['with a name of Latin letters', 'Nimbus 的價格可能下降。', 'prices', 'brings in “Nimbus”'],
    ['with a figure', '推論價格可能下降三成。', 'prices', 'brings in “三成”'],
    ['with a quotation', '推論價格可能是「成本」。', 'users', 'the quotation'],
    ['with a supposed figure', '價格若下跌六成，同業可能面臨壓力。', 'prices', 'brings in “六成”'],
    ['with Markdown', '推論價格的調整可能 **帶動** 同業跟進。', 'prices', 'holds Markdown'],
    ['with a sign', '推論價格的調整可能帶動同業跟進☎。', 'prices', 'says “☎”'],
    ['told as a fact', '推論價格下降，門檻降低。', 'prices', 'tells as a fact'],
    [
      'that is no inference at all',
      '月活躍用戶已突破1億。',
      'users',
      'does not say that something is possible',
    ],
    ['of two sentences', '價格可能下降。門檻可能降低。', 'prices', 'more than one sentence'],
    ['that foretells something of a company', '星河雲可能提高價格。', 'prices', 'foretells'],
    ['that foretells a deed', '用戶可能下調價格。', 'prices', 'foretells something of “下調”'],
    ['that foretells an amount', '價格可能增加兩成。', 'prices', 'foretells something of “兩成”'],
    ['of a person', '何霽月的收入可能增加。', 'staff', 'says “何”'],
    ['that leaves out what denies', '旅客資料離開台灣，成本可能增加。', 'staff', 'tells as a fact'],
    ['that leaves out who said it', '星河收購霧峰智算，競爭可能減少。', 'blame', 'tells as a fact'],
    ['whose fact was hearsay before', '價格為 30 億元，成本可能增加。', 'blame', 'tells as a fact'],
    [
      'that makes somebody of somebody',
      '業者可能是雲端的供應商。',
      'staff',
      'foretells something of “是”',
    ],
    ['in English that foretells a deed', 'Users may open the model.', 'weights', 'foretells'],
    [
      'in English, of a company',
      'Prices of Galaxy may fall, so Galaxy may change.',
      'weights',
      'foretells',
    ],
  ])('%s', (_which, text, id, reason) => {
    const { remark, verdict } = judged(text, id);
    expect(remark).toBeUndefined();
    expect(verdict.reasons.join()).toContain(reason);
  });

  test('that puts the words of two claims together', () => {
    const { verdict } = judged('用戶若下調價格，成本可能降低。', 'users', 'prices');
    expect(verdict.outcome).toBe('aligned');
    const two = judged('若公測收購，成本可能降低。', 'users', 'blame');
    expect(two.verdict.reasons.join()).toContain('turns the words of its claims round');
  });
});

interface Case {
  readonly claims: readonly string[];
  readonly good?: readonly string[];
  readonly harmless?: readonly string[];
  readonly hostile?: readonly string[];
}

const cases = parse(await readFile('fixtures/remarks/remarks.yaml', 'utf8')) as readonly Case[];
const each = (kind: 'good' | 'harmless' | 'hostile'): readonly (readonly [string, Case])[] =>
  cases.flatMap((one) => (one[kind] ?? []).map((text) => [text, one] as const));

function standsOn(text: string, { claims: texts }: Case): boolean {
  const told = texts.map((one, i) => claim(`c${i + 1}`, one));
  const draft = { id: 'r', group: 'market', text, restsOn: told.map(({ id }) => id) } as const;
  const known = new Map(told.map((one) => [one.id, one]));
  return judgeRemark(draft, known, 'zh-TW', ['千問', 'Qwen', '望潮']).remark !== undefined;
}

describe('of the remarks that were written to try it', () => {
  test.each(each('good'))('stands: %s', (text, one) => {
    expect(standsOn(text, one)).toBe(true);
  });
  test.each(each('hostile'))('does not stand: %s', (text, one) => {
    expect(standsOn(text, one)).toBe(false);
  });
  test.each(each('harmless'))('is lost: %s', (text, one) => {
    expect(standsOn(text, one)).toBe(false);
  });
});
