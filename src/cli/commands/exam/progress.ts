/** How far an exam is: a line that is written over on a terminal, some plain lines elsewhere. */
import type { ExamProgress } from '../../../exam/sit.ts';
import type { Io } from '../../terminal/io.ts';
import { createTimeLeft, leftText } from '../../terminal/time-left.ts';

/** Faster than any model: the answer was remembered and says nothing of the time left. In milliseconds. */
const remembered = 25;

/** Where stderr is no terminal, so many lines in all. */
const plainLines = 10;

export interface ExamReporter {
  /** What the engine says while it answers. */
  readonly call: (text: string) => void;
  readonly item: (progress: ExamProgress) => void;
  readonly end: () => void;
}

export function examProgress(io: Pick<Io, 'err' | 'errIsTerminal' | 'clock'>): ExamReporter {
  let last = io.clock.now();
  const timeLeft = createTimeLeft();
  let head = '';
  const show = (text: string): void => {
    if (io.errIsTerminal) io.err(`\r\u001b[K  ${text}`);
  };
  return {
    call: (text) => {
      show(head === '' ? text : `${head}; ${text}`);
    },
    item: ({ kind, done, of, work, workLeft }) => {
      const now = io.clock.now();
      if (now - last >= remembered) timeLeft.took(now - last, work);
      last = now;
      const left = timeLeft.of(workLeft);
      head = `${done} of ${of} questions (${kind})${left === undefined ? '' : `, ${leftText(left)}`}`;
      show(head);
      const step = Math.ceil(of / plainLines);
      if (!io.errIsTerminal && (done % step === 0 || done === of)) io.err(`  ${head}\n`);
    },
    end: () => {
      if (io.errIsTerminal) io.err('\r\u001b[K');
    },
  };
}
