/** arXiv's API: papers by the minute they were submitted, as an Atom feed. */
import { z } from 'zod';
import type { Query } from '../../model/topic.ts';
import { namesIn } from '../aliases.ts';
import { askedInstants } from '../days.ts';
import { readWrittenDate } from '../../time/written-date.ts';
import { readFeed } from '../reading/feed-items.ts';
import { plainText, snippetOf } from '../reading/plain-text.ts';
import {
  UnreadableAnswerError,
  asSource,
  type Finding,
  type Parsed,
  type PlannedRequest,
  type Source,
  type SourceAnswer,
} from '../source.ts';

const mostResults = 50;

/** The source `arxiv`: one GET for all Latin names in titles and abstracts. */
export const arxiv: Source = asSource({
  kind: 'arxiv',
  spec: z.strictObject({ kind: z.literal('arxiv') }),
  can: {
    window: 'exact',
    scripts: ['latin'],
    pageSize: mostResults,
    intervalMs: 3000,
    terms: 'one request in three seconds; thank arXiv for use of its open access interoperability',
  },
  plan,
  parse,
});

function plan(query: Query): readonly PlannedRequest[] {
  const names = namesIn(query.topic, ['latin']);
  if (names.length === 0) return [];
  const { after, before } = askedInstants(query.window);
  const any = names.flatMap((name) => [`ti:"${name}"`, `abs:"${name}"`]).join(' OR ');
  const search = new URLSearchParams({
    search_query: `(${any}) AND submittedDate:[${stamp(after)} TO ${stamp(before)}]`,
    sortBy: 'submittedDate',
    sortOrder: 'descending',
    max_results: String(mostResults),
  });
  const url = `https://export.arxiv.org/api/query?${search.toString()}`;
  return [{ source: 'arxiv', request: { method: 'GET', url, kind: 'api' } }];
}

/** `YYYYMMDDHHMM` in GMT. */
function stamp(instant: number): string {
  return new Date(instant).toISOString().slice(0, 16).replace(/\D/g, '');
}

function parse(answer: SourceAnswer): Parsed {
  const { items } = readFeed(answer.text, answer.url);
  const findings: Finding[] = [];
  for (const item of items) {
    if (/\/api\/errors\b/.test(item.link ?? ''))
      throw new UnreadableAnswerError(`arXiv says: ${plainText(item.summary ?? 'error')}`, {
        state: 'bad-query',
      });
    const url = item.link;
    if (url === undefined) continue;
    const value = readWrittenDate(item.published[0] ?? '', 'UTC');
    const snippet = snippetOf(item.summary);
    findings.push({
      url,
      title: plainText(item.title),
      outlet: 'arXiv',
      ...(value !== undefined && { date: { value, kind: 'published' } }),
      ...(snippet !== undefined && { snippet }),
    });
  }
  const full = items.length >= mostResults;
  return { findings, odd: full ? [`the answer is full (${items.length} papers)`] : [] };
}
