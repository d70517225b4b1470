/** Content addresses: sha256 over canonical JSON. */
import { createHash } from 'node:crypto';
import canonicalJson from 'canonicalize';

// The package is CommonJS and exports the function itself; its types say `default`.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const serialize = canonicalJson as unknown as (value: unknown) => string | undefined;

/** JSON with sorted keys and no white space (RFC 8785): the same value, the same bytes. */
export function canonical(value: unknown): string {
  return serialize(value) ?? 'null';
}

/** `sha256-<64 hex digits>` of the canonical JSON of `value`. */
export function contentKey(value: unknown): string {
  return `sha256-${createHash('sha256').update(canonical(value)).digest('hex')}`;
}
