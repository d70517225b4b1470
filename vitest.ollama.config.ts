import { defineConfig } from 'vitest/config';
import { parseOllamaHost } from './src/engines/ollama-host.ts';
import { probeOllama } from './src/engines/ollama-probe.ts';

// Tests against a real server run where one answers; elsewhere they say so, and nothing has failed.
const host = parseOllamaHost(process.env['OLLAMA_HOST']);
const probe = await probeOllama(host, { only: '' });
const names = probe.reachable ? probe.models.map(({ name }) => name) : [];
const ready = names.length > 0;
process.stderr.write(
  ready
    ? `Ollama at ${host}: ${names.join(', ')}\n`
    : `Tests against a real Ollama server are skipped: ${host}: ${probe.reachable ? 'it has no model' : probe.reason}. Set OLLAMA_HOST to run them.\n`,
);

export default defineConfig({
  test: {
    include: ready ? ['test/ollama/**/*.test.ts'] : [],
    passWithNoTests: !ready,
    env: { OLLAMA_HOST: host },
    // One server, one model in memory: files in turn.
    fileParallelism: false,
    // A model on a processor that does other things besides.
    testTimeout: 600_000,
  },
});
