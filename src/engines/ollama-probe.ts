/** What an Ollama server is and has, for `digest doctor` and for choosing an engine. */
import { Ollama } from 'ollama/browser';
import { z } from 'zod';
import { HttpRefusal } from './http-refusal.ts';
import { isUnreachable } from './model-failure.ts';
import { createModelAgent, createOllamaFetch } from './ollama-fetch.ts';

export interface OllamaModel {
  /** With its tag: `qwen3.5:4b`. */
  readonly name: string;
  /** SHA-256 of the model's manifest, 64 hex digits. */
  readonly digest: string;
  /** Bytes on disk. */
  readonly size: number;
  /** The longest context it was trained for, in tokens; absent where the server does not tell. */
  readonly context?: number;
  /** `completion`, `thinking`, `embedding`, …; absent on servers that do not tell. */
  readonly capabilities?: readonly string[];
  /** Why the server can't tell of it: its files are gone, or it was removed in between. */
  readonly broken?: string;
}

export type OllamaProbe =
  | { readonly reachable: false; readonly reason: string }
  | { readonly reachable: true; readonly version: string; readonly models: readonly OllamaModel[] };

const tag = z.object({
  name: z.string(),
  digest: z.string().catch(''),
  size: z.number().catch(0),
});
const tags = z.object({
  // An entry of another shape is none that can be asked.
  models: z.array(tag.nullable().catch(null)).nullish(),
});
/** A proxy before the server may let nothing through but what chats need. */
const versionShape = z.object({ version: z.string() });
const shown = z.object({
  capabilities: z.array(z.string()).nullish(),
  model_info: z.record(z.string(), z.unknown()).nullish(),
});

/** Milliseconds that a server has to answer these small questions, all together. */
const probeMs = 15_000;

/**
 * Asks a server for its version and models. Never rejects for a server that is absent or odd
 * (`reachable: false` says why); rejects with the signal's reason when that fires.
 * `only` limits the closer look (context, capabilities) to the model of that name.
 */
export async function probeOllama(
  host: string,
  options: { readonly signal?: AbortSignal | undefined; readonly only?: string | undefined } = {},
): Promise<OllamaProbe> {
  const limit = AbortSignal.timeout(probeMs);
  const signal = options.signal === undefined ? limit : AbortSignal.any([limit, options.signal]);
  const agent = createModelAgent();
  const client = new Ollama({ host, fetch: createOllamaFetch(agent, signal) });
  try {
    const version = await versionOf(client);
    const { models } = tags.parse(await client.list());
    const detailed: OllamaModel[] = [];
    for (const { name, digest, size } of (models ?? []).filter((model) => model !== null)) {
      const wanted =
        options.only === undefined || findModel([{ name }], options.only) !== undefined;
      detailed.push({ name, digest, size, ...(wanted ? await look(client, name) : {}) });
    }
    return { reachable: true, version, models: detailed };
  } catch (error) {
    options.signal?.throwIfAborted();
    return { reachable: false, reason: reasonOf(error) };
  } finally {
    await agent.destroy();
  }
}

/** Rejects for a server that is not there; one that is there and will not say has an unknown version. */
async function versionOf(client: Ollama): Promise<string> {
  try {
    return versionShape.parse(await client.version()).version;
  } catch (error) {
    if (error instanceof HttpRefusal) return 'of unknown version';
    throw error;
  }
}

/** One model that can't be shown hides neither the others nor the server. */
async function look(
  client: Ollama,
  model: string,
): Promise<Pick<OllamaModel, 'context' | 'capabilities' | 'broken'>> {
  let answer: z.infer<typeof shown>;
  try {
    answer = shown.parse(await client.show({ model }));
  } catch (error) {
    if (error instanceof HttpRefusal) return { broken: error.message };
    if (error instanceof z.ZodError) return {};
    throw error;
  }
  const { capabilities, model_info: info } = answer;
  const context = Object.entries(info ?? {}).find(([key]) => key.endsWith('.context_length'))?.[1];
  return {
    ...(typeof context === 'number' ? { context } : {}),
    ...(capabilities ? { capabilities } : {}),
  };
}

/** The installed model that a user means: `qwen3` is `qwen3:latest`, and case does not count. */
export function findModel<M extends { readonly name: string }>(
  models: readonly M[],
  wanted: string,
): M | undefined {
  const full = (name: string): string =>
    (/:[^/]*$/.test(name) ? name : `${name}:latest`).toLowerCase();
  return models.find((model) => full(model.name) === full(wanted));
}

function reasonOf(error: unknown): string {
  if (isUnreachable(error)) return 'no server answers there';
  if (error instanceof z.ZodError) return 'what answers there is no Ollama server';
  if (error instanceof Error && error.name === 'TimeoutError')
    return `no answer within ${probeMs / 1000} s`;
  return error instanceof Error ? error.message : String(error);
}
