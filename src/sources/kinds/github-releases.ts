/** Releases of a repository on GitHub, as their feed lists them. */
import { z } from 'zod';
import { wanted } from '../../wrong-value.ts';
import type { Query } from '../../model/topic.ts';
import { readWrittenDate } from '../../time/written-date.ts';
import { readFeed } from '../reading/feed-items.ts';
import { belongs, matchField } from '../match.ts';
import { plainText, snippetOf } from '../reading/plain-text.ts';
import { asSource, type Finding, type Parsed, type Source, type SourceAnswer } from '../source.ts';

const schema = z.strictObject({
  kind: z.literal('github-releases'),
  /** `owner/name`. */
  repository: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/, { error: wanted('a repository such as QwenLM/qwen-code') }),
  match: matchField.optional(),
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
        archive: true,
      },
    },
  ],
  parse,
});

function parse(answer: SourceAnswer, query: Query, { repository, match }: ReleasesSpec): Parsed {
  const { items } = readFeed(answer.text, answer.url);
  const findings: Finding[] = [];
  const dates: string[] = [];
  for (const item of items) {
    // It gives one date, of the release's last change; most are never changed.
    const value = readWrittenDate(item.published[0] ?? item.updated[0] ?? '', 'UTC');
    if (value !== undefined) dates.push(value);
    const url = item.link;
    // A release is often called by its number alone.
    const title = `${repository} ${plainText(item.title)}`.trim();
    const text = item.content ?? item.summary;
    const said = { title, texts: [text] };
    if (url === undefined || !belongs(match ?? 'text', said, query.topic.aliases)) continue;
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
