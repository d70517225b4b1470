/** Any one digit changed in a factual sentence of the demo's post is named, in its own line. */
import { assert, constantFrom, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { evidenceOf } from '../../src/recheck/evidence.ts';
import { readPost } from '../../src/recheck/read-post.ts';
import { recheck } from '../../src/recheck/recheck.ts';
import { demoPost, storedResults } from '../support/demo-post.ts';

/** Links with their marks, ids of headings and the numbers of lists hold no facts. */
const noFacts = /\[［\d+[≈†]?］\]\([^"]*"[^"]*"\)|\{#[^}]*\}/g;

test('a changed digit in a sentence of the body or the front matter', async () => {
  const { cwd, text } = await demoPost();
  const { proved, digest } = await storedResults(cwd);
  const evidence = evidenceOf(proved, digest);
  const facts = recheck(readPost(text), evidence).findings.filter(({ part }) => part === 'fact');
  const factLines = new Set(facts.map(({ line }) => line));
  let offset = 0;
  const digits = text.split('\n').flatMap((line, i) => {
    const start = offset;
    offset += line.length + 1;
    if (!factLines.has(i + 1)) return [];
    const words = line.replace(noFacts, (found) => ' '.repeat(found.length));
    return [...words.matchAll(/\d/g)].map((m) => ({ line: i + 1, at: start + m.index }));
  });
  expect(digits.length).toBeGreaterThan(100);
  assert(
    property(constantFrom(...digits), integer({ min: 1, max: 9 }), ({ line, at }, by) => {
      const other = (Number(text[at]) + by) % 10;
      const changed = `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
      const failing = recheck(readPost(changed), evidence).findings.filter(({ holds }) => !holds);
      expect(failing.map((finding) => finding.line)).toEqual([line]);
    }),
    { numRuns: 60, seed: 20_260_126 },
  );
});
