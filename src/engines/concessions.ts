/**
 * What is left out of a request that a server refuses. Servers say no in dozens of wordings and by statuses of their own,
 * so the words only say what is tried first: whatever they are, the request is stripped until it is taken or bare.
 */
import { HttpRefusal } from './http-refusal.ts';

/** A field that some servers refuse, and what is sent in its place. */
export interface Concession<B> {
  readonly name: string;
  /** Words of a refusal that names it. */
  readonly refusal: RegExp;
  /** The same object where there is nothing to give up. */
  readonly apply: (body: B) => B;
}

/** What a server was found to refuse; kept over calls, so that it is refused once. */
export interface Granted<B> {
  readonly send: <T>(body: B, post: (body: B) => Promise<T>) => Promise<T>;
}

/** The body's fault, not the server's: too much text, a model that is not there, a key. */
const notTheBody =
  /context.?(?:size|length|window)|input length exceeds|(?:more system|out of) memory|(?:unknown|no such) model|model\b.{0,80}\bnot found|api.?key/i;

/** Statuses by which servers refuse a request for what is in it; 200: within the stream, by words alone. */
const statuses: ReadonlySet<number> = new Set([200, 400, 415, 422, 500, 501]);

/**
 * @param list the first is the one that is tried at a status 5xx without a word of why: such a status may as well be a
 *   fault of the server's
 */
export function concessions<B>(list: readonly Concession<B>[]): Granted<B> {
  const granted = new Set<Concession<B>>();
  // A request that was refused when it was bare is refused for another reason.
  let hopeless = false;
  const next = (
    { status, message }: HttpRefusal,
    body: B,
    given: ReadonlySet<Concession<B>>,
  ): Concession<B> | undefined => {
    if (!statuses.has(status) || notTheBody.test(message)) return undefined;
    const left = list.filter((one) => !given.has(one) && one.apply(body) !== body);
    const named = left.find(({ refusal }) => refusal.test(message));
    if (named !== undefined || hopeless || status === 200) return named;
    return status < 500 || left[0] === list[0] ? left[0] : undefined;
  };
  return {
    send: async (body, post) => {
      const given = new Set(granted);
      let first: unknown;
      for (;;) {
        const stripped = list.reduce((b, one) => (given.has(one) ? one.apply(b) : b), body);
        try {
          const answer = await post(stripped);
          // Only what was mended by it is given up for good.
          for (const one of given) granted.add(one);
          return answer;
        } catch (error) {
          if (!(error instanceof HttpRefusal)) throw error;
          first ??= error;
          const concession = next(error, stripped, given);
          if (concession === undefined) {
            if (given.size > granted.size) hopeless = true;
            throw first;
          }
          given.add(concession);
        }
      }
    },
  };
}

/** A concession that drops a field. */
export function without<B extends object>(name: string & keyof B, refusal: RegExp): Concession<B> {
  return {
    name,
    refusal,
    apply: (body) => {
      if (!(name in body)) return body;
      const { [name]: _dropped, ...rest } = body;
      // A field that may be left out is one that the type has as optional.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return rest as unknown as B;
    },
  };
}
