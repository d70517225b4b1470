/** How a news source answered a run. */

/**
 * `ok`: it was read; `empty`: it was read and holds nothing; `rate-limited`: asked too often;
 * `blocked`: it refuses this machine, or shows a page for people instead; `bad-query`: it does not take
 * the question; `unauthorised`: the key is missing or wrong, or its quota is used up; `changed-shape`:
 * it answers otherwise than it used to; `no-answer`: a broken connection, a server out of order.
 */
export const answerStates = [
  'ok',
  'empty',
  'rate-limited',
  'blocked',
  'bad-query',
  'unauthorised',
  'changed-shape',
  'no-answer',
] as const;
export type AnswerState = (typeof answerStates)[number];

/** One source of a run, whatever number of requests it took. */
export interface SourceAnswered {
  /** Label, as its hits carry it. */
  readonly source: string;
  /** Label of the list that it is one of many of. */
  readonly list?: string;
  readonly state: AnswerState;
  readonly hits: number;
  /** Items that its answers held, whatever they were about. */
  readonly items: number;
  /** Day or instant of its newest item, where it lists whatever is new. */
  readonly newest?: string;
  /** Why there is no answer, or what was odd. */
  readonly message?: string;
  /** It gave none now: what is there is what it held before. */
  readonly standsIn?: true;
}
