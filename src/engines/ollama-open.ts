/** From a host and a model's name to an engine that is known to work, or the reason why none does. */
import { closest } from 'fastest-levenshtein';
import { ModelError } from '../errors.ts';
import type { Embedder, Llm } from '../ports.ts';
import { createOllamaEngine, type OllamaOptions } from './ollama.ts';
import { createOllamaEmbedder, type OllamaEmbedderOptions } from './ollama-embedder.ts';
import { findModel, probeOllama, type OllamaModel, type OllamaProbe } from './ollama-probe.ts';

export interface OpenOptions extends Omit<
  OllamaOptions,
  'model' | 'digest' | 'contextTokens' | 'thinking'
> {
  /** As the user names it; without one, the newest installed model that can chat. */
  readonly model?: string | undefined;
  /** Bound on the context in tokens; the model's own limit bounds it too. Default 8192. */
  readonly contextTokens?: number | undefined;
}

export interface OpenEmbedderOptions extends Omit<
  OllamaEmbedderOptions,
  'digest' | 'contextTokens'
> {
  readonly model: string;
}

/** Enough for the beginning of an article with any tokenizer, however large a context the server gives by default. */
const embedderContextTokens = 2048;

/** As `openOllamaEngine`. */
export async function openOllamaEmbedder(options: OpenEmbedderOptions): Promise<Embedder> {
  const found = await find(options, 'start it with `ollama serve`, or set OLLAMA_HOST');
  return createOllamaEmbedder({
    ...options,
    model: found.name.replace(/:latest$/, ''),
    digest: found.digest || undefined,
    contextTokens: Math.min(embedderContextTokens, found.context ?? embedderContextTokens),
  });
}

type Wanted = Pick<OpenOptions, 'host' | 'signal' | 'model'>;

async function find(options: Wanted, hint: string): Promise<OllamaModel> {
  const { host, signal, model } = options;
  const probe = await probeOllama(host, { signal, only: model });
  if (!probe.reachable)
    throw new ModelError(`no Ollama server at ${host}: ${probe.reason}`, { hint });
  const found = chosenModel(probe.models, model);
  if (found === undefined) throw missing(probe, options);
  if (found.broken !== undefined)
    throw new ModelError(`the Ollama server at ${host} can't read ${found.name}: ${found.broken}`, {
      hint: `ollama rm ${found.name} && ollama pull ${found.name}, or another model with --model`,
    });
  return found;
}

/** Enough for an article of 3,000 characters at once, and 1 GB of cache with a model of 4 to 8 billion parameters. */
export const defaultContextTokens = 8192;

/** Rejects with ModelError when the server or the model is missing; loads nothing yet. */
export async function openOllamaEngine(options: OpenOptions): Promise<Llm> {
  const hint = 'start it with `ollama serve`, set OLLAMA_HOST, or use --engine extractive';
  const found = await find(options, hint);
  const budget = options.contextTokens ?? defaultContextTokens;
  return createOllamaEngine({
    ...options,
    model: found.name.replace(/:latest$/, ''),
    digest: found.digest || undefined,
    contextTokens: Math.min(budget, found.context ?? budget),
    thinking: thinkingOf(found),
  });
}

function thinkingOf({ name, capabilities }: OllamaModel): 'off' | 'low' | 'none' {
  if (capabilities?.includes('thinking') !== true) return 'none';
  // gpt-oss knows levels only; `false` is taken for its default, `medium`.
  return name.includes('gpt-oss') ? 'low' : 'off';
}

/** The model that is asked: the named one, or the newest installed one that can chat. */
export function chosenModel(
  models: readonly OllamaModel[],
  wanted: string | undefined,
): OllamaModel | undefined {
  if (wanted !== undefined) return findModel(models, wanted);
  const able = models.filter(({ capabilities }) => capabilities?.includes('completion') ?? true);
  return able.find(({ broken }) => broken === undefined) ?? able[0];
}

function missing(probe: OllamaProbe & { reachable: true }, options: Wanted): ModelError {
  const names = probe.models.map(({ name }) => name);
  if (options.model === undefined)
    return new ModelError(`the Ollama server at ${options.host} has no model that can chat`, {
      hint: 'ollama pull qwen3.5:4b',
    });
  const near = names.length > 0 ? `; the nearest it has is ${closest(options.model, names)}` : '';
  return new ModelError(
    `the Ollama server at ${options.host} has no model ${options.model}${near}`,
    {
      hint: `ollama pull ${options.model}`,
    },
  );
}
