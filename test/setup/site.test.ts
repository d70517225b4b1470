import { describe, expect, test } from 'vitest';
import { readSite, type BlogFiles } from '../../src/setup/site.ts';

/** A root with these files; a name that ends in a slash is a folder. */
function root(
  files: Readonly<Record<string, string>>,
  furtherConfigs: readonly string[] = [],
): BlogFiles {
  const names = Object.keys(files);
  return {
    there: names.map((name) => name.replace(/\/$/, '')),
    texts: new Map(Object.entries(files).filter(([name]) => !name.endsWith('/'))),
    furtherConfigs,
  };
}

describe('a site generator is recognised', () => {
  test.each([
    ['jekyll', { '_config.yml': 'title: x\n' }],
    ['jekyll', { '_posts/': '' }],
    ['hexo', { '_config.yml': 'title: x\n', 'package.json': '{"dependencies":{"hexo":"7"}}' }],
    ['hexo', { '_config.yml': 'title: x\n', 'source/_posts/': '' }],
    ['hugo', { 'hugo.toml': 'title = "x"\n' }],
    ['hugo', { 'config.yaml': 'title: x\n', 'archetypes/': '' }],
    ['astro', { 'astro.config.mjs': 'export default {}' }],
    ['astro', { 'package.json': '{"devDependencies":{"astro":"5"}}' }],
    ['eleventy', { 'eleventy.config.js': '' }],
    ['eleventy', { '.eleventy.js': '' }],
    [undefined, { 'package.json': '{"dependencies":{"express":"5"}}' }],
    [undefined, { 'config.yaml': 'title: x\n' }],
    [undefined, { 'package.json': 'no JSON [' }],
  ] as const)('%s: %j', (format, files) => {
    expect(readSite(root(files)).generator?.format).toBe(format);
  });
});

describe('a Jekyll site', () => {
  const read = (config: string, further: Readonly<Record<string, string>> = {}) =>
    readSite(root({ '_config.yml': config, ...further }, Object.keys(further)));

  test('says its zone, base, plugins, collections and what it leaves out', () => {
    const site = read(
      'timezone: Asia/Taipei\nbaseurl: /b\nplugins: [jekyll-feed]\ncollections:\n  notes: { output: true }\nexclude: [vendor/]\nlang: zh-TW\n',
    );
    expect(site).toMatchObject({
      timeZone: 'Asia/Taipei',
      baseurl: '/b',
      plugins: ['jekyll-feed'],
      collections: ['notes'],
      exclude: ['vendor/'],
      language: 'zh-TW',
      remarks: [],
    });
  });

  test.each([
    ['pretty', '/:categories/:year/:month/:day/:title/'],
    ['date', undefined],
    ['/:year/:month/:day/:slug:output_ext', '/:year/:month/:day/:title.html'],
    [':categories/:year-:month-:day-:title/', '/:categories/:year-:month-:day-:title/'],
  ])('permalink %s is %s', (written, pattern) => {
    const site = read(`permalink: ${JSON.stringify(written)}\n`);
    expect(site.permalink).toBe(pattern);
    expect(site.remarks).toEqual([]);
  });

  test.each([
    ['none', 'does not say the day'],
    ['/:categories/:title/', 'does not say the day'],
    ['/:year/:month/:title/', 'does not say the day'],
    ['ordinal', ':y_day'],
    ['/文章/:year/:month/:day/:title/', 'not all'],
  ])('permalink %s is remarked on: %s', (written, why) => {
    const site = read(`permalink: ${JSON.stringify(written)}\n`);
    expect(site.permalink).toBeUndefined();
    expect(site.remarks.join('\n')).toContain(why);
  });

  test('what defaults and the collection of posts say goes before the site’s own', () => {
    const site = read(
      'permalink: pretty\ncollections:\n  posts: { permalink: /a/:year/:month/:day/:title/ }\ndefaults:\n  - scope: { path: "", type: posts }\n    values: { layout: single, permalink: /b/:year/:month/:day/:title/ }\n  - scope: { path: "", type: pages }\n    values: { layout: page }\n  - scope: { path: drafts, type: posts }\n    values: { layout: draft }\n',
    );
    expect(site).toMatchObject({ layout: 'single', permalink: '/b/:year/:month/:day/:title/' });
  });

  test.each([
    ['a: [\n', '_config.yml:2:'],
    ['source: site\n', 'digest init site'],
    ['collections_dir: stuff\n', 'stuff/_posts'],
  ])('%j is remarked on', (config, remark) => {
    expect(read(config).remarks.join('\n')).toContain(remark);
  });

  test('further configurations are named where they bear on posts', () => {
    const site = read('title: x\n', {
      '_config_a.yml': 'timezone: UTC\nbaseurl: /x\n',
      '_config_b.yml': 'title: y\n',
    });
    expect(site.remarks).toEqual([expect.stringMatching(/^_config_a\.yml sets timezone, baseurl/)]);
  });

  test('TOML is not read, and that is said', () => {
    const site = readSite(root({ '_config.toml': 'timezone = "UTC"\n' }));
    expect(site).toMatchObject({ config: '_config.toml', timeZone: undefined });
    expect(site.remarks.join()).toContain('TOML');
  });
});

test('Hugo and Hexo say their zone; a configuration that is a program is not run', () => {
  expect(readSite(root({ 'hugo.yaml': 'timeZone: Asia/Tokyo\n' })).timeZone).toBe('Asia/Tokyo');
  expect(
    readSite(root({ '_config.yml': 'timezone: Asia/Taipei\n', 'source/_posts/': '' })).timeZone,
  ).toBe('Asia/Taipei');
  expect(readSite(root({ 'astro.config.mjs': 'x' })).remarks.join()).toContain('a program');
});
