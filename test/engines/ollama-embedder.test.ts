import { describe, expect, test } from 'vitest';
import {
  createOllamaEmbedder,
  type OllamaEmbedderOptions,
} from '../../src/engines/ollama-embedder.ts';
import { openOllamaEmbedder } from '../../src/engines/ollama-open.ts';
import type { Embedder } from '../../src/ports.ts';
import { mostTokens } from '../../src/text/token-budget.ts';
import { embeddingOllama, givesVectors, refusesToEmbed } from '../support/embedding-ollama.ts';
import { closedPort } from '../support/network.ts';

const limits = { firstTokenMs: 5000, idleMs: 5000, totalMs: 10_000 };

function embedder(host: string, options: Partial<OllamaEmbedderOptions> = {}): Embedder {
  return createOllamaEmbedder({
    host,
    model: 'embedder',
    contextTokens: 512,
    limits,
    firstWaitMs: 5,
    ...options,
  });
}

describe('embedding', () => {
  test('gives a vector of length 1 for each text, in their order, some texts a call', async () => {
    const server = await embeddingOllama(givesVectors((text) => [3, Number(text)]));
    const texts = Array.from({ length: 20 }, (_, i) => String(i));
    const vectors = await embedder(server.origin).embed(texts);
    expect(vectors.map((vector) => Math.round((3 * (vector[1] ?? 0)) / (vector[0] ?? 1)))).toEqual(
      texts.map(Number),
    );
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 6);
    expect(server.calls.map(({ input }) => input.length)).toEqual([16, 4]);
    expect(server.calls[0]).toMatchObject({
      model: 'embedder',
      truncate: true,
      options: { num_ctx: 512 },
    });
  });

  test('asks nothing for no text', async () => {
    const server = await embeddingOllama();
    expect(await embedder(server.origin).embed([])).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  test('cuts what a server refuses as too long, to what fits', async () => {
    const server = await embeddingOllama((response, body) => {
      const fits = body.input.every((text) => mostTokens(text) <= 512);
      const reply = fits
        ? givesVectors(() => [1, 0])
        : refusesToEmbed(400, 'the input length exceeds the context length');
      reply(response, body);
    });
    const long = '千問團隊宣布新的模型。'.repeat(100);
    expect(await embedder(server.origin).embed(['短。', long])).toHaveLength(2);
    const [, cut = ''] = server.calls[1]?.input ?? [];
    expect(server.calls[1]?.input[0]).toBe('短。');
    expect(long.startsWith(cut)).toBe(true);
    expect(mostTokens(cut)).toBeGreaterThan(490);
  });

  test('tries again while the server is busy', async () => {
    let busy = 2;
    const server = await embeddingOllama((response, body) => {
      const reply = busy-- > 0 ? refusesToEmbed(503, 'busy') : givesVectors(() => [1]);
      reply(response, body);
    });
    expect(await embedder(server.origin).embed(['a'])).toHaveLength(1);
    expect(server.calls).toHaveLength(3);
  });

  test.each([
    ['too few vectors', { embeddings: [[1, 2]] }],
    ['no numbers', { embeddings: [[1], ['a']] }],
    ['null for NaN', { embeddings: [[1], [null]] }],
    ['vectors without an entry', { embeddings: [[], []] }],
    ['vectors without a length', { embeddings: [[0, 0], [1, 0]] }], // prettier-ignore
    ['vectors of two dimensions', { embeddings: [[1, 0], [1]] }],
    ['something else', { hello: 'world' }],
  ])('an answer with %s is lost', async (_, body) => {
    const server = await embeddingOllama((response) => response.end(JSON.stringify(body)));
    await expect(embedder(server.origin).embed(['a', 'b'])).rejects.toMatchObject({
      name: 'AnswerError',
      fault: 'off-schema',
    });
  });

  test('tells what no call can get round from what is lost once', async () => {
    const server = await embeddingOllama(refusesToEmbed(404, 'model "embedder" not found'));
    await expect(embedder(server.origin).embed(['a'])).rejects.toMatchObject({
      name: 'ModelError',
      hint: 'ollama pull embedder',
    });
    server.reply = refusesToEmbed(501, 'this model does not support embeddings');
    await expect(embedder(server.origin).embed(['a'])).rejects.toMatchObject({
      name: 'AnswerError',
      message: expect.stringContaining('does not support embeddings') as string,
    });
    const nobody = `http://127.0.0.1:${await closedPort()}`;
    await expect(embedder(nobody).embed(['a'])).rejects.toMatchObject({ name: 'ModelError' });
  });

  test('ends with its limit and with the signal', async () => {
    const server = await embeddingOllama(() => undefined);
    const short = { firstTokenMs: 30, idleMs: 30, totalMs: 60 };
    await expect(embedder(server.origin, { limits: short }).embed(['a'])).rejects.toMatchObject({
      fault: 'timeout',
    });
    const stop = new AbortController();
    const stopped = embedder(server.origin, { signal: stop.signal }).embed(['a']);
    stop.abort(new Error('enough'));
    await expect(stopped).rejects.toThrow('enough');
  });
});

describe('opening', () => {
  test('takes digest and context from the server; a context is never longer than needed', async () => {
    const small = await embeddingOllama(
      givesVectors(() => [1]),
      256,
    );
    const opened = await openOllamaEmbedder({ host: small.origin, model: 'embedder:latest' });
    expect(opened.info).toEqual({ engine: 'ollama', model: 'embedder', digest: 'e'.repeat(64) });
    await opened.embed(['a']);
    expect(small.calls[0]?.options.num_ctx).toBe(256);
    const large = await embeddingOllama(
      givesVectors(() => [1]),
      131_072,
    );
    await (await openOllamaEmbedder({ host: large.origin, model: 'embedder' })).embed(['a']);
    expect(large.calls[0]?.options.num_ctx).toBe(2048);
  });

  test('says what is missing', async () => {
    const { origin } = await embeddingOllama();
    await expect(openOllamaEmbedder({ host: origin, model: 'embeder' })).rejects.toMatchObject({
      name: 'ModelError',
      message: expect.stringContaining('the nearest it has is embedder:latest') as string,
    });
  });
});
