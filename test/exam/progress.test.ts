/** What is told on stderr while an exam is sat. */
import { expect, test } from 'vitest';
import { examProgress } from '../../src/cli/commands/exam/progress.ts';
import type { ExamProgress } from '../../src/exam/sit.ts';

function reporter(errIsTerminal: boolean): {
  readonly told: string[];
  readonly after: (ms: number, progress: ExamProgress) => void;
  readonly end: () => void;
} {
  let now = 1_000_000;
  const told: string[] = [];
  const progress = examProgress({
    err: (text) => told.push(text),
    errIsTerminal,
    clock: { now: () => now },
  });
  return {
    told,
    after: (ms, item) => {
      now += ms;
      progress.item(item);
    },
    end: progress.end,
  };
}

const judged = (done: number, of: number): ExamProgress => ({
  kind: 'judge',
  done,
  of,
  work: 1,
  workLeft: of - done,
});

test('on a terminal: one line, written over, with the time left by the work left', () => {
  const { told, after, end } = reporter(true);
  after(2000, judged(1, 101));
  expect(told.at(-1)).toBe('\r\u001b[K  1 of 101 questions (judge), about 3 min left');
  after(1000, judged(81, 101));
  // 3 s for two judgements, twenty to come.
  expect(told.at(-1)).toContain('about 30 s left');
  end();
  expect(told.every((text) => text.startsWith('\r\u001b[K') && !text.includes('\n'))).toBe(true);
});

test('remembered answers come at once and promise nothing about those to come', () => {
  const { told, after } = reporter(true);
  after(1, judged(1, 10));
  expect(told.at(-1)).not.toContain('left');
  after(4000, judged(2, 10));
  expect(told.at(-1)).toContain('about 32 s left');
});

test('elsewhere: ten plain lines or so, the last with all questions done', () => {
  const { told, after } = reporter(false);
  for (let done = 1; done <= 233; done++) after(1000, judged(done, 233));
  expect(told.length).toBeLessThanOrEqual(11);
  expect(told.every((text) => /^ {2}\d+ of 233 .*\n$/.test(text))).toBe(true);
  expect(told.at(-1)).toContain('233 of 233');
});
