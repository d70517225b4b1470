/** dedupe and select after each other: what a day's articles come to depends on nothing but these articles. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { windowOf } from '../../../src/config/window.ts';
import type { Article, ArticleLanguage } from '../../../src/model/article.ts';
import type { Topic } from '../../../src/model/topic.ts';
import { noHistory, type Params } from '../../../src/stage.ts';
import { dedupe } from '../../../src/stages/dedupe/dedupe.ts';
import { select } from '../../../src/stages/select/select.ts';
import { anArticle, aToldStory } from '../../support/articles.ts';
import { root } from '../../support/cli.ts';

interface Report {
  readonly id: string;
  readonly topic: string;
  readonly day: string;
  readonly lang: ArticleLanguage;
  readonly outlet: string;
  readonly title: string;
  readonly text: string;
  readonly publishedAt: string;
}

const read = (name: string): string => readFileSync(join(root, 'fixtures/events', name), 'utf8');
const reports = read('articles.jsonl')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Report);
const topics = JSON.parse(read('topics.json')) as readonly {
  readonly id: string;
  readonly names: readonly string[];
}[];

const articleOf = ({ id, title, text, lang, outlet, publishedAt }: Report): Article =>
  anArticle(id, title, text, {
    lang,
    outlet,
    publishedAt: { value: publishedAt, evidence: 'json-ld' },
  });

/** Reports and parameters of one topic's day, the first report told by an earlier post. */
function dayOf(id: string): { readonly own: readonly Report[]; readonly params: Params } {
  const own = reports.filter((report) => report.topic === id);
  const names = topics.find((topic) => topic.id === id)?.names ?? [];
  const [first] = own;
  const topic: Topic = {
    id,
    name: names[0] ?? id,
    aliases: names.map((text) => ({
      text,
      script: /^\p{Script=Latin}/u.test(text) ? 'latin' : 'hant',
    })),
    sources: [],
    timeZone: 'Asia/Taipei',
    windowDays: 1,
    language: 'zh-TW',
    tags: [],
    categories: [],
  };
  const told = [aToldStory(first?.title ?? '', first?.text ?? '', { date: '2026-01-01' })];
  const params = {
    topic,
    window: windowOf(first?.day ?? '', 1, topic.timeZone),
    lang: 'zh-TW',
    maxStories: 4,
    ...noHistory,
    told,
  };
  return { own, params: params as unknown as Params };
}

/** What the post would be made of: stories in their order with their tellings and copies, and the end of every article. */
async function outcomeOf(articles: readonly Article[], params: Params): Promise<unknown> {
  const grouped = await dedupe.run(articles, {}, params);
  const chosen = await select.run(grouped.value, {}, params);
  const ends = [...grouped.diagnostics, ...chosen.diagnostics]
    .map(({ code, subject = '', message }) => `${subject} ${code} ${message}`)
    .toSorted();
  const stories = chosen.value.map(({ id, earlier, differences, tellings }) => ({
    id,
    earlier,
    differences: differences?.length,
    tellings: tellings.map(({ article, copies }) => [article.id, ...copies.map((one) => one.id)]),
  }));
  return { stories, ends };
}

describe.each(['clearplume', 'nanling', 'inkwhale'])('a day of %s', (id) => {
  const { own, params } = dayOf(id);
  const expected = outcomeOf(own.map(articleOf), params);

  test('has stories, more than a post holds', async () => {
    const { stories, ends } = (await expected) as { stories: unknown[]; ends: string[] };
    expect(stories.length).toBeGreaterThan(2);
    expect(ends.length).toBeGreaterThan(4);
  });

  test('is the same in whatever order the articles come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...own], { minLength: own.length }),
        async (shuffled) => {
          expect(await outcomeOf(shuffled.map(articleOf), params)).toEqual(await expected);
        },
      ),
      { numRuns: 8 },
    );
  });

  test('is the same in whatever order the feeds are listed', async () => {
    const outlets = [...new Set(own.map(({ outlet }) => outlet))];
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(outlets, { minLength: outlets.length }),
        async (order) => {
          const listed = order.flatMap((name) => own.filter(({ outlet }) => outlet === name));
          expect(await outcomeOf(listed.map(articleOf), params)).toEqual(await expected);
        },
      ),
      { numRuns: 8 },
    );
  });

  test('is the same with articles about other things of that day among them', async () => {
    const others = reports.filter(({ topic }) => topic !== id);
    const publishedAt = own[0]?.publishedAt ?? '';
    const mine = new Set(own.map((report) => report.id));
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(others, { minLength: 1, maxLength: 40 }),
        fc.infiniteStream(fc.boolean()),
        async (some, turns) => {
          const [a, b] = [[...own], some.map((one) => ({ ...one, publishedAt }))];
          const mixed: Report[] = [];
          while (a.length + b.length > 0) {
            const next = (turns.next().value ? a.shift() : b.shift()) ?? a.shift() ?? b.shift();
            if (next !== undefined) mixed.push(next);
          }
          const { stories, ends } = (await outcomeOf(mixed.map(articleOf), params)) as {
            stories: unknown;
            ends: readonly string[];
          };
          const ofMine = ends.filter((line) => mine.has(line.split(' ')[0] ?? ''));
          expect({ stories, ends: ofMine }).toEqual(await expected);
        },
      ),
      { numRuns: 8 },
    );
  });
});
