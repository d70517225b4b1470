/** Asks one source after another what it has, follows lists to their members, and says how each answered. */
import pMap from 'p-map';
import { note, passing, type Diagnostic } from '../../diagnostics.ts';
import { FetchFailure, type FetchFault } from '../../errors.ts';
import type { AnswerState, SourceAnswered } from '../../model/source-answer.ts';
import type { Query, SourceSpec, Window } from '../../model/topic.ts';
import type { Fetcher } from '../../ports.ts';
import { isChallenge, refusalByStatus, stateOfFailure } from '../../sources/answer-state.ts';
import { givenBy, parseSource, planSource, refusalOf } from '../../sources/all.ts';
import { addDays } from '../../sources/days.ts';
import { failureText } from '../../sources/failure-text.ts';
import { isPassingState } from '../../sources/passing.ts';
import { UnreadableAnswerError, type Finding, type PlannedRequest } from '../../sources/source.ts';
import { textOf } from './answer-text.ts';
import { googleThrough, type Google } from './google.ts';
import { listedIn } from './outlet-pages.ts';
import type { Sighting } from './sighting.ts';

/** Sources asked at a time. */
const concurrency = 8;
/** How often an answer may lead to further requests: from a robots.txt to an index to its parts. */
const deepest = 3;
/** Days without an item after which a source is called silent. */
const silentDays = 7;
/** Google is asked in its own way. */
interface Net {
  readonly fetcher: Fetcher;
  readonly google: Google;
}

/** One request and what came of it. */
interface Asked {
  readonly plan: Pick<PlannedRequest, 'source' | 'address' | 'list'> &
    Partial<Pick<PlannedRequest, 'request'>>;
  readonly state: AnswerState;
  readonly sightings: readonly Sighting[];
  /** What an outlet's own feed lists, with what does not mention the topic. */
  readonly listed?: () => readonly Sighting[];
  /** Why there is no answer. */
  readonly failure?: string;
  /** Of a request that never got one. */
  readonly fault?: FetchFault;
  readonly host?: string;
  readonly odd: readonly string[];
  /** What an earlier answer that stands in says of that. */
  readonly standsIn?: string;
  readonly items: number;
  readonly dates: readonly string[];
  readonly further: readonly Asked[];
}

/** A source without an answer; `failure` begins with the state and the fault: `no-answer: dns: …`. */
export interface Unanswered {
  readonly source: string;
  readonly failure: string;
  /** Where it was asked. */
  readonly host?: string | undefined;
  /** Of a request that never got an HTTP answer. */
  readonly fault?: FetchFault | undefined;
}

/** What all sources of a topic found. */
export interface Answers {
  readonly sightings: readonly Sighting[];
  /** Addresses that were asked. */
  readonly urls: ReadonlySet<string>;
  /** What outlets' own feeds list, with what does not mention the topic. */
  readonly listed: () => readonly Sighting[];
  readonly diagnostics: readonly Diagnostic[];
  /** One for each label, in the topic's order. */
  readonly answered: readonly SourceAnswered[];
  /** Sources that could not be asked, or did not answer. */
  readonly failures: readonly Unanswered[];
  /** Not one request was answered, and nothing was given without one. */
  readonly allFailed: boolean;
}

