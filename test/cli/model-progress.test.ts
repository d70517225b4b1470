/** The line that tells what a model is doing. */
import { describe, expect, test } from 'vitest';
import { createModelProgress } from '../../src/cli/terminal/model-progress.ts';
import type { AskedQuestion, EngineProgress } from '../../src/engines/engine-progress.ts';

/** A call that reads for `readMs`, then writes `tokens` at one a `tokenMs`; gives the lines of its states. */
function call(
  line: (progress: EngineProgress) => string | undefined,
  question: AskedQuestion | undefined,
  { readMs = 1000, tokens = 11, tokenMs = 100 } = {},
): readonly (string | undefined)[] {
  const base = { label: 'pick h1', ...(question && { question }) };
  const lastMs = readMs + (tokens - 1) * tokenMs;
  return [
    line({ ...base, state: 'reading', outputTokens: 0, milliseconds: 0 }),
    line({ ...base, state: 'writing', outputTokens: 1, milliseconds: readMs }),
    line({ ...base, state: 'writing', outputTokens: tokens, milliseconds: lastMs }),
    line({ ...base, state: 'done', outputTokens: tokens, milliseconds: lastMs }),
  ];
}

test('tells tokens and their speed, the reading of the prompt not counted in', () => {
  expect(call(createModelProgress(), undefined)).toEqual([
    'pick h1: reading',
    'pick h1: writing, 1 token',
    'pick h1: writing, 11 tokens, 10 tokens/s',
    'pick h1: done, 11 tokens, 10 tokens/s',
  ]);
});

test('comes twice a second at most while a call writes', () => {
  const line = createModelProgress();
  const told = Array.from({ length: 1000 }, (_, i) =>
    line({ label: 'pick h1', state: 'writing', outputTokens: i + 1, milliseconds: i * 10 }),
  ).filter((text) => text !== undefined);
  expect(told).toHaveLength(20);
  // A call that failed while it read is followed by another that reads.
  const reading = { label: 'pick h2', state: 'reading', outputTokens: 0, milliseconds: 0 } as const;
  expect([line(reading), line(reading)]).not.toContain(undefined);
});

describe('the time left', () => {
  test('is not told before a call has ended', () => {
    const [reading, first, writing, done] = call(createModelProgress(), {
      maxTokens: 100,
      ahead: 3000,
    });
    for (const text of [reading, first, writing]) expect(text).not.toContain('left');
    // 2 s for the 100 tokens that it was allowed: 20 ms each.
    expect(done).toBe('pick h1: done, 11 tokens, 10 tokens/s, about 60 s left');
  });

  test('counts down within a call, and never below what comes after it', () => {
    const line = createModelProgress();
    call(line, { maxTokens: 100, ahead: 10_100 });
    const at = (milliseconds: number): string | undefined =>
      line({
        label: 'pick h2',
        state: 'writing',
        outputTokens: 1,
        milliseconds,
        question: { maxTokens: 100, ahead: 3000 },
      });
    expect(at(0)).toContain('about 62 s left');
    expect(at(1000)).toContain('about 61 s left');
    expect(at(9000)).toContain('about 60 s left');
  });

  test('is told in minutes where it is long, and not at all where nothing is left', () => {
    const line = createModelProgress();
    expect(call(line, { maxTokens: 100, ahead: 12_000 }).at(-1)).toContain('about 4 min left');
    expect(call(line, { maxTokens: 100, ahead: 0 }).at(-1)).not.toContain('left');
  });

  test('is not told where the stage does not say what it will ask', () => {
    const line = createModelProgress();
    call(line, { maxTokens: 100 });
    for (const text of call(line, { maxTokens: 100 })) expect(text).not.toContain('left');
  });

  test('follows when other questions take another time', () => {
    const line = createModelProgress();
    for (let i = 0; i < 20; i++) call(line, { maxTokens: 100, ahead: 10_000 });
    // Now 2 s for 1000 allowed tokens each: 2 ms a token, so 6 s for what is left.
    let last = '';
    for (let i = 0; i < 6; i++) last = call(line, { maxTokens: 1000, ahead: 3000 }).at(-1) ?? '';
    const seconds = Number(/about (\d+) s left/.exec(last)?.[1]);
    expect(seconds).toBeGreaterThanOrEqual(6);
    expect(seconds).toBeLessThanOrEqual(8);
  });

  test('leaves the loading of the model out: warming up, or the first reading of a server that tells no more', () => {
    const slow = { readMs: 60_000 };
    const warmed = createModelProgress();
    call(warmed, undefined, slow);
    expect(call(warmed, { maxTokens: 100, ahead: 3000 }).at(-1)).toContain('about 60 s left');
    const cold = createModelProgress();
    // 1 s of writing for 100 tokens.
    expect(call(cold, { maxTokens: 100, ahead: 3000, mayLoad: true }, slow).at(-1)).toContain(
      'about 30 s left',
    );
  });
});
