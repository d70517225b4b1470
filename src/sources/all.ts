/** The table of sources. A new kind is a file and a line here. */
import { z } from 'zod';
import { wordsFor } from '../wrong-value.ts';
import type { Query, SourceSpec } from '../model/topic.ts';
import { arxiv } from './kinds/arxiv.ts';
import { bingNews } from './kinds/bing-news.ts';
import { brave } from './kinds/brave.ts';
import { cnyes } from './kinds/cnyes.ts';
import { feed } from './kinds/feed.ts';
import { gdelt } from './kinds/gdelt.ts';
import { githubReleases } from './kinds/github-releases.ts';
import { googleAlerts } from './kinds/google-alerts.ts';
import { googleNews } from './kinds/google-news.ts';
import { hnAlgolia } from './kinds/hn-algolia.ts';
import { huggingFace } from './kinds/hugging-face.ts';
import { ollamaSearch } from './kinds/ollama-search.ts';
import { opml } from './kinds/opml.ts';
import { outletFeeds } from './kinds/outlet-feeds.ts';
import { reddit } from './kinds/reddit.ts';
import { searxng } from './kinds/searxng.ts';
import { serper } from './kinds/serper.ts';
import { sitemap } from './kinds/sitemap.ts';
import type { Finding, Parsed, PlannedRequest, Refusal, Source, SourceAnswer } from './source.ts';
import { tavily } from './kinds/tavily.ts';
import { urls } from './kinds/urls.ts';
import { unwrapped } from './links/wrapped-links.ts';
import { yahooTw } from './kinds/yahoo-tw.ts';

/** In the order in which `digest sources` lists them. */
export const sources: readonly Source[] = [
  outletFeeds,
  feed,
  opml,
  sitemap,
  googleNews,
  googleAlerts,
  bingNews,
  yahooTw,
  cnyes,
  hnAlgolia,
  reddit,
  githubReleases,
  huggingFace,
  arxiv,
  gdelt,
  searxng,
  brave,
  tavily,
  serper,
  ollamaSearch,
  urls,
];

const byKind = new Map(sources.map((source) => [source.kind, source]));

/** Names of all kinds. */
export const sourceKinds: readonly string[] = sources.map(({ kind }) => kind);

/** A spec as the schema of its own kind has it; a fault is told of the field that it is in. */
export const specSchema: z.ZodType<SourceSpec> = z
  .looseObject({ kind: z.string() })
  .transform((spec, context): SourceSpec => {
    const source = byKind.get(spec.kind);
    if (source === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['kind'],
        message: `no kind of source is called "${spec.kind}"; one of ${sourceKinds.join(', ')}`,
      });
      return z.NEVER;
    }
    const result = source.spec.safeParse(spec, { error: wordsFor(spec) });
    if (result.success) return result.data;
    for (const issue of result.error.issues) context.addIssue({ ...issue });
    return z.NEVER;
  });

/** The requests by which a source is asked for the query; none when it takes no script of the topic. */
export function planSource(query: Query, spec: SourceSpec): readonly PlannedRequest[] {
  const { plan } = sourceOf(spec);
  return plan(query, spec).map((planned) => spaced(planned, planned.readAs ?? spec));
}

/** What a source has without asking anybody. */
export function givenBy(spec: SourceSpec): readonly Finding[] {
  return sourceOf(spec).given?.(spec) ?? [];
}

/** Reads a source's answer; throws `UnreadableAnswerError`. */
export function parseSource(answer: SourceAnswer, query: Query, spec: SourceSpec): Parsed {
  const { findings, further, ...rest } = sourceOf(spec).parse(answer, query, spec);
  return {
    ...rest,
    findings: findings.map((finding) => ({ ...finding, url: unwrapped(finding.url) })),
    ...(further && { further: further.map((plan) => spaced(plan, plan.readAs ?? spec)) }),
  };
}

/** What a refusal means to the kind of source; undefined where its status says all. */
export function refusalOf(spec: SourceSpec, status: number, text: string): Refusal | undefined {
  return sourceOf(spec).refusal?.(status, text);
}

function spaced(planned: PlannedRequest, spec: SourceSpec): PlannedRequest {
  const { intervalMs } = sourceOf(spec).can;
  if (intervalMs === undefined) return planned;
  return { ...planned, request: { ...planned.request, spacingMs: intervalMs } };
}

/** Specs come through `specSchema`; another kind is a bug. */
function sourceOf({ kind }: SourceSpec): Source {
  const source = byKind.get(kind);
  if (source === undefined) throw new Error(`no kind of source is called ${kind}`);
  return source;
}
