/** Tavily's search of news, by key: a range of days, twenty results a name. */
import { z } from 'zod';
import type { Query } from '../../model/topic.ts';
import { mayBelong, namesIn, quoted } from '../aliases.ts';
import { askedDays } from '../days.ts';
import { readWrittenDate } from '../../time/written-date.ts';
import { optional, readJson } from '../reading/json-answer.ts';
import { httpUrl, plainText, snippetOf } from '../reading/plain-text.ts';
import {
  asSource,
  type Finding,
  type Parsed,
  type PlannedRequest,
  type Source,
  type SourceAnswer,
} from '../source.ts';

const pageSize = 20;
const variable = 'TAVILY_API_KEY';

const answerSchema = z.object({
  results: z.array(
    z.object({
      url: optional(z.string()),
      title: optional(z.string()),
      content: optional(z.string()),
      /** RFC 2822, on some. */
      published_date: optional(z.string()),
    }),
  ),
});

/** The source `tavily`: one POST a name. */
export const tavily: Source = asSource({
  kind: 'tavily',
  spec: z.strictObject({ kind: z.literal('tavily') }),
  can: {
    window: 'day',
    scripts: ['hant', 'hans', 'latin'],
    pageSize,
    key: variable,
    terms: 'by key; a thousand questions a month are free',
  },
  plan,
  parse,
});

function plan(query: Query): readonly PlannedRequest[] {
  const { after, before } = askedDays(query.window);
  return namesIn(query.topic, ['hant', 'hans', 'latin']).map((name) => ({
    source: 'tavily',
    request: {
      method: 'POST',
      url: 'https://api.tavily.com/search',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: quoted(name),
        topic: 'news',
        start_date: after,
        end_date: before,
        max_results: pageSize,
      }),
      kind: 'api',
      key: { variable, header: 'authorization', before: 'Bearer ' },
    },
  }));
}

function parse(answer: SourceAnswer, query: Query): Parsed {
  const { results } = readJson(answer.text, answerSchema);
  const findings: Finding[] = [];
  for (const result of results) {
    const url = httpUrl(result.url, answer.url);
    const title = plainText(result.title ?? '');
    if (url === undefined || !mayBelong(title, [result.content], query.topic.aliases)) continue;
    const value = readWrittenDate(result.published_date ?? '', 'UTC');
    const snippet = snippetOf(result.content);
    findings.push({
      url,
      title,
      ...(value !== undefined && { date: { value, kind: 'published' } }),
      ...(snippet !== undefined && { snippet }),
    });
  }
  return { findings, odd: [], items: results.length };
}
