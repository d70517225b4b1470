/** Jekyll's kramdown and everybody else's CommonMark make the same page of every post: words, marks and links. */
import { load } from 'cheerio';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { markStyles, usualStyle, type MarkStyle } from '../../src/model/post.ts';
import type { Digest } from '../../src/model/digest.ts';
import { markdownIn } from '../../src/recheck/read-envelope.ts';
import { formatFor, formatNames, type FormatName } from '../../src/writers/formats/formats.ts';
import { demoPost, storedResults } from '../support/demo-post.ts';
import { hasKramdown, kramdown } from '../support/kramdown.ts';
import { sampleDigest, sampleParams, sampleProved } from '../support/sample-digest.ts';

interface Page {
  readonly words: readonly string[];
  readonly links: readonly string[];
}

/** What a reader of a page sees and can follow. Footnotes have frames of their own, and numbers in them. */
function pageOf(html: string): Page {
  const $ = load(html, null, false);
  $('.footnotes, sup').remove();
  const blocks = $('h1, h2, h3, p, li').toArray();
  return {
    words: blocks.map((block) => `${block.tagName} ${$(block).text().replace(/\s+/g, ' ').trim()}`),
    links: $('a[href]')
      .toArray()
      .map(({ attribs }) => `${decoded(attribs['href'] ?? '')} ${attribs['title'] ?? ''}`),
  };
}

function decoded(address: string): string {
  return address.startsWith('http') ? new URL(address).href : address;
}

/** The body as its generator's Markdown gets it: Liquid has done its part, and ids of headings are kramdown's and Hugo's. */
function bodyOf(post: string): string {
  return markdownIn(post)
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/\{\{ "([^"]*)" \| relative_url \}\}/g, '$1')
    .replace(/ \{#[\w-]+\}$/gm, '');
}

function disagreements(bodies: readonly string[]): readonly string[] {
  return kramdown(bodies).flatMap(({ html, warnings }, i) => {
    const other = micromark(bodies[i] ?? '', { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
    const [a, b] = [pageOf(html), pageOf(other)];
    const differing = (one: readonly string[], two: readonly string[]): readonly string[] =>
      one.flatMap((text, at) => (text === two[at] ? [] : [`${text} ≠ ${two[at] ?? 'nothing'}`]));
    expect(a.words.length).toBeGreaterThan(5);
    return [
      ...warnings,
      ...differing(a.words, b.words),
      ...differing(b.words, a.words).slice(0, a.words.length === b.words.length ? 0 : 3),
      ...differing(a.links, b.links),
      ...(a.links.length === b.links.length ? [] : [`${a.links.length} links, ${b.links.length}`]),
    ];
  });
}

function everyPost(digest: Digest): readonly string[] {
  const write = (format: FormatName, marks: MarkStyle): string =>
    formatFor(format)(digest, undefined, undefined, undefined, {
      ...usualStyle,
      marks,
      provenance: '/assets/provenance/a.json',
    });
  return formatNames.flatMap((format) => markStyles.map((marks) => bodyOf(write(format, marks))));
}

/** Words that either would make something of. */
const tricky = [
  `The firm's "best" plan -- so far ... isn't 'done'`,
  '他說"好"...然後--離開',
  'a <b> & c &copy; [x](y) *z* `q` 1. 2) #',
];

describe.skipIf(!hasKramdown())(
  'kramdown and CommonMark (skipped where Ruby lacks kramdown)',
  () => {
    test('agree on the demo’s posts', async () => {
      for (const more of [[], ['--engine', 'extractive', '--lang', 'en']]) {
        const { cwd } = await demoPost(...more);
        const { digest } = await storedResults(cwd);
        expect(disagreements(everyPost(digest))).toEqual([]);
      }
    });

    test.each(['zh-TW', 'en'] as const)(
      'agree on the sample’s, also out of tricky words: %s',
      async (lang) => {
        const digest = await sampleDigest({}, sampleParams({ lang }));
        const claims = sampleProved.claims.map((claim, i) => ({
          ...claim,
          text: `${claim.text}${tricky[i % tricky.length] ?? ''}`,
        }));
        const other = await sampleDigest({ claims }, sampleParams({ lang }));
        expect(disagreements([...everyPost(digest), ...everyPost(other)])).toEqual([]);
      },
    );

    test('the comparison sees where they differ', () => {
      const raw = ['"a" -- b ...', ...Array.from({ length: 8 }, (_, i) => `c${i}`)].join('\n\n');
      expect(disagreements([raw])).not.toEqual([]);
    });
  },
);

test('no Chinese is slanted, and nothing of a post is', async () => {
  for (const text of everyPost(await sampleDigest())) expect(text).not.toMatch(/(?<!\\)[*_]/);
});
