/** Failed requests in words, for diagnostics. */
import type { FetchFailure } from '../errors.ts';

/** `timeout: a.example did not answer in time`, with what to do about it where there is something. */
export function failureText({ fault, message, hint }: FetchFailure): string {
  return `${fault}: ${message}${hint === undefined ? '' : `; ${hint}`}`;
}
