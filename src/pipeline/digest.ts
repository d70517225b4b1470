/** The line of stages, from a topic and a day to a post. */
import type { Query } from '../model/topic.ts';
import type { Rendition } from '../model/post.ts';
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

/**
 * Query → Hit[] → Page[] → Article[] → Story[] → Story[] → Drafts → Weighed → Proved → Digest →
 * Rendition.
 */
export const digestLine: Line<
  Query,
  Rendition,
  'fetcher' | 'links' | 'llm' | 'judge' | 'embedder'
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
