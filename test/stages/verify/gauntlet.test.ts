/** Some hundred claims, each wrong in one thing, and fair ones: what the rules say of them, and what a post does with them. */
import { describe, expect, it } from 'vitest';
import { prove, whyNot } from '../../proof/support.ts';
import { faults, free, worded } from './gauntlet.ts';
import { article, draft, run, storyOf, type Ran } from './support.ts';

/** A claim as a draft that cites every sentence of a short article. */
async function proposed(paragraphs: readonly string[], claim: string): Promise<Ran> {
  const source = article('h1', '兩家公司的消息', paragraphs);
  const story = storyOf(source);
  const citations = source.sentences.map(({ number, text }) => ({
    articleId: 'h1',
    sentence: number,
    quote: text,
  }));
  return run([story], [draft('d', story.id, claim, citations)]);
}

describe('never passes a fault', () => {
  it.each(faults)('%s: %j → %s', async (_kind, paragraphs, claim) => {
    for (const headline of [false, true]) {
      const { verdict, reasons } = prove(paragraphs, claim, { headline });
      expect(verdict).not.toBe('supported');
      expect(reasons).not.toEqual([]);
      for (const reason of reasons) expect(reason).toMatch(whyNot);
    }
    const ran = await proposed(paragraphs, claim);
    expect(ran.claims.map(({ text }) => text)).not.toContain(claim);
    expect(['replaced', 'dropped']).toContain(ran.verdict('d')?.outcome);
  });
});

describe('passes a wording of its source', () => {
  it.each(worded)('%s: %j → %s', (_how, paragraphs, claim, rules) => {
    const reasons = rules.length === 0 ? [] : [`shortened: ${rules.join(', ')}`];
    expect(prove(paragraphs, claim)).toEqual({ verdict: 'supported', reasons });
  });
});

describe('is unsure of what is fair and worded freely, and calls none of it false', () => {
  it.each(free)('%s: %j → %s', (_how, paragraphs, claim) => {
    const { verdict, reasons } = prove(paragraphs, claim);
    expect(verdict).toBe('unsure');
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toMatch(whyNot);
  });
});

it('an answer under the label of who gives it stands for no fact, though word for word', async () => {
  const paragraphs = ['星河首席分析師：林若水', '市場很好。', '雲海首席經理：周以安', '市場很差。'];
  const ran = await proposed(paragraphs, '市場很好。');
  expect(ran.claims.map(({ text }) => text)).not.toContain('市場很好。');
  expect(ran.verdict('d')?.reasons[0]).toMatch(/^zh\/stand\/[a-z-]+: \S/);
});
