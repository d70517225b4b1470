/** Every setting in one table: its words on each layer, its check, its default. */
import { z } from 'zod';
import { quoted, wanted } from '../wrong-value.ts';
import { keysOf } from '../entries.ts';
import { writings } from '../model/drafts.ts';
import { imageFormats, imageThemes, markStyles } from '../model/post.ts';
import { titleFault, titleSlots } from '../text/title-template.ts';
import { postLanguages } from '../model/topic.ts';
import { sectionIds } from '../model/sections.ts';
import { notifySchema } from './notify.ts';
import { sectionsSetting } from './sections.ts';
import { engineNames, formatNames, type SettingName } from './settings.ts';

export type SettingGroup = 'what' | 'writer' | 'place' | 'network' | 'end';

export interface Setting {
  /** Key in YAML files and, with `--`, the flag. */
  readonly key: string;
  /** Under which heading help lists it. */
  readonly group: SettingGroup;
  /** What the flag's value is called in help; absent: the flag takes none, and `--no-` turns it off. */
  readonly takes?: string;
  /** The flag may be given several times, or once with commas. */
  readonly many?: true;
  /** `DIGEST_…`; `OLLAMA_HOST` is read besides, after its own variable. */
  readonly env: string;
  readonly schema: z.ZodType;
  readonly fallback: unknown;
  /** Choices to suggest for a wrong word. */
  readonly choices?: readonly string[];
  readonly what: string;
  /** It names a file or folder: `~` is expanded. */
  readonly isPath?: true;
}

const text = z.string().trim().min(1);
// Environment variables and flags are text; YAML has types of its own.
const flag = z.union([z.boolean(), z.stringbool()], { error: wanted('yes or no') });
// Not coerced: an empty value in a file would come to 0, which means something to some settings.
const number = z.union([z.number(), text.transform(Number)], { error: wanted('a number') });
const seconds = number.pipe(z.number().positive().max(86_400));
const secondsOrNone = number.pipe(z.number().min(0).max(86_400));
const count = (least: number, most: number): z.ZodType<number> =>
  number.pipe(z.int().min(least).max(most));
const address = z.url({ protocol: /^https?$/, error: wanted('an http(s) URL') });
// Each day has an address of its own, and nothing in it ends a link.
const permalink = text.regex(
  /^(?=.*:year)(?=.*:month)(?=.*:day)(?=.*:title)(?:[\w/.-]|:(?:categories|year|month|day|title)\b)*$/,
  { error: wanted('a pattern that holds :year, :month, :day and :title') },
);
const titleTemplate = text.superRefine((value, context) => {
  const fault = titleFault(value);
  if (fault !== undefined)
    context.addIssue({ code: 'custom', message: `${JSON.stringify(value)} ${fault}` });
});
const hosts = z.union(
  [
    z.array(text),
    z.string().transform((s) =>
      s
        .split(',')
        .map((x) => x.trim())
        .filter((x) => x !== ''),
    ),
  ],
  { error: wanted('a list of hosts') },
);

const notLanguages = ({ input }: { readonly input?: unknown }): string =>
  `${Array.isArray(input) ? input.join(', ') : quoted(input)} is not one or more of ${postLanguages.join(', ')}, each once`;
const language = z.enum(postLanguages);
const languages = z.union(
  [
    language,
    z
      .preprocess(
        (given) => (typeof given === 'string' ? given.split(',').map((s) => s.trim()) : given),
        z.array(language).min(1),
      )
      .refine((list) => new Set(list).size === list.length, { error: notLanguages }),
  ],
  { error: notLanguages },
);

