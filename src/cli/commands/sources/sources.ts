/** `digest sources`: the kinds of news sources; `digest sources check`: which entries of the bundled list still answer. */
import pMap from 'p-map';
import { openState } from '../../../adapters/state-folder.ts';
import { keepAnswers, readAnswers, type KeptAnswer } from '../../../adapters/source-record.ts';
import { resolveSettings } from '../../../config/layers.ts';
import { didYouMean } from '../../../config/nearest.ts';
import { defaultTimeZone } from '../../../config/topic-file.ts';
import { parseDay, windowOf } from '../../../config/window.ts';
import { UsageError, exitCodes } from '../../../errors.ts';
import type { SourceAnswered } from '../../../model/source-answer.ts';
import type { Query, SourceSpec } from '../../../model/topic.ts';
import { sources as kinds } from '../../../sources/all.ts';
import { addDays } from '../../../sources/days.ts';
import { specOfOutlet } from '../../../sources/kinds/outlet-feeds.ts';
import { outlets, type Outlet } from '../../../sources/outlets.ts';
import type { Source } from '../../../sources/source.ts';
import { askSources } from '../../../stages/search/ask.ts';
import { inColumns } from '../../terminal/columns.ts';
import type { Io } from '../../terminal/io.ts';
import { stateFolder } from '../../state/places.ts';
import { checkingFetcher } from '../../composition/network.ts';
import type { StateFlags } from '../../command.ts';

export interface SourcesFlags extends StateFlags {
  readonly allowPrivate?: readonly string[];
  readonly json?: boolean;
}

/** Entries asked at a time. */
const concurrency = 8;
/** Days without an item after which an entry is called silent. */
const silentDays = 7;

const actions = ['check', 'feeds'];

/** @returns 0; of `check` 4 when nobody answers */
export async function sources(
  action: string | undefined,
  flags: SourcesFlags,
  io: Io,
): Promise<number> {
  if (action !== undefined && !actions.includes(action))
    throw new UsageError(`unknown word "${action}".`, { hint: didYouMean(action, actions) });
  const { settings } = await resolveSettings(flagsOf(flags), io.env, io.cwd);
  const state = stateFolder(settings, io.cwd);
  if (action === 'feeds') return listFeeds(flags, io);
  if (action === undefined) return listKinds(await readAnswers(state), flags, io);
  const fetcher = await checkingFetcher(settings, io);
  try {
    const today = parseDay('today', defaultTimeZone, io.clock.now());
    const checked = await pMap(
      outlets,
      async (outlet) => {
        const query = everythingOf(specOfOutlet(outlet), today, outlet);
        const { answered } = await askSources(query, fetcher);
        return { outlet, answer: withSilence(answered[0], today) };
      },
      { concurrency },
    );
    await openState(state);
    await keepAnswers(
      // No topic is called so.
      { state, topic: '_check' },
      checked.map(({ answer }) => ({ ...answer, list: 'outlets' })),
      new Date(io.clock.now()).toISOString(),
    );
    if (flags.json)
      await io.out(
        `${JSON.stringify(
          checked.map(({ outlet, answer }) => ({ ...outlet, answer })),
          null,
          2,
        )}\n`,
      );
    else
      await print(
        [
          ['answer', 'items', 'newest', 'language', 'name', 'address', ''],
          ...checked.map(({ outlet, answer }) => [
            answer.state,
            String(answer.items),
            answer.newest?.slice(0, 10) ?? '',
            outlet.language,
            outlet.name,
            addressOf(outlet),
            answer.message ?? '',
          ]),
        ],
        io,
      );
    const answering = checked.filter(({ answer }) => answer.state === 'ok').length;
    io.err(`${answering} of ${checked.length} answer.\n`);
    return answering > 0 ? exitCodes.published : exitCodes.sourcesFailed;
  } finally {
    await fetcher.close();
  }
}

