/** What every front matter says, before it has a generator's keys. */
import type { Claim } from '../model/claim.ts';
import type { Digest } from '../model/digest.ts';
import { clip, widthOf } from '../text/width.ts';
import { jekyllDate, rfc3339Date, spanOf } from './dates.ts';
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

export function postFacts(digest: Digest, image: string | undefined): PostFacts {
  const phrases = phrasesFor(digest.lang);
  const name = digest.topicName.toUpperCase();
  const { window, counts } = digest;
  const title = phrases.title(name, window.days, spanOf(window, digest.lang));
  const tagline = phrases.tagline(counts.articles, name);
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
    imageAlt: `${title}${phrases.colon}${digest.events[0]?.headline.text ?? tagline}`,
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
