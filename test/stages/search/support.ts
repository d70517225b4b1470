import { FetchFailure, type FetchFault } from '../../../src/errors.ts';
import type { Query } from '../../../src/model/topic.ts';
import type { Fetcher, FetchRequest } from '../../../src/ports.ts';
import type { Params } from '../../../src/stage.ts';

/** An answer by hand: a body, or more of it, or the fault in its place. */
export type Answer =
  | string
  | { readonly fault: FetchFault }
  | {
      readonly status?: number;
      readonly url?: string;
      readonly type?: string;
      readonly body?: string | Uint8Array;
    };

/** A fetcher with answers by the beginning of the URL; it lists what it was asked, and knows nothing else. */
export function fetcherOf(
  answers: Readonly<Record<string, Answer | ((request: FetchRequest) => Answer)>>,
): { readonly fetcher: Fetcher; readonly asked: FetchRequest[] } {
  const asked: FetchRequest[] = [];
  const fetch: Fetcher['fetch'] = async (request) => {
    asked.push(request);
    // Later requests answer sooner: order must not depend on who comes first.
    await new Promise((done) => setTimeout(done, Math.max(0, 12 - asked.length * 3)));
    const key = Object.keys(answers)
      .filter((start) => request.url.startsWith(start))
      .sort((a, b) => b.length - a.length)[0];
    if (key === undefined) throw new Error(`nobody expected ${request.url}`);
    const found = answers[key] ?? '';
    const answer = typeof found === 'function' ? found(request) : found;
    if (typeof answer === 'object' && 'fault' in answer)
      throw new FetchFailure(answer.fault, `${answer.fault} by hand`);
    const { status, url, type, body } = typeof answer === 'string' ? { body: answer } : answer;
    return {
      status: status ?? 200,
      url: url ?? request.url,
      redirects: [],
      headers: type === '' ? {} : { 'content-type': type ?? 'text/html; charset=utf-8' },
      body: typeof body === 'string' ? new TextEncoder().encode(body) : (body ?? new Uint8Array()),
    };
  };
  return { fetcher: { fetch }, asked };
}

/** The parameters of a run, of which these stages read the window alone. */
export function paramsOf(query: Query): Params {
  return { window: query.window } as Params;
}
