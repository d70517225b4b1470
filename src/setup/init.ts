/** What `digest init` writes into a blog, and what it says of it. Pure: what was read goes in, files and sentences come out. */
import { IANAZone } from 'luxon';
import type { FormatName, SettingName, Settings } from '../config/settings.ts';
import type { Topic } from '../model/topic.ts';
import { digestYaml } from './digest-yaml.ts';
import { commonest, postsOf, seriesOf, type ExistingPost, type SeriesFacts } from './posts.ts';
import { schemaNames } from './schema-names.ts';
import { schemaText } from './schema.ts';
import type { Site } from './site.ts';
import { adaptedTopic, type Adapted } from './topic-yaml.ts';

/** A bundled topic. */
export interface OfferedTopic {
  readonly topic: Topic;
  readonly text: string;
}

/** An offered topic with what the blog has of it already. */
export interface TopicHere extends OfferedTopic {
  readonly series: SeriesFacts | undefined;
}

export interface Blog {
  readonly site: Site;
  readonly posts: readonly ExistingPost[];
}

/** Where things go, below the root of the blog. */
export interface Places {
  /** Folder of topic files. */
  readonly topics: string;
  /** State folder; undefined where it lies outside of the blog. */
  readonly state: string | undefined;
  /** Text of its .gitignore. */
  readonly gitignore: string;
}

export interface PlannedFile {
  /** Below the root. */
  readonly path: string;
  readonly text: string;
  /** The program's own: written anew when it differs. Others are left as they are. */
  readonly generated: boolean;
}

/** A planned file as the blog has it. */
export type FileHere = PlannedFile & { readonly fate: 'new' | 'renewed' | 'same' | 'kept' };

/** Settings and topics hold in this zone where neither says another. */
const usualZone = 'Asia/Taipei';

export function topicsHere(
  offered: readonly OfferedTopic[],
  { posts }: Blog,
): readonly TopicHere[] {
  return offered.map((one) => ({ ...one, series: seriesOf(postsOf(one.topic, posts)) }));
}

export function plannedFiles(
  blog: Blog,
  chosen: readonly TopicHere[],
  format: FormatName,
  places: Places,
): readonly PlannedFile[] {
  const { state } = places;
  const schema = (name: string, from: string): string =>
    `${from}${state ?? '.digest'}/schema/${name}.json`;
  const up = '../'.repeat(places.topics.split('/').length);
  return [
    {
      path: 'digest.yaml',
      text: digestYaml(
        settingsFor(blog, chosen, format, places),
        factsOf(blog),
        schema('config', ''),
      ),
      generated: false,
    },
    ...chosen.map(({ topic, text, series }) => ({
      path: `${places.topics}/${topic.id}.yaml`,
      text: adaptedTopic(text, adaptedTo(blog.site, topic, series), schema('topic', up)),
      generated: false,
    })),
    ...(state === undefined
      ? []
      : [
          { path: `${state}/.gitignore`, text: places.gitignore, generated: false },
          ...schemaNames.map((name) => ({
            path: `${state}/schema/${name}.json`,
            text: schemaText(name),
            generated: true,
          })),
        ]),
  ];
}

function settingsFor(
  { site, posts }: Blog,
  chosen: readonly TopicHere[],
  format: FormatName,
  places: Places,
): Partial<Record<SettingName, unknown>> {
  const layout = layoutOf(site, posts, chosen);
  return {
    blog: '.',
    format,
    engine: 'auto',
    ...(site.permalink !== undefined && { permalink: site.permalink }),
    ...(layout !== undefined && layout !== 'post' && { layout }),
    ...(places.topics !== 'topics' && { topics: places.topics }),
  } satisfies Partial<Record<keyof Settings, unknown>>;
}

/** That of the topics' posts, else that of all posts, else the one that the configuration gives to all. */
function layoutOf(
  { layout }: Site,
  posts: readonly ExistingPost[],
  chosen: readonly TopicHere[],
): string | undefined {
  return (
    commonest(chosen.map(({ series }) => series?.layout)) ??
    commonest(posts.map((post) => post.layout)) ??
    layout
  );
}

function adaptedTo(site: Site, topic: Topic, series: SeriesFacts | undefined): Adapted {
  const categories = series?.categories.map((category) => category.toLowerCase()) ?? [];
  const isSlugs = categories.every((category) => slug.test(category));
  return {
    ...(categories.length > 0 && isSlugs && { categories }),
    ...(series !== undefined && series.tags.length > 0 && { tags: series.tags }),
    ...(series?.language === 'en' && topic.language !== 'en' && { language: 'en' as const }),
    ...(site.timeZone !== undefined &&
      site.timeZone !== topic.timeZone &&
      isZone(site.timeZone) && { timeZone: site.timeZone }),
  };
}

const slug = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

function isZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}

/** Zone of the chosen topics: the blog's where it has one. */
export function zoneOf({ site }: Blog, chosen: readonly Pick<OfferedTopic, 'topic'>[]): string {
  if (site.timeZone !== undefined && isZone(site.timeZone)) return site.timeZone;
  return chosen[0]?.topic.timeZone ?? usualZone;
}

