/** Ports that answer from a recording and know no network. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentKey } from '../content-key.ts';
import { AnswerError, FetchFailure, NotRecordedError } from '../errors.ts';
import type { FetchRequest, Fetcher, Llm, LlmRequest } from '../ports.ts';
import {
  encodeBody,
  readExchanges,
  type HttpExchange,
  type LlmExchange,
  type RecordedModel,
} from './recording.ts';

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
