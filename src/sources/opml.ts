/** A list of feeds as readers of feeds export it: each feed in it is asked. */
import { z } from 'zod';
import { plainText, httpUrl } from './plain-text.ts';
import {
  UnreadableAnswerError,
  asSource,
  type Parsed,
  type PlannedRequest,
  type Source,
  type SourceAnswer,
} from './source.ts';
import { httpAddress, timeZone } from './spec-fields.ts';
import { xmlRecords } from './xml.ts';
import { feed } from './feed.ts';
import type { Query } from '../model/topic.ts';

/** Feeds taken of one list: a person reads no more. */
const mostFeeds = 200;

const schema = z.strictObject({
  kind: z.literal('opml'),
  url: httpAddress,
  /** IANA zone for dates that carry none; default: the topic's zone. */
  timeZone: timeZone.optional(),
});
type OpmlSpec = z.infer<typeof schema>;

/** The source `opml`: one GET of the list, one of each feed in it. */
export const opml: Source = asSource({
  kind: 'opml',
  spec: schema,
  can: { window: 'none', scripts: [], terms: 'each site’s own' },
  plan: (_query, { url }) => [
    {
      source: `opml:${new URL(url).host}`,
      request: { method: 'GET', url, kind: 'api', archive: 'kept' },
    },
  ],
  parse,
});

function parse(answer: SourceAnswer, query: Query, { timeZone: zone }: OpmlSpec): Parsed {
  if (!/<opml\b/i.test(answer.text)) throw new UnreadableAnswerError('not an OPML list');
  const list = `opml:${new URL(answer.url).host}`;
  const found = new Map<string, PlannedRequest>();
  for (const { attributes } of xmlRecords(answer.text, 'outline')) {
    const url = httpUrl(attributes['xmlurl'], answer.url);
    if (url === undefined || found.has(url)) continue;
    const name = plainText(attributes['title'] ?? attributes['text'] ?? '');
    const spec = {
      kind: 'feed',
      url,
      match: 'text',
      ...(name !== '' && { name }),
      ...(zone !== undefined && { timeZone: zone }),
    };
    for (const plan of feed.plan(query, spec)) found.set(url, { ...plan, readAs: spec, list });
  }
  const further = [...found.values()];
  const odd =
    further.length > mostFeeds ? [`${further.length} feeds; the first ${mostFeeds} are asked`] : [];
  return { findings: [], odd, items: further.length, further: further.slice(0, mostFeeds) };
}
