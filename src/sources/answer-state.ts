/** What an answer that is none comes to, in one of a few words, with what to do. */
import type { FetchFailure } from '../errors.ts';
import type { AnswerState } from '../model/source-answer.ts';
import type { RequestKey } from '../ports.ts';
import type { Refusal } from './source.ts';

const ofStatus: Readonly<Record<number, AnswerState>> = {
  400: 'bad-query',
  401: 'unauthorised',
  402: 'unauthorised',
  403: 'blocked',
  404: 'bad-query',
  406: 'blocked',
  407: 'blocked',
  410: 'bad-query',
  414: 'bad-query',
  418: 'blocked',
  422: 'bad-query',
  423: 'blocked',
  429: 'rate-limited',
  451: 'blocked',
};

/** Words by which services say that it is the key, or what it has paid for. */
const aboutKey =
  /\b(?:api[ _-]?key|token|credentials?|unauthori[sz]ed|not authori[sz]ed|subscription|quota|credits?|plan|usage limit|billing)\b/i;

/** Words of pages that want a person to do something before they let anybody in. */
const challenge =
  /captcha|are you (?:a )?(?:human|robot)|unusual traffic|verify (?:that )?you|cf-chl|just a moment|enable (?:javascript|cookies)|access denied|before you continue|驗證您|验证您|人機驗證|人机验证/i;

/** An answer of status 400 and more. */
export function refusalByStatus(status: number, text: string, key?: RequestKey): Refusal {
  const words = gist(text);
  const message = `status ${status}${words === '' ? '' : `: ${words}`}`;
  const byKey =
    key !== undefined &&
    status < 500 &&
    status !== 429 &&
    (status === 401 || status === 403 || aboutKey.test(words));
  if (byKey || status === 401 || status === 402)
    return {
      state: 'unauthorised',
      message:
        key === undefined
          ? message
          : `${message}; see whether ${key.variable} is good and paid for`,
    };
  if (isChallenge(text)) return { state: 'blocked', message: `${message}: a page for people` };
  return { state: ofStatus[status] ?? 'no-answer', message };
}

/** A page that came in place of data, with status 200. */
export function isChallenge(text: string): boolean {
  return /^\s*(?:<!doctype html|<html\b)/i.test(text) && challenge.test(text.slice(0, 100_000));
}

/** No HTTP answer at all. */
export function stateOfFailure({ fault }: FetchFailure): AnswerState {
  if (fault === 'no-key') return 'unauthorised';
  if (fault === 'robots' || fault === 'private-address') return 'blocked';
  return fault === 'bad-url' ? 'bad-query' : 'no-answer';
}

/** The first words of an error's body, where it is short enough to be words. */
function gist(text: string): string {
  const start = text.slice(0, 200).replace(/\s+/g, ' ').trim();
  return start.startsWith('<') ? '' : start;
}
