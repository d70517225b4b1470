/** The table of sources, by the kind that a topic file names. */
import type { Query, SourceSpec } from '../model/topic.ts';
import { arxiv } from './arxiv.ts';
import { cnyes } from './cnyes.ts';
import { feed } from './feed.ts';
import { gdelt } from './gdelt.ts';
import { googleNews } from './google-news.ts';
import { hnAlgolia } from './hn-algolia.ts';
import { searxng } from './searxng.ts';
import type { Parsed, PlannedRequest, Source, SourceAnswer, SpecOf } from './source.ts';

const sources = {
  'google-news': googleNews,
  'hn-algolia': hnAlgolia,
  feed,
  gdelt,
  arxiv,
  cnyes,
  searxng,
} satisfies { readonly [K in SourceSpec['kind']]: Source<SpecOf<K>> };

// Each entry takes its own spec; looked up by the spec's kind, the two always fit.
function sourceOf(spec: SourceSpec): Source<SourceSpec> {
  return sources[spec.kind] as unknown as Source<SourceSpec>;
}

/** The requests by which a source is asked for the query; none when it takes no script of the topic. */
export function planSource(query: Query, spec: SourceSpec): readonly PlannedRequest[] {
  return sourceOf(spec).plan(query, spec);
}

/** Reads a source's answer; throws `UnreadableAnswerError`. */
export function parseSource(answer: SourceAnswer, query: Query, spec: SourceSpec): Parsed {
  return sourceOf(spec).parse(answer, query, spec);
}
