/** Whole pages that need nothing but their pictures: a post, and the index of topics. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { postLanguages, type PostLanguage } from '../../model/topic.ts';
import { weekday } from '../dates.ts';
import { phrasesFor } from '../../languages/target-languages.ts';
import { escapeHtml, htmlOf, type Leads } from './markdown.ts';
import type { PostFile } from './post-file.ts';

const style = readFileSync(fileURLToPath(new URL('style.css', import.meta.url)), 'utf8').trim();

/** No script runs in a page, whatever a person wrote into a post. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: https:";

interface Shell {
  readonly lang: string;
  readonly title: string;
  readonly description?: string | undefined;
  /** Further elements of the head. */
  readonly head?: string;
  readonly body: string;
}

function pageOf({ lang, title, description, head = '', body }: Shell): string {
  const said =
    description === undefined
      ? ''
      : `<meta name="description" content="${escapeHtml(description)}">\n`;
  return `<!DOCTYPE html>
<html lang="${escapeHtml(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${said}${head}<style>
${style}
</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** A finished post. `leads` also finds its picture. */
export function postPage(post: PostFile, leads: Leads, index?: string): string {
  const phrases = phrasesFor(languageOf(post));
  const image = post.image === undefined ? undefined : leads.to(post.image);
  const figure =
    image === undefined
      ? ''
      : `\n<figure><img src="${escapeHtml(image)}" alt="${escapeHtml(post.imageAlt ?? post.title)}"></figure>`;
  const tagline =
    post.tagline === undefined ? '' : `\n<p class="tagline">${escapeHtml(post.tagline)}</p>`;
  const back =
    index === undefined
      ? ''
      : `<nav><a href="${escapeHtml(index)}">${escapeHtml(phrases.index.back)}</a></nav>\n`;
  return pageOf({
    lang: post.lang,
    title: post.title,
    description: post.description,
    body: `<header>
${back}<h1>${escapeHtml(post.title).replace(/\d{4}-\d{2}-\d{2}/g, '<span class="day">$&</span>')}</h1>${tagline}${figure}
</header>
<main>
${htmlOf(post.markdown, leads)}
</main>`,
  });
}

/** The HTML of a mail: one column in plain elements, since readers of mail drop most styles. */
export function mailPage({
  lang,
  title,
  tagline,
  html,
}: {
  readonly lang: string;
  readonly title: string;
  readonly tagline: string;
  readonly html: string;
}): string {
  return `<!DOCTYPE html>
<html lang="${escapeHtml(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>
body { margin: 0 auto; max-width: 40em; padding: 1em; font: 16px/1.8 sans-serif; }
h1, h2, h3 { line-height: 1.4; }
hr ~ p { font-size: 14px; }
</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(tagline)}</p>
${html}
</body>
</html>
`;
}

/** A post as an index lists it. */
export interface ListedPost {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly topic: string;
  readonly topicName: string;
  /** Address of its page. */
  readonly page: string;
  readonly post: PostFile;
  readonly stories: readonly Story[];
}

export interface Story {
  readonly headline: string;
  /** Id of its heading on the page, where it has one. */
  readonly id: string | undefined;
}

/**
 * Every topic with the stories of its posts, the newest first.
 * @param posts those of the days to tell of; at least one
 * @param feeds names and addresses
 */
export function indexPage(
  posts: readonly ListedPost[],
  feeds: readonly { readonly name: string; readonly type: string; readonly url: string }[],
): string {
  const newest = posts.toSorted((a, b) => (a.date < b.date ? 1 : -1));
  const days = newest.map(({ date }) => date);
  const lang = newest[0] === undefined ? 'zh-TW' : languageOf(newest[0].post);
  const { index } = phrasesFor(lang);
  const topics = [...new Set(posts.map(({ topic }) => topic))].toSorted();
  const sections = topics.map((topic) => {
    const own = newest.filter((post) => post.topic === topic);
    return `<section class="topic" lang="${escapeHtml(own[0]?.post.lang ?? lang)}">
<h2 id="${escapeHtml(topic)}">${escapeHtml(own[0]?.topicName ?? topic)}</h2>
${own.map(dayOf).join('\n')}
</section>`;
  });
  const links = feeds.map(
    ({ name, url }) => `<a href="${escapeHtml(url)}">${escapeHtml(name)}</a>`,
  );
  return pageOf({
    lang,
    title: index.title,
    head: feeds
      .map(
        ({ name, type, url }) =>
          `<link rel="alternate" type="${type}" title="${escapeHtml(name)}" href="${escapeHtml(url)}">\n`,
      )
      .join(''),
    body: `<header>
<h1>${escapeHtml(index.title)}</h1>
<p class="tagline">${escapeHtml(index.span(days.at(-1) ?? '', days[0] ?? ''))}</p>
</header>
<main>
${sections.join('\n')}
${links.length === 0 ? '' : `<hr>\n<p>${escapeHtml(index.feeds)}${links.join(' · ')}</p>\n`}</main>`,
  });
}

function dayOf({ date, page, stories, post }: ListedPost): string {
  const day = phrasesFor(languageOf(post)).index.day(date, weekday(date, languageOf(post)));
  const lines = stories.map(({ headline, id }) => {
    const to = id === undefined ? page : `${page}#${id}`;
    return `<li><a href="${escapeHtml(to)}">${escapeHtml(headline)}</a></li>`;
  });
  const list = lines.length === 0 ? '' : `\n<ul>\n${lines.join('\n')}\n</ul>`;
  return `<h3><a href="${escapeHtml(page)}"><time datetime="${date}">${escapeHtml(day)}</time></a></h3>${list}`;
}

/** What an index and its feeds are called, in the language of a post. */
export function indexTitle(post: Pick<PostFile, 'lang'>): string {
  return phrasesFor(languageOf(post)).index.title;
}

/** The language whose words stand around a post. */
function languageOf({ lang }: Pick<PostFile, 'lang'>): PostLanguage {
  return postLanguages.find((known) => known === lang) ?? 'zh-TW';
}