/** Findings come in the order of the topic's sources, whoever answers first. */
export async function askSources(
  query: Query,
  fetcher: Fetcher,
  google: Google = googleThrough(fetcher),
): Promise<Answers> {
  const net = { fetcher, google };
  const diagnostics: Diagnostic[] = [];
  const planned = query.topic.sources.flatMap((spec) => {
    const given = givenBy(spec);
    const requests = planSource(query, spec);
    if (requests.length === 0 && given.length === 0)
      diagnostics.push(note('search.source-odd', spec.kind, 'takes none of the topic’s names'));
    return [
      ...(given.length > 0 ? [asGiven(spec.kind, given)] : []),
      ...requests.map((plan) => ({ plan, spec: plan.readAs ?? spec })),
    ];
  });
  const asked = await pMap(
    planned,
    (one) => ('plan' in one && 'spec' in one ? ask(one.plan, one.spec, query, net, 0) : one),
    { concurrency },
  );
  const all = toldApart(asked.flatMap(withFurther));
  for (const one of all) diagnostics.push(...notesOn(one, query.window));
  const answered = answersIn(all);
  for (const answer of answered) diagnostics.push(answeredNote(answer));
  const failed = all.filter(({ failure }) => failure !== undefined);
  return {
    sightings: all.flatMap(({ sightings }) => sightings),
    urls: new Set(all.flatMap(({ plan }) => plan.request?.url ?? [])),
    listed: () => all.flatMap(({ listed }) => listed?.() ?? []),
    diagnostics,
    answered,
    failures: failed.map(({ plan, failure, host, fault }) => ({
      source: plan.source,
      failure: failure ?? '',
      host,
      fault,
    })),
    allFailed: failed.length === all.length,
  };
}

function asGiven(source: string, findings: readonly Sighting['finding'][]): Asked {
  return {
    plan: { source },
    state: 'ok',
    sightings: findings.map((finding) => ({ source, finding })),
    odd: [],
    items: findings.length,
    dates: [],
    further: [],
  };
}

async function ask(
  plan: PlannedRequest,
  spec: SourceSpec,
  query: Query,
  net: Net,
  depth: number,
): Promise<Asked> {
  const none = { plan, sightings: [], odd: [], items: 0, dates: [], further: [] };
  const { host } = new URL(plan.request.url);
  const failed = (state: AnswerState, why: string, fault?: FetchFault): Asked => ({
    ...none,
    state,
    failure: `${state}: ${why}`,
    host,
    ...(fault !== undefined && { fault }),
  });
  let text = '';
  try {
    const { request } = plan;
    const response = await (isGoogle(request.url)
      ? net.google.ask(request)
      : net.fetcher.fetch(request));
    text = textOf(response);
    if (response.status >= 400) {
      const { state, message } =
        refusalOf(spec, response.status, text) ??
        refusalByStatus(response.status, text, plan.request.key);
      return failed(state, `${host} answered with ${statusIn(message, response.status)}`);
    }
    const at = instantOf(response.headers['date']);
    const answer = { url: response.url, text, ...(at !== undefined && { at }) };
    const { findings, odd, items, dates, further } = parseSource(answer, query, spec);
    const next = depth < deepest ? (further ?? []) : [];
    const followed = await pMap(
      next,
      (one) => ask(one, one.readAs ?? spec, query, net, depth + 1),
      { concurrency },
    );
    const held = items ?? findings.length;
    const sightingsOf = (found: readonly Finding[]): readonly Sighting[] =>
      found.map((finding) => ({ source: plan.source, finding }));
    return {
      plan,
      state: held > 0 ? 'ok' : 'empty',
      sightings: sightingsOf(findings),
      ...(spec.kind === 'feed' && {
        listed: () => sightingsOf(listedIn(spec, query, response)),
      }),
      odd: response.standsIn === undefined ? odd : [response.standsIn, ...odd],
      ...(response.standsIn !== undefined && { standsIn: response.standsIn }),
      items: held,
      dates: dates ?? [],
      further: followed,
    };
  } catch (error) {
    if (error instanceof FetchFailure)
      return failed(stateOfFailure(error), failureText(error), error.fault);
    if (error instanceof UnreadableAnswerError) {
      const { message, state } = error;
      return isChallenge(text)
        ? failed('blocked', `${host} shows a page for people: ${message}`)
        : failed(state, `${host}: ${message}`);
    }
    throw error;
  }
}

/** Also of a feed of the user's own list, which may be a search kept at Google. */
function isGoogle(url: string): boolean {
  return new URL(url).hostname === 'news.google.com';
}

