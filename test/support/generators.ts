/** Sites that real generators build of posts: each lays down the least that a blog of its kind has. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { FormatName } from '../../src/config/settings.ts';

/** Where `.ci/run` installs those of npm: no dependency of the project. */
const installed = path.join(
  process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'),
  'digest-generators',
);

const has = (program: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
const hasModule = (generator: string, name: string): boolean =>
  existsSync(path.join(installed, generator, 'node_modules', name, 'package.json'));

export interface SiteGenerator {
  readonly name: string;
  readonly format: FormatName;
  readonly isThere: boolean;
  /** Lays the site's own files into the root. */
  readonly lay: (root: string) => void;
  readonly build: readonly [command: string, ...args: string[]];
  /** Where the pages come out, below the root. */
  readonly site: string;
  /** What stands around the post on its page. */
  readonly post: string;
}

function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** The packages of a generator of npm, as if they were installed in the site. */
function link(root: string, generator: string): void {
  symlinkSync(path.join(installed, generator, 'node_modules'), path.join(root, 'node_modules'));
}

/** Colours that are far enough apart, light and dark, so that what axe finds is the post's. No braces that Liquid or Astro reads. */
const style =
  ':root { color-scheme: light dark } body { margin: 1rem auto; max-width: 44rem; padding: 0 1rem; font: 1.05rem/1.8 sans-serif; overflow-wrap: anywhere; background: light-dark(#fff, #16181c); color: light-dark(#222, #e4e6ea) } a { color: light-dark(#0b57a4, #8ab8f5) } img { max-width: 100% }';

const shell = (title: string, content: string): string =>
  `<!DOCTYPE html>\n<html lang="zh-TW"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1>\n<article>${content}</article></main></body></html>\n`;

const jekyllBase =
  'title: 測試\nurl: https://blog.example\nbaseurl: ""\nlang: zh-TW\ntimezone: Asia/Taipei\nfuture: true\nstrict_front_matter: true\nliquid: {error_mode: strict, strict_filters: true}\n';
const jekyllBuild = ['jekyll', 'build', '--disable-disk-cache'] as const;

export const siteGenerators: readonly SiteGenerator[] = [
  {
    name: 'Jekyll, strict',
    format: 'jekyll',
    isThere: has('jekyll'),
    lay: (root) => {
      write(root, {
        '_config.yml': jekyllBase.replace('strict_filters: true', '$&, strict_variables: true'),
        '_layouts/post.html': shell('{{ page.title }}', '{{ content }}'),
      });
    },
    build: jekyllBuild,
    site: '_site',
    post: 'article',
  },
  {
    name: 'Jekyll with minima',
    format: 'jekyll',
    isThere:
      has('jekyll') &&
      spawnSync('ruby', ['-e', 'require "jekyll-feed"; require "jekyll-seo-tag"; gem "minima"'])
        .status === 0,
    lay: (root) => {
      write(root, {
        '_config.yml': `${jekyllBase}theme: minima\nplugins: [jekyll-feed, jekyll-seo-tag]\n`,
        'index.md': '---\nlayout: home\n---\n',
      });
    },
    build: jekyllBuild,
    site: '_site',
    post: '.post-content',
  },
  {
    name: 'Hugo',
    format: 'hugo',
    isThere: has('hugo'),
    lay: (root) => {
      write(root, {
        'config.toml':
          'baseURL = "https://blog.example/"\nlanguageCode = "zh-TW"\ntitle = "測試"\ntimeZone = "Asia/Taipei"\nbuildFuture = true\n',
        'layouts/_default/single.html': shell('{{ .Title }}', '{{ .Content }}'),
        'layouts/_default/list.html': shell('{{ .Title }}', ''),
      });
    },
    build: ['hugo', '--quiet'],
    site: 'public',
    post: 'article',
  },
  {
    name: 'Eleventy',
    format: 'eleventy',
    isThere: hasModule('eleventy', '@11ty/eleventy'),
    lay: (root) => {
      link(root, 'eleventy');
      write(root, {
        // As in its base blog: the data file gives the layout, the address is Eleventy's own.
        'eleventy.config.js':
          'export default (config) => {\n  config.addPassthroughCopy("assets");\n};\n',
        'package.json': '{ "private": true, "type": "module" }\n',
        'posts/posts.json': '{ "layout": "post.njk" }\n',
        '_includes/post.njk': shell('{{ title }}', '{{ content | safe }}'),
      });
    },
    build: ['node', 'node_modules/@11ty/eleventy/cmd.cjs', '--quiet'],
    site: '_site',
    post: 'article',
  },
  {
    name: 'Hexo',
    format: 'hexo',
    isThere: hasModule('hexo', 'hexo'),
    lay: (root) => {
      link(root, 'hexo');
      write(root, {
        '_config.yml':
          'title: 測試\nurl: https://blog.example\nlanguage: zh-TW\ntimezone: Asia/Taipei\nfuture: true\ntheme: plain\n',
        'package.json': readFileSync(path.join(installed, 'hexo/package.json'), 'utf8'),
        'themes/plain/layout/post.ejs': shell('<%= page.title %>', '<%- page.content %>'),
        'themes/plain/layout/index.ejs': shell('測試', ''),
      });
    },
    build: ['node', 'node_modules/hexo/bin/hexo', 'generate', '--silent'],
    site: 'public',
    post: 'article',
  },
  {
    name: 'Astro',
    format: 'astro',
    isThere: hasModule('astro', 'astro'),
    lay: (root) => {
      link(root, 'astro');
      write(root, {
        'package.json': '{ "private": true, "type": "module" }\n',
        'astro.config.mjs':
          'import { defineConfig } from "astro/config";\nexport default defineConfig({ site: "https://blog.example" });\n',
        // The blog starter's, as far as it asks for anything.
        'src/content.config.ts':
          'import { defineCollection, z } from "astro:content";\nimport { glob } from "astro/loaders";\nexport const collections = {\n  blog: defineCollection({\n    loader: glob({ base: "./src/content/blog", pattern: "**/*.{md,mdx}" }),\n    schema: z.object({ title: z.string(), description: z.string(), pubDate: z.coerce.date(), tags: z.array(z.string()) }),\n  }),\n};\n',
        'src/pages/blog/[...slug].astro': `---\nimport { getCollection, render } from "astro:content";\nexport async function getStaticPaths() {\n  const posts = await getCollection("blog");\n  return posts.map((post) => ({ params: { slug: post.id }, props: post }));\n}\nconst post = Astro.props;\nconst { Content } = await render(post);\n---\n${shell('{post.data.title}', '<Content />')}`,
      });
    },
    build: ['node', 'node_modules/astro/astro.js', 'build', '--silent'],
    site: 'dist',
    post: 'article',
  },
];

/** Builds the site in `root`. @throws Error with what the generator said */
export function buildSite({ name, build: [program, ...args] }: SiteGenerator, root: string): void {
  const built = spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
      TZ: 'Asia/Taipei',
      ASTRO_TELEMETRY_DISABLED: '1',
      NODE_OPTIONS: '',
    },
  });
  const said = `${built.stdout}${built.stderr}`;
  if (built.status !== 0) throw new Error(`${name}: ${said}`);
  if (/\b(?:warn(?:ing)?|error)\b/i.test(said)) throw new Error(`${name} warns: ${said}`);
}

/** Paths of the pages that came out, from the site's root, each with its text. */
export function pagesOf({ site }: SiteGenerator, root: string): ReadonlyMap<string, string> {
  const folder = path.join(root, site);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    names
      .filter((name) => name.endsWith('.html'))
      .map((name) => [
        `/${name.replaceAll('\\', '/')}`,
        readFileSync(path.join(folder, name), 'utf8'),
      ]),
  );
}
