/** Unwraps the links of Google News: old ids at once, new ones by one page each and one call for all. */
import pMap from 'p-map';
import { note, type Diagnostic } from '../../diagnostics.ts';
import { FetchFailure } from '../../errors.ts';
import type { Window } from '../../model/topic.ts';
import type { Fetcher, FetchRequest } from '../../ports.ts';
import { clearlyOutside } from '../../sources/days.ts';
import { failureText } from '../../sources/failure-text.ts';
import {
  readResolved,
  readSignature,
  resolveRequest,
  signatureRequest,
  urlInId,
  wrappedId,
  type SignedId,
} from '../../sources/google-news-ids.ts';
import { asHit } from '../../sources/ids.ts';
import type { Sighting } from './sighting.ts';

const concurrency = 4;

/** Why there is no URL, signature or answer. */
interface Missing {
  readonly missing: string;
}

type Resolved = string | Missing;

/**
 * Puts the article's URL in the place of each wrapped link. What can't be resolved keeps the link,
 * with a note; nothing is asked for what the window excludes by its own date, since it goes anyway.
 */
export async function unwrapFindings(
  sightings: readonly Sighting[],
  window: Window,
  fetcher: Fetcher,
): Promise<{
  readonly sightings: readonly Sighting[];
  readonly diagnostics: readonly Diagnostic[];
}> {
  const wanted = new Map<string, string>();
  for (const { source, finding } of sightings) {
    const id = wrappedId(finding.url);
    if (id === undefined || wanted.has(id)) continue;
    if (urlInId(id) !== undefined || !clearlyOutside(finding.date, window)) wanted.set(id, source);
  }
  const resolved = await resolveAll(wanted, fetcher);
  const diagnostics: Diagnostic[] = [];
  const unwrapped = sightings.map((sighting) => {
    const { source, finding } = sighting;
    const found = resolved.get(wrappedId(finding.url) ?? '');
    if (found === undefined) return sighting;
    if (typeof found === 'string') return { source, finding: { ...finding, url: found } };
    const { id } = asHit(source, finding);
    diagnostics.push(note('search.unwrap-failed', id, `link stays wrapped: ${found.missing}`));
    return sighting;
  });
  return { sightings: unwrapped, diagnostics };
}

/** Keyed by id; `wanted` maps each id to the label of a source that has it. */
async function resolveAll(
  wanted: ReadonlyMap<string, string>,
  fetcher: Fetcher,
): Promise<ReadonlyMap<string, Resolved>> {
  const resolved = new Map<string, Resolved>();
  for (const id of wanted.keys()) {
    const url = urlInId(id);
    if (url !== undefined) resolved.set(id, url);
  }
  const handles = [...wanted].filter(([id]) => !resolved.has(id));
  const signed = await pMap(handles, ([id, source]) => sign(id, source, fetcher), { concurrency });
  const ready: SignedId[] = [];
  for (const [i, one] of signed.entries()) {
    if ('missing' in one) resolved.set(handles[i]?.[0] ?? '', one);
    else ready.push(one);
  }
  if (ready.length === 0) return resolved;
  const answer = await ask(resolveRequest(ready), fetcher);
  const urls = typeof answer !== 'string' ? [] : readResolved(answer, ready.length);
  for (const [i, { id }] of ready.entries()) {
    const nothing = typeof answer !== 'string' ? answer : { missing: 'Google names no URL' };
    resolved.set(id, urls[i] ?? nothing);
  }
  return resolved;
}

async function sign(id: string, source: string, fetcher: Fetcher): Promise<SignedId | Missing> {
  const edition = source.split(':')[1] ?? 'en-US';
  const html = await ask(signatureRequest(id, edition), fetcher);
  if (typeof html !== 'string') return html;
  return readSignature(html, id) ?? { missing: 'the page of the link carries no signature' };
}

async function ask(request: FetchRequest, fetcher: Fetcher): Promise<string | Missing> {
  try {
    const { status, body } = await fetcher.fetch(request);
    if (status >= 400) return { missing: `Google answered with status ${status}` };
    return Buffer.from(body).toString('utf8');
  } catch (error) {
    if (error instanceof FetchFailure) return { missing: failureText(error) };
    throw error;
  }
}
