/** How far an exam is: a line that is written over on a terminal, some plain lines elsewhere. */
import type { ExamProgress } from '../exam/sit.ts';
import type { Io } from './io.ts';

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
  let spent = 0;
  let worked = 0;
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
      if (now - last >= remembered) {
        spent += now - last;
        worked += work;
      }
      last = now;
      const left = worked === 0 ? undefined : (spent / worked) * workLeft;
      head = `${done} of ${of} questions (${kind})${left === undefined ? '' : `, ${timeOf(left)} left`}`;
      show(head);
      const step = Math.ceil(of / plainLines);
      if (!io.errIsTerminal && (done % step === 0 || done === of)) io.err(`  ${head}\n`);
    },
    end: () => {
      if (io.errIsTerminal) io.err('\r\u001b[K');
    },
  };
}

function timeOf(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 90 ? `about ${seconds} s` : `about ${Math.round(seconds / 60)} min`;
}
