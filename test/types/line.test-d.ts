/** The type checker refuses a wrong order and an undeclared port. */
import { expectTypeOf, test } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import type { Claim } from '../../src/model/claim.ts';
import type { Hit } from '../../src/model/hit.ts';
import type { Page } from '../../src/model/page.ts';
import type { Rendition } from '../../src/model/post.ts';
import type { Query } from '../../src/model/topic.ts';
import { digestLine, type DigestResults } from '../../src/pipeline/digest.ts';
import { isFailureOf, runLine } from '../../src/pipeline/runner.ts';
import { outcome, pipe, type Line, type Stage } from '../../src/stage.ts';
import { dedupe } from '../../src/stages/dedupe/dedupe.ts';
import { extract } from '../../src/stages/extract/extract.ts';
import { fetch } from '../../src/stages/fetch/fetch.ts';
import { search } from '../../src/stages/search/search.ts';

test('the line runs from a query to a rendition and needs five ports', () => {
  expectTypeOf(digestLine).toEqualTypeOf<
    Line<Query, Rendition, 'fetcher' | 'links' | 'llm' | 'judge' | 'embedder', DigestResults>
  >();
});

test('a stage can follow only a stage that makes what it takes', () => {
  pipe(search).pipe(fetch).pipe(extract).pipe(dedupe);
  // @ts-expect-error dedupe takes articles, search makes hits
  pipe(search).pipe(dedupe);
  // @ts-expect-error fetch takes hits, extract makes articles
  pipe(extract).pipe(fetch);
});

test('a stage sees the ports that it declared and no other', () => {
  const deaf: Stage<readonly Hit[], readonly Article[]> = {
    name: 'deaf',
    version: 1,
    needs: [],
    uses: [],
    // @ts-expect-error no port was declared
    run: (_hits, ports) => outcome(ports.fetcher ? [] : []),
  };
  const curious: Stage<readonly Hit[], readonly Article[], 'fetcher'> = {
    name: 'curious',
    version: 1,
    // @ts-expect-error llm is needed but not declared in the type
    needs: ['fetcher', 'llm'],
    uses: [],
    run: () => outcome([]),
  };
  expectTypeOf(deaf.needs).toEqualTypeOf<readonly never[]>();
  expectTypeOf(curious.needs).toEqualTypeOf<readonly 'fetcher'[]>();
});

test('each stage’s result has its own type, and a failed run those of the stages before', () => {
  const line = pipe(search).pipe(fetch);
  const failure: unknown = new Error('x');
  if (isFailureOf(line, failure))
    expectTypeOf(failure.values).toEqualTypeOf<
      Partial<
        Readonly<Record<'search', readonly Hit[]>> & Readonly<Record<'fetch', readonly Page[]>>
      >
    >();
  expectTypeOf(digestLine.results).toEqualTypeOf<DigestResults | undefined>();
});

test('the input of a run is the input of its first stage', () => {
  expectTypeOf(runLine<Query, Rendition, 'fetcher' | 'llm', DigestResults>)
    .parameter(1)
    .toEqualTypeOf<Query>();
});

test('a claim cannot be written down, only proved', () => {
  // @ts-expect-error the mark of proof is missing, and no code outside verify can name it
  const claim: Claim = {
    id: 's1/1',
    storyId: 's1',
    role: 'body',
    text: '千問月活破億。',
    lang: 'zh-TW',
    citations: [{ articleId: 'h1', sentence: 1, quote: '千問月活破億。' }],
    proof: { level: 'quoted', origin: 'draft', rules: [], reasons: [] },
  };
  expectTypeOf(claim.citations[0]).not.toBeUndefined();
});
