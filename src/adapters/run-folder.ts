/** `runs/<date>/<topic>/` in the state folder: the manifest, and what was published. */
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Provenance } from '../model/provenance.ts';
import type { Manifest, Published, ToldStory } from '../model/run.ts';
import type { Window } from '../model/topic.ts';
import { daysBefore, graceDays } from '../model/window.ts';
import type { History } from '../stage.ts';
import { writeWhole } from './file-store.ts';

export interface RunFolder {
  readonly path: string;
  readonly readManifest: () => Promise<Manifest | undefined>;
  readonly writeManifest: (manifest: Manifest) => Promise<void>;
  /** Nothing also where the record can't be read; one of an earlier version comes in today's form. */
  readonly readPublished: () => Promise<Published | undefined>;
  readonly writePublished: (published: Published) => Promise<void>;
  /** The folder of the same topic's run of another day. */
  readonly ofDay: (date: string) => RunFolder;
  readonly readProvenance: () => Promise<Provenance | undefined>;
  readonly writeProvenance: (provenance: Provenance) => Promise<void>;
}

/** The records of all runs that know of each other, wherever they are kept. */
export interface RunRecords {
  readonly run: (date: string, topic: string) => RunFolder;
  /** Days on which the topic had a run, ascending. */
  readonly daysOf: (topic: string) => Promise<readonly string[]>;
}

/** Those of a state folder. */
export function folderRecords(state: string): RunRecords {
  return {
    run: (date, topic) => runFolder(state, date, topic),
    daysOf: async (topic) =>
      (await runsIn(state)).flatMap((name) =>
        name.endsWith(`/${topic}`) ? [name.slice(0, 10)] : [],
      ),
  };
}

export function runFolder(state: string, date: string, topic: string): RunFolder {
  const path = join(state, 'runs', date, topic);
  const read = <T>(name: string): Promise<T | undefined> => readJson(join(path, name));
  const write = (name: string, value: unknown): Promise<void> =>
    writeWhole(join(path, name), `${JSON.stringify(value, null, 2)}\n`);
  return {
    path,
    readManifest: () => read<Manifest>('manifest.json'),
    writeManifest: (manifest) => write('manifest.json', manifest),
    readPublished: async () => publishedFrom(await read<unknown>('published.json')),
    writePublished: (published) => write('published.json', published),
    ofDay: (other) => runFolder(state, other, topic),
    readProvenance: () => read<Provenance>('provenance.json'),
    writeProvenance: (provenance) => write('provenance.json', provenance),
  };
}

/** What lies in the folder of a run, wherever that was put; nothing where a record can't be read. */
export async function keptIn(path: string): Promise<{
  readonly manifest: Manifest | undefined;
  readonly provenance: Provenance | undefined;
}> {
  return {
    manifest: await readJson(join(path, 'manifest.json')),
    provenance: await readJson(join(path, 'provenance.json')),
  };
}

async function readJson<T>(path: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T;
  } catch {
    return undefined;
  }
}

/** DATE/TOPIC of every run of a state folder, ascending. */
export async function runsIn(state: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (const date of await namesIn(join(state, 'runs')))
    if (dayName.test(date))
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
  const manifests = await Promise.all(
    before
      .filter((day) => day >= daysBefore(window.date, window.days + graceDays))
      .map((day) => records.run(day, topic).readManifest()),
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

/** A record as it was kept, in today's form; nothing for what is none. */
export function publishedFrom(record: unknown): Published | undefined {
  return isPublished(record) ? { ...record, told: record.told.map(asToldStory) } : undefined;
}

/** Whether a record has the lists that a reader of it goes through. */
function isPublished(post: unknown): post is Published {
  const has = (value: unknown, ...lists: readonly string[]): value is Record<string, unknown> =>
    typeof value === 'object' &&
    value !== null &&
    lists.every((list) => Array.isArray((value as Record<string, unknown>)[list]));
  if (!has(post, 'told', 'files')) return false;
  return (post['told'] as readonly unknown[]).every(
    (story) =>
      has(story, 'urls') &&
      typeof story['headline'] === 'string' &&
      typeof story['date'] === 'string' &&
      ('lead' in story || has(story, 'sentences', 'articles', 'outlets')),
  );
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
