/** Ports that answer from a recording and know no network. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentKey } from '../content-key.ts';
import { AnswerError, FetchFailure, NotRecordedError } from '../errors.ts';
import type { EngineInfo } from '../model/drafts.ts';
import type { Embedder, FetchRequest, Fetcher, Llm, LlmRequest } from '../ports.ts';
import {
  encodeBody,
  readExchanges,
  type EmbedExchange,
  type HttpExchange,
  type LlmExchange,
  type RecordedModel,
} from './recording.ts';
import { vectorIn } from './vector-text.ts';

const requestKey = (request: Pick<FetchRequest, 'method' | 'url' | 'body'>): string =>
  contentKey([request.method, request.url, request.body ?? '']);

const questionKey = (request: Omit<LlmRequest, 'task' | 'label'>): string =>
  contentKey([request.system, request.prompt, request.schema, request.maxTokens]);

/** @returns a fetcher that throws NotRecordedError for what the recording lacks */
export async function replayFetcher(folder: string): Promise<Fetcher> {
  const exchanges = await readExchanges<HttpExchange>(folder, 'http');
  const byKey = new Map(exchanges.map((e) => [requestKey(e.request), e]));
  return {
    fetch: (request) => {
      const exchange = byKey.get(requestKey(request));
      if (exchange?.failure) {
        const { fault, message } = exchange.failure;
        return Promise.reject(new FetchFailure(fault, message));
      }
      if (!exchange?.response) {
        return Promise.reject(
          new NotRecordedError(`not in the recording: ${request.method} ${request.url}`, {
            hint: `Record the run anew with --record, or add the exchange to ${join(folder, 'http')}.`,
          }),
        );
      }
      const { status, url, redirects = [], headers = {}, bodyFile, encoding } = exchange.response;
      const text =
        bodyFile === undefined ? Buffer.alloc(0) : readFileSync(join(folder, 'http', bodyFile));
      const body = encodeBody(text, encoding ?? 'utf-8');
      return Promise.resolve({ status, url, redirects, headers, body });
    },
  };
}

/** @returns a model that gives the recorded answers, to the letter of the question */
export async function replayLlm(folder: string, model: RecordedModel): Promise<Llm> {
  const exchanges = await readExchanges<LlmExchange>(folder, 'llm');
  const byKey = new Map(exchanges.map((e) => [questionKey(e.request), e]));
  const { contextTokens, ...info } = model;
  return {
    info,
    contextTokens,
    ask: (request) => {
      const exchange = byKey.get(questionKey(request));
      if (exchange?.failure) {
        return Promise.reject(new AnswerError(exchange.failure.fault, exchange.failure.message));
      }
      if (!exchange?.answer) {
        return Promise.reject(
          new NotRecordedError(`not in the recording: the question "${request.label}"`, {
            hint: exchanges.some((e) => e.request.label === request.label)
              ? 'It was asked in other words then: the prompt or what stands before it has changed.'
              : 'Record the run anew with --record.',
          }),
        );
      }
      return Promise.resolve(exchange.answer);
    },
  };
}

/** @returns an embedder that gives the recorded vectors */
export async function replayEmbedder(folder: string, info: EngineInfo): Promise<Embedder> {
  const exchanges = await readExchanges<EmbedExchange>(folder, 'embed');
  const byText = new Map(exchanges.map((e) => [e.text, e]));
  const vectorOf = (text: string): Float32Array => {
    const exchange = byText.get(text);
    if (exchange?.failure) throw new AnswerError(exchange.failure.fault, exchange.failure.message);
    if (exchange?.vector === undefined)
      throw new NotRecordedError(`not in the recording: the vector of “${text.slice(0, 40)}”`, {
        hint: 'Record the run anew with --record.',
      });
    return vectorIn(exchange.vector);
  };
  return { info, embed: async (texts) => texts.map(vectorOf) };
}
