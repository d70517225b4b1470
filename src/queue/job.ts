/** What is asked of a worker, and what a finished run means to the queue: pure. */
import { z } from 'zod';
import { settings } from '../config/setting-table.ts';
import type { Settings } from '../config/settings.ts';
import { topicSchema } from '../config/topic-file.ts';
import { parseSpan } from '../config/window.ts';
import { exitCodes } from '../errors.ts';
import type { OtherTopic, Topic } from '../model/topic.ts';
import { seriesOf } from '../model/window.ts';

/**
 * Of what a job holds and of what runs leave to each other in Redis. It stands in the queue's name, so that a worker of
 * another format never sees a job that it would misread.
 */
export const queueFormat = 1;

export function queueNameOf(format: number): string {
  return `digest-${format}`;
}

/** One a format, day and topic: what is asked for twice is one job. */
export function jobIdOf(date: string, topic: string, format: number = queueFormat): string {
  return `${format}-${date}-${topic}`;
}

/** Settings that decide what stands in a post. Who asks for it sets them; who writes, and how fast, each worker. */
export type DecidingSettings = Pick<
  Settings,
  | 'lang'
  | 'window'
  | 'format'
  | 'permalink'
  | 'layout'
  | 'title'
  | 'marks'
  | 'textFragments'
  | 'plainLinks'
  | 'image'
  | 'imageFormat'
  | 'imageTheme'
  | 'stories'
  | 'sections'
  | 'allowEmpty'
  | 'hits'
  | 'googleRequests'
>;

const decidingSettings: readonly (keyof DecidingSettings)[] = [
  'lang',
  'window',
  'format',
  'permalink',
  'layout',
  'title',
  'marks',
  'textFragments',
  'plainLinks',
  'image',
  'imageFormat',
  'imageTheme',
  'stories',
  'sections',
  'allowEmpty',
  'hits',
  'googleRequests',
];

/** One post: all that a worker needs besides its own settings. */
export interface TopicJob {
  readonly format: number;
  /** `YYYY-MM-DD` in the topic's zone. */
  readonly date: string;
  /** No day and no span was asked for: the window begins where the last post could see no more. */
  readonly reachesBack: boolean;
  readonly topic: Topic;
  readonly otherTopics: readonly OtherTopic[];
  readonly settings: Partial<DecidingSettings>;
}

/** What the post goes by: the topic's id, or that of its series where the span is not the usual one. */
export function seriesIn({ topic, settings: { window } }: TopicJob): string {
  return seriesOf(topic, window === undefined ? topic.windowDays : parseSpan(window));
}

const jobSchema: z.ZodType<TopicJob> = z.strictObject({
  format: z.number(),
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  reachesBack: z.boolean(),
  topic: topicSchema,
  otherTopics: z.array(z.strictObject({ id: z.string(), names: z.array(z.string()) })),
  settings: z.strictObject(
    Object.fromEntries(
      decidingSettings.map((name) => [name, settings[name].schema.optional()] as const),
    ),
  ),
});

/** @returns undefined for what is no job */
export function readJob(data: unknown): TopicJob | undefined {
  const read = jobSchema.safeParse(data);
  return read.success ? read.data : undefined;
}

/** Of all settings those that a job carries. */
export function decidingOf(all: Partial<DecidingSettings>): Partial<DecidingSettings> {
  return Object.fromEntries(decidingSettings.map((name) => [name, all[name]]));
}

/** The settings of a worker, but for what the job decides, and what it leaves open. */
export function settingsFor(job: TopicJob, own: Settings): Settings {
  return {
    ...own,
    blog: undefined,
    out: undefined,
    provenance: undefined,
    ...decidingOf(job.settings),
  };
}

/** What becomes of a job: it is over, another worker may have better luck, nobody will, or it was only broken off. */
export type JobEnd = 'over' | 'again-later' | 'failed' | 'broken-off';

/** @param exitCode of the topic's run */
export function endOf(exitCode: number): JobEnd {
  switch (exitCode) {
    case exitCodes.published:
    case exitCodes.nothingNew:
    case exitCodes.degraded:
      return 'over';
    // Another machine may reach them, or the same one a little later.
    case exitCodes.sourcesFailed:
    case exitCodes.model:
      return 'again-later';
    case exitCodes.busy:
    case exitCodes.interrupted:
    case exitCodes.terminated:
      return 'broken-off';
    default:
      return 'failed';
  }
}

/** How often a topic is tried in all, and how long after the first time; doubled each time. */
export const tries = { most: 3, firstPauseMs: 60_000 } as const;

/** What a run leaves in its job. */
export interface JobResult {
  readonly date: string;
  readonly topic: string;
  readonly exitCode: number;
  /** One line about it. */
  readonly said: string;
  /** Host and process that made it. */
  readonly worker: string;
}

/** Days before `date` on which an unfinished job of the topic is waited for: what it tells, this one must not. */
export const waitsForDays = 14;

const resultSchema: z.ZodType<JobResult> = z.object({
  date: z.string(),
  topic: z.string(),
  exitCode: z.number(),
  said: z.string(),
  worker: z.string(),
});

/** The words that a failed job is left with. */
export function failureText(result: JobResult): string {
  return JSON.stringify(result);
}

/** @returns undefined for words that are not of `failureText`, as the queue's own */
export function failureIn(text: string): JobResult | undefined {
  try {
    return resultSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
