/** The posts that a blog has: what those of a topic have in common, so that the next ones look like them. Pure. */
import { parseDocument } from 'yaml';
import type { Topic } from '../model/topic.ts';
import { scriptOf } from '../text/scripts.ts';
import { asMap, type Values } from './map.ts';

/** A file that lies where posts lie. */
export interface PostFile {
  /** Below the blog's root. */
  readonly path: string;
  readonly text: string;
}

export interface ExistingPost {
  readonly path: string;
  /** `YYYY-MM-DD`, of the file's name. */
  readonly day: string;
  /** The file's name without day and extension. */
  readonly slug: string;
  readonly layout: string | undefined;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  /** Of the topic, where an earlier post of this program says so. */
  readonly model: string | undefined;
  readonly language: 'zh-Hant' | 'zh-Hans' | 'en' | undefined;
}

/** What the posts of one topic have in common. */
export interface SeriesFacts {
  readonly posts: number;
  readonly first: string;
  readonly last: string;
  /** Names of the files, the day left out: `YYYY-MM-DD-qwen.md`. */
  readonly fileName: string;
  readonly folder: string;
  readonly layout: string | undefined;
  readonly categories: readonly string[];
  /** Those that more than half of the posts have. */
  readonly tags: readonly string[];
  readonly language: ExistingPost['language'];
}

const dayAndSlug = /(?:^|\/)(\d{4}-\d{2}-\d{2})-([^/]+)\.(?:md|markdown|mkd)$/;

/** Posts with a day in their name, by day; what has none is no daily post. */
export function readPosts(files: readonly PostFile[]): readonly ExistingPost[] {
  return files
    .flatMap(({ path, text }) => {
      const [, day = '', slug = ''] = dayAndSlug.exec(path) ?? [];
      return day === '' ? [] : [readPost(path, day, slug, text)];
    })
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function readPost(path: string, day: string, slug: string, text: string): ExistingPost {
  const [, head = '', body = ''] =
    /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n([\s\S]*))?$/.exec(text) ?? [];
  const document = parseDocument(head, { logLevel: 'silent', uniqueKeys: false });
  let values: Values = {};
  try {
    values = asMap(document.toJS());
  } catch {
    // A post whose head can't be read still has a day and a name.
  }
  const word = (key: string): string | undefined => {
    const value = values[key];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const script = scriptOf(body.slice(0, 4000));
  return {
    path,
    day,
    slug,
    layout: word('layout'),
    categories: [...wordsOf(values['categories']), ...wordsOf(values['category'])],
    tags: wordsOf(values['tags']),
    model: word('model'),
    language:
      script === 'hant'
        ? 'zh-Hant'
        : script === 'hans'
          ? 'zh-Hans'
          : script === 'latin'
            ? 'en'
            : undefined,
  };
}

/** A list, or words with spaces between them, as Jekyll takes both. */
function wordsOf(value: unknown): readonly string[] {
  if (Array.isArray(value))
    return value.filter((one) => typeof one === 'string' || typeof one === 'number').map(String);
  return typeof value === 'string' ? value.split(/\s+/).filter((word) => word !== '') : [];
}

/** The posts of a topic: they name it as their topic, in their categories or in their file's name. */
export function postsOf(
  topic: Pick<Topic, 'id'>,
  posts: readonly ExistingPost[],
): readonly ExistingPost[] {
  const { id } = topic;
  const names = new RegExp(`(?:^|[^a-z0-9])${id}(?:$|[^a-z0-9])`, 'i');
  return posts.filter(
    ({ slug, model, categories }) =>
      model?.toLowerCase() === id ||
      names.test(slug) ||
      categories.some((category) => category.toLowerCase() === id),
  );
}

/** Undefined for no posts. */
export function seriesOf(posts: readonly ExistingPost[]): SeriesFacts | undefined {
  const [first] = posts;
  const last = posts.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const tags = posts.flatMap((post) => [...new Set(post.tags)]);
  const common = [...new Set(tags)].filter(
    (tag) => tags.filter((other) => other === tag).length * 2 > posts.length,
  );
  const categories = commonest(posts.map((post) => post.categories.join('\n')));
  return {
    posts: posts.length,
    first: first.day,
    last: last.day,
    fileName: `YYYY-MM-DD-${commonest(posts.map(({ slug }) => slug)) ?? ''}.md`,
    folder: commonest(posts.map(({ path }) => path.split('/').slice(0, -1).join('/'))) ?? '',
    layout: commonest(posts.map(({ layout }) => layout)),
    categories: categories === undefined || categories === '' ? [] : categories.split('\n'),
    tags: common,
    language: commonest(posts.map(({ language }) => language)),
  };
}

/** The value that most have; of equals the latest, since what is newest goes on. */
export function commonest<T>(values: readonly (T | undefined)[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values)
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | undefined;
  for (const [value, count] of counts)
    if (best === undefined || count >= (counts.get(best) ?? 0)) best = value;
  return best;
}
