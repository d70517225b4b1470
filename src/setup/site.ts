/** What a blog says of itself: its site generator, and what of its configuration bears on posts. Pure: texts in, facts out. */
import { parseDocument } from 'yaml';
import { generators, type Generator } from './generators.ts';
import { messageOf } from '../errors.ts';
import { readJekyllPermalink } from './jekyll-permalink.ts';
import { asMap, type Values } from './map.ts';

/** What was looked at in the blog's root. */
export interface BlogFiles {
  /** Paths below the root that are there, of `pathsOfInterest`. */
  readonly there: readonly string[];
  /** Texts of the files among them that can be read. */
  readonly texts: ReadonlyMap<string, string>;
  /** Names of the root's files that look like further configurations: `_config_production.yml`. */
  readonly furtherConfigs: readonly string[];
}

/** The paths by which a site is recognised; whoever has a disk looks whether they are there. */
export const pathsOfInterest: readonly string[] = [
  ...new Set([
    'package.json',
    ...generators.flatMap(({ config, commonConfig = [], folders }) => [
      ...config,
      ...commonConfig,
      ...folders,
    ]),
  ]),
];

/** A site as far as it could be read; what is undefined is not said there. */
export interface Site {
  readonly generator: Generator | undefined;
  /** Path of the configuration that was read. */
  readonly config: string | undefined;
  readonly timeZone: string | undefined;
  readonly baseurl: string | undefined;
  /** As `permalink:` of `digest.yaml` takes it; undefined also where it is the generator's own. */
  readonly permalink: string | undefined;
  /** Layout that the configuration gives to all posts. */
  readonly layout: string | undefined;
  readonly language: string | undefined;
  readonly plugins: readonly string[];
  readonly collections: readonly string[];
  /** What its `exclude:` holds, where it has one. */
  readonly exclude: readonly string[] | undefined;
  /** What cannot be read, and what will not go well, one sentence each with what to do. */
  readonly remarks: readonly string[];
}

const nothingKnown = {
  config: undefined,
  timeZone: undefined,
  baseurl: undefined,
  permalink: undefined,
  layout: undefined,
  language: undefined,
  plugins: [],
  collections: [],
  exclude: undefined,
  remarks: [],
} satisfies Omit<Site, 'generator'>;

export function readSite(files: BlogFiles): Site {
  const generator = generators.find((one) => isOf(one, files));
  if (generator === undefined) return { ...nothingKnown, generator };
  const config = [...generator.config, ...(generator.commonConfig ?? [])].find((path) =>
    files.there.includes(path),
  );
  const site: Site = { ...nothingKnown, generator, config };
  if (config === undefined) return site;
  const text = files.texts.get(config);
  const read = text === undefined ? `${config} can’t be read.` : readConfig(config, text);
  if (typeof read === 'string') return { ...site, remarks: [read] };
  return generator.format === 'jekyll'
    ? readJekyll(site, read, files)
    : { ...site, ...commonFacts(read) };
}

function isOf(generator: Generator, { there, texts }: BlogFiles): boolean {
  const { config, commonConfig = [], folders } = generator;
  if (generator.package !== undefined && packagesIn(texts).includes(generator.package)) return true;
  const has = (path: string): boolean => there.includes(path);
  const hasFolder = folders.some(has);
  // Another one has a configuration of that name, too.
  const isShared = (path: string): boolean =>
    generators.some((other) => other !== generator && other.config.includes(path));
  if (generator.format === 'jekyll') return config.some(has) || hasFolder;
  return (
    config.some((path) => has(path) && (!isShared(path) || hasFolder)) ||
    (commonConfig.some(has) && hasFolder)
  );
}

function packagesIn(texts: ReadonlyMap<string, string>): readonly string[] {
  const read = readConfig('package.json', texts.get('package.json') ?? '{}');
  if (typeof read === 'string') return [];
  return ['dependencies', 'devDependencies'].flatMap((field) => Object.keys(asMap(read[field])));
}

