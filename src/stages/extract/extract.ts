/** Pages to articles. What is no article is dropped here with the reason. */
import { type Diagnostic, drop, note } from '../../diagnostics.ts';
import type { Article, ArticleDate } from '../../model/article.ts';
import { type ArticleKind, articleKinds } from '../../model/article-kind.ts';
import type { Page } from '../../model/page.ts';
import { type Outcome, type Stage, outcome } from '../../stage.ts';
import { feedPage } from '../../sources/reading/feed-page.ts';
import { numberSentences } from '../../text/sentences.ts';
import { TextGone } from '../../errors.ts';
import type { PageResult, PageSource, Reading } from '../../model/reading.ts';
import type { PageTexts } from '../../ports.ts';
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

/** @throws TextGone */
async function textOf(key: string, pageTexts: PageTexts): Promise<string> {
  const html = await pageTexts.read(key);
  if (html === undefined) throw new TextGone(`the text ${key} of a page is not in the store`);
  return html;
}

/** A page with all its text. */
async function sourceOf(page: Page, pageTexts: PageTexts): Promise<PageSource> {
  const further = page.further?.map(async ({ url, textKey }) => ({
    url,
    html: await textOf(textKey, pageTexts),
  }));
  return {
    url: page.url,
    html: await textOf(page.textKey, pageTexts),
    ...(further === undefined ? {} : { further: await Promise.all(further) }),
  };
}

/**
 * The stage: pages in, articles out, in the order of the pages. Each that gives no article has a diagnostic with the
 * reason. Throws `TextGone` for a page whose text is no longer kept.
 */
export const extract: Stage<
  readonly Page[],
  readonly Article[],
  'pageTexts' | 'pageReader',
  'extract'
> = {
  name: 'extract',
  version: 11,
  needs: ['pageTexts', 'pageReader'],
  uses: ['topic', 'window'],
  run: async (pages, { pageTexts, pageReader }, params): Promise<Outcome<readonly Article[]>> => {
    const { end } = params.window;
    const { timeZone } = params.topic;
    const judged = await Promise.all(
      pages.map(async (page): Promise<Judged> => {
        const read = await pageReader.read(() => sourceOf(page, pageTexts), { timeZone });
        const own = judge(page, read, end);
        const [refusal] = own.diagnostics;
        const html = page.isOfFeed === true ? undefined : feedPage(page.hit);
        if (own.read !== undefined || refusal === undefined || html === undefined) return own;
        const feed: Page = { ...page, url: page.hit.url, isOfFeed: true };
        const readFeed = await pageReader.read(() => Promise.resolve({ url: feed.url, html }), {
          timeZone,
        });
        const other = judge(feed, readFeed, end);
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
  },
};
