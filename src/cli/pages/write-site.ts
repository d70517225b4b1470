/** Pages, index and feeds beside the posts of a folder. Its Markdown is all they are made of, edited or not. */
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { writeWhole } from '../../adapters/whole-file.ts';
import { loadTopic } from '../../config/topic-file.ts';
import type { Settings } from '../../config/settings.ts';
import { daysBefore } from '../../model/window.ts';
import { phrasePatterns } from '../../recheck/phrase-patterns.ts';
import { readPost } from '../../recheck/read-post.ts';
import {
  jsonFeed,
  jsonFeedName,
  rssFeed,
  rssName,
  type Channel,
  type FeedItem,
} from '../../writers/html/feeds.ts';
import { htmlOf } from '../../writers/html/markdown.ts';
import {
  indexPage,
  indexTitle,
  postPage,
  type ListedPost,
  type Story,
} from '../../writers/html/page.ts';
import { readPostFile, type PostFile } from '../../writers/html/post-file.ts';
import { topicFolders } from '../state/places.ts';
import type { Io } from '../terminal/io.ts';
import { pictureFile, postAt, postsIn, type NamedPost } from './post-folder.ts';

export interface SiteSettings extends Pick<Settings, 'siteUrl' | 'permalink' | 'topics'> {
  /** The index tells the stories of so many; default: a week. */
  readonly days?: number;
}

/** Feeds hold the newest posts; readers keep what they have read. */
const itemsOfFeed = 50;
const indexName = 'index.html';

interface Page {
  readonly named: NamedPost;
  readonly post: PostFile;
  readonly stories: readonly Story[];
  /** Where a path that the post names lies, below the folder. */
  readonly to: (path: string) => string | undefined;
}

/** @returns the files written; none where no post lies in the folder */
export async function writeSite(
  folder: string,
  settings: SiteSettings,
  io: Pick<Io, 'cwd'>,
): Promise<readonly string[]> {
  const posts = await postsIn(folder);
  const last = posts
    .map(({ date }) => date)
    .toSorted()
    .at(-1);
  if (last === undefined) return [];
  const pages = await Promise.all(posts.map((named) => pageOf(named, posts, folder, settings)));
  const names = await topicNames(posts, settings, io);
  const written: string[] = [];
  const write = async (name: string, content: string): Promise<void> => {
    const path = join(folder, name);
    await writeWhole(path, content);
    written.push(path);
  };
  for (const { named, post, to } of pages)
    await write(`${named.name}.html`, postPage(post, { to }, indexName));
  const since = daysBefore(last, (settings.days ?? 7) - 1);
  const listed = pages
    .filter(({ named }) => named.date >= since)
    .map(({ named, post, stories }): ListedPost => ({
      date: named.date,
      topic: named.topic,
      topicName: names.get(named.topic) ?? named.topic,
      page: `${named.name}.html`,
      post,
      stories,
    }));
  const { siteUrl } = settings;
  await write(indexName, indexPage(listed, siteUrl === undefined ? [] : feeds));
  if (siteUrl === undefined) return written;
  const url = siteUrl.endsWith('/') ? siteUrl : `${siteUrl}/`;
  const lang = pages.at(-1)?.post.lang ?? 'zh-TW';
  const channel: Channel = { title: indexTitle({ lang }), language: lang, url };
  const items = pages
    .toReversed()
    .slice(0, itemsOfFeed)
    .map((page) => itemOf(page, url));
  await write(jsonFeedName, jsonFeed(channel, items));
  await write(rssName, rssFeed(channel, items));
  return written;
}

const feeds = [
  { name: 'RSS', type: 'application/rss+xml', url: rssName },
  { name: 'JSON Feed', type: 'application/feed+json', url: jsonFeedName },
];

async function pageOf(
  named: NamedPost,
  posts: readonly NamedPost[],
  folder: string,
  { permalink }: SiteSettings,
): Promise<Page> {
  const text = await readFile(named.path, 'utf8');
  const post = readPostFile(text);
  const picture = post.image === undefined ? undefined : await pictureFile(named.path, post.image);
  const of = { topic: named.topic, categories: post.categories };
  return {
    named,
    post,
    stories: storiesIn(text, post.markdown),
    to: (path) => {
      if (path === post.image) {
        const beside = picture && relative(folder, picture.path);
        return beside?.split(/[\\/]/).map(encodeURIComponent).join('/');
      }
      const other = postAt(path, posts, of, permalink);
      return other && `${other.name}.html`;
    },
  };
}

/** Headlines of the events, as they stand there now. */
function storiesIn(text: string, markdown: string): readonly Story[] {
  const { event } = phrasePatterns();
  return readPost(text).blocks.flatMap(({ kind, level, passages, text: shown }) => {
    const found = kind === 'heading' && level === 3 ? event(shown) : undefined;
    if (found === undefined) return [];
    const headline = passages
      .map((passage) => passage.text)
      .join('')
      .trim();
    const id = `event-${found.number}`;
    return [
      {
        headline: event(headline)?.rest ?? headline,
        id: markdown.includes(`{#${id}}`) ? id : undefined,
      },
    ];
  });
}

function itemOf({ named, post, to }: Page, url: string): FeedItem {
  const absolute = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : new URL(path, url).href;
  const image = post.image === undefined ? undefined : absolute(to(post.image));
  return {
    id: `digest:${named.date}/${named.topic}`,
    url: `${url}${named.name}.html`,
    title: post.title,
    summary: post.description,
    html: htmlOf(post.markdown, { to: (path) => absolute(to(path)) }),
    date: post.date ?? new Date(`${named.date}T00:00:00Z`),
    tags: post.tags,
    image,
    language: post.lang,
  };
}

/** As topic files have them; a series of another span goes by its topic's. */
async function topicNames(
  posts: readonly NamedPost[],
  settings: SiteSettings,
  { cwd }: Pick<Io, 'cwd'>,
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(posts.map(({ topic }) => topic))];
  const names = ids.map(async (id) => {
    const topic = await loadTopic(id, topicFolders(settings, cwd)).catch(() => undefined);
    return topic === undefined ? [] : [[id, topic.name] as const];
  });
  return new Map((await Promise.all(names)).flat());
}
