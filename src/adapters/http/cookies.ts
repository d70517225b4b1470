/**
 * Cookies within one chain of redirects: some sites set one, send the reader back to the same URL
 * and go round in circles when it does not return. Nothing outlives the chain.
 */
import { parseCookie } from 'undici';

interface Kept {
  readonly name: string;
  readonly value: string;
  /** Host that set it, or the domain that it named. */
  readonly host: string;
  /** Whether subdomains get it too. */
  readonly wide: boolean;
}

export interface CookieJar {
  /** Takes the `set-cookie` lines of an answer. */
  readonly keep: (url: URL, lines: readonly string[]) => void;
  /** The `cookie` header for a URL; undefined when there is nothing to send. */
  readonly headerFor: (url: URL) => string | undefined;
}

/** More than a redirect ever needs, and a bound on what a hostile server can make us carry. */
const mostCookies = 50;
const longestCookie = 4_096;

export function cookieJar(): CookieJar {
  const kept = new Map<string, Kept>();
  return {
    keep: (url, lines) => {
      for (const { name, value, domain, maxAge } of parse(lines)) {
        const wide = domain !== undefined && covers(domain, url.hostname);
        // A domain that is not the server's own is another's cookie.
        if (domain !== undefined && !wide) continue;
        const host = wide ? domain : url.hostname;
        const key = `${host} ${name}`;
        if (maxAge !== undefined && maxAge <= 0) kept.delete(key);
        else if (kept.size < mostCookies || kept.has(key))
          kept.set(key, { name, value, host, wide });
      }
    },
    headerFor: ({ hostname }) => {
      const mine = [...kept.values()].filter(({ host, wide }) =>
        wide ? covers(host, hostname) : host === hostname,
      );
      return mine.length === 0
        ? undefined
        : mine.map(({ name, value }) => `${name}=${value}`).join('; ');
    },
  };
}

/** Whether `domain` is the host itself or above it. A bare top-level domain covers nothing. */
function covers(domain: string, hostname: string): boolean {
  return domain.includes('.') && (hostname === domain || hostname.endsWith(`.${domain}`));
}

function parse(lines: readonly string[]): readonly {
  readonly name: string;
  readonly value: string;
  readonly domain: string | undefined;
  readonly maxAge: number | undefined;
}[] {
  return lines.flatMap((line) => {
    const cookie = line.length > longestCookie ? null : parseCookie(line);
    if (cookie === null || cookie.name === '') return [];
    const { name, value, domain, maxAge } = cookie;
    return [{ name, value, domain: domain?.replace(/^\./, '').toLowerCase(), maxAge }];
  });
}
