/** A Google Alert that its owner has delivered as a feed: a search of its own, so its items are not matched again. */
import { z } from 'zod';
import { feed } from './feed.ts';
import { asSource, type Source } from '../source.ts';

const schema = z.strictObject({
  kind: z.literal('google-alerts'),
  /** The address that Google shows under “RSS feed”; whoever knows it can read the alert. */
  url: z
    .string()
    .regex(
      /^https:\/\/www\.google\.[a-z.]+\/alerts\/feeds\/\d+\/\d+$/,
      'an alert’s feed, such as https://www.google.com/alerts/feeds/01/23',
    ),
});

/** The source `google-alerts`: one GET; links are led out of Google's counter as those of every source. */
export const googleAlerts: Source = asSource({
  kind: 'google-alerts',
  spec: schema,
  can: { window: 'none', scripts: [], pageSize: 20, terms: 'personal, non-commercial use only' },
  plan: (_query, { url }) => [
    { source: 'google-alerts', request: { method: 'GET', url, kind: 'api', archive: true } },
  ],
  parse: (answer, query, { url }) => {
    const parsed = feed.parse(answer, query, {
      kind: 'feed',
      url,
      timeZone: 'UTC',
      match: 'all',
    });
    // The feed's title is that of the search, and no outlet's.
    const findings = parsed.findings.map(({ url: link, title, date, snippet }) => ({
      url: link,
      title,
      ...(date && { date }),
      ...(snippet !== undefined && { snippet }),
    }));
    return { ...parsed, findings };
  },
});
