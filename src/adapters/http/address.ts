/** Which addresses may be connected to: pages of the net must not reach into the user's own network. */
import { lookup as resolve, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { FetchFailure } from '../../errors.ts';

/** Hosts that are allowed although their addresses are private: `host`, `host:port`, or all of them. */
export type AllowPrivate = readonly string[] | boolean;

/** Whether the URL's host, or its host and port, is on the list. */
export function isAllowed(url: URL, allow: AllowPrivate): boolean {
  if (typeof allow === 'boolean') return allow;
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  const address = url.hostname.replace(/^\[|\]$/g, '');
  const names = new Set([url.hostname, address, `${url.hostname}:${port}`]);
  return allow.some((entry) => names.has(entry.trim().toLowerCase()));
}

/**
 * Refuses a host that is written as a private address. `lookup` never sees those. WHATWG's URL has
 * already turned every odd spelling (`2130706433`, `0x7f.1`) into the plain one.
 */
export function refusePrivateLiteral(url: URL): void {
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(literal) && !isPublic(literal)) throw privateAddress(url.host, literal);
}

/** `dns.lookup` that gives public addresses only; fails with a `FetchFailure` when there are none. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    const usable = (addresses as readonly LookupAddress[] | undefined)?.filter(({ address }) =>
      isPublic(address),
    );
    const [first] = usable ?? [];
    if (error !== null) callback(error, '', 0);
    else if (first === undefined)
      callback(privateAddress(hostname, addresses[0]?.address ?? 'nothing'), '', 0);
    else if (options.all === true) callback(null, usable ?? []);
    else callback(null, first.address, first.family);
  });
};

/** Of IPv6 only what is given out to hosts of the net; all else is reserved, or holds an IPv4 address (`::7f00:1`, NAT64). */
const givenOut = ipaddr.IPv6.parseCIDR('2000::/3');

/** Neither private, loopback, link-local, multicast, reserved nor a tunnel into one of them. */
function isPublic(address: string): boolean {
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv6) {
    if (parsed.isIPv4MappedAddress()) return isPublic(parsed.toIPv4Address().toString());
    if (!parsed.match(givenOut)) return false;
  }
  return parsed.range() === 'unicast';
}

function privateAddress(host: string, address: string): FetchFailure {
  const what = host === address ? 'is' : `has`;
  return new FetchFailure(
    'private-address',
    `${host} ${what} a private address${what === 'is' ? '' : `, ${address}`}, and is not asked`,
    { hint: `to allow it: --allow-private ${host}` },
  );
}
