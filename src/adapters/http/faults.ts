/** Errors of undici, Node and TLS as the faults that the rest of the program knows. */
import { FetchFailure, faultCodeOf, type FetchFault } from '../../errors.ts';

const faultOfCode: Readonly<Record<string, FetchFault>> = {
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ETIMEDOUT: 'timeout',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  ENODATA: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
  EPROTO: 'tls',
  UND_ERR_PRX_TLS: 'tls',
};

const words: Readonly<Record<FetchFault, string>> = {
  timeout: 'did not answer in time',
  dns: 'has no address',
  refused: 'refused the connection',
  reset: 'broke off the connection',
  tls: 'has no certificate that can be trusted',
  'too-large': 'sent more than is taken',
  'private-address': 'is a private address',
  'too-many-redirects': 'redirects without end',
  'bad-url': 'is no usable URL',
  robots: 'forbids it',
  'no-key': 'needs a key',
  other: 'could not be read',
};

/** The failure that an error of the transport stands for; failures pass unchanged. */
export function asFailure(error: unknown, url: URL): FetchFailure {
  const chain = causes(error);
  const known = chain.find((link) => link instanceof FetchFailure);
  if (known !== undefined) return known;
  const fault = chain.map(faultOf).find((found) => found !== undefined) ?? 'other';
  const detail = chain.map((link) => link.message).find((message) => message !== '');
  const message = `${url.host} ${words[fault]}${detail === undefined ? '' : ` (${detail})`}`;
  return new FetchFailure(fault, message, { cause: error });
}

function faultOf(error: Error): FetchFault | undefined {
  if (error.name === 'TimeoutError') return 'timeout';
  const code = faultCodeOf(error);
  if (code === undefined) return undefined;
  return faultOfCode[code] ?? (/TLS|SSL|CERT|UNABLE_TO_|HOSTNAME/.test(code) ? 'tls' : undefined);
}

/** The error, its causes, and the parts of an aggregate (one per address that was tried). */
function causes(error: unknown): readonly Error[] {
  const found: Error[] = [];
  const waiting: unknown[] = [error];
  while (waiting.length > 0 && found.length < 10) {
    const next = waiting.shift();
    if (!(next instanceof Error)) continue;
    found.push(next);
    if (next instanceof AggregateError) waiting.push(...(next.errors as unknown[]));
    waiting.push(next.cause);
  }
  return found;
}
