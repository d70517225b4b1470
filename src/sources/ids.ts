/** Ids of hits. */
import { createHash } from 'node:crypto';
import type { Hit } from '../model/hit.ts';
import type { Finding } from './source.ts';

/**
 * A finding as a hit: its id is `h` and 12 hex digits of sha256 over source and URL.
 * @param mark tells an item from others of its source that have the same URL
 */
export function asHit(source: string, finding: Finding, mark = ''): Hit {
  const named = mark === '' ? finding.url : `${finding.url}\n${mark}`;
  const hash = createHash('sha256').update(`${source}\n${named}`).digest('hex');
  return { id: `h${hash.slice(0, 12)}`, source, ...finding };
}