/** The server's clock (RFC 9110, 6.6.1) as ISO 8601. */
function instantOf(date: string | undefined): string | undefined {
  const at = new Date(date ?? '');
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** A refusal in a source's own words may leave the status out. */
function statusIn(message: string, status: number): string {
  return message.startsWith('status ') ? message : `status ${status}: ${message}`;
}

/** Where several are called by one host, each by its address there; hits keep the short label. */
function toldApart(all: readonly Asked[]): readonly Asked[] {
  const addresses = new Map<string, Set<string>>();
  for (const { plan } of all) {
    if (plan.address === undefined) continue;
    addresses.set(plan.source, (addresses.get(plan.source) ?? new Set()).add(plan.address));
  }
  return all.map((one) => {
    const { source, address } = one.plan;
    const isOneOfMany = (addresses.get(source)?.size ?? 0) > 1;
    return isOneOfMany && address !== undefined
      ? { ...one, plan: { ...one.plan, source: source + address } }
      : one;
  });
}

function withFurther(asked: Asked): readonly Asked[] {
  return [asked, ...asked.further.flatMap(withFurther)];
}

function notesOn(
  { plan, state, failure, odd, standsIn, dates }: Asked,
  window: Window,
): readonly Diagnostic[] {
  // Of a long list some are always down, and what they say is for who looks closely.
  const inList = plan.list !== undefined;
  const notes = odd.map((message) =>
    passing(
      note(inList ? 'search.list-odd' : 'search.source-odd', plan.source, message),
      message === standsIn,
    ),
  );
  if (failure !== undefined)
    notes.unshift(
      passing(
        note(inList ? 'search.list-failed' : 'search.source-failed', plan.source, failure),
        isPassingState(state),
      ),
    );
  const past = silence(dates, window);
  if (past !== undefined)
    notes.push(note(inList ? 'search.list-odd' : 'search.source-odd', plan.source, past));
  return notes;
}

/** A feed dies in silence, and one that begins after the window can hold nothing of it. */
function silence(dates: readonly string[], window: Window): string | undefined {
  const newest = latest(dates);
  if (newest === undefined) return undefined;
  const day = newest.slice(0, 10);
  if (day < addDays(window.date, 1 - window.days - silentDays))
    return `silent: its newest item is of ${day}`;
  const oldest = dates.reduce((a, b) => (Date.parse(b) < Date.parse(a) ? b : a));
  return Date.parse(oldest) >= Date.parse(window.end)
    ? `its oldest item is of ${oldest.slice(0, 10)}, after the day that is asked for`
    : undefined;
}

function latest(dates: readonly string[]): string | undefined {
  const known = dates.filter((date) => !Number.isNaN(Date.parse(date)));
  return known.length === 0
    ? undefined
    : known.reduce((a, b) => (Date.parse(b) > Date.parse(a) ? b : a));
}

/** Several requests of one label are one source: it is down when not one of them was answered. */
function answersIn(all: readonly Asked[]): readonly SourceAnswered[] {
  const bySource = new Map<string, Asked[]>();
  for (const one of all) {
    const same = bySource.get(one.plan.source);
    if (same === undefined) bySource.set(one.plan.source, [one]);
    else same.push(one);
  }
  return [...bySource].map(([source, group]) => {
    const best =
      group.find(({ state }) => state === 'ok') ??
      group.find(({ failure }) => failure !== undefined) ??
      group[0];
    const newest = latest(group.flatMap(({ dates }) => dates));
    const message = best?.failure ?? group.flatMap(({ odd }) => odd)[0];
    return {
      source,
      ...(group[0]?.plan.list !== undefined && { list: group[0].plan.list }),
      state: best?.state ?? 'empty',
      hits: group.reduce((sum, { sightings }) => sum + sightings.length, 0),
      items: group.reduce((sum, { items }) => sum + items, 0),
      ...(newest !== undefined && { newest }),
      ...(message !== undefined && { message }),
      ...(group.every(({ standsIn }) => standsIn !== undefined) && { standsIn: true }),
    };
  });
}

function answeredNote(answer: SourceAnswered): Diagnostic {
  const { source, state, hits, items } = answer;
  const message = `${state}: ${hits} hits of ${items} items`;
  return { ...note('search.source-answered', source, message), answer };
}