/** Its values, or why there are none. YAML holds JSON as well. */
function readConfig(path: string, text: string): Values | string {
  if (path.endsWith('.toml'))
    return `${path} is TOML, which is not read here: see to \`permalink:\` in digest.yaml and to the zone of the topics yourself.`;
  if (!/\.(?:ya?ml|json)$/.test(path))
    return `${path} is a program, which is not run here: see to \`permalink:\` in digest.yaml and to the zone of the topics yourself.`;
  const document = parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
  const [fault] = document.errors;
  if (fault !== undefined)
    return `${path}:${fault.linePos?.[0].line ?? 1}: ${fault.message.split('\n')[0] ?? 'not YAML'} Nothing of it is used.`;
  try {
    return asMap(document.toJS());
  } catch (error) {
    return `${path}: ${messageOf(error)}. Nothing of it is used.`;
  }
}

function commonFacts(values: Values): Partial<Site> {
  // Hugo and Hexo, in this order.
  const timeZone = textOf(values['timeZone'] ?? values['timezone']);
  const language = textOf(values['languageCode'] ?? values['language']);
  const permalink = values['permalinks'] ?? values['permalink'];
  return {
    timeZone,
    language,
    remarks:
      permalink === undefined
        ? []
        : [
            'The site has addresses of its own: put them under `permalink:` in digest.yaml, or later posts link to earlier ones in vain.',
          ],
  };
}

function readJekyll(site: Site, values: Values, { furtherConfigs, texts }: BlogFiles): Site {
  const config = site.config ?? '';
  const posts = asMap(asMap(values['collections'])['posts']);
  const ofPosts = asList(values['defaults'])
    .map(asMap)
    .filter(({ scope }) => {
      const { type, path } = asMap(scope);
      return (type === undefined || type === 'posts') && (path === undefined || path === '');
    })
    .map((entry) => asMap(entry['values']));
  const among = (key: string): string | undefined =>
    ofPosts.flatMap((entry) => textOf(entry[key]) ?? []).at(-1);
  const permalink = readJekyllPermalink(
    among('permalink') ?? textOf(posts['permalink']) ?? textOf(values['permalink']),
    config,
  );
  const source = textOf(values['source']);
  const folder = textOf(values['collections_dir']);
  const remarks = [
    ...permalink.remarks,
    ...(source === undefined || source === '.'
      ? []
      : [
          `${config} has \`source: ${source}\`: the site’s files lie there. Run \`digest init ${source}\` if its posts do, too.`,
        ]),
    ...(folder === undefined || folder === '.'
      ? []
      : [
          `${config} has \`collections_dir: ${folder}\`: Jekyll looks for posts in ${folder}/_posts, digest writes them to _posts. Let digest write elsewhere with \`out: ${folder}/_posts\` in the place of \`blog: .\` (the picture then lies beside the post).`,
        ]),
    ...furtherConfigs.flatMap((name) => furtherRemarks(name, texts.get(name), config)),
  ];
  return {
    ...site,
    timeZone: textOf(values['timezone']),
    baseurl: textOf(values['baseurl']),
    permalink: permalink.pattern,
    layout: among('layout'),
    language: textOf(values['lang'] ?? values['locale'] ?? values['language']),
    plugins: asList(values['plugins'] ?? values['gems']).flatMap((name) => textOf(name) ?? []),
    collections: Array.isArray(values['collections'])
      ? asList(values['collections']).flatMap((name) => textOf(name) ?? [])
      : Object.keys(asMap(values['collections'])),
    exclude:
      values['exclude'] === undefined
        ? undefined
        : asList(values['exclude']).flatMap((name) => textOf(name) ?? []),
    remarks,
  };
}

/** What bears on posts in a configuration that only some builds are given: `--config _config.yml,_config_production.yml`. */
function furtherRemarks(name: string, text: string | undefined, config: string): readonly string[] {
  const read = readConfig(name, text ?? '');
  const keys =
    typeof read === 'string'
      ? []
      : ['timezone', 'permalink', 'baseurl', 'future'].filter((key) => read[key] !== undefined);
  return keys.length === 0
    ? []
    : [
        `${name} sets ${keys.join(', ')} too, for builds that name it; what is said here goes by ${config}.`,
      ];
}

/** YAML lists, and what is one word where a list could stand. */
function asList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
