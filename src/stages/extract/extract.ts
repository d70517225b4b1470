/** Pages to articles. What is no article is dropped here with the reason. */
import { type Diagnostic, drop, note } from '../../diagnostics.ts';
import type { Article, ArticleDate } from '../../model/article.ts';
import { type ArticleKind, articleKinds } from '../../model/article-kind.ts';
import type { Page } from '../../model/page.ts';
import { type Outcome, type Stage, outcome } from '../../stage.ts';
import { feedPage } from '../../sources/reading/feed-page.ts';
import { numberSentences } from '../../text/sentences.ts';
import { type PageResult, defaultPool, openPool } from './pool/pool.ts';
import type { Reading } from './reading.ts';
import { isSure } from './facts/dates.ts';
import { settleAddresses } from './side-by-side/addresses.ts';
import { noticeIn } from './kind/notice.ts';
import { type ReadPage, nameOutlets } from './side-by-side/outlets.ts';
import { cutRepeats } from './side-by-side/repeats.ts';

/**
 * The day of publication. Of what the page says, only what is sure outranks the day that a feed or a sitemap gives for
 * this very link; weaker evidence may add the hour to it. A day after the run's own proves nothing.
 */
function publishedAt({ hit }: Page, reading: Reading, end: string): ArticleDate | undefined {
  const isPast = ({ value }: ArticleDate): boolean =>
    Date.parse(value) <= Date.parse(end) + dayLength;
  const [own, feed] = [
    reading.publishedAt,
    hit.date?.kind === 'published' ? { value: hit.date.value, evidence: 'feed' } : undefined,
  ].map((date) => (date !== undefined && isPast(date) ? date : undefined));
  if (own === undefined || feed === undefined || isSure(own)) return own ?? feed;
  return feed.value.length === 10 && own.value.startsWith(`${feed.value}T`) ? own : feed;
}

/** Clocks and zones of sites are wrong by as much. */
const dayLength = 86_400_000;

/** What the page says of itself, with what the hit knew where the page is silent. */
function articleOf(page: Page, reading: Reading, end: string): Article {
  const { hit } = page;
  const published = publishedAt(page, reading, end);
  return {
    id: page.id,
    hit,
    url: reading.url,
    title: reading.title === '' ? hit.title : reading.title,
    // Settled when all pages of the run are read.
    outlet: hit.outlet ?? reading.outlet ?? page.url,
    lang: reading.lang,
    kind: reading.kind,
    ...(reading.kindEvidence.length === 0 ? {} : { kindEvidence: reading.kindEvidence }),
    blocks: reading.blocks,
    sentences: numberSentences(reading.blocks),
    ...(reading.byline === undefined ? {} : { byline: reading.byline }),
    ...(reading.agency === undefined ? {} : { agency: reading.agency }),
    ...(published === undefined ? {} : { publishedAt: published }),
    ...(reading.modifiedAt === undefined ? {} : { modifiedAt: reading.modifiedAt }),
    ...(reading.description === undefined ? {} : { description: reading.description }),
  };
}

const limits: Readonly<Record<string, string>> = {
  timeout: 'the page took too long to read',
  memory: 'the page took too much memory to read',
  'too-large': 'the page is too large to be an article',
  crash: 'the page could not be read',
};

/** Not the article that was asked for. */
const walls: ReadonlySet<ArticleKind> = new Set([
  'consent-wall',
  'login-wall',
  'bot-check',
  'soft-404',
]);

interface Judged {
  readonly read?: ReadPage;
  readonly diagnostics: readonly Diagnostic[];
}

function judge(page: Page, result: PageResult, end: string): Judged {
  if (!result.ok)
    return {
      diagnostics: [drop('extract.failed', page.id, `${limits[result.code]}: ${result.message}`)],
    };
  const { reading } = result;
  if (walls.has(reading.kind))
    return {
      diagnostics: [drop('extract.not-article', page.id, `not an article: ${reading.reason}`)],
    };
  if (reading.blocks.length === 0)
    return {
      diagnostics: [drop('extract.empty', page.id, 'no text of an article found in the page')],
    };
  const title = page.hit.title === '' ? reading.title : page.hit.title;
  // Pages of kinds that are never told are told apart by select, with a better reason.
  const notice =
    articleKinds[reading.kind].role === 'never'
      ? undefined
      : noticeIn(reading.blocks.map(({ text }) => text).join('\n'), title);
  if (notice !== undefined)
    return { diagnostics: [drop('extract.not-article', page.id, `not an article: ${notice}`)] };
  const fallback =
    reading.parser === 'jsdom'
      ? [note('extract.fallback', page.id, 'read with the slower parser, the fast one could not')]
      : [];
  const lost = (reading.unread ?? []).map((why) =>
    note('extract.further-failed', page.id, `a further page could not be read: ${why}`),
  );
  const told =
    reading.kind === 'news'
      ? []
      : [note('extract.kind', page.id, `${articleKinds[reading.kind].what}: ${reading.reason}`)];
  return {
    read: { article: articleOf(page, reading, end), url: page.url, ownName: reading.outlet },
    diagnostics: [...fallback, ...lost, ...told],
  };
}

/** What only shows when all pages of a run lie side by side: lines that repeat, addresses and names that others have too. */
function sideBySide(read: readonly ReadPage[]): {
  readonly articles: readonly Article[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const withArticles = (articles: readonly Article[]): readonly ReadPage[] =>
    read.map((page, i) => ({ ...page, article: articles[i] ?? page.article }));
  const cut = cutRepeats(read.map(({ article }) => article));
  const addressed = settleAddresses(withArticles(cut));
  const named = nameOutlets(withArticles(addressed.articles));
  return {
    articles: named.articles,
    diagnostics: [...addressed.diagnostics, ...named.diagnostics],
  };
}

/** A thread takes as long to start as to read so many pages. */
const fewPages = 20;

/** The stage: pages in, articles out, in the order of the pages. Never throws for a page: each that gives no article has a diagnostic with the reason. */
export const extract: Stage<readonly Page[], readonly Article[], never, 'extract'> = {
  name: 'extract',
  version: 10,
  needs: [],
  uses: ['topic', 'window'],
  run: async (pages, _ports, params): Promise<Outcome<readonly Article[]>> => {
    const { end } = params.window;
    const workers = pages.length > fewPages ? defaultPool.workers : 1;
    const pool = openPool({ ...defaultPool, workers, timeZone: params.topic.timeZone });
    try {
      const read = ({ url, html, further }: Page): Promise<PageResult> =>
        pool.read({ url, html, ...(further === undefined ? {} : { further }) });
      const judged = await Promise.all(
        pages.map(async (page): Promise<Judged> => {
          const own = judge(page, await read(page), end);
          const [refusal] = own.diagnostics;
          const feed = page.isOfFeed === true ? undefined : feedPage(page.hit);
          if (own.read !== undefined || refusal === undefined || feed === undefined) return own;
          const other = judge(feed, await read(feed), end);
          if (other.read === undefined) return own;
          const why = note(
            'extract.from-feed',
            page.id,
            `${refusal.message}: read from the text in its feed`,
          );
          return { ...other, diagnostics: [why, ...other.diagnostics] };
        }),
      );
      const settled = sideBySide(judged.flatMap((one) => one.read ?? []));
      return outcome(settled.articles, [
        ...judged.flatMap(({ diagnostics }) => diagnostics),
        ...settled.diagnostics,
      ]);
    } finally {
      await pool.close();
    }
  },
};
