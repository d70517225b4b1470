/** The ports of a run: real or replayed, remembered, recorded. */
import { cachedFetcher, cachedLlm } from '../adapters/cached-ports.ts';
import type { HttpFetcher, ProxySettings } from '../adapters/http-fetcher.ts';
import type { Environment } from '../config/layers.ts';
import { UsageError } from '../errors.ts';
import type { Manifest } from '../model/run.ts';
import type { Fetcher, Llm, Ports, Store } from '../ports.ts';
import { chooseEngine, extractive, type ChosenEngine } from './engine.ts';
import type { Io } from './io.ts';
import type { Job } from './job.ts';
import { programVersion } from './places.ts';
import type { Reporter } from './report.ts';

export interface JobPorts extends Ports {
  /** Why the engine is not the wished one. */
  readonly fellBack: string | undefined;
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
  const engine = job.replay
    ? await replayedEngine(job, job.replay)
    : await chooseEngine({
        settings: job.settings,
        io,
        earlier: earlier?.engine,
        progress: reporter.progress,
      });
  const inner = await innerFetcher(job, io);
  let fetcher: Fetcher = inner;
  let llm: Llm = engine.llm;
  if (!job.replay) {
    const scope = `${job.window.date}/${job.topic.id}`;
    fetcher = cachedFetcher(fetcher, store, scope, job.refresh);
    llm = cachedLlm(llm, store, job.refresh);
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
      engine: { ...llm.info, contextTokens: llm.contextTokens },
    });
    fetcher = recordingFetcher(fetcher, job.record);
    llm = recordingLlm(llm, job.record);
  }
  return { fetcher, llm, fellBack: engine.fellBack, close: inner.close };
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
  return { llm: await replayLlm(folder, head) };
}
