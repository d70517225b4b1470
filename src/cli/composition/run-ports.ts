/** The ports of a run: real or replayed, remembered, recorded. */
import {
  cachedEmbedder,
  cachedFetcher,
  cachedLlm,
  storedLinks,
  untilLost,
} from '../../adapters/cached-ports.ts';
import { observedFetcher, observedLlm } from '../../adapters/observed-ports.ts';
import { revalidatingFetcher } from '../../adapters/http/validators.ts';
import type { ModelError } from '../../errors.ts';
import type { Calibration } from '../../model/calibration.ts';
import type { Writing } from '../../model/drafts.ts';
import type { Pair } from '../../model/judging.ts';
import type { Manifest } from '../../model/run.ts';
import { isCurrent, sinceOf } from '../../model/window.ts';
import type { Fetcher, Llm, PageTexts, Ports, Store } from '../../ports.ts';
import type { ChosenEmbedder, EmbedderOptions } from './choose-embedder.ts';
import { chooseEngine, deadlineOf, extractive, type ChosenEngine } from './choose-engine.ts';
import type { Io } from '../terminal/io.ts';
import type { Job } from '../compile/job.ts';
import type { Replay } from '../compile/request.ts';
import type { ChosenJudge, JudgeOptions } from './choose-judge.ts';
import type { Reporter } from '../compile/report.ts';
import type { Services } from './services.ts';
import type { ChosenWriting } from './choose-writing.ts';

export interface JobPorts extends Ports {
  readonly judges: readonly Pair[];
  /** What is not as it was wished: another engine, no judge. The run is degraded by it. */
  readonly shortfalls: readonly string[];
  readonly writing: Writing;
  /** As in `Params`; there with the embedder alone. */
  readonly calibration: Calibration | undefined;
  /** Why the wished embedding model, which would help, is not there. */
  readonly embedderMissing: string | undefined;
  /** A line each on who words sentences, who judges, and the embedding model, where there is something to say. */
  readonly said: readonly string[];
}

/**
 * @param earlier manifest of an earlier run of the same day and topic
 * @throws ModelError, UsageError as `chooseEngine` does
 */
export async function portsOf(
  job: Job,
  services: Services,
  { answers: store, pageTexts }: { readonly answers: Store; readonly pageTexts: PageTexts },
  earlier: Manifest | undefined,
  io: Io,
  reporter: Reporter,
): Promise<JobPorts> {
  const deadline = deadlineOf(job.settings);
  const recorded = job.replay?.answers === 'recorded' ? job.replay : undefined;
  const engine = recorded
    ? await replayedEngine(job, recorded)
    : await chooseEngine({
        settings: job.settings,
        io,
        earlier: earlier?.engine,
        progress: reporter.progress,
        deadline,
      });
  const chosen = await judgeOf(job, {
    writer: engine.llm,
    earlier: earlier?.judge?.engine,
    io,
    progress: reporter.progress,
    deadline,
  });
  const { writing, said: whyWriting } = await writingOf(job, engine.llm);
  const embeddings = await embeddingsOf(job, {
    io,
    earlier:
      earlier?.embedder && 'engine' in earlier.embedder ? earlier.embedder.engine : undefined,
    deadline,
  });
  let fetcher = await fetcherOf(job, services, store, io, reporter);
  // Topics that are made at a time take turns at the model: it answers one question at a time, whoever asks.
  let llm: Llm = services.inTurn(engine.llm);
  let judge: Llm = services.inTurn(chosen.llm);
  let embedder = embeddings.using?.embedder;
  if (!recorded) {
    llm = cachedLlm(llm, store, job.refresh);
    judge = cachedLlm(judge, store, job.refresh);
  }
  if (!job.replay) {
    embedder &&= untilLost(
      cachedEmbedder(embedder, store, job.refresh, (done, of) => {
        reporter.progress(`vectors of ${done} of ${of} texts`);
      }),
    );
  }
  if (job.record !== undefined) {
    const { recordingEmbedder, recordingFetcher, recordingLlm, startRecording } =
      await import('../../adapters/recorder.ts');
    const since = sinceOf(job.window);
    await startRecording(job.record, {
      format: 1,
      date: job.window.date,
      windowDays: job.window.days,
      ...(since !== undefined && { since }),
      ...(job.datedAt !== undefined && { datedAt: job.datedAt }),
      stories: job.stories,
      ...(job.sections !== undefined && { sections: job.sections }),
      lang: job.lang,
      topic: job.topic,
      bounds: job.bounds,
      ...(job.otherTopics.length > 0 && { otherTopics: job.otherTopics }),
      engine: { ...llm.info, contextTokens: llm.contextTokens },
      ...(job.settings.engine === 'auto' && { fallsBack: true }),
      ...(chosen.pairs.length > 0 && {
        judge: { ...judge.info, contextTokens: judge.contextTokens, pairs: chosen.pairs },
      }),
      ...(writing === 'free' && { writing }),
      ...(embeddings.using && {
        embedder: {
          ...embeddings.using.embedder.info,
          calibration: embeddings.using.calibration,
        },
      }),
    });
    fetcher = recordingFetcher(fetcher, job.record);
    llm = recordingLlm(llm, job.record);
    judge = recordingLlm(judge, job.record);
    embedder &&= recordingEmbedder(embedder, job.record);
  }
  fetcher = observedFetcher(fetcher, reporter.observer);
  llm = observedLlm(llm, reporter.observer);
  judge = observedLlm(judge, reporter.observer);
  const { model } = llm.info;
  const present = (texts: readonly (string | undefined)[]): readonly string[] =>
    texts.filter((text) => text !== undefined);
  return {
    fetcher,
    // A recording answers by itself: what was known before it would be missing in it.
    ...(!job.replay && { links: storedLinks(store, job.record !== undefined) }),
    pageTexts,
    pageReader: services.pageReader,
    llm,
    judge,
    judges: chosen.pairs,
    writing,
    embedder,
    calibration: embeddings.using?.calibration,
    embedderMissing: embeddings.missing,
    shortfalls: present([engine.fellBack, chosen.missing, embeddings.missing]),
    said: present([
      writing === 'free' ? `${model} words sentences itself.` : whyWriting,
      chosen.said,
      writing === 'choose' && chosen.pairs.length > 0
        ? `There is little to judge: ${model} chooses by number; --write free has it word sentences.`
        : undefined,
      embeddings.said,
    ]),
  };
}

