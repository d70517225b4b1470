/** The factual sentences of a post's body, each against the sources that its marks name. */
import type { DraftRole, ProofLevel } from '../model/claim.ts';
import { splitSentences } from '../text/sentences.ts';
import { proofSigns } from '../writers/marks.ts';
import { textKey, type Evidence } from './evidence.ts';
import type { Finding } from './finding.ts';
import { provedElsewhere, proveAgain } from './prove-again.ts';
import type { Mark, Passage } from './read-inline.ts';
import type { PostBlock, ReadPost } from './read-post.ts';
import { wordingPatterns, type WordingPatterns } from './wording-patterns.ts';

/** A sentence with its place in the post. */
interface Sentence {
  readonly line: number;
  readonly text: string;
  readonly role: DraftRole;
  readonly marks: readonly Mark[];
  readonly links: Passage['links'];
}

/** One finding a sentence, in the post's order. `blocks` are those that hold facts. */
export function checkFacts(
  blocks: readonly PostBlock[],
  post: ReadPost,
  evidence: Evidence,
): readonly Finding[] {
  const patterns = wordingPatterns();
  const headlines = new Set(
    blocks
      .filter((block) => block.kind === 'heading')
      .flatMap((block) => block.passages.map(({ text }) => wordsOf(text, patterns))),
  );
  const check = createCheck(post, evidence);
  return blocks.flatMap((block) =>
    block.passages.flatMap((passage) => {
      const text = wordsOf(passage.text, patterns);
      const role = block.kind === 'heading' || headlines.has(text) ? 'headline' : 'body';
      return sentencesOf({ ...passage, text, role }, evidence, check).map(check);
    }),
  );
}

/** A passage without the name of its event and the marks of an original. */
function wordsOf(text: string, patterns: WordingPatterns): string {
  const named = patterns.event(text)?.rest.trim() ?? text;
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

function createCheck(post: ReadPost, evidence: Evidence): (sentence: Sentence) => Finding {
  const listed = new Map(post.sources.map((source) => [source.number, source]));
  const outlet = (id: string): string => evidence.articles.get(id)?.outlet ?? id;
  const idsAt = (url: string | undefined): readonly string[] =>
    url === undefined ? [] : (evidence.byUrl.get(url) ?? []);

  return (sentence) => {
    const { line, text, role, marks } = sentence;
    const faults = sentence.links.map(({ url }) => `links to ${url}, which is no mark of a source`);
    const ids: string[] = [];
    for (const mark of marks) {
      const { articleIds, fault } = readMark(mark);
      ids.push(...articleIds);
      if (fault !== undefined) faults.push(fault);
    }
    const { level, reasons } = proved(sentence, [...new Set(ids)], faults);
    return {
      line,
      part: 'fact',
      text,
      holds: faults.length === 0 && level !== undefined,
      ...(level === undefined ? {} : { level }),
      isNew: !evidence.published.has(textKey(text)),
      marks: marks.map(({ number }) => number),
      reasons: [...faults, ...reasons],
    };

    function proved(
      { links }: Sentence,
      articleIds: readonly string[],
      known: string[],
    ): { readonly level?: ProofLevel; readonly reasons: readonly string[] } {
      if (marks.length === 0 && links.length === 0) known.push('carries no mark of a source');
      if (articleIds.length === 0) return { reasons: [elsewhere(articleIds)] };
      const trial = proveAgain(evidence, text, role, articleIds);
      if (trial.level === undefined) return { reasons: [...trial.reasons, elsewhere(articleIds)] };
      const promised = marks.find(({ sign }) => sign !== proofSigns[trial.level ?? 'quoted']);
      if (trial.level !== 'quoted' && promised?.sign === proofSigns.quoted)
        known.push('the mark says word for word, which it is not');
      known.push(...idle(articleIds));
      return trial;
    }

    function elsewhere(tried: readonly string[]): string {
      const other = provedElsewhere(evidence, text, role, tried);
      return other === undefined
        ? `no ${tried.length > 0 ? 'other ' : ''}article of the run bears it out`
        : `${outlet(other.articleId)} bears it out (${other.level})`;
    }

    /** Marks that a person added: the sentence stands without that article, and not by it. */
    function idle(articleIds: readonly string[]): readonly string[] {
      const stored = evidence.claims.get(textKey(text)) ?? [];
      const cited = new Set(stored.flatMap((c) => c.citations.map((x) => x.articleId)));
      return articleIds
        .filter((id) => articleIds.length > 1 && !cited.has(id))
        .filter((id) => proveAgain(evidence, text, role, [id]).level === undefined)
        .filter((id) => {
          const others = articleIds.filter((other) => other !== id);
          return proveAgain(evidence, text, role, others).level !== undefined;
        })
        .map((id) => `${outlet(id)} does not bear it out, though a mark names it`);
    }
  };

  function readMark(mark: Mark): { articleIds: readonly string[]; fault?: string } {
    const source = listed.get(mark.number);
    const own = idsAt(mark.url);
    if (source === undefined)
      return { articleIds: own, fault: `mark ${mark.number} points to no source of the list` };
    const theirs = idsAt(source.url);
    if (mark.url === undefined || mark.url === source.url) return { articleIds: theirs };
    // A line of the list whose address is nobody's is named there, once.
    if (theirs.length === 0 && own.length > 0) return { articleIds: own };
    const fault = `mark ${mark.number} links to ${mark.url}, source ${mark.number} is ${source.url ?? 'without a link'}`;
    // The sentence is tried where its own link leads: that the two differ is said once.
    return { articleIds: own.length > 0 ? own : theirs, fault };
  }
}
