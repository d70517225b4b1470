/** The line of stages, from a topic and a day to a post. */
import type { Article } from '../model/article.ts';
import type { Digest } from '../model/digest.ts';
import type { Drafts, Proved, Weighed } from '../model/drafts.ts';
import type { Hit } from '../model/hit.ts';
import type { Page } from '../model/page.ts';
import type { Rendition } from '../model/post.ts';
import type { Story } from '../model/story.ts';
import type { Query } from '../model/topic.ts';
import { pipe, type Line } from '../stage.ts';
import { compose } from '../stages/compose/compose.ts';
import { dedupe } from '../stages/dedupe/dedupe.ts';
import { extract } from '../stages/extract/extract.ts';
import { fetch } from '../stages/fetch/fetch.ts';
import { judge } from '../stages/judge/judge.ts';
import { render } from '../stages/render/render.ts';
import { search } from '../stages/search/search.ts';
import { select } from '../stages/select/select.ts';
import { summarise } from '../stages/summarise/summarise.ts';
import { verify } from '../stages/verify/verify.ts';

/** What each stage gives. */
export interface DigestResults {
  readonly search: readonly Hit[];
  readonly fetch: readonly Page[];
  readonly extract: readonly Article[];
  readonly dedupe: readonly Story[];
  readonly select: readonly Story[];
  readonly summarise: Drafts;
  readonly judge: Weighed;
  readonly verify: Proved;
  readonly compose: Digest;
  readonly render: Rendition;
}

/**
 * Query → Hit[] → Page[] → Article[] → Story[] → Story[] → Drafts → Weighed → Proved → Digest →
 * Rendition.
 */
export const digestLine: Line<
  Query,
  Rendition,
  'fetcher' | 'links' | 'llm' | 'judge' | 'embedder',
  DigestResults
> = pipe(search)
  .pipe(fetch)
  .pipe(extract)
  .pipe(dedupe)
  .pipe(select)
  .pipe(summarise)
  .pipe(judge)
  .pipe(verify)
  .pipe(compose)
  .pipe(render);

/** The stages' names in order: what `--from` and `digest show` take. */
export const stageNames: readonly string[] = digestLine.stages.map((stage) => stage.name);
