/** `runs/<date>/<topic>/` in the state folder: the manifest, and what was published. */
import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Provenance } from '../model/provenance.ts';
import type { Manifest, Published, ToldStory } from '../model/run.ts';
import type { Window } from '../model/topic.ts';
import { dayAt, daysBefore, graceOf } from '../model/window.ts';
import type { History } from '../stage.ts';
import { readRecord, type Tell } from './record-file.ts';
import { writeWhole } from './whole-file.ts';

export interface RunFolder {
  readonly path: string;
  /** Each reads nothing also where the record has another shape; one of an earlier version comes in today's form. */
  readonly readManifest: () => Promise<Manifest | undefined>;
  readonly readPublished: () => Promise<Published | undefined>;
  readonly readProvenance: () => Promise<Provenance | undefined>;
  /** Files that a run was about to write when it was killed, if it was. */
  readonly readIntent: () => Promise<Intent | undefined>;
  readonly writeManifest: (manifest: Manifest) => Promise<void>;
  readonly writePublished: (published: Published) => Promise<void>;
  readonly writeProvenance: (provenance: Provenance) => Promise<void>;
  /** Before the files of a post are written; `writePublished` ends it. */
  readonly writeIntent: (intent: Intent) => Promise<void>;
  /** The folder of the same topic's run of another day. */
  readonly ofDay: (date: string) => RunFolder;
}

/** What a run is about to write, so that a later one knows its files as this program's. */
export type Intent = Pick<Published, 'files' | 'datedAt'>;

/** @param tell told of records that are set aside since they can't be read; without it they stay where they are */
export function runFolder(state: string, date: string, topic: string, tell?: Tell): RunFolder {
  const path = join(state, 'runs', date, topic);
  const read = <T>(
    name: string,
    check: (value: unknown) => T | undefined,
  ): Promise<T | undefined> => readRecord(join(path, name), check, tell);
  const write = (name: string, value: unknown): Promise<void> =>
    writeWhole(join(path, name), `${JSON.stringify(value, null, 2)}\n`, join(state, 'tmp'));
  return {
    path,
    readManifest: () => read('manifest.json', asManifest),
    readPublished: () => read('published.json', asPublished),
    readProvenance: () => read('provenance.json', asProvenance),
    readIntent: () => read('publishing.json', asIntent),
    writeManifest: (manifest) => write('manifest.json', manifest),
    writePublished: async (published) => {
      await write('published.json', published);
      await rm(join(path, 'publishing.json'), { force: true });
    },
    writeProvenance: (provenance) => write('provenance.json', provenance),
    writeIntent: (intent) => write('publishing.json', intent),
    ofDay: (other) => runFolder(state, other, topic, tell),
  };
}

/** The records of all runs that know of each other, wherever they are kept. */
export interface RunRecords {
  readonly run: (date: string, topic: string) => RunFolder;
  /** Days on which the topic may have had a run, ascending. */
  readonly daysOf: (topic: string) => Promise<readonly string[]>;
}

/** Those of a state folder. */
export function folderRecords(state: string, tell?: Tell): RunRecords {
  return {
    run: (date, topic) => runFolder(state, date, topic, tell),
    daysOf: () => daysIn(state),
  };
}

/** What lies in the folder of a run, wherever that was put; nothing where a record can't be read. */
export async function keptIn(path: string): Promise<{
  readonly manifest: Manifest | undefined;
  readonly provenance: Provenance | undefined;
}> {
  return {
    manifest: await readRecord(join(path, 'manifest.json'), asManifest),
    provenance: await readRecord(join(path, 'provenance.json'), asProvenance),
  };
}

/** DATE/TOPIC of every run of a state folder, ascending. */
export async function runsIn(state: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (const date of await daysIn(state))
    for (const topic of await namesIn(join(state, 'runs', date))) names.push(`${date}/${topic}`);
  return names;
}

const dayName = /^\d{4}-\d{2}-\d{2}$/;

/** A story is remembered so long: what comes back later is news again. In days. */
const remembered = 60;

/** What the runs of `topic` before and after `date` leave to the run of that day. */
export async function historyOf(
  records: RunRecords,
  window: Window,
  topic: string,
): Promise<Omit<History, 'decided'> & { readonly manifests: readonly Manifest[] }> {
  const { date } = window;
  const days = await records.daysOf(topic);
  const told = async (of: readonly string[]): Promise<readonly ToldStory[]> => {
    const posts = await Promise.all(of.map((day) => records.run(day, topic).readPublished()));
    return posts.flatMap((post) => post?.told ?? []);
  };
  const before = days.filter((day) => day < date);
  const grace = dayAt(Date.parse(graceOf(window).start), window.timeZone);
  const manifests = await Promise.all(
    before.filter((day) => day >= grace).map((day) => records.run(day, topic).readManifest()),
  );
  const toldLater = await told(days.filter((day) => day > date));
  return {
    told: await told(before.filter((day) => day >= daysBefore(date, remembered))),
    // What that day told matters only beside later posts; without them a second run has the input of the first.
    toldThatDay: toldLater.length === 0 ? [] : await told(days.filter((day) => day === date)),
    toldLater,
    manifests: manifests.flatMap((manifest) => manifest ?? []),
  };
}

