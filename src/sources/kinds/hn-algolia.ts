/** Hacker News through Algolia's search: keyless, exact to the second, Latin names only. */
import { z } from 'zod';
import type { Query } from '../../model/topic.ts';
import { namesIn, quoted } from '../aliases.ts';
import { askedInstants } from '../days.ts';
import { optional, readJson } from '../reading/json-answer.ts';
import { httpUrl, plainText } from '../reading/plain-text.ts';
import {
  asSource,
  type Finding,
  type Parsed,
  type PlannedRequest,
  type Source,
  type SourceAnswer,
} from '../source.ts';

const endpoint = 'https://hn.algolia.com/api/v1/search_by_date';
const mostHits = 100;

const answerSchema = z.object({
  hits: z.array(
    z.object({
      title: optional(z.string()),
      url: optional(z.string()),
      created_at: optional(z.string()),
      created_at_i: optional(z.number()),
    }),
  ),
  nbHits: optional(z.number()),
});

/** The source `hn-algolia`: one GET a Latin name, stories only. */
export const hnAlgolia: Source = asSource({
  kind: 'hn-algolia',
  spec: z.strictObject({ kind: z.literal('hn-algolia') }),
  can: {
    window: 'exact',
    scripts: ['latin'],
    pageSize: mostHits,
    terms: 'free of charge, at most 10,000 requests an hour',
  },
  plan,
  parse,
});

function plan(query: Query): readonly PlannedRequest[] {
  const { after, before } = askedInstants(query.window);
  return namesIn(query.topic, ['latin']).map((name) => {
    const search = new URLSearchParams({
      query: quoted(name),
      tags: 'story',
      hitsPerPage: String(mostHits),
      numericFilters: `created_at_i>=${after / 1000},created_at_i<${before / 1000}`,
      advancedSyntax: 'true',
      // Its default forgives typing errors: a search for Qwen would find Owen.
      typoTolerance: 'false',
    });
    const url = `${endpoint}?${search.toString()}`;
    return { source: 'hn-algolia', request: { method: 'GET', url, kind: 'api' } };
  });
}

function parse(answer: SourceAnswer): Parsed {
  const { hits, nbHits } = readJson(answer.text, answerSchema);
  const findings: Finding[] = [];
  for (const hit of hits) {
    const url = httpUrl(hit.url, answer.url);
    if (url === undefined) continue;
    const value = hit.created_at ?? isoOf(hit.created_at_i);
    findings.push({
      url,
      title: plainText(hit.title ?? ''),
      // When it was posted there, which may be years after it was written.
      ...(value !== undefined && { date: { value, kind: 'seen' } }),
    });
  }
  const odd: string[] = [];
  const linkless = hits.length - findings.length;
  if (linkless > 0) odd.push(`${linkless} of ${hits.length} hits are text posts without a link`);
  if (nbHits !== undefined && nbHits > hits.length)
    odd.push(`the answer holds ${hits.length} of ${nbHits} hits`);
  return { findings, odd };
}

function isoOf(seconds: number | undefined): string | undefined {
  return seconds === undefined ? undefined : new Date(seconds * 1000).toISOString();
}
