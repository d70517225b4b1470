/** Releases of a repository on GitHub, as their feed lists them. */
import { z } from 'zod';
import type { Query } from '../model/topic.ts';
import { mayBelong } from './aliases.ts';
import { parseFeedDate } from './feed-dates.ts';
import { readFeed } from './feed-items.ts';
import { httpUrl, plainText, snippetOf } from './plain-text.ts';
import { asSource, type Finding, type Parsed, type Source, type SourceAnswer } from './source.ts';

const schema = z.strictObject({
  kind: z.literal('github-releases'),
  /** `owner/name`. */
  repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'a repository such as QwenLM/qwen-code'),
  /** All its releases belong to the topic, whether or not they name it. */
  whole: z.boolean().optional(),
});
type ReleasesSpec = z.infer<typeof schema>;

/** The source `github-releases`: one GET; the ten newest releases. */
export const githubReleases: Source = asSource({
  kind: 'github-releases',
  spec: schema,
  can: { window: 'none', scripts: [], pageSize: 10, terms: 'GitHub’s acceptable use' },
  plan: (_query, { repository }) => [
    {
      source: `github-releases:${repository}`,
      request: {
        method: 'GET',
        url: `https://github.com/${repository}/releases.atom`,
        kind: 'api',
        shared: true,
      },
    },
  ],
  parse,
});

function parse(answer: SourceAnswer, query: Query, { repository, whole }: ReleasesSpec): Parsed {
  const { items } = readFeed(answer.text);
  const findings: Finding[] = [];
  const dates: string[] = [];
  for (const item of items) {
    // It gives one date, of the release's last change; most are never changed.
    const value = parseFeedDate(item.published ?? item.updated ?? '', 'UTC');
    if (value !== undefined) dates.push(value);
    const url = httpUrl(item.link, answer.url);
    // A release is often called by its number alone.
    const title = `${repository} ${plainText(item.title)}`.trim();
    const text = item.content ?? item.summary;
    const belongs = whole === true || mayBelong(title, [title, text], query.topic.aliases);
    if (url === undefined || !belongs) continue;
    const snippet = snippetOf(text);
    findings.push({
      url,
      title,
      outlet: 'GitHub',
      ...(value !== undefined && { date: { value, kind: 'seen' } }),
      ...(snippet !== undefined && { snippet }),
    });
  }
  return { findings, odd: [], items: items.length, dates };
}
