/** GDELT's DOC 2.0 API: keyless, worldwide, Latin names only (it finds Chinese pages by them, too). */
import { z } from 'zod';
import type { Query } from '../../model/topic.ts';
import { namesIn, quoted } from '../aliases.ts';
import { askedInstants } from '../days.ts';
import { optional, readMendedJson } from '../reading/json-answer.ts';
import { httpUrl, plainText } from '../reading/plain-text.ts';
import {
  UnreadableAnswerError,
  asSource,
  type Finding,
  type Parsed,
  type PlannedRequest,
  type Source,
  type SourceAnswer,
} from '../source.ts';

const mostRecords = 250;

const answerSchema = z.object({
  articles: optional(
    z.array(
      z.object({
        url: optional(z.string()),
        title: optional(z.string()),
        seendate: optional(z.string()),
        domain: optional(z.string()),
      }),
    ),
  ),
});

/** The source `gdelt`: one GET for all Latin names, pages in Chinese and English. */
export const gdelt: Source = asSource({
  kind: 'gdelt',
  spec: z.strictObject({ kind: z.literal('gdelt') }),
  can: {
    window: 'exact',
    scripts: ['latin'],
    pageSize: mostRecords,
    intervalMs: 5000,
    terms: 'free for any use, with a citation of the GDELT Project; one request in five seconds',
  },
  plan,
  parse,
});

function plan(query: Query): readonly PlannedRequest[] {
  const names = namesIn(query.topic, ['latin']).map(quoted);
  if (names.length === 0) return [];
  const { after, before } = askedInstants(query.window);
  // It takes brackets around alternatives only, and refuses them around a single name.
  const any = names.length === 1 ? names[0] : `(${names.join(' OR ')})`;
  const search = new URLSearchParams({
    query: `${any ?? ''} (sourcelang:chinese OR sourcelang:english)`,
    mode: 'artlist',
    format: 'json',
    maxrecords: String(mostRecords),
    sort: 'datedesc',
    startdatetime: stamp(after),
    enddatetime: stamp(before),
  });
  const url = `https://api.gdeltproject.org/api/v2/doc/doc?${search.toString()}`;
  return [{ source: 'gdelt', request: { method: 'GET', url, kind: 'api' } }];
}

/** `YYYYMMDDHHMMSS` in UTC. */
function stamp(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19).replace(/\D/g, '');
}

function parse(answer: SourceAnswer): Parsed {
  // Faults of the query come as plain text with status 200.
  const words = answer.text.trim();
  if (/^[A-Z]/i.test(words) && words.length < 500)
    throw new UnreadableAnswerError(`it says: ${words}`, {
      state: /limit requests/i.test(words) ? 'rate-limited' : 'bad-query',
    });
  const { data, odd } = readMendedJson(answer.text, answerSchema, 'articles');
  const { articles } = data;
  if (articles === undefined)
    return { findings: [], odd: ['an empty answer: no news, or a query it did not understand'] };
  const findings: Finding[] = [];
  for (const article of articles) {
    const url = httpUrl(article.url, answer.url);
    if (url === undefined) continue;
    const value = seenAt(article.seendate);
    findings.push({
      url,
      title: plainText(article.title ?? '').replace(spaceInHan, ''),
      ...(article.domain !== undefined && { outlet: article.domain }),
      ...(value !== undefined && { date: { value, kind: 'seen' } }),
    });
  }
  const full = articles.length >= mostRecords;
  return {
    findings,
    odd: full ? [...odd, `the answer is full (${articles.length} articles)`] : odd,
  };
}

/** It cuts Chinese titles into words with spaces between them. */
const spaceInHan =
  /(?<=[\p{Script=Han}\p{P}])\s+(?=[\p{Script=Han}])|(?<=\p{Script=Han})\s+(?=\p{P})/gu;

/** `20260126T013000Z` as ISO 8601. */
function seenAt(text: string | undefined): string | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? '');
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}
