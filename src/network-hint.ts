/** What to do where requests fail, by what they have in common. */
import type { FetchFault } from './errors.ts';

/** A request without an answer. `message` tells more than the fault does: which error it was, whether a proxy had a part in it. */
export interface FailedRequest {
  readonly fault: FetchFault | undefined;
  readonly message: string;
}

/** Undefined where it is no matter of this machine's network. */
export function networkHint(failed: readonly FailedRequest[]): string | undefined {
  const share = (is: (one: FailedRequest) => boolean): boolean =>
    failed.filter(is).length * 2 > failed.length;
  const [first] = failed;
  if (first === undefined) return undefined;
  if (share(({ message }) => /\bproxy\b/i.test(message)))
    return 'the proxy lets nothing through: see HTTPS_PROXY and HTTP_PROXY, and NO_PROXY for what needs none';
  if (share(({ message }) => /\b(?:ENETUNREACH|EHOSTUNREACH|ENETDOWN)\b/.test(message)))
    return 'this machine has no way to the network: it is offline, or a firewall is in the way';
  if (share(({ fault }) => fault === 'dns'))
    return failed.length === 1
      ? 'see whether the name is right, and whether this machine is online'
      : 'no name can be looked up: this machine is offline, or its name server (/etc/resolv.conf) does not answer';
  if (share(({ fault }) => fault === 'tls'))
    return 'no certificate is trusted: see whether the clock is right; where a proxy opens connections, name its certificate in NODE_EXTRA_CA_CERTS';
  if (share(({ fault }) => fault === 'timeout' || fault === 'refused' || fault === 'reset'))
    return failed.length === 1
      ? 'see whether the server is up; `page-timeout` is how long it is waited for'
      : 'a firewall may be in the way, or a proxy that has to be named in HTTPS_PROXY';
  return undefined;
}
