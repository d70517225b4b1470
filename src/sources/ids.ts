/** Ids of hits. */
import { createHash } from 'node:crypto';
import type { Hit } from '../model/hit.ts';
import type { Finding } from './source.ts';

/** A finding as a hit: its id is `h` and 12 hex digits of sha256 over source and URL. */
export function asHit(source: string, finding: Finding): Hit {
  const hash = createHash('sha256').update(`${source}\n${finding.url}`).digest('hex');
  return { id: `h${hash.slice(0, 12)}`, source, ...finding };
}
