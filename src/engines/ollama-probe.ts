/** What an Ollama server is and has, for `digest doctor` and for choosing an engine. */
import { Ollama } from 'ollama/browser';
import { z } from 'zod';
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
}

export type OllamaProbe =
  | { readonly reachable: false; readonly reason: string }
  | { readonly reachable: true; readonly version: string; readonly models: readonly OllamaModel[] };

const tags = z.object({
  models: z.array(z.object({ name: z.string(), digest: z.string(), size: z.number() })),
});
const shown = z.object({
  capabilities: z.array(z.string()).optional(),
  model_info: z.record(z.string(), z.unknown()).optional(),
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
    const { version } = z.object({ version: z.string() }).parse(await client.version());
    const { models } = tags.parse(await client.list());
    const detailed: OllamaModel[] = [];
    for (const { name, digest, size } of models) {
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

async function look(
  client: Ollama,
  model: string,
): Promise<Pick<OllamaModel, 'context' | 'capabilities'>> {
  const { capabilities, model_info: info } = shown.parse(await client.show({ model }));
  const context = Object.entries(info ?? {}).find(([key]) => key.endsWith('.context_length'))?.[1];
  return {
    ...(typeof context === 'number' ? { context } : {}),
    ...(capabilities === undefined ? {} : { capabilities }),
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
