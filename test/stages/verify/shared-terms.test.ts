/** The reviewed words of both sides of the strait: no word may stand for two things. */
import { describe, expect, it } from 'vitest';
import { sharedGroups, sharedTerms } from '../../../src/stages/verify/proof/shared-terms.ts';

const groups = sharedGroups();

describe('the shared vocabulary', () => {
  it('has a word in one group alone', () => {
    const words = groups.flatMap((group) => [...new Set(group)]);
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
  });

  it('holds no empty word', () => {
    expect(groups.flat()).not.toContain('');
  });

  it('speaks in the forms that stood before', () => {
    const terms = sharedTerms([{ from: '伺服器', to: '服务器' }]);
    expect(new Set(terms.map(({ to }) => to))).not.toContain('伺服器');
    const [us, eu] = ['联准会', '欧洲中央银行'].map(
      (word) => terms.find((t) => t.from === word)?.to,
    );
    expect(us).toBe('美联储');
    expect(eu).toBe('欧洲央行');
  });
});
