/** Failures that may have passed when it is asked again; any other is the answer. */
import type { FetchFault } from '../errors.ts';
import type { AnswerState } from '../model/source-answer.ts';

const faults: ReadonlySet<FetchFault> = new Set([
  'timeout',
  'dns',
  'refused',
  'reset',
  'tls',
  'no-key',
  'other',
]);
const statuses: ReadonlySet<number> = new Set([408, 423, 425, 429]);
const states: ReadonlySet<AnswerState> = new Set([
  'rate-limited',
  'blocked',
  'unauthorised',
  'changed-shape',
  'no-answer',
]);

export const isPassingFault = (fault: FetchFault): boolean => faults.has(fault);
export const isPassingStatus = (status: number): boolean => status >= 500 || statuses.has(status);
export const isPassingState = (state: AnswerState): boolean => states.has(state);
