/** A search instance of the user's own: SearXNG, or the older searx. */
import { z } from 'zod';
import type { HitDate } from '../../model/hit.ts';
import type { AnswerState } from '../../model/source-answer.ts';
import type { Query } from '../../model/topic.ts';
import { mayBelong, namesIn, quoted } from '../aliases.ts';
import { readWrittenDate } from '../../time/written-date.ts';
import { optional, readJson } from '../reading/json-answer.ts';
import { httpUrl, plainText, snippetOf } from '../reading/plain-text.ts';
import { httpAddress } from '../spec-fields.ts';
import {
  UnreadableAnswerError,
  asSource,
  type Finding,
  type Parsed,
  type PlannedRequest,
  type Refusal,
  type Source,
  type SourceAnswer,
} from '../source.ts';

const schema = z.strictObject({
  kind: z.literal('searxng'),
  /** Address of an instance that answers in JSON: `http://127.0.0.1:8888`. */
  url: httpAddress,
  /** Language of the search, e.g. `zh-TW`; default: all. */
  language: z.string().trim().min(1).optional(),
});
type SearxSpec = z.infer<typeof schema>;

const answerSchema = z.object({
  error: optional(z.string()),
  results: optional(
    z.array(
      z.object({
        url: optional(z.string()),
        title: optional(z.string()),
        content: optional(z.string()),
        /** ISO 8601 in SearXNG, words for people in searx. */
        publishedDate: optional(z.string()),
        /** `2026-01-26 03:00:00+0800`, in both. */
        pubdate: optional(z.string()),
      }),
    ),
  ),
  unresponsive_engines: optional(z.array(z.array(z.string()))),
});

/** The source `searxng`: one GET a name; hits are labelled with the instance's host. */
export const searxng: Source = asSource({
  kind: 'searxng',
  spec: schema,
  can: {
    window: 'none',
    scripts: ['hant', 'hans', 'latin'],
    terms: 'an instance of your own; each of its engines has terms of its own',
  },
  plan,
  parse,
  refusal,
});

function plan(query: Query, spec: SearxSpec): readonly PlannedRequest[] {
  const base = new URL(spec.url);
  return namesIn(query.topic, ['hant', 'hans', 'latin']).map((name) => {
    // No time_range: it is counted from now, and drops engines that lack it without a word.
    const search = new URLSearchParams({
      q: quoted(name),
      format: 'json',
      categories: 'news',
      language: spec.language ?? 'all',
    });
    const url = `${base.href.replace(/\/$/, '')}/search?${search.toString()}`;
    return { source: `searxng:${base.host}`, request: { method: 'GET', url, kind: 'api' } };
  });
}

function parse(answer: SourceAnswer, query: Query): Parsed {
  const { error, results, unresponsive_engines: silent } = readJson(answer.text, answerSchema);
  if (results === undefined)
    throw error === undefined
      ? new UnreadableAnswerError('the answer has neither results nor an error')
      : new UnreadableAnswerError(error, { state: 'bad-query' });
  const findings: Finding[] = [];
  let elsewhere = 0;
  for (const result of results) {
    const url = httpUrl(result.url, answer.url);
    const title = plainText(result.title ?? '');
    if (url === undefined) continue;
    if (!mayBelong(title, [result.content], query.topic.aliases)) {
      elsewhere++;
      continue;
    }
    const date = dateOf(result.pubdate, result.publishedDate);
    const snippet = snippetOf(result.content);
    findings.push({
      url,
      title,
      ...(date !== undefined && { date }),
      ...(snippet !== undefined && { snippet }),
    });
  }
  const odd = (silent ?? []).map(([engine, why]) => `${engine ?? 'an engine'}: ${why ?? 'silent'}`);
  if (results.length === 0 && odd.length > 0)
    throw new UnreadableAnswerError(
      `no result, and engines that say nothing (${odd.join('; ')}): look at them in the instance's preferences, and ask others`,
      { state: silenceOf(odd.join(' ')) },
    );
  if (elsewhere > 0) odd.push(`${elsewhere} of ${results.length} results do not mention the topic`);
  return { findings, odd, items: results.length };
}

/** What the engines' own words for their silence come to. */
function silenceOf(words: string): AnswerState {
  if (/too many requests|rate.?limit/i.test(words)) return 'rate-limited';
  return /captcha|denied|suspended|forbidden/i.test(words) ? 'blocked' : 'no-answer';
}

/** Its settings have JSON switched off, and then it answers with a bare 403; its limiter says 429. */
function refusal(status: number): Refusal | undefined {
  if (status !== 403) return undefined;
  return {
    state: 'blocked',
    message:
      'enable json under search.formats in its settings.yml and start it anew (public instances keep it off)',
  };
}

/** Engines give the article's date or the day they found it, and don't say which. */
function dateOf(
  pubdate: string | undefined,
  publishedDate: string | undefined,
): HitDate | undefined {
  const value =
    readWrittenDate(pubdate ?? '', 'UTC') ?? readWrittenDate(publishedDate ?? '', 'UTC');
  return value === undefined ? undefined : { value, kind: 'seen' };
}
