/** Any one digit changed or mark left out in a factual sentence of the demo's post is named, in its own line. */
import { assert, constantFrom, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { evidenceOf, type Evidence } from '../../src/recheck/evidence.ts';
import { readPost } from '../../src/recheck/read-post.ts';
import { recheck } from '../../src/recheck/recheck.ts';
import { demoPost, storedResults } from '../support/demo-post.ts';

/** Links with their marks, ids of headings and the numbers of lists hold no facts. */
const noFacts = /^\d+\. |[\u2060\u00a0]\[[^\]]*\]\[[^\]]*\]|\{#[^}]*\}/g;

interface Place {
  readonly line: number;
  readonly at: number;
}

/** Where in the factual sentences of a post something stands. */
function placesOf(wanted: RegExp, text: string, evidence: Evidence): readonly Place[] {
  const facts = recheck(readPost(text), evidence).findings.filter(({ part }) => part === 'fact');
  const factLines = new Set(facts.map(({ line }) => line));
  let offset = 0;
  return text.split('\n').flatMap((line, i) => {
    const start = offset;
    offset += line.length + 1;
    if (!factLines.has(i + 1)) return [];
    const words = line.replace(noFacts, (found) => ' '.repeat(found.length));
    return [...words.matchAll(wanted)].map((m) => ({ line: i + 1, at: start + m.index }));
  });
}

/** Lines of the findings that do not hold. */
function failingIn(text: string, evidence: Evidence): readonly number[] {
  const { findings } = recheck(readPost(text), evidence);
  return findings.filter(({ holds }) => !holds).map(({ line }) => line);
}

async function demo(): Promise<{ readonly text: string; readonly evidence: Evidence }> {
  const { cwd, text } = await demoPost();
  const { proved, digest } = await storedResults(cwd);
  return { text, evidence: evidenceOf(proved, digest) };
}

test('a changed digit in a sentence of the body or the front matter', async () => {
  const { text, evidence } = await demo();
  const digits = placesOf(/\d/g, text, evidence);
  expect(digits.length).toBeGreaterThan(100);
  assert(
    property(constantFrom(...digits), integer({ min: 1, max: 9 }), ({ line, at }, by) => {
      const other = (Number(text[at]) + by) % 10;
      const changed = `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
      expect(failingIn(changed, evidence)).toEqual([line]);
    }),
    { numRuns: 60, seed: 20_260_126 },
  );
});

test('a mark that is left out of one', async () => {
  const { text, evidence } = await demo();
  // What ends a sentence ends it without a stop too; 事件一： is the frame's.
  const marks = placesOf(/(?<!事件.)[、，：「」（）%](?=[^\s[\u2060])/g, text, evidence);
  expect(marks.length).toBeGreaterThan(60);
  assert(
    property(constantFrom(...marks), ({ line, at }) => {
      const changed = text.slice(0, at) + text.slice(at + 1);
      expect(failingIn(changed, evidence)).toEqual([line]);
    }),
    { numRuns: 60, seed: 20_260_126 },
  );
});
