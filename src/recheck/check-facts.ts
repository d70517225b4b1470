/** The factual sentences of a post's body, each against the sources that its marks name. */
import { isTitle } from '../model/claim.ts';
import { splitSentences } from '../text/sentences.ts';
import { escapeUrl } from '../writers/escape.ts';
import { textKey, type Evidence } from './evidence.ts';
import type { Finding } from './finding.ts';
import { createCheck, type Sentence } from './check-sentence.ts';
import type { Mark } from './read-inline.ts';
import type { PostBlock, ReadPost } from './read-post.ts';
import { phrasePatterns, type PhrasePatterns } from './phrase-patterns.ts';

/** One finding a sentence, in the post's order. `blocks` are those that hold facts. */
export function checkFacts(
  blocks: readonly PostBlock[],
  post: ReadPost,
  evidence: Evidence,
  sameRun: boolean,
): readonly Finding[] {
  const patterns = phrasePatterns();
  const headlines = new Set(
    blocks
      .filter((block) => block.kind === 'heading')
      .flatMap((block) => block.passages.map(({ text }) => wordsOf(text, patterns))),
  );
  const check = createCheck(post, evidence, sameRun);
  const findings = blocks.flatMap((block) =>
    block.passages.flatMap((passage) => {
      const text = wordsOf(passage.text, patterns);
      const points = evidence.claims.get(textKey(text)) ?? [];
      const isHeadline =
        block.kind === 'heading' || headlines.has(text) || points.some(({ role }) => isTitle(role));
      const role = isHeadline ? 'headline' : 'body';
      const around = marksAround(block, text);
      return sentencesOf({ ...passage, text, role, around }, evidence, check).map(check);
    }),
  );
  return findings.map((finding, i) => inPlace(finding, findings[i - 1], evidence));

  /**
   * The marks of what carries none: for a heading those of its event's sentences and of the sources that the run cites for
   * it, in a post that is written without marks of all that it lists.
   */
  function marksAround(block: PostBlock, text: string): readonly Mark[] {
    const all = post.sources.map(({ number, url }): Mark => ({
      number,
      sign: '',
      ...(url && { url }),
    }));
    if (post.marks === 'none') return all;
    if (block.kind !== 'heading') return [];
    const cited = (evidence.claims.get(textKey(text)) ?? []).flatMap(({ citations }) => citations);
    const urls = new Set(
      cited.map(({ articleId }) => escapeUrl(evidence.articles.get(articleId)?.url ?? '')),
    );
    return [
      ...all.filter(({ url }) => url !== undefined && urls.has(url)),
      ...marksUnder(block, blocks),
    ];
  }
}

/** The marks between a heading and the next. */
function marksUnder(heading: PostBlock, blocks: readonly PostBlock[]): readonly Mark[] {
  const rest = blocks.slice(blocks.indexOf(heading) + 1);
  const next = rest.findIndex(({ kind }) => kind === 'heading');
  return rest
    .slice(0, next < 0 ? rest.length : next)
    .flatMap(({ passages }) => passages.flatMap(({ marks }) => marks));
}

/** A sentence that says nothing without the one before it has to stand behind that, or behind what a person made of it. */
function inPlace(
  finding: Finding,
  before: Finding | undefined,
  { claims, leansOn }: Evidence,
): Finding {
  const key = textKey(finding.text);
  const on = leansOn.get(key) ?? [];
  const alone = (claims.get(key)?.length ?? 0) > on.length;
  const stands = before !== undefined && (on.includes(textKey(before.text)) || before.isNew);
  if (on.length === 0 || alone || stands) return finding;
  const reason = `says nothing without the sentence that stood before it: “${on[0] ?? ''}”`;
  return { ...finding, holds: false, reasons: [...finding.reasons, reason] };
}

/** A passage without the name of its event and the marks of an original. */
function wordsOf(text: string, patterns: PhrasePatterns): string {
  const named = patterns.event(text)?.rest.trim() ?? patterns.otherwise(text)?.trim() ?? text;
  return patterns.original(named)?.trim() ?? named;
}

/**
 * The sentences of a passage. Marks belong to the last; a claim of the run may have several, and of
 * what a person put before or behind it each is looked at by itself.
 */
function sentencesOf(
  passage: Sentence,
  evidence: Evidence,
  check: (sentence: Sentence) => Finding,
): readonly Sentence[] {
  const known = (text: string): boolean => evidence.published.has(textKey(text));
  const parts = splitSentences(passage.text);
  if (parts.length < 2 || known(passage.text)) return [passage];
  for (let i = 1; i < parts.length; i++) {
    const rest = passage.text.slice(placeOf(parts, i, passage.text));
    if (!known(rest)) continue;
    const before = parts.slice(0, i).map((text) => ({ ...passage, text, marks: [], links: [] }));
    return [...before, { ...passage, text: rest }];
  }
  // A claim of several sentences, one of which was changed.
  const changed = [...evidence.published].some((claim) =>
    parts.some((part) => claim !== textKey(part) && claim.includes(textKey(part))),
  );
  if (changed || (passage.marks.length > 0 && check(passage).holds)) return [passage];
  return parts.map((text) => ({ ...passage, text }));
}

/** Where the sentence with index `n` begins. */
function placeOf(parts: readonly string[], n: number, text: string): number {
  let at = 0;
  for (const part of parts.slice(0, n)) at = text.indexOf(part, at) + part.length;
  return text.indexOf(parts[n] ?? '', at);
}