function flagsOf({ state, blog, allowPrivate }: SourcesFlags): Record<string, unknown> {
  return { state, blog, allowPrivate };
}

/** A topic to which everything belongs. */
function everythingOf(spec: SourceSpec, date: string, outlet: Outlet): Query {
  return {
    topic: {
      id: 'check',
      name: outlet.name,
      aliases: [],
      sources: [spec],
      timeZone: outlet.zone,
      windowDays: 1,
      language: 'zh-TW',
      tags: [],
      categories: [],
    },
    window: windowOf(date, 1, outlet.zone),
  };
}

function withSilence(answer: SourceAnswered | undefined, today: string): SourceAnswered {
  const known = answer ?? { source: '', state: 'no-answer', hits: 0, items: 0 };
  const newest = known.newest?.slice(0, 10);
  return newest !== undefined && newest < addDays(today, -silentDays)
    ? { ...known, message: `silent since ${newest}` }
    : known;
}

function addressOf({ feed, sitemap, releases }: Outlet): string {
  return feed ?? sitemap ?? `https://github.com/${releases ?? ''}`;
}

async function listFeeds({ json }: SourcesFlags, io: Io): Promise<number> {
  if (json) await io.out(`${JSON.stringify(outlets, null, 2)}\n`);
  else
    await print(
      [
        ['language', 'good for', 'name', 'address'],
        ...outlets.map((outlet) => [
          outlet.language,
          outlet.good.join(', '),
          outlet.name,
          addressOf(outlet),
        ]),
      ],
      io,
    );
  return exitCodes.published;
}

async function listKinds(
  answers: ReadonlyMap<string, KeptAnswer>,
  { json }: SourcesFlags,
  io: Io,
): Promise<number> {
  const rows = kinds.map(({ kind, can }) => ({
    kind,
    window: can.window,
    scripts: can.scripts,
    ...(can.pageSize !== undefined && { pageSize: can.pageSize }),
    ...(can.intervalMs !== undefined && { intervalMs: can.intervalMs }),
    ...(can.key !== undefined && { key: can.key, keyPresent: keyPresent(can.key, io) }),
    terms: can.terms,
    last: [...answers.values()].filter((answer) => kindOf(answer) === kind),
  }));
  if (json) {
    await io.out(`${JSON.stringify(rows, null, 2)}\n`);
    return exitCodes.published;
  }
  await print(
    [
      ['kind', 'window', 'asked for names in', 'page', 'key', 'last answer', 'terms'],
      ...rows.map(({ kind, window, scripts, pageSize, key, keyPresent: present, last, terms }) => [
        kind,
        window,
        scripts.join(', ') || 'none: matched here',
        pageSize === undefined ? '' : String(pageSize),
        key === undefined ? '' : `${key} ${present ? 'is set' : 'is missing'}`,
        lastOf(last),
        terms,
      ]),
    ],
    io,
  );
  return exitCodes.published;
}

function keyPresent(variable: NonNullable<Source['can']['key']>, { env }: Io): boolean {
  return (env[variable] ?? '').trim() !== '';
}

/** Labels begin with the kind; what stands in the bundled list counts as that. */
function kindOf({ source, list }: SourceAnswered): string {
  return list === 'outlets' ? list : (source.split(':')[0] ?? source);
}

function lastOf(answers: readonly KeptAnswer[]): string {
  const [latest] = answers.toSorted((a, b) => (a.at < b.at ? 1 : -1));
  if (latest === undefined) return '';
  const day = latest.at.slice(0, 16).replace('T', ' ');
  if (answers.length === 1) return `${day} ${latest.state}`;
  const ok = answers.filter(({ state }) => state === 'ok').length;
  return `${day} ${ok} of ${answers.length} ok`;
}

async function print(rows: readonly (readonly string[])[], io: Io): Promise<void> {
  await io.out(`${inColumns(rows).join('\n')}\n`);
}
