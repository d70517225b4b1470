/** The real server that these tests run against, and which of its models they use. */
import { parseOllamaHost } from '../../src/engines/ollama-host.ts';
import { probeOllama, type OllamaModel, type OllamaProbe } from '../../src/engines/ollama-probe.ts';

export const host: string = parseOllamaHost(process.env['OLLAMA_HOST']);

export const probe: OllamaProbe = await probeOllama(host);

const models: readonly OllamaModel[] = probe.reachable ? probe.models : [];

/** DIGEST_TEST_MODEL, or the smallest model that can chat: what it says does not matter here. */
export const model: string =
  process.env['DIGEST_TEST_MODEL'] ??
  models
    .filter(({ capabilities }) => capabilities?.includes('completion') ?? true)
    .toSorted((a, b) => a.size - b.size)[0]?.name ??
  '';

/** A model slow enough that a call can be stopped in its middle: the largest. */
export const slowModel: string = models.toSorted((a, b) => b.size - a.size)[0]?.name ?? model;