/** What was found, a sentence each. */
export function factsOf({ site, posts }: Blog): readonly string[] {
  const { generator, config, timeZone, baseurl, plugins, collections } = site;
  if (generator === undefined)
    return ['No site generator was recognised by its files; posts are written as plain Markdown.'];
  const said = [
    timeZone === undefined ? undefined : `timezone ${timeZone}`,
    baseurl === undefined ? undefined : `baseurl ${baseurl}`,
    plugins.length === 0 ? undefined : `plugins ${plugins.join(', ')}`,
    collections.length === 0 ? undefined : `collections ${collections.join(', ')}`,
  ].filter((one) => one !== undefined);
  const dated =
    posts.length === 0
      ? 'no posts yet'
      : `${posts.length} ${posts.length === 1 ? 'post' : 'posts'} with a day in the name, the last of ${posts.at(-1)?.day ?? ''}`;
  return [
    `The blog is made by ${generator.name}${config === undefined ? '' : ` (${config})`}${said.length === 0 ? '' : `: ${said.join('; ')}`}.`,
    `It has ${dated}; posts go to ${generator.posts}.`,
  ];
}

/** What is taken over of the posts of a chosen topic. */
export function takenOver({ topic, series }: TopicHere): string {
  if (series === undefined) return `${topic.id}: no posts of it yet.`;
  const { posts, first, last, categories, tags, fileName } = series;
  const span = posts === 1 ? `1 post (${first})` : `${posts} posts (${first} to ${last})`;
  const from = [
    categories.length === 0 ? undefined : `categories ${categories.join(', ')}`,
    tags.length === 0 ? undefined : `tags ${tags.join(', ')}`,
  ].filter((one) => one !== undefined);
  return `${topic.id}: ${span}, ${fileName}; ${from.length === 0 ? 'nothing to take over' : `taken over: ${from.join('; ')}`}.`;
}

/** What the user should see to, one sentence each. */
export function advice(
  blog: Blog,
  chosen: readonly TopicHere[],
  places: Places,
): readonly string[] {
  const { site, posts } = blog;
  return [
    ...site.remarks,
    ...(site.generator?.format === 'jekyll'
      ? jekyllAdvice(site, zoneOf(blog, chosen), places)
      : []),
    ...(site.timeZone !== undefined && !isZone(site.timeZone)
      ? [
          `${site.config ?? ''}: timezone ${site.timeZone} is no zone known here; topics keep ${usualZone}.`,
        ]
      : []),
    ...chosen.flatMap(({ topic, series }) => seriesAdvice(topic, series, posts, site)),
  ];
}

function jekyllAdvice(site: Site, zone: string, { topics }: Places): readonly string[] {
  const config = site.config ?? '_config.yml';
  // What else of ours would be published; folders that begin with a dot are not.
  const ours = ['digest.yaml', topics].filter(
    (name) => !(site.exclude ?? []).some((other) => other.replace(/\/$/, '') === name),
  );
  // An own list is all there is in Jekyll 3, GitHub Pages' one.
  const others = site.exclude ?? ['Gemfile', 'Gemfile.lock', 'node_modules', 'vendor'];
  return [
    ...(site.timeZone === undefined
      ? [
          `${config} has no timezone: a builder in another zone (GitHub Pages: UTC) may put a post under the day before. Add the line  timezone: ${zone}`,
        ]
      : []),
    ...(ours.length > 0
      ? [
          `Jekyll would publish ${ours.join(' and ')}. ${site.exclude === undefined ? 'Add' : 'Change'} the line in ${config}:  exclude: [${[...others, ...ours].join(', ')}]`,
        ]
      : []),
  ];
}

function seriesAdvice(
  topic: Topic,
  series: SeriesFacts | undefined,
  posts: readonly ExistingPost[],
  site: Site,
): readonly string[] {
  if (series === undefined) return [];
  const folder = site.generator?.posts;
  const expected = `YYYY-MM-DD-${topic.id}.md`;
  const bad = series.categories.filter((category) => !slug.test(category.toLowerCase()));
  return [
    ...(series.fileName === expected
      ? []
      : [
          `Posts about ${topic.id} are called ${series.fileName}; digest calls its own ${expected}.`,
        ]),
    ...(folder === undefined || series.folder === folder
      ? []
      : [`Posts about ${topic.id} lie in ${series.folder}; digest writes to ${folder}.`]),
    ...(bad.length === 0
      ? []
      : [
          `Categories of posts about ${topic.id} that can’t be taken over: ${bad.join(', ')}. A topic’s categories are small letters, digits and hyphens; edit the topic file.`,
        ]),
    ...(series.language === 'zh-Hans'
      ? [
          `Posts about ${topic.id} are in Simplified Chinese; digest writes Traditional Chinese or English.`,
        ]
      : []),
    ...(posts.length > 0 && series.language === 'en' && topic.language !== 'en'
      ? [`Posts about ${topic.id} are in English: its topic file says language: en.`]
      : []),
  ];
}
