/** Asking Google where links lead: a page for each, and a call for every few. */
import { FetchFailure } from '../../errors.ts';
import type { Topic } from '../../model/topic.ts';
import type { LinkMemory } from '../../ports.ts';
import { mentions } from '../../sources/aliases.ts';
import { failureText } from '../../sources/failure-text.ts';
import {
  readResolved,
  readSignature,
  resolveRequest,
  signatureRequest,
  type SignedId,
} from '../../sources/links/google-news-ids.ts';
import { isGoogles } from '../../sources/links/google-refusal.ts';
import { GoogleRefusal, type Google } from './google.ts';
import { headlineOf, type Headline } from './same-headline.ts';
import type { Sighting } from './sighting.ts';

/** Links resolved by one call: what a refusal can cost. */
const linksACall = 7;
/** Links in a row of which Google says nothing, after which its pages count as changed. */
const mostBarren = 3;

/** One article behind a link, or behind those of several editions. */
export interface Wanted {
  readonly ids: readonly [string, ...string[]];
  readonly sightings: readonly [Sighting, ...Sighting[]];
  readonly headline: Headline;
}

/** How decoding ended. */
export interface Ending {
  /** Why not, by the first id of what was asked for in vain. */
  readonly failed: ReadonlyMap<string, string>;
  /** Why the others were not asked for. */
  readonly stopped: string;
  readonly refused: boolean;
}

export const notAsked: Ending = { failed: new Map(), stopped: '', refused: false };

/** The most promising first: names the topic in its headline, says what no other does, of an outlet that others lack. */
export function inOrder(
  open: readonly Wanted[],
  known: readonly Sighting[],
  topic: Topic,
): readonly Wanted[] {
  const keys = new Set(known.map(({ finding }) => headlineOf(finding, false).key));
  const outlets = new Map<string, number>();
  const place = (outlet: string | undefined): number => {
    const n = outlets.get(outlet ?? '') ?? 0;
    outlets.set(outlet ?? '', n + 1);
    return n;
  };
  for (const { finding } of known) place(headlineOf(finding, false).owner);
  const at = ({ headline }: Wanted): number => (typeof headline.at === 'number' ? headline.at : 0);
  const ranked = open
    .toSorted((a, b) => at(b) - at(a))
    .map((one) => {
      const { key, owner, name } = one.headline;
      const said = keys.has(key);
      keys.add(key);
      const title = one.sightings[0].finding.title;
      const rank = [mentions(title, topic.aliases) ? 0 : 1, said ? 1 : 0, place(owner ?? name)];
      return { one, rank };
    });
  return ranked
    .toSorted((a, b) => {
      const i = a.rank.findIndex((value, n) => value !== b.rank[n]);
      return i === -1 ? 0 : a.rank[i]! - b.rank[i]!;
    })
    .map(({ one }) => one);
}

/** @param found told of each address as it comes */
export async function decode(
  order: readonly Wanted[],
  google: Google,
  mostRequests: number,
  links: LinkMemory | undefined,
  found: (one: Wanted, url: string) => void,
): Promise<Ending> {
  const failed = new Map<string, string>();
  let stopped = `${mostRequests} requests to Google are all that a run makes (google-requests)`;
  let barren = 0;
  let signed: { readonly one: Wanted; readonly signedId: SignedId }[] = [];
  google.limit(mostRequests);

  const put = async (one: Wanted, url: string): Promise<void> => {
    failed.delete(one.ids[0]);
    found(one, url);
    await links?.keep(one.ids[0], url);
  };

  const sign = async (one: Wanted): Promise<void> => {
    const [id] = one.ids;
    const { status, body, url } = await google.ask(signatureRequest(id, one.sightings[0].source));
    if (!isGoogles(url)) {
      barren = 0;
      return put(one, url);
    }
    const signedId =
      status >= 400 ? undefined : readSignature(Buffer.from(body).toString('utf8'), id);
    barren = signedId === undefined ? barren + 1 : 0;
    if (signedId !== undefined) signed.push({ one, signedId });
    else failed.set(id, `Google’s page of it carries no signature (status ${status})`);
  };

  const resolve = async (): Promise<void> => {
    const batch = signed;
    signed = [];
    if (batch.length === 0) return;
    for (const { one } of batch) failed.set(one.ids[0], 'Google did not say where it leads');
    const { status, body } = await google.ask(
      resolveRequest(batch.map(({ signedId }) => signedId)),
    );
    const text = status >= 400 ? '' : Buffer.from(body).toString('utf8');
    const urls = readResolved(text, batch.length);
    barren = urls.every((url) => url === undefined) ? barren + batch.length : 0;
    for (const [i, { one }] of batch.entries()) {
      const url = urls[i];
      if (url !== undefined) await put(one, url);
    }
  };

  try {
    for (const one of order) {
      // A page is worth nothing without the call after it.
      if (google.left() < 2) break;
      if (barren >= mostBarren) {
        stopped = 'Google’s pages no longer say where links lead';
        break;
      }
      try {
        await sign(one);
      } catch (error) {
        if (!(error instanceof FetchFailure)) throw error;
        failed.set(one.ids[0], failureText(error));
      }
      if (signed.length === linksACall || google.left() === 1) await resolve();
    }
    if (google.left() > 0) await resolve();
  } catch (error) {
    if (error instanceof FetchFailure) stopped = failureText(error);
    else if (!(error instanceof GoogleRefusal)) throw error;
  }
  const refusal = google.refusal();
  return { failed, stopped: refusal ?? stopped, refused: refusal !== undefined };
}
