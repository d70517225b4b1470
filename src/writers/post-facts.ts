/** What every front matter says, before it has a generator's keys. */
import type { Claim } from '../model/claim.ts';
import type { Digest } from '../model/digest.ts';
import { wholePhrases } from '../text/line-breaks.ts';
import { fillTitle } from '../text/title-template.ts';
import { clip, widthOf } from '../text/width.ts';
import { jekyllDate, rfc3339Date, spanOf, weekday } from './dates.ts';
import type { FrontMatter } from './front-matter.ts';
import { phrasesFor } from '../languages/target-languages.ts';

export interface PostFacts {
  readonly title: string;
  readonly tagline: string;
  /** `2026-01-26 08:00:00 +0800` */
  readonly date: string;
  /** `2026-01-26T08:00:00+08:00` */
  readonly rfc3339: string;
  readonly lang: string;
  readonly topicId: string;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  /** Path under the site's root. */
  readonly image: string | undefined;
  readonly imageAlt: string;
  /** `• … • …`, for themes that show a summary above the post. */
  readonly aiSummary: string;
  readonly description: string;
  readonly excerpt: string;
  /** Who wrote it and what became of the drafts. */
  readonly digest: FrontMatter;
}

/** Search engines show about this much, in full-width characters. */
const descriptionWidth = 110;
const excerptWidth = 200;
/** Longer ones are sentences in the place of headlines. */
const headlineWidth = 50;
/** The first of what the picture shows: its words for who can't see it are read aloud. */
const altEvents = 3;
const altFigures = 2;

export function postFacts(digest: Digest, image: string | undefined): PostFacts {
  const phrases = phrasesFor(digest.lang);
  const { window, counts, topicName } = digest;
  const title = titleOf(digest);
  const tagline = phrases.tagline(counts.articles, topicName);
  const all = digest.events.flatMap(({ body: [first] }) => first ?? []);
  const own = all.filter(({ lang }) => lang === digest.lang);
  const openings = own.length > 0 ? own : all;
  return {
    title,
    tagline,
    date: jekyllDate(digest),
    rfc3339: rfc3339Date(digest),
    lang: digest.lang,
    topicId: digest.topicId,
    categories: digest.categories,
    tags: digest.tags,
    image,
    imageAlt: altOf(digest),
    aiSummary: digest.summary.map((claim) => `• ${claim.text}`).join(' '),
    description: fit(openings, descriptionWidth, `${tagline}${phrases.colon}`),
    excerpt: fit(openings, excerptWidth, ''),
    digest: {
      engine: digest.engine.engine,
      model: digest.engine.model,
      ...(digest.engine.digest === undefined ? {} : { model_digest: digest.engine.digest }),
      ...(digest.judge === undefined ? {} : { judge: digest.judge.model }),
      run: `${window.date}/${digest.topicId}`,
      counts: { ...counts },
    },
  };
}

/** The day's main headline in the post's own language, where one is. */
function mainHeadline(digest: Digest): string {
  const headlines = digest.events.map(({ headline }) => headline);
  const main = headlines.find(({ lang }) => lang === digest.lang) ?? headlines[0];
  return bare(main?.text ?? '');
}

/** A sentence that stands for a headline, without its stop. */
function bare(text: string): string {
  return text.replace(/[。.]$/, '');
}

function titleOf(digest: Digest): string {
  const { window, lang, topicName, counts } = digest;
  const phrases = phrasesFor(lang);
  const headline = mainHeadline(digest);
  const short = [headline, ...wholePhrases(headline)].find(
    (text) => widthOf(text) <= headlineWidth,
  );
  return fillTitle(digest.titleTemplate ?? phrases.titleTemplate, {
    topic: topicName,
    headline: short ?? headline,
    date: spanOf(window, lang),
    weekday: weekday(window.date, lang),
    rhythm: phrases.picture.badge(window.days),
    articles: String(counts.articles),
  });
}

/** What the picture says: of which post it is, its headlines, its figures. */
function altOf(digest: Digest): string {
  const { window, lang, topicName, events, figures } = digest;
  const { picture, colon } = phrasesFor(lang);
  const post = `${topicName} ${picture.badge(window.days)} ${spanOf(window, lang)}`;
  return picture.alt(post, [
    ...events.slice(0, altEvents).map(({ headline }) => bare(headline.text)),
    ...figures.slice(0, altFigures).map(({ label, value }) => `${label}${colon}${value}`),
  ]);
}

/** Whole sentences as far as they fit behind `start`; the first is cut with an ellipsis where even it does not. */
function fit(claims: readonly Claim[], width: number, start: string): string {
  let text = start;
  for (const { text: sentence } of claims) {
    const longer = text === start ? `${start}${sentence}` : joined(text, sentence);
    if (widthOf(longer) > width) return text === start ? clip(longer, width) : text;
    text = longer;
  }
  return text;
}

/** Sentences that end in a Han full stop need no space between them. */
function joined(text: string, sentence: string): string {
  return /[。！？」]$/.test(text) ? `${text}${sentence}` : `${text} ${sentence}`;
}