/**
 * For a run that goes on without a model: as `--engine auto` does where there is none, so where none of its answers can
 * be used; undefined where a model was insisted on.
 */
export async function portsWithoutModel(
  { settings, replay }: Job,
  ports: JobPorts,
  why: ModelError,
): Promise<JobPorts | undefined> {
  const mayFallBack =
    replay?.answers === 'recorded' ? replay.head.fallsBack === true : settings.engine === 'auto';
  if (!mayFallBack || ports.llm.info.engine === 'extractive') return undefined;
  const llm = await extractive();
  return {
    ...ports,
    llm,
    judge: llm,
    judges: [],
    writing: 'choose',
    shortfalls: [
      ...ports.shortfalls,
      `No model: ${why.message}. The post is made of the sources’ own sentences.`,
    ],
  };
}

/** As the exam has it; where the answers are recorded, as it was then. */
async function writingOf({ replay, settings, state }: Job, { info }: Llm): Promise<ChosenWriting> {
  if (replay?.answers === 'recorded')
    return {
      writing: info.engine === 'extractive' ? 'choose' : (replay.head.writing ?? 'choose'),
    };
  if (state === undefined) return { writing: settings.write ?? 'choose' };
  const { chooseWriting } = await import('./choose-writing.ts');
  return chooseWriting(settings.write, info, state);
}

/** The examined judge of a run, the recorded one where the answers are recorded. */
async function judgeOf(
  job: Job,
  options: Omit<JudgeOptions, 'settings' | 'state'>,
): Promise<ChosenJudge> {
  const nobody = { llm: options.writer, pairs: [] };
  if (job.replay?.answers === 'recorded') {
    const { folder, head } = job.replay;
    if (!head.judge || options.writer.info.engine === 'extractive' || job.settings.judge === 'off')
      return nobody;
    const { pairs, ...model } = head.judge;
    const { replayLlm } = await import('../../adapters/replayer.ts');
    return { llm: await replayLlm(folder, model), pairs };
  }
  if (job.state === undefined) return nobody;
  const { chooseJudge } = await import('./choose-judge.ts');
  return chooseJudge({ ...options, settings: job.settings, state: job.state });
}

/** The examined embedding model of a run, the recorded one of a replay. Nothing is loaded or read where none is set. */
async function embeddingsOf(
  job: Job,
  options: Omit<EmbedderOptions, 'settings' | 'state'>,
): Promise<ChosenEmbedder> {
  const { settings, replay, state } = job;
  if (replay) {
    if (!replay.head.embedder || settings.embed === 'off') return {};
    const { calibration, ...info } = replay.head.embedder;
    const { replayEmbedder } = await import('../../adapters/replayer.ts');
    return { using: { embedder: await replayEmbedder(replay.folder, info), calibration } };
  }
  if (settings.embed === undefined || state === undefined) return {};
  const { chooseEmbedder } = await import('./choose-embedder.ts');
  return chooseEmbedder({ ...options, settings, state });
}

async function fetcherOf(
  job: Job,
  services: Services,
  store: Store,
  io: Io,
  { warning }: Reporter,
): Promise<Fetcher> {
  if (!job.replay) return liveFetcher(services, store, job, io, warning);
  const { replayFetcher } = await import('../../adapters/replayer.ts');
  return replayFetcher(job.replay.folder);
}

/** What feeds held before, what any topic of the day asked a moment ago, and answers with a version, behind the network. */
async function liveFetcher(
  services: Services,
  store: Store,
  job: Job,
  { clock }: Io,
  tell: Reporter['warning'],
): Promise<Fetcher> {
  const network = await services.network();
  const cached = cachedFetcher(job.refresh ? network : revalidatingFetcher(network, store), store, {
    scope: job.window.date,
    isCurrent: (at) => isStillCurrent(job, at, clock.now()),
    clock,
    underWay: services.underWay,
  });
  const { shared } = services;
  const fetcher = shared?.once(cached) ?? cached;
  const { archivedFetcher, feedFolder } = await import('../../adapters/feed-archive.ts');
  const { state, window, dryRun } = job;
  const shelf = shared?.shelf ?? (state === undefined ? undefined : feedFolder(state, tell));
  if (shelf === undefined) return fetcher;
  return archivedFetcher(fetcher, { shelf, window, clock, readOnly: dryRun });
}

/** The one rule for what the web said before, answers and results alike; `at` and `now` in ms since the epoch. */
export function isStillCurrent(
  { refresh, window, settings }: Job,
  at: number,
  now: number,
): boolean {
  return !refresh && isCurrent(window, { at, now }, settings.freshFor * 1000);
}

/** The recorded answers, unless the engine without a model is asked for, which needs none. */
async function replayedEngine(job: Job, { folder, head }: Replay): Promise<ChosenEngine> {
  if (job.settings.engine === 'extractive' || head.engine.engine === 'extractive')
    return { llm: await extractive() };
  const { replayLlm } = await import('../../adapters/replayer.ts');
  return { llm: await replayLlm(folder, head.engine) };
}
