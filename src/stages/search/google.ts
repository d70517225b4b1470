/** All that a run asks of Google goes through here: one request at a time, and none after a refusal. */
import { FetchFailure, type FetchFault } from '../../errors.ts';
import type { FetchRequest, FetchResponse, Fetcher } from '../../ports.ts';
import { UnreadableAnswerError } from '../../sources/source.ts';
import {
  asksConsent,
  declinedCookie,
  refusalIn,
  rejection,
} from '../../sources/links/google-refusal.ts';

/** Google has turned this run away, now or before; the message says which. */
export class GoogleRefusal extends UnreadableAnswerError {
  constructor(message: string) {
    super(message, { state: 'blocked' });
  }
}

/** A refusal in words, with what to do about it. */
export function blockedText(why: string): string {
  return `${why}; nothing more is asked of it. List the outlets’ own feeds in the topic (kind: feed), or run again later or from another network`;
}

export interface Google {
  /** @throws GoogleRefusal, FetchFailure */
  readonly ask: (request: FetchRequest) => Promise<FetchResponse>;
  /** From now on at most so many requests. */
  readonly limit: (most: number) => void;
  /** How many of them are left. */
  readonly left: () => number;
  /** Why nothing more is asked; undefined while Google answers. */
  readonly refusal: () => string | undefined;
}

/** Failures in a row after which Google counts as out of reach, and nothing more is asked of it. */
const mostFailures = 2;
/** Faults that another request may not meet; any other is met again. */
const passing: ReadonlySet<FetchFault> = new Set(['timeout', 'reset', 'other']);

export function googleThrough(fetcher: Fetcher): Google {
  let left = Number.POSITIVE_INFINITY;
  let refusal: string | undefined;
  let failures = 0;
  let lost: FetchFailure | undefined;
  let cookie: string | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function send(request: FetchRequest): Promise<FetchResponse> {
    left--;
    const headers = { ...request.headers, ...(cookie !== undefined && { cookie }) };
    const response = await fetcher.fetch(cookie === undefined ? request : { ...request, headers });
    failures = 0;
    return response;
  }

  /** A consent page is declined by the cookie that declining leaves, then by its own form, as long as that helps. */
  async function declined(request: FetchRequest, asking: FetchResponse): Promise<FetchResponse> {
    let page = asking;
    if (cookie === undefined) {
      cookie = declinedCookie;
      if (left > 0) page = await send(request);
      if (!asksConsent(page)) return page;
    }
    const form = rejection(page);
    return form === undefined || left <= 0 ? page : send(form);
  }

  async function ask(request: FetchRequest): Promise<FetchResponse> {
    if (refusal !== undefined)
      throw new GoogleRefusal('not asked, since Google has refused before');
    if (lost !== undefined) throw lost;
    try {
      const first = await send(request);
      const response = asksConsent(first) ? await declined(request, first) : first;
      refusal = asksConsent(response)
        ? 'Google asks for consent again after it was declined'
        : refusalIn(response);
      if (refusal === undefined) return response;
    } catch (error) {
      if (error instanceof FetchFailure) {
        failures += passing.has(error.fault) ? 1 : mostFailures;
        if (failures >= mostFailures) lost = error;
      }
      throw error;
    }
    throw new GoogleRefusal(blockedText(refusal));
  }

  return {
    ask: (request) => {
      const turn = last.then(() => ask(request));
      last = turn.catch(() => undefined);
      return turn;
    },
    limit: (most) => {
      left = most;
    },
    left: () => left,
    refusal: () => refusal,
  };
}
