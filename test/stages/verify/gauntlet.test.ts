import { describe, expect, it } from 'vitest';
import { proveClaim, type ProofResult } from '../../../src/stages/verify/proof/prove.ts';
import { fair, faults } from './gauntlet.ts';
import { readSource, sentencesIn } from '../../../src/stages/verify/proof/source.ts';

/** Proves a claim against a short article of which every sentence is cited. */
function prove(paragraphs: readonly string[], claim: string, headline = false): ProofResult {
  const read = sentencesIn(paragraphs);
  const source = readSource({ id: 's', ...read, publishedAt: '2026-01-26' });
  const citations = read.sentences.map((quote) => ({ sourceId: 's', quote }));
  return proveClaim({ text: claim, sources: [source], citations, headline });
}

describe('never passes a fault', () => {
  it.each(faults)('%s: %j → %s', (_kind, paragraphs, claim) => {
    expect(prove(paragraphs, claim).verdict).not.toBe('supported');
    expect(prove(paragraphs, claim, true).verdict).not.toBe('supported');
  });
});

describe('passes what stays near its source', () => {
  it.each(fair)('%s: %j → %s', (_how, paragraphs, claim) => {
    expect(prove(paragraphs, claim)).toEqual({ verdict: 'supported', reasons: [] });
  });
});
