/** `digest doctor`: what works on this machine, what is missing, what to do. */
import { resolve } from 'node:path';
import { runFolder, runsIn } from '../../../adapters/run-folder.ts';
import { resolveSettings } from '../../../config/layers.ts';
import type { Settings } from '../../../config/settings.ts';
import { loadTopic } from '../../../config/topic-file.ts';
import { listTopics } from '../../../config/topic-list.ts';
import { UsageError, exitCodes } from '../../../errors.ts';
import type { Manifest } from '../../../model/run.ts';
import type { Topic } from '../../../model/topic.ts';
import { checkingFetcher } from '../../composition/network.ts';
import { seriesOf } from '../../../model/window.ts';
import { ownTopicFolders, stateFolder, topicFolders } from '../../state/places.ts';
import type { Io } from '../../terminal/io.ts';
import type { StateFlags } from '../../command.ts';
import { checkBlog } from './blog.ts';
import { checkClock } from './clock.ts';
import { fault, ok, warning, type Finding } from './finding.ts';
import { checkMachine } from './machine.ts';
import { checkModels } from './models.ts';
import { reportFindings } from './report.ts';
import { checkSources, watchingClocks } from './sources.ts';
import { checkState } from './state.ts';

export interface DoctorFlags extends StateFlags {
  readonly topics?: string;
  readonly engine?: string;
  readonly model?: string;
  readonly ollamaHost?: string;
  readonly openaiUrl?: string;
  readonly allowPrivate?: readonly string[];
  /** Asks no source and no model. */
  readonly offline?: boolean;
  readonly json?: boolean;
}

/** Runs in which the tokens of a usual post are looked up. */
const recentRuns = 20;

/** @returns 0 when a post can be made, be it without a model; else the exit that a run would have */
export async function doctor(
  names: readonly string[],
  flags: DoctorFlags,
  io: Io,
): Promise<number> {
  const { offline, json, ...typed } = flags;
  const { settings } = await resolveSettings(typed, io.env, io.cwd);
  const state = stateFolder(settings, io.cwd);
  const runs = await recentManifests(state);
  const { topics, findings: aboutTopics } = await topicsOf(names, settings, runs, io);
  const zones = topics.map(({ timeZone }) => timeZone);
  const machineZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const now = io.clock.now();
  const asked = offline ? undefined : await askAll(topics, settings, io);
  const findings = [
    ...(await checkMachine(process.versions.node)),
    ...aboutTopics,
    ...(await checkState(state)),
    ...checkClock(now, asked?.skews ?? [], machineZone, zones),
    ...(settings.blog === undefined
      ? []
      : await checkBlog({
          blog: resolve(io.cwd, settings.blog),
          format: settings.format,
          now,
          machineZone,
          zones,
        })),
    ...(asked?.findings ?? []),
    ...(await checkModels({ settings, state, runs, measure: offline !== true, io })),
  ];
  await reportFindings(findings, json === true, io);
  return findings.find(({ level }) => level === 'fault')?.exitCode ?? exitCodes.published;
}

async function askAll(
  topics: readonly Topic[],
  settings: Settings,
  io: Io,
): Promise<{ readonly findings: readonly Finding[]; readonly skews: readonly number[] }> {
  const inner = await checkingFetcher(settings, io);
  try {
    const { fetcher, skews } = watchingClocks(inner, io.clock.now);
    return { findings: await checkSources(topics, fetcher, io.clock.now()), skews };
  } finally {
    await inner.close();
  }
}

/** Those named; else the user's own, and those that runs were made of. */
async function topicsOf(
  names: readonly string[],
  settings: Settings,
  runs: readonly Manifest[],
  io: Io,
): Promise<{ readonly topics: readonly Topic[]; readonly findings: readonly Finding[] }> {
  const folders = topicFolders(settings, io.cwd);
  const own = (await listTopics(ownTopicFolders(settings, io.cwd))).map(({ id }) => id);
  const ids = new Set((await listTopics(folders)).map(({ id }) => id));
  const ran = runs.map((run) => (ids.has(run.topic) ? run.topic : topicOfSeries(run)));
  const wanted = names.length > 0 ? names : [...new Set([...own, ...ran])];
  const topics: Topic[] = [];
  const findings: Finding[] = [];
  for (const name of wanted) {
    try {
      topics.push(await loadTopic(name, folders));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      findings.push(
        fault('configuration', exitCodes.usage, error.message, error.hint ?? 'mend the file'),
      );
    }
  }
  if (wanted.length === 0)
    return {
      topics,
      findings: [
        warning(
          'configuration',
          'no topic of your own, and no run yet: no source was asked',
          'digest doctor qwen looks at those of one topic; `digest topics` lists what is bundled',
        ),
      ],
    };
  if (topics.length > 0)
    findings.unshift(ok('configuration', `topics: ${topics.map(({ id }) => id).join(', ')}`));
  return { topics, findings };
}

/** A week's posts go under an id of their own, and its topic is that of the days. */
function topicOfSeries({ topic, window: { days } }: Manifest): string {
  const ending = seriesOf({ id: '', windowDays: 0 }, days);
  return topic.endsWith(ending) ? topic.slice(0, -ending.length) : topic;
}

async function recentManifests(state: string): Promise<readonly Manifest[]> {
  const names = (await runsIn(state)).slice(-recentRuns);
  const manifests = await Promise.all(
    names.map((name) => {
      const [date = '', topic = ''] = name.split('/');
      return runFolder(state, date, topic).readManifest();
    }),
  );
  return manifests.flatMap((manifest) => manifest ?? []);
}
