/** Vectors remembered, recorded and replayed, to the bit. */
import { describe, expect, test } from 'vitest';
import { cachedEmbedder, untilLost } from '../../src/adapters/cached-ports.ts';
import { createMemoryStore } from '../../src/adapters/file-store.ts';
import { recordingEmbedder } from '../../src/adapters/recorder.ts';
import { replayEmbedder } from '../../src/adapters/replayer.ts';
import { AnswerError } from '../../src/errors.ts';
import type { EngineInfo } from '../../src/model/drafts.ts';
import type { Embedder } from '../../src/ports.ts';
import { temporaryFolder } from '../support/cli.ts';

const info: EngineInfo = { engine: 'ollama', model: 'embedder', digest: 'd' };

/** Values that 32 bits hold and decimal digits do not. */
const vectorFor = (text: string): Float32Array =>
  Float32Array.of(1 / 3, text.length / 7, -0, 1e-40);

function counting(of: EngineInfo = info): Embedder & { readonly asked: (readonly string[])[] } {
  const asked: (readonly string[])[] = [];
  return {
    asked,
    info: of,
    embed: async (texts) => {
      asked.push(texts);
      return texts.map(vectorFor);
    },
  };
}

const texts = ['標題\n  第一行 \n', 'a: "b"\r\n- c', '- '];

describe('remembered', () => {
  test('vectors come back to the bit, and only what is not known is asked for', async () => {
    const store = createMemoryStore();
    const inner = counting();
    const embedder = cachedEmbedder(inner, store, false);
    expect(await embedder.embed(texts)).toEqual(texts.map(vectorFor));
    expect(await embedder.embed([...texts, 'new', 'new'])).toEqual(
      [...texts, 'new', 'new'].map(vectorFor),
    );
    expect(inner.asked).toEqual([texts, ['new']]);
    await cachedEmbedder(inner, store, true).embed(['new']);
    expect(inner.asked).toHaveLength(3);
  });

  test('another model, or the same name with another digest, has vectors of its own', async () => {
    const store = createMemoryStore();
    await cachedEmbedder(counting(), store, false).embed(['a']);
    const other = counting({ ...info, digest: 'e' });
    await cachedEmbedder(other, store, false).embed(['a']);
    expect(other.asked).toEqual([['a']]);
  });

  test('what came before a failure is kept, and progress is told', async () => {
    const store = createMemoryStore();
    const many = Array.from({ length: 40 }, (_, i) => `text ${i}`);
    const inner = counting();
    const told: number[] = [];
    const failing: Embedder = {
      info,
      embed: (asked) =>
        inner.asked.length === 2
          ? Promise.reject(new AnswerError('server', 'gone'))
          : inner.embed(asked),
    };
    const embedder = cachedEmbedder(failing, store, false, (done) => told.push(done));
    await expect(embedder.embed(many)).rejects.toThrow('gone');
    expect(told).toEqual([16, 32]);
    const again = counting();
    await cachedEmbedder(again, store, false).embed(many);
    expect(again.asked).toEqual([many.slice(32)]);
  });
});

test('one that is lost stays lost', async () => {
  const replies = [() => [], () => Promise.reject(new AnswerError('timeout', 'slow')), () => []];
  const embedder = untilLost({ info, embed: async () => replies.shift()?.() ?? [] });
  expect(await embedder.embed([])).toEqual([]);
  await expect(embedder.embed([])).rejects.toThrow('slow');
  await expect(embedder.embed([])).rejects.toThrow('slow');
  expect(replies).toHaveLength(1);
});

describe('recorded', () => {
  test('vectors come back to the bit, and what is not there is refused', async () => {
    const folder = await temporaryFolder();
    await recordingEmbedder(counting(), folder).embed(texts);
    const replayed = await replayEmbedder(folder, info);
    expect(replayed.info).toEqual(info);
    expect(await replayed.embed(texts.toReversed())).toEqual(texts.toReversed().map(vectorFor));
    await expect(replayed.embed(['other'])).rejects.toMatchObject({ name: 'NotRecordedError' });
  });

  test('a failure fails alike', async () => {
    const folder = await temporaryFolder();
    const failing: Embedder = {
      info,
      embed: () => Promise.reject(new AnswerError('timeout', 'slow')),
    };
    await expect(recordingEmbedder(failing, folder).embed(texts)).rejects.toThrow('slow');
    await expect((await replayEmbedder(folder, info)).embed(texts)).rejects.toMatchObject({
      name: 'AnswerError',
      fault: 'timeout',
      message: 'slow',
    });
  });
});