/** Up to when the last post of the topic before `date` could see, ISO 8601 UTC; nothing where there is none. */
export async function seenBefore(
  records: RunRecords,
  date: string,
  topic: string,
): Promise<string | undefined> {
  for (const day of (await records.daysOf(topic)).toReversed()) {
    if (day >= date || day < daysBefore(date, remembered)) continue;
    const folder = records.run(day, topic);
    const post = await folder.readPublished();
    if (post === undefined) continue;
    if (post.seenUntil !== undefined) return post.seenUntil;
    const manifest = await folder.readManifest();
    return (
      manifest &&
      (manifest.startedAt < manifest.window.end ? manifest.startedAt : manifest.window.end)
    );
  }
  return undefined;
}

async function daysIn(state: string): Promise<readonly string[]> {
  return (await namesIn(join(state, 'runs'))).filter((name) => dayName.test(name));
}

/** All posts of a state folder by day and topic, and the records that can't be read. */
export async function publishedIn(
  state: string,
): Promise<{ readonly posts: readonly Published[]; readonly unreadable: readonly string[] }> {
  const posts: Published[] = [];
  const unreadable: string[] = [];
  for (const name of await runsIn(state)) {
    const [date = '', topic = ''] = name.split('/');
    const folder = runFolder(state, date, topic);
    const post = await folder.readPublished();
    if (post !== undefined) posts.push({ ...post, date, topic });
    else if ((await namesIn(folder.path)).includes('published.json'))
      unreadable.push(join(folder.path, 'published.json'));
  }
  return { posts, unreadable };
}

async function namesIn(path: string): Promise<readonly string[]> {
  const names: readonly string[] = await readdir(path).catch(() => []);
  return names.toSorted();
}

const files = z.array(z.looseObject({ path: z.string(), sha256: z.string() }));
const toldStory = z.looseObject({
  headline: z.string(),
  date: z.string(),
  urls: z.array(z.string()),
});
const strings = z.array(z.string());
const toldNow = z.looseObject({
  ...toldStory.shape,
  id: z.string(),
  sentences: strings,
  outlets: strings,
  articles: z.array(z.looseObject({ title: z.string(), text: z.string() })),
});
const toldThen = z.looseObject({ ...toldStory.shape, lead: z.string() });
const publishedShape = z.looseObject({
  engine: z.string(),
  events: z.number(),
  files,
  told: z.array(z.union([toldNow, toldThen])),
});
const engineShape = z.looseObject({ engine: z.string(), model: z.string() });
const manifestShape = z.looseObject({
  format: z.literal(1),
  topic: z.string(),
  window: z.looseObject({
    date: z.string(),
    days: z.number(),
    timeZone: z.string(),
    start: z.string(),
    end: z.string(),
  }),
  engine: engineShape,
  startedAt: z.string(),
  finishedAt: z.string(),
  exitCode: z.number(),
  stages: z.array(
    z.looseObject({
      stage: z.string(),
      key: z.string(),
      milliseconds: z.number(),
      counts: z.looseObject({ in: z.number(), out: z.number() }),
      diagnostics: z.array(z.looseObject({ code: z.string(), message: z.string() })),
    }),
  ),
  ledger: z.array(z.looseObject({ id: z.string(), url: z.string(), fate: z.string() })),
  written: strings,
});
const provenanceShape = z.looseObject({
  date: z.string(),
  topic: z.string(),
  sections: z.array(
    z.looseObject({
      id: z.string(),
      items: z.array(z.looseObject({ sentences: z.array(z.looseObject({ text: z.string() })) })),
    }),
  ),
  sources: z.array(z.looseObject({ n: z.number(), url: z.string() })),
});
const intentShape = z.looseObject({ files, datedAt: z.string().optional() });

/** Reads no more than readers go through: what a later version adds is no fault. */
const reads =
  <T>(shape: z.ZodType) =>
  (value: unknown): T | undefined =>
    // The shape holds what readers go through.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    shape.safeParse(value).success ? (value as T) : undefined;
export const asManifest: (value: unknown) => Manifest | undefined = reads<Manifest>(manifestShape);
export const asProvenance: (value: unknown) => Provenance | undefined =
  reads<Provenance>(provenanceShape);
const asIntent = reads<Intent>(intentShape);

export function asPublished(value: unknown): Published | undefined {
  const post = reads<Published>(publishedShape)(value);
  return post && { ...post, told: post.told.map(asToldStory) };
}

/** Runs before 0.2 kept the beginning of the lead article only. */
function asToldStory(story: ToldStory | EarlierForm): ToldStory {
  if (!('lead' in story)) return story;
  const { lead, headline, date, urls } = story;
  return {
    id: `s${sha256(`${date} ${urls[0] ?? headline}`).slice(0, 12)}`,
    date,
    headline,
    sentences: [headline],
    urls,
    articles: lead === '' ? [] : [{ title: headline, text: lead }],
    outlets: [],
    state: 'new',
  };
}

interface EarlierForm {
  readonly date: string;
  readonly headline: string;
  readonly urls: readonly string[];
  readonly lead: string;
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
