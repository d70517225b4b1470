/** Which engine a run gets, and what is said when it is not the wished one. */
import type { Settings } from '../../config/settings.ts';
import type { CallLimits } from '../../engines/call-watch.ts';
import type { OllamaOptions } from '../../engines/ollama.ts';
import type { OpenAiOptions } from '../../engines/openai-compatible.ts';
import { withPatience } from '../../engines/patience.ts';
import { createRunDeadline, type RunDeadline } from '../../engines/run-deadline.ts';
import { ModelError, UsageError } from '../../errors.ts';
import type { EngineInfo } from '../../model/drafts.ts';
import type { Llm } from '../../ports.ts';
import type { Io } from '../terminal/io.ts';
import { createModelProgress } from '../terminal/model-progress.ts';

export interface ChosenEngine {
  readonly llm: Llm;
  /** Why it is not the model that was hoped for; the run is degraded by it. */
  readonly fellBack?: string;
}

export interface EngineOptions {
  readonly settings: Settings;
  readonly io: Io;
  /** Engine of an earlier run of the same day and topic: its stored answers serve when the server is away. */
  readonly earlier: EngineInfo | undefined;
  readonly progress: (text: string) => void;
  /** Shared by the models of a run; default: one of its own. */
  readonly deadline?: RunDeadline | undefined;
}

/**
 * @throws ModelError when a model was asked for by name of engine and none can be had
 * @throws UsageError when the engine's settings are incomplete
 */
export async function chooseEngine(options: EngineOptions): Promise<ChosenEngine> {
  const { settings } = options;
  switch (settings.engine) {
    case 'extractive':
      return { llm: await extractive() };
    case 'openai':
      return { llm: await openAi(options) };
    case 'ollama':
    case 'auto':
      return ollama(options);
  }
}

/** The engine without a model. */
export async function extractive(): Promise<Llm> {
  const { createExtractiveEngine } = await import('../../engines/extractive.ts');
  return createExtractiveEngine();
}

async function ollama(options: EngineOptions): Promise<ChosenEngine> {
  const { settings } = options;
  const { openOllamaEngine } = await import('../../engines/ollama-open.ts');
  const { parseOllamaHost } = await import('../../engines/ollama-host.ts');
  const deadline = options.deadline ?? deadlineOf(settings);
  try {
    const llm = await openOllamaEngine({
      host: parseOllamaHost(settings.ollamaHost),
      model: settings.model,
      contextTokens: settings.contextTokens,
      ...workOf(options, deadline),
    });
    const patient = withPatience(llm);
    return { llm: deadline?.watch(patient) ?? patient };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    const stored = recalled(options, error);
    if (stored) return { llm: stored };
    if (settings.engine === 'ollama') throw error;
    return {
      llm: await extractive(),
      fellBack: `No model: ${error.message}. The post is made of the sources’ own sentences${error.hint === undefined ? '' : `; for a model: ${error.hint}`}.`,
    };
  }
}

async function openAi(options: EngineOptions): Promise<Llm> {
  const { settings, io } = options;
  const { openaiUrl, model, openaiKeyEnv } = settings;
  if (openaiUrl === undefined || model === undefined) {
    throw new UsageError('--engine openai needs --openai-url and --model.', {
      hint: 'For example --openai-url http://127.0.0.1:8080/v1 --model qwen3.5-9b',
    });
  }
  const { createOpenAiEngine } = await import('../../engines/openai-compatible.ts');
  const deadline = options.deadline ?? deadlineOf(settings);
  const llm = withPatience(
    createOpenAiEngine({
      baseUrl: openaiUrl,
      model,
      apiKey: io.env[openaiKeyEnv],
      contextTokens: settings.contextTokens,
      ...workOf(options, deadline),
    }),
  );
  return deadline?.watch(llm) ?? llm;
}

/** An engine known from an earlier run, good for stored answers only. */
function recalled({ earlier, settings }: EngineOptions, why: ModelError): Llm | undefined {
  if (earlier?.engine !== 'ollama') return undefined;
  if (settings.model !== undefined && settings.model !== earlier.model) return undefined;
  return {
    info: earlier,
    contextTokens: settings.contextTokens,
    ask: () => Promise.reject(why),
  };
}

/** The time that the settings give to models; undefined: no end. */
export function deadlineOf({ modelTotal }: Settings): RunDeadline | undefined {
  return modelTotal > 0 ? createRunDeadline(modelTotal) : undefined;
}

export function callLimits({ modelTimeout }: Pick<Settings, 'modelTimeout'>): CallLimits {
  const totalMs = modelTimeout * 1000;
  return { firstTokenMs: totalMs, idleMs: Math.min(totalMs, 120_000), totalMs };
}

/** How an engine works, whatever the server. */
function workOf(
  { settings, io, progress }: EngineOptions,
  deadline: RunDeadline | undefined,
): Pick<OllamaOptions & OpenAiOptions, 'limits' | 'signal' | 'onProgress'> {
  const lineOf = createModelProgress();
  return {
    limits: callLimits(settings),
    signal: deadline ? AbortSignal.any([io.signal, deadline.signal]) : io.signal,
    onProgress: (p) => {
      const line = lineOf(p);
      if (line !== undefined) progress(line);
    },
  };
}