/** In the order in which `digest config` prints them. */
export const settings: Readonly<Record<SettingName, Setting>> = {
  engine: {
    key: 'engine',
    group: 'writer',
    takes: 'name',
    env: 'DIGEST_ENGINE',
    schema: z.enum(engineNames),
    fallback: 'auto',
    choices: engineNames,
    what: 'who writes: auto, ollama, openai or extractive',
  },
  model: {
    key: 'model',
    group: 'writer',
    takes: 'name',
    env: 'DIGEST_MODEL',
    schema: text,
    fallback: undefined,
    what: 'model name, as the server knows it',
  },
  write: {
    key: 'write',
    group: 'writer',
    takes: 'how',
    env: 'DIGEST_WRITE',
    schema: z.enum(writings),
    fallback: undefined,
    choices: writings,
    what: 'free: the model words sentences itself; choose: by number alone; default: free where its exam shows that it can',
  },
  judge: {
    key: 'judge',
    group: 'writer',
    takes: 'name',
    env: 'DIGEST_JUDGE',
    schema: text,
    fallback: undefined,
    what: 'examined model, other than the writing one, that judges what rules can’t prove; default: off',
  },
  judgeOwn: {
    key: 'judge-own',
    group: 'writer',
    env: 'DIGEST_JUDGE_OWN',
    schema: flag,
    fallback: false,
    what: 'the judge may be the model that writes: it judges its own sentences',
  },
  embed: {
    key: 'embed',
    group: 'writer',
    takes: 'name',
    env: 'DIGEST_EMBED',
    schema: text,
    fallback: undefined,
    what: 'embedding model of the Ollama server that helps to tell events apart, or off; default: none',
  },
  lang: {
    key: 'lang',
    group: 'what',
    takes: 'tag',
    env: 'DIGEST_LANG',
    schema: languages,
    fallback: undefined,
    choices: postLanguages,
    what: 'language of the post, or several with commas, a post each; default: the topic’s',
  },
  window: {
    key: 'window',
    group: 'what',
    takes: 'days',
    env: 'DIGEST_WINDOW',
    schema: text,
    fallback: undefined,
    what: 'days covered, such as 7d; default: the topic’s',
  },
  format: {
    key: 'format',
    group: 'place',
    takes: 'name',
    env: 'DIGEST_FORMAT',
    schema: z.enum(formatNames),
    fallback: 'jekyll',
    choices: formatNames,
    what: 'site generator the post is for, or markdown, json, mail',
  },
  permalink: {
    key: 'permalink',
    group: 'place',
    takes: 'pattern',
    env: 'DIGEST_PERMALINK',
    schema: permalink,
    fallback: undefined,
    what: 'addresses of posts as the blog makes them, such as /:categories/:year/:month/:day/:title.html; default: the generator’s',
  },
  layout: {
    key: 'layout',
    group: 'place',
    takes: 'name',
    env: 'DIGEST_LAYOUT',
    schema: text.regex(/^[\w./-]+$/),
    fallback: undefined,
    what: 'layout that posts for Jekyll and Hexo name; default: post',
  },
  marks: {
    key: 'marks',
    group: 'place',
    takes: 'style',
    env: 'DIGEST_MARKS',
    schema: z.enum(markStyles),
    fallback: 'superscript',
    choices: markStyles,
    what: 'what stands behind a sentence: superscript, a small number linked to its source; footnote, the generator’s own (Eleventy and Hexo need a plugin); none',
  },
  textFragments: {
    key: 'text-fragments',
    group: 'place',
    env: 'DIGEST_TEXT_FRAGMENTS',
    schema: flag,
    fallback: true,
    what: 'marks open their page at the words that bear the sentence out',
  },
  plainLinks: {
    key: 'plain-links',
    group: 'place',
    takes: 'hosts',
    many: true,
    env: 'DIGEST_PLAIN_LINKS',
    schema: hosts,
    fallback: [],
    what: 'hosts, subdomains included, whose pages are opened at their top',
  },
  provenance: {
    key: 'provenance',
    group: 'place',
    takes: 'dir',
    env: 'DIGEST_PROVENANCE',
    schema: text,
    fallback: undefined,
    what: 'folder to write into, as JSON, what traces each sentence of a post; where the site publishes it, the post links it',
    isPath: true,
  },
  blog: {
    key: 'blog',
    group: 'place',
    takes: 'dir',
    env: 'DIGEST_BLOG',
    schema: text,
    fallback: undefined,
    what: 'root of the blog: the post into _posts/, the picture into assets/img/posts/; its .digest keeps the state',
    isPath: true,
  },
  out: {
    key: 'out',
    group: 'place',
    takes: 'dir',
    env: 'DIGEST_OUT',
    schema: text,
    fallback: undefined,
    what: 'folder to write post and picture into',
    isPath: true,
  },
  siteUrl: {
    key: 'site-url',
    group: 'place',
    takes: 'url',
    env: 'DIGEST_SITE_URL',
    schema: address,
    fallback: undefined,
    what: 'address at which the folder of `out` is published: a run then keeps pages, index and feeds in it',
  },
  state: {
    key: 'state',
    group: 'place',
    takes: 'dir',
    env: 'DIGEST_STATE',
    schema: text,
    fallback: undefined,
    what: 'state folder; default: .digest in the blog or the working folder',
    isPath: true,
  },
  queue: {
    key: 'queue',
    group: 'place',
    takes: 'url',
    env: 'DIGEST_QUEUE',
    schema: text,
    fallback: undefined,
    what: 'Redis or Valkey of a queue that several machines work off: redis://HOST:6379',
  },
  topics: {
    key: 'topics',
    group: 'what',
    takes: 'dir',
    env: 'DIGEST_TOPICS',
    schema: text,
    fallback: undefined,
    what: 'folder of own topic files; default: ./topics',
    isPath: true,
  },
  title: {
    key: 'title',
    group: 'what',
    takes: 'template',
    env: 'DIGEST_TITLE',
    schema: titleTemplate,
    fallback: undefined,
    what: `title of posts, with ${titleSlots.map((slot) => `{${slot}}`).join(', ')}; default: {topic} {rhythm} and the main headline`,
  },
  image: {
    key: 'image',
    group: 'place',
    env: 'DIGEST_IMAGE',
    schema: flag,
    fallback: true,
    what: 'draw the picture',
  },
  series: {
    key: 'series',
    group: 'place',
    env: 'DIGEST_SERIES',
    schema: flag,
    fallback: true,
    what: 'link a post to those before and after it, also in the one before that lies there as written',
  },
  imageFormat: {
    key: 'image-format',
    group: 'place',
    takes: 'name',
    env: 'DIGEST_IMAGE_FORMAT',
    schema: z.enum(imageFormats),
    fallback: 'landscape',
    choices: imageFormats,
    what: 'picture of 1200x630 pixels (landscape), as link previews show it, or of 1080x1350 (portrait)',
  },
  imageTheme: {
    key: 'image-theme',
    group: 'place',
    takes: 'name',
    env: 'DIGEST_IMAGE_THEME',
    schema: z.enum(imageThemes),
    fallback: 'light',
    choices: imageThemes,
    what: 'ground of the picture’s text: light or dark',
  },
  stories: {
    key: 'stories',
    group: 'what',
    takes: 'n',
    env: 'DIGEST_STORIES',
    schema: count(1, 20),
    fallback: 7,
    what: 'at most so many events in a post',
  },
  sections: {
    key: 'sections',
    group: 'what',
    takes: 'names',
    env: 'DIGEST_SECTIONS',
    schema: sectionsSetting,
    fallback: undefined,
    what: `what a post is made of, in its order: ${sectionIds.join(', ')}; a file may give each a heading and a number of items`,
  },
  strict: {
    key: 'strict',
    group: 'end',
    env: 'DIGEST_STRICT',
    schema: flag,
    fallback: false,
    what: 'exit 6 when anything was lost on the way',
  },
  allowEmpty: {
    key: 'allow-empty',
    group: 'end',
    env: 'DIGEST_ALLOW_EMPTY',
    schema: flag,
    fallback: false,
    what: 'exit 0 when there is nothing new',
  },
  allowPrivate: {
    key: 'allow-private',
    group: 'network',
    takes: 'hosts',
    many: true,
    env: 'DIGEST_ALLOW_PRIVATE',
    schema: hosts,
    fallback: [],
    what: 'private hosts that may be fetched, as host or host:port',
  },
  hits: {
    key: 'hits',
    group: 'network',
    takes: 'n',
    env: 'DIGEST_HITS',
    schema: count(1, 10_000),
    fallback: 300,
    what: 'at most so many pages of one source, and of a run',
  },
  googleRequests: {
    key: 'google-requests',
    group: 'network',
    takes: 'n',
    env: 'DIGEST_GOOGLE_REQUESTS',
    schema: count(0, 1000),
    fallback: 40,
    what: 'at most so many requests to Google a run for what links of Google News lead to; 0: none',
  },
  googlePause: {
    key: 'google-pause',
    group: 'network',
    takes: 'seconds',
    env: 'DIGEST_GOOGLE_PAUSE',
    schema: secondsOrNone,
    fallback: 2,
    what: 'seconds between two requests to Google News, on the mean',
  },
  pageTimeout: {
    key: 'page-timeout',
    group: 'network',
    takes: 'seconds',
    env: 'DIGEST_PAGE_TIMEOUT',
    schema: seconds,
    fallback: 30,
    what: 'seconds for one page or feed',
  },
  pageBytes: {
    key: 'page-bytes',
    group: 'network',
    takes: 'bytes',
    env: 'DIGEST_PAGE_BYTES',
    schema: count(10_000, 500_000_000),
    fallback: 10_000_000,
    what: 'size of the largest page or feed that is read, in bytes',
  },
  inFlight: {
    key: 'in-flight',
    group: 'network',
    takes: 'n',
    env: 'DIGEST_IN_FLIGHT',
    schema: count(1, 64),
    fallback: 16,
    what: 'requests under way at all hosts together; at one host there are two at most',
  },
  hostDelay: {
    key: 'host-delay',
    group: 'network',
    takes: 'seconds',
    env: 'DIGEST_HOST_DELAY',
    schema: number.pipe(z.number().min(0).max(60)),
    fallback: 0.2,
    what: 'seconds between two requests to one host; its robots.txt may ask for more',
  },
  robots: {
    key: 'robots',
    group: 'network',
    env: 'DIGEST_ROBOTS',
    schema: flag,
    fallback: true,
    what: 'ask for pages as the robots.txt of their site allows',
  },
  contact: {
    key: 'contact',
    group: 'network',
    takes: 'address',
    env: 'DIGEST_CONTACT',
    schema: text.regex(/^[\x21-\x7e]+$/, { error: wanted('an address without spaces, in ASCII') }),
    fallback: undefined,
    what: 'address of a mailbox or page that sites see in the user agent; default: none',
  },
  ollamaHost: {
    key: 'ollama-host',
    group: 'writer',
    takes: 'url',
    env: 'DIGEST_OLLAMA_HOST',
    schema: text,
    fallback: undefined,
    what: 'Ollama server; default: OLLAMA_HOST, then 127.0.0.1:11434',
  },
  openaiUrl: {
    key: 'openai-url',
    group: 'writer',
    takes: 'url',
    env: 'DIGEST_OPENAI_URL',
    schema: address,
    fallback: undefined,
    what: 'base URL of an OpenAI-compatible server, ending in /v1',
  },
  openaiKeyEnv: {
    key: 'openai-key-env',
    group: 'writer',
    takes: 'variable',
    env: 'DIGEST_OPENAI_KEY_ENV',
    schema: text,
    fallback: 'OPENAI_API_KEY',
    what: 'environment variable that holds the key',
  },
  contextTokens: {
    key: 'context-tokens',
    group: 'writer',
    takes: 'n',
    env: 'DIGEST_CONTEXT_TOKENS',
    schema: count(1024, 1_048_576),
    fallback: 8192,
    what: 'context window to ask the model for',
  },
  modelTimeout: {
    key: 'model-timeout',
    group: 'writer',
    takes: 'seconds',
    env: 'DIGEST_MODEL_TIMEOUT',
    schema: seconds,
    fallback: 900,
    what: 'seconds for one answer of the model',
  },
  freshFor: {
    key: 'fresh-for',
    group: 'network',
    takes: 'seconds',
    env: 'DIGEST_FRESH_FOR',
    schema: secondsOrNone,
    fallback: 900,
    what: 'seconds for which answers of sources and pages serve while their day is not over; 0: not at all',
  },
  wait: {
    key: 'wait',
    group: 'end',
    takes: 'seconds',
    env: 'DIGEST_WAIT',
    schema: secondsOrNone,
    fallback: 600,
    what: 'seconds to wait for another run of the topic before leaving with 75; 0: not at all',
  },
  modelTotal: {
    key: 'model-total',
    group: 'writer',
    takes: 'seconds',
    env: 'DIGEST_MODEL_TOTAL',
    schema: secondsOrNone,
    fallback: 7200,
    what: 'seconds for all answers of the model in a run; 0: no limit',
  },
  notify: {
    key: 'notify',
    group: 'end',
    takes: 'command',
    env: 'DIGEST_NOTIFY',
    schema: notifySchema,
    fallback: undefined,
    what: 'command that is run, or URL that is posted to, when a run fails, is degraded or recovers',
  },
};

export const settingNames: readonly SettingName[] = keysOf(settings);
