/** Sends the keys that requests name, and lets them come back in nothing: no body, no address, no error. */
import type { Environment } from '../../config/layers.ts';
import { FetchFailure } from '../../errors.ts';
import type { FetchRequest, FetchResponse, Fetcher } from '../../ports.ts';

/** Shorter words stand in answers by chance. */
const shortestKey = 8;

/** Requests without a key pass; one whose variable is not set rejects with a `FetchFailure` of the fault `no-key`. */
export function keyedFetcher(inner: Fetcher, env: Environment): Fetcher {
  return {
    fetch: async (request) => {
      const { key, ...rest } = request;
      if (key === undefined) return inner.fetch(request);
      const secret = secretOf(request, env);
      const headers = { ...rest.headers, [key.header]: `${key.before ?? ''}${secret}` };
      try {
        return withoutSecret(await inner.fetch({ ...rest, headers }), secret, key.variable);
      } catch (error) {
        if (!(error instanceof FetchFailure)) throw error;
        const hide = hiding(secret, key.variable);
        // Without its cause, whose words nobody has looked at.
        throw new FetchFailure(error.fault, hide(error.message), { hint: error.hint });
      }
    },
  };
}

function secretOf({ url, key }: FetchRequest, env: Environment): string {
  const variable = key?.variable ?? '';
  const secret = (env[variable] ?? '').trim();
  const { host } = new URL(url);
  if (secret === '')
    throw new FetchFailure('no-key', `${host} needs a key`, { hint: `put it into ${variable}` });
  if (!/^[\x21-\x7e]+$/.test(secret))
    throw new FetchFailure('no-key', `${variable} holds what no header can carry`, {
      hint: 'a key is one word of Latin letters, digits and signs',
    });
  return secret;
}

function hiding(secret: string, variable: string): (text: string) => string {
  if (secret.length < shortestKey) return (text) => text;
  const forms = [...new Set([secret, encodeURIComponent(secret)])];
  return (text) => forms.reduce((left, form) => left.replaceAll(form, `[${variable}]`), text);
}

function withoutSecret(response: FetchResponse, secret: string, variable: string): FetchResponse {
  const hide = hiding(secret, variable);
  const body = Buffer.from(response.body);
  const text = body.toString('latin1');
  const hidden = hide(text);
  return {
    ...response,
    url: hide(response.url),
    redirects: response.redirects.map(hide),
    headers: Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [name, hide(value)]),
    ),
    body: hidden === text ? response.body : Buffer.from(hidden, 'latin1'),
  };
}
