/** Ollama's search of the web, by key: ten results a name, without dates. */
import { z } from 'zod';
import type { Query } from '../../model/topic.ts';
import { mayBelong, namesIn, quoted } from '../aliases.ts';
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

const pageSize = 10;
const variable = 'OLLAMA_API_KEY';

const answerSchema = z.object({
  results: z.array(
    z.object({
      url: optional(z.string()),
      title: optional(z.string()),
      content: optional(z.string()),
    }),
  ),
});

/** The source `ollama-search`: one POST a name; the day is asked for in words, and the pages prove it. */
export const ollamaSearch: Source = asSource({
  kind: 'ollama-search',
  spec: z.strictObject({ kind: z.literal('ollama-search') }),
  can: {
    window: 'none',
    scripts: ['hant', 'hans', 'latin'],
    pageSize,
    key: variable,
    terms: 'by the key of an account at ollama.com',
  },
  plan,
  parse,
});

function plan(query: Query): readonly PlannedRequest[] {
  return namesIn(query.topic, ['hant', 'hans', 'latin']).map((name) => ({
    source: 'ollama-search',
    request: {
      method: 'POST',
      url: 'https://ollama.com/api/web_search',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `${quoted(name)} news ${query.window.date}`,
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
    const snippet = snippetOf(result.content);
    findings.push({ url, title, ...(snippet !== undefined && { snippet }) });
  }
  return { findings, odd: [], items: results.length };
}
