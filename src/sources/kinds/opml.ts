/** A list of feeds as readers of feeds export it: each feed in it is asked. */
import { z } from 'zod';
import { plainText, httpUrl } from '../reading/plain-text.ts';
import {
  UnreadableAnswerError,
  asSource,
  type Parsed,
  type PlannedRequest,
  type Source,
  type SourceAnswer,
} from '../source.ts';
import { httpAddress, someText, timeZone } from '../spec-fields.ts';
import { xmlRecords } from '../reading/xml.ts';
import { feed } from './feed.ts';
import type { Query } from '../../model/topic.ts';

/** Feeds taken of one list: a person reads no more. */
const mostFeeds = 200;

const schema = z
  .strictObject({
    kind: z.literal('opml'),
    url: httpAddress.optional(),
    /** Path of the list, from the folder of the topic file. */
    file: someText.optional(),
    /** What the list of a file holds; it is read with the topic file, so that a run asks for the feeds alone. */
    feeds: z.array(z.strictObject({ url: httpAddress, name: someText.optional() })).optional(),
    /** IANA zone for dates that carry none; default: the topic's zone. */
    timeZone: timeZone.optional(),
  })
  .refine(({ url, file }) => (url === undefined) !== (file === undefined), {
    message: 'either a url or a file',
  });
type OpmlSpec = z.infer<typeof schema>;

interface ListedFeed {
  readonly url: string;
  readonly name?: string | undefined;
}

/** The source `opml`: one GET of the list, where it is no file, and one of each feed in it. */
export const opml: Source = asSource({
  kind: 'opml',
  spec: schema,
  can: { window: 'none', scripts: [], terms: 'each site’s own' },
  plan,
  parse,
});

function plan(query: Query, spec: OpmlSpec): readonly PlannedRequest[] {
  const { url, file, feeds = [] } = spec;
  if (url === undefined)
    return planFeeds(feeds.slice(0, mostFeeds), `opml:${file ?? ''}`, query, spec);
  const source = `opml:${new URL(url).host}`;
  return [{ source, request: { method: 'GET', url, kind: 'api', archive: true } }];
}

function parse(answer: SourceAnswer, query: Query, spec: OpmlSpec): Parsed {
  const feeds = feedsIn(answer.text, answer.url);
  const list = `opml:${new URL(answer.url).host}`;
  const odd =
    feeds.length > mostFeeds ? [`${feeds.length} feeds; the first ${mostFeeds} are asked`] : [];
  const further = planFeeds(feeds.slice(0, mostFeeds), list, query, spec);
  return { findings: [], odd, items: feeds.length, further };
}

function planFeeds(
  feeds: readonly ListedFeed[],
  list: string,
  query: Query,
  { timeZone: zone }: OpmlSpec,
): readonly PlannedRequest[] {
  return feeds.flatMap(({ url, name }) => {
    const readAs = {
      kind: 'feed',
      url,
      match: 'text',
      ...(name !== undefined && { name }),
      ...(zone !== undefined && { timeZone: zone }),
    };
    return feed.plan(query, readAs).map((planned) => ({ ...planned, readAs, list }));
  });
}

/**
 * The feeds of a list, each once; throws `UnreadableAnswerError` for what is no list.
 * @param base where it lies, for relative addresses
 */
export function feedsIn(text: string, base: string): readonly ListedFeed[] {
  if (!/<opml\b/i.test(text)) throw new UnreadableAnswerError('not an OPML list');
  const found = new Map<string, ListedFeed>();
  for (const { attributes } of xmlRecords(text, 'outline')) {
    const url = httpUrl(attributes['xmlurl'], base);
    if (url === undefined || found.has(url)) continue;
    const name = plainText(attributes['title'] ?? attributes['text'] ?? '');
    found.set(url, { url, ...(name !== '' && { name }) });
  }
  return [...found.values()];
}
