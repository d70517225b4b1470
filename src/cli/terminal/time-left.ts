/** How long work will take, from how long it took. */

/** Work in any unit, the same for all. */
export interface TimeLeft {
  /** So much work is done, and took so long. */
  readonly took: (milliseconds: number, work: number) => void;
  /** Milliseconds that so much more will take; nothing before any was measured. */
  readonly of: (work: number) => number | undefined;
}

/** @param memory what a measurement still counts after the next one: 1 for ever, less where kinds of work follow each other */
export function createTimeLeft(memory = 1): TimeLeft {
  let spent = 0;
  let worked = 0;
  return {
    took: (milliseconds, work) => {
      spent = spent * memory + milliseconds;
      worked = worked * memory + work;
    },
    of: (work) => (worked === 0 ? undefined : (spent / worked) * work),
  };
}

/** `about 40 s left`, `about 4 min left`. */
export function leftText(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 90 ? `about ${seconds} s left` : `about ${Math.round(seconds / 60)} min left`;
}
