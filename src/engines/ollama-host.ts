/** Reading OLLAMA_HOST as the server itself does; the npm client reads it not at all. */
import { UsageError } from '../errors.ts';

export const defaultOllamaHost = 'http://127.0.0.1:11434';

/**
 * The base URL behind an `OLLAMA_HOST` value, without a slash at its end. A bare host gets port
 * 11434, `http://` without a port 80, `https://` 443; a bare IPv6 address gets its brackets; an
 * address that a server listens on (`0.0.0.0`, `::`) becomes the loopback address to connect to.
 * Throws UsageError for what is no host (rules: ollama `envconfig/config.go`, Host()).
 */
export function parseOllamaHost(value: string | undefined): string {
  const given = (value ?? '')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim();
  if (given === '') return defaultOllamaHost;
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(given)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https')
    throw badHost(given, `scheme ${scheme}`);
  const rest = scheme === undefined ? given : given.slice(scheme.length + 3);
  const slash = rest.indexOf('/');
  const authority = slash < 0 ? rest : rest.slice(0, slash);
  const path = slash < 0 ? '' : rest.slice(slash).replace(/\/+$/, '');
  const { host, port } = splitPort(authority, given);
  const fallback = scheme === 'https' ? 443 : scheme === 'http' ? 80 : 11_434;
  const reachable = { '': '127.0.0.1', '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host;
  const name = reachable.includes(':') ? `[${reachable}]` : reachable;
  const url = `${scheme ?? 'http'}://${name}:${port ?? fallback}${path}`;
  if (!URL.canParse(url)) throw badHost(given, 'not a host name');
  return url;
}

function splitPort(authority: string, given: string): { host: string; port?: number } {
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/.exec(authority);
  const plain = /^([^:]*):([^:]*)$/.exec(authority);
  const match = bracketed ?? plain;
  if (match === null) return { host: authority };
  const port = match[2];
  if (port === undefined || port === '') return { host: match[1] ?? '' };
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw badHost(given, `port ${port}`);
  return { host: match[1] ?? '', port: Number(port) };
}

function badHost(given: string, why: string): UsageError {
  return new UsageError(
    `the address of the Ollama server (--ollama-host, OLLAMA_HOST) is not usable: ${given} (${why})`,
    {
      hint: 'give host:port, for example 127.0.0.1:11434',
    },
  );
}
