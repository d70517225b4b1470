import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/model/article.ts';
import type { Story } from '../../../src/model/story.ts';
import { dedupe } from '../../../src/stages/dedupe/dedupe.ts';
import { anArticle } from '../../support/articles.ts';
import { samplePages, sampleReports, type SamplePage } from '../../support/pages-in-parts.ts';

const pages = await samplePages();
const reports = sampleReports();

async function storiesOf(articles: readonly Article[]): Promise<readonly Story[]> {
  const { value } = await dedupe.run(articles, {}, { topic: { aliases: [] } } as never);
  return value;
}

const reportsOn = ({ name, article }: SamplePage): readonly Article[] =>
  (reports.get(name) ?? []).map(({ title, text }, i) =>
    anArticle(`${name}-report-${i}`, title, text, {
      lang: article.lang,
      ...(article.publishedAt && { publishedAt: article.publishedAt }),
    }),
  );

/** Which part of which page supports which article: `[article, page, beginning of the part]`. */
function joins(stories: readonly Story[]): readonly (readonly [string, string, number])[] {
  return stories.flatMap(({ tellings, supports = [] }) =>
    tellings.flatMap((telling) =>
      supports.map(({ article, part = -1 }) => [telling.article.id, article.id, part] as const),
    ),
  );
}

/** Of the reports on a half of the pages, all pages in one run: those that the right part supports, and joins that are wrong. */
async function counted(held: boolean): Promise<{ all: number; right: number; wrong: number }> {
  const half = pages.filter((page) => page.held === held && page.expected.parts !== undefined);
  const stories = await storiesOf(half.flatMap((page) => [page.article, ...reportsOn(page)]));
  const found = joins(stories);
  const counts = { all: 0, right: 0, wrong: 0 };
  for (const { name, article, expected } of half)
    for (const [i, { part }] of (reports.get(name) ?? []).entries()) {
      // Of reports that were put together, rightly or not, what supports one supports all.
      const alone = stories.some(
        ({ tellings }) => tellings.length === 1 && tellings[0].article.id === `${name}-report-${i}`,
      );
      const begins = expected.parts?.[part]?.begins;
      const wanted = article.blocks.find(
        ({ text }) => begins !== undefined && text.includes(begins),
      )?.part;
      const own = found.filter(([report]) => report === `${name}-report-${i}`);
      const right = own.some(([, page, number]) => page === name && number === wanted);
      if (part >= 0) counts.all++;
      if (part >= 0 && right) counts.right++;
      if (alone) counts.wrong += own.length - Number(right);
    }
  return counts;
}

describe('what supports a story', () => {
  it('is the part that tells it, and no other', async () => {
    expect(await counted(false)).toEqual({ all: 10, right: 9, wrong: 0 });
  });

  it('is mostly the right part on pages that nothing was fitted on', async () => {
    const { all, right, wrong } = await counted(true);
    expect({ all, wrong }).toEqual({ all: 14, wrong: 0 });
    expect(right).toBeGreaterThanOrEqual(12);
  });

  it('brings no stories together, leads none and stands alone where it tells none', async () => {
    const page = pages.find(({ name }) => name === 'newsletter-strong-en') as SamplePage;
    const [ferry, merger] = reportsOn(page) as [Article, Article];
    const shape = (stories: readonly Story[]): unknown =>
      stories.map(({ tellings, supports = [] }) => [
        tellings.map(({ article }) => article.id),
        supports.map(({ article, part }) => [article.id, part]),
      ]);
    const both = await storiesOf([page.article, ferry, merger]);
    expect(shape(both)).toEqual([
      [[ferry.id], [[page.article.id, 1]]],
      [[merger.id], [[page.article.id, 0]]],
    ]);
    expect(shape(await storiesOf([page.article]))).toEqual([[[page.article.id], []]]);
    const review = { ...ferry, kind: 'review' as const };
    expect(shape(await storiesOf([page.article, review]))).toEqual([
      [[page.article.id], []],
      [[review.id], []],
    ]);
  });

  it('comes in the same whatever the order of the articles', async () => {
    const page = pages.find(({ name }) => name === 'live-list-hant') as SamplePage;
    const articles = [page.article, ...reportsOn(page)];
    const orders = await Promise.all([articles, articles.toReversed()].map(storiesOf));
    const [first, second] = orders.map((stories) => joins(stories).map(String).toSorted());
    expect(first?.length).toBeGreaterThan(0);
    expect(first).toEqual(second);
  });

  it('is not of another week', async () => {
    const page = pages.find(({ name }) => name === 'newsletter-strong-en') as SamplePage;
    const late = reportsOn(page).map((report) => ({
      ...report,
      publishedAt: { value: '2026-03-20T06:00:00Z', evidence: 'json-ld' },
    }));
    expect(joins(await storiesOf([page.article, ...late]))).toEqual([]);
  });

  it('holds the whole text of a report and is no copy of it', async () => {
    const text =
      '嵐洲港務局宣布，南堤工程提前在四月完工，將增加三個貨櫃船席，年吞吐量可達一百二十萬箱。局長蒲若川表示，新船席六月開始營運，港區聯外道路同時拓寬，預計每天可多容納八百輛貨車。';
    const report = anArticle('report', '嵐洲港南堤提前完工', text);
    const blocks = [
      text,
      '石磯銀行將關閉十九家分行，員工轉調其他單位。',
      '霖港二月出口年增百分之十二，為四年來最快。',
    ].map((line, part) => ({ kind: 'paragraph' as const, text: line, part }));
    const digest = anArticle('digest', '早報', '', { kind: 'round-up', blocks });
    const [story, ...others] = await storiesOf([digest, report]);
    expect(others).toEqual([]);
    expect(story?.tellings).toMatchObject([{ article: { id: 'report' }, copies: [] }]);
    expect(story?.supports).toMatchObject([{ article: { id: 'digest' }, part: 0 }]);
  });
});
