/** The ports of a run: real or replayed, remembered, recorded. */
import { cachedFetcher, cachedLlm } from '../adapters/cached-ports.ts';
import type { HttpFetcher, ProxySettings } from '../adapters/http-fetcher.ts';
import type { Environment } from '../config/layers.ts';
import { UsageError } from '../errors.ts';
import type { Writing } from '../model/drafts.ts';
import type { Pair } from '../model/judging.ts';
import type { Manifest } from '../model/run.ts';
import type { Fetcher, Llm, Ports, Store } from '../ports.ts';
import { chooseEngine, deadlineOf, extractive, type ChosenEngine } from './engine.ts';
import type { Io } from './io.ts';
import type { Job } from './job.ts';
import type { ChosenJudge, JudgeOptions } from './judge.ts';
import { programVersion } from './places.ts';
import type { Reporter } from './report.ts';

export interface JobPorts extends Ports {
  readonly judges: readonly Pair[];
  /** What is not as it was wished: another engine, no judge. The run is degraded by it. */
  readonly shortfalls: readonly string[];
  readonly writing: Writing;
  /** Lines on who words sentences and who judges, where there is something to say. */
  readonly said: readonly string[];
  /** Lets go of open connections. */
  readonly close: () => Promise<void>;
}

/**
 * @param earlier manifest of an earlier run of the same day and topic
 * @throws ModelError, UsageError as `chooseEngine` does
 */
export async function portsOf(
  job: Job,
  store: Store,
  earlier: Manifest | undefined,
  io: Io,
  reporter: Reporter,
): Promise<JobPorts> {
  const deadline = deadlineOf(job.settings);
  const engine = job.replay
    ? await replayedEngine(job, job.replay)
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
  const writing = await writingOf(job, engine.llm);
  const inner = await innerFetcher(job, io);
  let fetcher: Fetcher = inner;
  let llm: Llm = engine.llm;
  let judge: Llm = chosen.llm;
  if (!job.replay) {
    const scope = `${job.window.date}/${job.topic.id}`;
    fetcher = cachedFetcher(fetcher, store, scope, job.refresh);
    llm = cachedLlm(llm, store, job.refresh);
    judge = cachedLlm(judge, store, job.refresh);
  }
  if (job.record !== undefined) {
    const { recordingFetcher, recordingLlm, startRecording } =
      await import('../adapters/recorder.ts');
    await startRecording(job.record, {
      format: 1,
      date: job.window.date,
      windowDays: job.window.days,
      stories: job.stories,
      lang: job.lang,
      topic: job.topic,
      ...(job.otherTopics.length > 0 && { otherTopics: job.otherTopics }),
      engine: { ...llm.info, contextTokens: llm.contextTokens },
      ...(chosen.pairs.length > 0 && {
        judge: { ...judge.info, contextTokens: judge.contextTokens, pairs: chosen.pairs },
      }),
      ...(writing === 'free' && { writing }),
    });
    fetcher = recordingFetcher(fetcher, job.record);
    llm = recordingLlm(llm, job.record);
    judge = recordingLlm(judge, job.record);
  }
  const shortfalls = [engine.fellBack, chosen.missing].filter((text) => text !== undefined);
  const { model } = llm.info;
  const said = [
    writing === 'free' ? `${model} words sentences itself.` : undefined,
    chosen.said,
    writing === 'choose' && chosen.pairs.length > 0
      ? `There is little to judge: ${model} chooses by number; --write free has it word sentences.`
      : undefined,
  ].filter((text) => text !== undefined);
  const { pairs: judges } = chosen;
  return { fetcher, llm, judge, judges, writing, shortfalls, said, close: inner.close };
}

/** As the exam has it, in a replay as it was recorded. */
async function writingOf({ replay, settings, state }: Job, { info }: Llm): Promise<Writing> {
  if (replay) return info.engine === 'extractive' ? 'choose' : (replay.head.writing ?? 'choose');
  if (state === undefined) return 'choose';
  const { chooseWriting } = await import('./writing.ts');
  return chooseWriting(settings.write, info, state);
}

/** The examined judge of a run, the recorded one of a replay. */
async function judgeOf(
  job: Job,
  options: Omit<JudgeOptions, 'settings' | 'state'>,
): Promise<ChosenJudge> {
  const nobody = { llm: options.writer, pairs: [] };
  if (job.replay) {
    const { folder, head } = job.replay;
    if (!head.judge || options.writer.info.engine === 'extractive' || job.settings.judge === 'off')
      return nobody;
    const { pairs, ...model } = head.judge;
    const { replayLlm } = await import('../adapters/replayer.ts');
    return { llm: await replayLlm(folder, model), pairs };
  }
  if (job.state === undefined) return nobody;
  const { chooseJudge } = await import('./judge.ts');
  return chooseJudge({ ...options, settings: job.settings, state: job.state });
}

async function innerFetcher(job: Job, io: Io): Promise<HttpFetcher> {
  if (job.replay) {
    const { replayFetcher } = await import('../adapters/replayer.ts');
    return { ...(await replayFetcher(job.replay.folder)), close: () => Promise.resolve() };
  }
  const { createHttpFetcher } = await import('../adapters/http-fetcher.ts');
  return createHttpFetcher({
    timeoutMs: job.settings.pageTimeout * 1000,
    userAgent: `Mozilla/5.0 (compatible; digest/${programVersion()}; news digest compiler)`,
    allowPrivate: job.settings.allowPrivate,
    ...proxyOf(io.env),
    signal: io.signal,
  });
}

/** Proxies as curl and its like read them: lower case before capitals. */
function proxyOf(env: Environment): { readonly proxy?: ProxySettings } {
  const value = (name: string): string | undefined => env[name] ?? env[name.toUpperCase()];
  const httpProxy = value('http_proxy');
  const httpsProxy = value('https_proxy');
  const noProxy = value('no_proxy');
  if (httpProxy === undefined && httpsProxy === undefined) return {};
  return {
    proxy: {
      ...(httpProxy !== undefined && { httpProxy }),
      ...(httpsProxy !== undefined && { httpsProxy }),
      ...(noProxy !== undefined && { noProxy }),
    },
  };
}

/** The recorded answers, unless the engine without a model is asked for, which needs none. */
async function replayedEngine(
  job: Job,
  { folder, head }: NonNullable<Job['replay']>,
): Promise<ChosenEngine> {
  const wanted = job.settings.engine;
  if (wanted === 'extractive' || head.engine.engine === 'extractive') {
    if (wanted === 'ollama' || wanted === 'openai') {
      throw new UsageError(`--engine ${wanted}: the recording was made without a model.`, {
        hint: 'Leave --engine out.',
      });
    }
    return { llm: await extractive() };
  }
  const { replayLlm } = await import('../adapters/replayer.ts');
  return { llm: await replayLlm(folder, head.engine) };
}
