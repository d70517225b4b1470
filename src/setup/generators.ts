/** The site generators that a blog is recognised by. A new one is a row. */
import type { FormatName } from '../config/settings.ts';

export interface Generator {
  readonly format: Exclude<FormatName, 'markdown' | 'json' | 'mail'>;
  readonly name: string;
  /** Names of its configuration in the root, the first that is there counts. */
  readonly config: readonly string[];
  /** Configurations that would be another's, too: they count beside one of `folders` alone. */
  readonly commonConfig?: readonly string[];
  /** Its package on npm. */
  readonly package?: string;
  /** Folders that no other generator has. */
  readonly folders: readonly string[];
  /** Where posts lie, below the root. */
  readonly posts: string;
}

/** The more particular first: Hexo's configuration has the name of Jekyll's. */
export const generators: readonly Generator[] = [
  {
    format: 'hexo',
    name: 'Hexo',
    config: ['_config.yml'],
    package: 'hexo',
    folders: ['source/_posts', 'scaffolds'],
    posts: 'source/_posts',
  },
  {
    format: 'astro',
    name: 'Astro',
    config: ['mjs', 'ts', 'js', 'mts', 'cjs'].map((end) => `astro.config.${end}`),
    package: 'astro',
    folders: [],
    posts: 'src/content/blog',
  },
  {
    format: 'eleventy',
    name: 'Eleventy',
    config: [
      '.eleventy.js',
      ...['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((end) => `eleventy.config.${end}`),
    ],
    package: '@11ty/eleventy',
    folders: [],
    posts: 'posts',
  },
  {
    format: 'hugo',
    name: 'Hugo',
    config: ['toml', 'yaml', 'yml', 'json'].flatMap((end) => [
      `hugo.${end}`,
      `config/_default/hugo.${end}`,
      `config/_default/config.${end}`,
    ]),
    commonConfig: ['toml', 'yaml', 'yml', 'json'].map((end) => `config.${end}`),
    folders: ['archetypes', 'content'],
    posts: 'content/posts',
  },
  {
    format: 'jekyll',
    name: 'Jekyll',
    config: ['_config.yml', '_config.yaml', '_config.toml'],
    folders: ['_posts', '_layouts', '_includes'],
    posts: '_posts',
  },
];
