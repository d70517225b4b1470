/** Which engine a run gets, and what is said when it is not the wished one. */
import type { Settings } from '../config/settings.ts';
import { ModelError, UsageError } from '../errors.ts';
import type { EngineInfo } from '../model/drafts.ts';
import type { Llm } from '../ports.ts';
import type { Io } from './io.ts';

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
  const { createExtractiveEngine } = await import('../engines/extractive.ts');
  return createExtractiveEngine();
}

async function ollama(options: EngineOptions): Promise<ChosenEngine> {
  const { settings, io, progress } = options;
  const { openOllamaEngine } = await import('../engines/ollama-open.ts');
  const { parseOllamaHost } = await import('../engines/ollama-host.ts');
  try {
    const llm = await openOllamaEngine({
      host: parseOllamaHost(settings.ollamaHost),
      model: settings.model,
      contextTokens: settings.contextTokens,
      limits: limitsOf(settings),
      signal: io.signal,
      onProgress: (p) => {
        progress(progressText(p));
      },
    });
    return { llm };
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

async function openAi({ settings, io, progress }: EngineOptions): Promise<Llm> {
  const { openaiUrl, model, openaiKeyEnv } = settings;
  if (openaiUrl === undefined || model === undefined) {
    throw new UsageError('--engine openai needs --openai-url and --model.', {
      hint: 'For example --openai-url http://127.0.0.1:8080/v1 --model qwen3.5-9b',
    });
  }
  const { createOpenAiEngine } = await import('../engines/openai-compatible.ts');
  return createOpenAiEngine({
    baseUrl: openaiUrl,
    model,
    apiKey: io.env[openaiKeyEnv],
    contextTokens: settings.contextTokens,
    limits: limitsOf(settings),
    signal: io.signal,
    onProgress: (p) => {
      progress(progressText(p));
    },
  });
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

function limitsOf(settings: Settings): { firstTokenMs: number; idleMs: number; totalMs: number } {
  const totalMs = settings.modelTimeout * 1000;
  return { firstTokenMs: totalMs, idleMs: Math.min(totalMs, 120_000), totalMs };
}

function progressText(p: {
  readonly label: string;
  readonly state: string;
  readonly outputTokens: number;
  readonly milliseconds: number;
}): string {
  const seconds = p.milliseconds / 1000;
  const rate =
    p.outputTokens > 0 && seconds > 0 ? `, ${(p.outputTokens / seconds).toFixed(0)} tokens/s` : '';
  return `${p.label}: ${p.state}, ${p.outputTokens} tokens in ${seconds.toFixed(0)} s${rate}`;
}
