/** Ports that write down every exchange as it happens. */
import { createMultibyteDecoder } from '@exodus/bytes/multi-byte.js';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { contentKey } from '../content-key.ts';
import { AnswerError, FetchFailure, ModelError, UsageError } from '../errors.ts';
import type { Embedder, FetchResponse, Fetcher, Llm } from '../ports.ts';
import { writeWhole } from './whole-file.ts';
import {
  encodeBody,
  slugOf,
  type EmbedExchange,
  type HttpExchange,
  type LlmExchange,
  type RecordingHead,
} from './recording.ts';
import { vectorText } from './vector-text.ts';

/** Headers that say nothing about the content and much about the visit. */
const kept = new Set(['content-type', 'date', 'etag', 'last-modified', 'location']);

const yaml = (value: unknown): string => stringify(value, { lineWidth: 0, blockQuote: 'literal' });

/**
 * Starts a recording.
 * @throws UsageError when the folder holds anything but nothing
 */
export async function startRecording(folder: string, head: RecordingHead): Promise<void> {
  const there = await readdir(folder).catch(() => []);
  if (there.length > 0) {
    throw new UsageError(`--record ${folder}: the folder is not empty.`, {
      hint: 'Name a new folder: a recording holds one run.',
    });
  }
  await writeWhole(join(folder, 'recording.yaml'), yaml(head));
}

export function recordingFetcher(inner: Fetcher, folder: string): Fetcher {
  let count = 0;
  return {
    fetch: async (request) => {
      const { method, url, body } = request;
      const number = String(++count).padStart(3, '0');
      const name = `${number}-${slugOf(url, 60)}`;
      const asked = { method, url, ...(body !== undefined && { body }) };
      const keep = (exchange: HttpExchange): Promise<void> =>
        writeWhole(join(folder, 'http', `${name}.yaml`), yaml(exchange));
      try {
        const response = await inner.fetch(request);
        const { text, encoding } = readable(response);
        const bodyFile = `${name}.${extensionOf(response)}`;
        await writeWhole(join(folder, 'http', bodyFile), text);
        const headers = Object.fromEntries(
          Object.entries(response.headers).filter(([header]) => kept.has(header)),
        );
        const { status, redirects } = response;
        await keep({
          request: asked,
          response: { status, url: response.url, redirects, headers, bodyFile, encoding },
        });
        return response;
      } catch (error) {
        if (error instanceof FetchFailure) {
          await keep({ request: asked, failure: { fault: error.fault, message: error.message } });
        }
        throw error;
      }
    },
  };
}

export function recordingLlm(inner: Llm, folder: string): Llm {
  return {
    info: inner.info,
    contextTokens: inner.contextTokens,
    ask: async (request, ahead) => {
      const { label, system, prompt, schema, maxTokens } = request;
      const asked = { label, system, prompt, schema, maxTokens };
      const keep = (exchange: LlmExchange): Promise<void> =>
        writeWhole(join(folder, 'llm', `${slugOf(label, 80)}.yaml`), yaml(exchange));
      try {
        const answer = await inner.ask(request, ahead);
        await keep({ request: asked, answer });
        return answer;
      } catch (error) {
        if (error instanceof AnswerError) {
          await keep({ request: asked, failure: { fault: error.fault, message: error.message } });
        }
        throw error;
      }
    },
  };
}

export function recordingEmbedder(inner: Embedder, folder: string): Embedder {
  const keep = (exchange: EmbedExchange): Promise<void> =>
    writeWhole(
      join(folder, 'embed', `${contentKey(exchange.text).slice(-12)}.yaml`),
      yaml(exchange),
    );
  return {
    info: inner.info,
    embed: async (texts) => {
      try {
        const vectors = await inner.embed(texts);
        for (const [i, text] of texts.entries())
          await keep({ text, vector: vectorText(vectors[i]!) });
        return vectors;
      } catch (error) {
        if (error instanceof AnswerError || error instanceof ModelError) {
          const fault = error instanceof AnswerError ? error.fault : 'server';
          for (const text of texts)
            await keep({ text, failure: { fault, message: error.message } });
        }
        throw error;
      }
    },
  };
}

function extensionOf(response: FetchResponse): string {
  const type = response.headers['content-type'] ?? '';
  if (/json/.test(type)) return 'json';
  if (/xml|rss|atom/.test(type)) return 'xml';
  return /html/.test(type) ? 'html' : 'txt';
}

/** Decoded where encoding it again gives the same bytes; else base64, so that a replay is exact. */
function readable(response: FetchResponse): { text: string; encoding: string } {
  const bytes = Buffer.from(response.body);
  const named = /charset=["']?([\w-]+)/i.exec(
    `${response.headers['content-type'] ?? ''} ${bytes.subarray(0, 2048).toString('latin1')}`,
  )?.[1];
  const alias: Readonly<Record<string, string>> = { gb2312: 'gbk', 'big5-hkscs': 'big5' };
  const legacy = named && (alias[named.toLowerCase()] ?? named.toLowerCase());
  for (const encoding of ['utf-8', ...(legacy ? [legacy] : [])]) {
    try {
      const text =
        encoding === 'utf-8'
          ? new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
          : createMultibyteDecoder(encoding)(bytes);
      if (bytes.equals(encodeBody(Buffer.from(text), encoding))) return { text, encoding };
    } catch {
      // Not in this encoding, or one that is not known: the next one, in the end base64.
    }
  }
  return { text: bytes.toString('base64'), encoding: 'base64' };
}
