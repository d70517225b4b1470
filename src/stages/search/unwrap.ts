/** Unwraps the links of Google News: old ids at once, new ones by one page each and one call for all. */
import pMap from 'p-map';
import { note, type Diagnostic } from '../../diagnostics.ts';
import { FetchFailure } from '../../errors.ts';
import type { Window } from '../../model/topic.ts';
import type { Fetcher, FetchRequest } from '../../ports.ts';
import { clearlyOutside } from '../../sources/days.ts';
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

/** An id that was not resolved, with the reason. */
class Unresolved {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

type Resolved = string | Unresolved;

/**
 * Puts the article's URL in the place of each wrapped link. What can't be resolved keeps the link,
 * with a note; what the window excludes by its own date is left wrapped, since it goes anyway.
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
    if (id !== undefined && !wanted.has(id) && !clearlyOutside(finding.date, window))
      wanted.set(id, source);
  }
  const resolved = await resolveAll(wanted, fetcher);
  const diagnostics: Diagnostic[] = [];
  const unwrapped = sightings.map((sighting) => {
    const { source, finding } = sighting;
    const found = resolved.get(wrappedId(finding.url) ?? '');
    if (found === undefined) return sighting;
    if (typeof found === 'string') return { source, finding: { ...finding, url: found } };
    const { id } = asHit(source, finding);
    diagnostics.push(note('search.unwrap-failed', id, `link stays wrapped: ${found.reason}`));
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
    if (one instanceof Unresolved) resolved.set(handles[i]?.[0] ?? '', one);
    else ready.push(one);
  }
  if (ready.length === 0) return resolved;
  const answer = await ask(resolveRequest(ready), fetcher);
  const urls = answer instanceof Unresolved ? [] : readResolved(answer, ready.length);
  for (const [i, { id }] of ready.entries()) {
    const nothing = answer instanceof Unresolved ? answer : new Unresolved('Google names no URL');
    resolved.set(id, urls[i] ?? nothing);
  }
  return resolved;
}

async function sign(id: string, source: string, fetcher: Fetcher): Promise<SignedId | Unresolved> {
  const edition = source.split(':')[1] ?? 'en-US';
  const html = await ask(signatureRequest(id, edition), fetcher);
  if (html instanceof Unresolved) return html;
  return readSignature(html, id) ?? new Unresolved('the page of the link carries no signature');
}

async function ask(request: FetchRequest, fetcher: Fetcher): Promise<string | Unresolved> {
  try {
    const { status, body } = await fetcher.fetch(request);
    if (status >= 400) return new Unresolved(`Google answered with status ${status}`);
    return Buffer.from(body).toString('utf8');
  } catch (error) {
    if (error instanceof FetchFailure) return new Unresolved(`${error.fault}: ${error.message}`);
    throw error;
  }
}
