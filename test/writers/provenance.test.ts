/** Where every sentence of a post comes from: all of them, and none that the post lacks. */
import { describe, expect, test } from 'vitest';
import type { Claim } from '../../src/model/claim.ts';
import { provenanceOf, type TracedSentence } from '../../src/model/provenance.ts';
import { demoPost, storedResults } from '../support/demo-post.ts';
import {
  sampleClaim,
  sampleDigest,
  sampleProved,
  sampleStories,
} from '../support/sample-digest.ts';

/** Words and figures alone: marks, escapes and the signs around an original differ. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

const tracedIn = (provenance: ReturnType<typeof provenanceOf>): readonly TracedSentence[] =>
  provenance.sections.flatMap(({ items }) =>
    items.flatMap(({ headline, sentences }) => [
      ...(headline === undefined ? [] : [headline]),
      ...sentences,
    ]),
  );

describe('the provenance of the demo', () => {
  test('holds every sentence of the post under its section, and no other', async () => {
    const { cwd, text } = await demoPost();
    const { digest } = await storedResults(cwd);
    const provenance = provenanceOf(digest, 'title', () => undefined);
    const body = text.replace(/^---\n[\s\S]*?\n---\n/, '');
    const sections = new Map(
      [...body.matchAll(/^## .*\{#([a-z-]+)\}\n([\s\S]*?)(?=^## |^---$)/gm)].map(
        ([, id = '', part = '']) => [id, part],
      ),
    );
    for (const { id, items } of provenance.sections) {
      // Marks, headings of groups and what the frame says are no sentences of sources.
      const left = items.reduce(
        (rest, { headline, sentences }) =>
          [headline, ...sentences].reduce((part, one) => {
            if (one === undefined) return part;
            expect(part, one.text).toContain(bare(one.text));
            return part.replace(bare(one.text), '');
          }, rest),
        bare(
          (sections.get(id) ?? '')
            .replace(/[\u2060\u00a0]\[[^\]]*\]\[[^\]]*\]/g, '')
            .replace(/（推論，據.*?）$/gm, '')
            .replace(/^句末.*$/gm, '')
            .replace(/^(?:\d+\.|-) (?:事件.：)?/gm, '')
            .replace(/^### (?:事件.：)?/gm, '')
            .replace(/\{#[^}]*\}/g, ''),
        ),
      );
      const frame =
        /原文|另有報導稱|對產業的意義|與競爭對手比較技術優勢|潛在市場影響|對開發者|對一般使用者|今日共.*家/g;
      expect(left.replace(frame, ''), id).toBe('');
    }
  });

  test('cites for each the words of a source in the list, and names the rules of what is no quotation', async () => {
    const { cwd } = await demoPost();
    const { digest } = await storedResults(cwd);
    const provenance = provenanceOf(digest, 'title', () => undefined);
    const listed = new Set(provenance.sources.map(({ url }) => url));
    for (const { text, level, rules, citations } of tracedIn(provenance)) {
      expect(citations.length, text).toBeGreaterThan(0);
      for (const { url, quote } of citations) {
        expect(listed, text).toContain(url);
        expect(quote).not.toBe('');
      }
      if (level === 'quoted') expect(rules, text).toEqual([]);
    }
    expect(tracedIn(provenance).some(({ rules }) => rules.length > 0)).toBe(true);
    expect(provenance.counts).toEqual(digest.counts);
  });
});

test('views stand with their group, a leaning sentence behind the one before it; an earlier post has its path', async () => {
  const [story] = sampleStories;
  if (story === undefined) throw new Error('no story');
  const view = (n: number, more: Partial<Claim>): Claim => ({
    ...sampleClaim({ story, n, text: `看法 ${n}。` }),
    role: 'view',
    group: 'market',
    ...more,
  });
  const digest = await sampleDigest({
    claims: [...sampleProved.claims, view(91, {}), view(92, { follows: true })],
    stories: sampleProved.stories.map((one, i) =>
      i === 0
        ? { ...one, earlier: { id: 's', date: '2026-01-24', headline: '先前的事', sentences: [] } }
        : one,
    ),
  });
  const { sections } = provenanceOf(digest, 'title', (date) => `_posts/${date}-qwen.md`);
  const analysis = sections.find(({ id }) => id === 'analysis')?.items ?? [];
  expect(
    analysis.find(({ group }) => group === 'market')?.sentences.map(({ text }) => text),
  ).toEqual(['看法 91。', '看法 92。']);
  const news = sections.find(({ id }) => id === 'news')?.items ?? [];
  expect(news[0]?.earlier).toEqual([{ date: '2026-01-24', path: '_posts/2026-01-24-qwen.md' }]);
});
