/** A rendered post in a real Jekyll: our own lean build, and the acceptance script where it lies beside the project. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { load } from 'cheerio';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Digest } from '../../../src/model/digest.ts';
import type { Rendition } from '../../../src/model/post.ts';
import { render } from '../../../src/stages/render/render.ts';
import { cleanText } from '../../../src/writers/escape.ts';
import { hostileStrings } from '../../support/hostile-strings.ts';
import { hasJekyll } from '../../support/kramdown.ts';
import {
  sampleDigest,
  sampleParams,
  sampleProved,
  weeklyWindow,
} from '../../support/sample-digest.ts';

const accept = path.resolve(import.meta.dirname, '../../../../shared/accept/jekyll/accept.sh');
const jekyll = hasJekyll();

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'digest-jekyll-'));
  onTestFinished(() => {
    rmSync(made, { recursive: true, force: true });
  });
  return made;
}

function write({ post, picture }: Rendition, root: string, posts: string): string {
  mkdirSync(path.join(root, posts), { recursive: true });
  const file = path.join(root, posts, post.filename);
  writeFileSync(file, post.text);
  if (picture !== undefined && post.imagePath !== undefined) {
    const image = path.join(root, post.imagePath);
    mkdirSync(path.dirname(image), { recursive: true });
    writeFileSync(image, Buffer.from(picture.pngBase64, 'base64'));
  }
  return file;
}

async function rendered(digest: Digest, image: boolean): Promise<Rendition> {
  return (await render.run(digest, {}, sampleParams({ image }))).value;
}

/** Every string that comes from outside, replaced by one that tries to be mark-up. */
function poisoned(digest: Digest): Digest {
  const strings = hostileStrings(400).filter((text) => /[\p{L}]/u.test(cleanText(text)));
  let next = 0;
  const evil = (): string => strings[next++ % strings.length] ?? '';
  const poison = <T extends { readonly text: string }>(item: T): T => ({ ...item, text: evil() });
  return {
    ...digest,
    trend: digest.trend.map(poison),
    events: digest.events.map((event) => ({
      ...event,
      headline: poison(event.headline),
      body: event.body.map(poison),
    })),
    keyPoints: digest.keyPoints.map(poison),
    summary: digest.summary.map(poison),
    remarks: { industry: (digest.remarks.industry ?? []).map(poison) },
    tags: digest.tags.map((tag, i) => `${tag} ${i} ${evil()}`),
    sources: digest.sources.map((source) => ({
      ...source,
      title: evil(),
      // A bracket of an outlet is an entity, which the script's count of literal `](` and `\\(` does not know.
      outlet: evil().replaceAll('(', ''),
      url: `${source.url}&q=${evil()}`,
      copies: [evil(), evil()].map((outlet) => outlet.replaceAll('(', '')),
    })),
    engine: { engine: 'ollama', model: evil() },
  };
}

test.skipIf(!jekyll)(
  'a post of hostile strings builds in a strict Jekyll and shows them as text (skipped where there is no jekyll)',
  async () => {
    const root = folder();
    const digest = poisoned(await sampleDigest());
    write(await rendered(digest, false), root, '_posts');
    mkdirSync(path.join(root, '_layouts'));
    writeFileSync(path.join(root, '_layouts/post.html'), '<main>{{ content }}</main>');
    writeFileSync(
      path.join(root, '_config.yml'),
      'timezone: Asia/Taipei\nfuture: true\nliquid: {error_mode: strict, strict_filters: true, strict_variables: true}\n',
    );
    const built = spawnSync(
      'jekyll',
      ['build', '--strict_front_matter', '--disable-disk-cache', '-d', path.join(root, '_site')],
      { cwd: root, encoding: 'utf8', env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' } },
    );
    expect(`${built.status} ${built.stderr}`).toBe('0 ');
    const page = readdirSync(path.join(root, '_site'), { recursive: true, encoding: 'utf8' }).find(
      (name) => name.endsWith('.html'),
    );
    expect(page).toBe('qwen/daily/2026/01/26/qwen.html');
    const $ = load(readFileSync(path.join(root, '_site', page ?? ''), 'utf8'));
    const tags = new Set(
      $('main *')
        .toArray()
        .map((element) => element.tagName),
    );
    expect([...tags].toSorted()).toEqual(['a', 'h2', 'h3', 'hr', 'li', 'ol', 'p', 'ul']);
    expect($('main h3')).toHaveLength(digest.events.length + 1);
    expect($('main #sources + ol > li')).toHaveLength(digest.sources.length);
    const external = $('main a')
      .toArray()
      .map((a) => a.attribs['href'] ?? '');
    const hosts = external
      .filter((href) => !href.startsWith('#'))
      .map((href) => new URL(href).host);
    expect(new Set(hosts)).toEqual(
      new Set(digest.sources.map((source) => new URL(source.url).host)),
    );
  },
);

describe.skipIf(!jekyll || !existsSync(accept))(
  'the acceptance script (skipped where it or jekyll is absent)',
  () => {
    test.each([
      ['the sample with its picture', {}, sampleParams(), true, (d: Digest) => d],
      [
        'a week without a picture',
        {},
        sampleParams({ window: weeklyWindow }),
        false,
        (d: Digest) => d,
      ],
      ['no remarks', { remarks: [] }, sampleParams(), false, (d: Digest) => d],
      ['hostile strings throughout', {}, sampleParams(), false, poisoned],
      [
        'English',
        { claims: sampleProved.claims.filter((c) => c.lang === 'en') },
        sampleParams({ lang: 'en' }),
        false,
        (d: Digest) => d,
      ],
    ] as const)('%s', async (_name, change, params, image, alter) => {
      const root = folder();
      const rendition = await rendered(alter(await sampleDigest(change, params)), image);
      const file = write(rendition, root, '.');
      const args = [accept, file, ...(image ? [root] : ['--no-image'])];
      const result = spawnSync('bash', args, { encoding: 'utf8' });
      const failed = result.stdout.split('\n').filter((line) => line.startsWith('not ok'));
      expect(failed).toEqual([]);
      expect(result.status).toBe(0);
    });
  },
);
