/** Short articles and claims of our own writing: fixtures/proof, one file a way to go wrong, and the fair ones. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { proveClaim, type ProofResult } from '../../../src/stages/verify/proof/prove.ts';
import { readSource, sentencesIn } from '../../../src/stages/verify/proof/source.ts';

const folder = fileURLToPath(new URL('../../../fixtures/proof/', import.meta.url));
const caseFile = z.strictObject({
  about: z.string(),
  verdict: z.enum(['supported', 'not supported']),
  /** The source's paragraphs; all of their sentences are cited. */
  cases: z.array(z.strictObject({ source: z.array(z.string()), claim: z.string() })),
});

const files = readdirSync(folder).map((file) => ({
  file,
  ...caseFile.parse(parse(readFileSync(join(folder, file), 'utf8'))),
}));

function prove(paragraphs: readonly string[], claim: string, headline = false): ProofResult {
  const read = sentencesIn(paragraphs);
  const source = readSource({ id: 's', ...read, publishedAt: '2026-01-26' });
  const citations = read.sentences.map((quote) => ({ sourceId: 's', quote }));
  return proveClaim({ text: claim, sources: [source], citations, headline });
}

describe.each(files)('$file: $about', ({ verdict, cases }) => {
  it.each(cases)('$source → $claim', ({ source, claim }) => {
    const proof = prove(source, claim);
    if (verdict === 'supported') {
      expect(proof).toEqual({ verdict: 'supported', reasons: [] });
      return;
    }
    expect(proof.verdict).not.toBe('supported');
    expect(prove(source, claim, true).verdict, 'as a headline').not.toBe('supported');
    // A reason names what it is about.
    expect(proof.reasons.join()).not.toContain('“”');
  });
});

it('tries each way often', () => {
  const faults = files.filter(({ verdict }) => verdict === 'not supported');
  expect(faults.flatMap(({ cases }) => cases).length).toBeGreaterThanOrEqual(300);
});
