/** Whether a claim is a wording of its sources' sentences; a claim of several sentences, of neighbours. */
import { splitReport } from '../text/sentences.ts';
import { contradictions } from './contradict.ts';
import { terms } from './edits/term.ts';
import { isWhole, matched, mayMatch, unitsIn } from './match.ts';
import { lexicon } from './lexicon/lexicon.ts';
import { foldInPlace } from '../text/fold.ts';
import { languageOf, readSentence } from './read/sentence.ts';
import { withoutStop } from './read/units.ts';
import { allRules, type RuleSet } from './rules/rules.ts';
import type { Edit, SourceArticle, SourceSentence } from './types.ts';
import { editsOf } from './wordings.ts';

/** A sentence that a claim cites. */
export interface CitedSentence {
  readonly sourceId: string;
  /** The source's words, verbatim, or part of them. */
  readonly quote: string;
}

/** A claim and what it may rest on. */
export interface ProofRequest {
  readonly text: string;
  readonly sources: readonly SourceArticle[];
  /** Without citations any sentence of the sources may support. */
  readonly citations?: readonly CitedSentence[] | undefined;
  /** A headline may be cut like a title. */
  readonly headline?: boolean | undefined;
  readonly rules?: RuleSet;
}

/** `supported`: a wording; `unsupported`: a figure or a date that no source has; `unsure`: the rest. */
export interface ProofResult {
  readonly verdict: 'supported' | 'unsupported' | 'unsure';
  /** `shortened: zh/cut/tail, zh/date/day`; for the others what stands against it. Empty for a whole sentence. */
  readonly reasons: readonly string[];
}

/** Longer runs of text are no claims. In characters. */
const longest = 1000;

/** Tries to prove one claim; pure. */
export function proveClaim(request: ProofRequest): ProofResult {
  const { text, sources, citations, headline = false, rules = allRules } = request;
  if (!/[\p{L}\p{N}]/u.test(text)) return { verdict: 'unsure', reasons: ['the claim is empty'] };
  if (text.length > longest) return { verdict: 'unsure', reasons: ['the claim is too long'] };
  const cited = citations === undefined ? undefined : citedSentences(sources, citations);
  if (cited !== undefined && cited.missing.length > 0)
    return {
      verdict: 'unsure',
      reasons: cited.missing.map((quote) => `no source has the quotation “${quote}”`),
    };
  const parts = headline ? [text] : splitReport(text);
  const proofs = proofsOf(parts, sources, cited?.sentences, { headline, rules });
  if (proofs !== undefined) {
    // A sentence in Taiwan's words is still the whole of it.
    const used = [...new Set(proofs)].filter((id) => !isTerm(id));
    return {
      verdict: 'supported',
      reasons: used.length === 0 ? [] : [`shortened: ${used.join(', ')}`],
    };
  }
  const contradicted = contradictions(text, sources);
  if (contradicted.length > 0) return { verdict: 'unsupported', reasons: contradicted };
  const foreign = sources.length > 0 && sources.every(({ lang }) => lang !== languageOf(text));
  return {
    verdict: 'unsure',
    reasons: [
      foreign
        ? 'rules prove nothing across languages'
        : refusalOf(text, sources, cited?.sentences, { headline, rules }),
    ],
  };
}

interface Options {
  readonly headline: boolean;
  readonly rules: RuleSet;
}

/** The rules by which each part is a wording of a sentence; parts after the first, of the next sentence. */
function proofsOf(
  parts: readonly string[],
  sources: readonly SourceArticle[],
  cited: readonly SourceSentence[] | undefined,
  options: Options,
): readonly string[] | undefined {
  for (const article of sources) {
    const candidates = article.sentences.filter(
      (sentence) => sentence.text !== '' && (cited === undefined || cited.includes(sentence)),
    );
    for (const first of candidates) {
      const used: string[] = [];
      const proved = parts.every((part, i) => {
        const sentence = article.sentences[first.number + i];
        const rules = sentence === undefined ? undefined : ruleOf(part, sentence, article, options);
        used.push(...(rules ?? []));
        return rules !== undefined;
      });
      if (proved) return used;
    }
    const text = parts.join('');
    const found =
      parts.length > 1 ? candidates.map((first) => ruleOf(text, first, article, options)) : [];
    const rules = found.find((one) => one !== undefined);
    if (rules !== undefined) return rules;
    if (candidates.some((first) => isStretch(text, first, article))) return [];
  }
  return undefined;
}

/** The ids of the rules by which a text is a wording of a sentence, terms of Taiwan left out; undefined where it is none. */
export function ruleOf(
  text: string,
  sentence: SourceSentence,
  article: SourceArticle,
  { headline, rules }: Options = { headline: false, rules: allRules },
): readonly string[] | undefined {
  const claim = unitsIn(text, article);
  const source = unitsIn(sentence.text, article);
  if (!mayMatch(claim, source)) return undefined;
  if (isWhole(claim, source)) return [];
  const options = { headline: headline || sentence.number === 0, rules };
  const { licensed } = editsOf(sentence, article, options);
  return matched(withoutStop(claim), source, licensed, article)?.filter((id) => !isTerm(id));
}

/** Whether a rule only puts a word as Taiwan says it. */
function isTerm(id: string): boolean {
  return id.includes('/term/');
}

/** So many sentences in a row may be one stretch. */
const longestStretch = 3;

/**
 * Whether a text is what an article says from one stop to another, word for word: a piece of a long quotation, a
 * dateline with what it opens. A piece from inside a quotation shows by its mark that it is one.
 */
function isStretch(text: string, first: SourceSentence, article: SourceArticle): boolean {
  const claim = withoutStop(unitsIn(text, article));
  const sentences = article.sentences.slice(
    first.number,
    first.number + (first.number === 0 ? 1 : longestStretch),
  );
  const parts = sentences.map((sentence) => sentence.text);
  // Of a stretch all but some terms stands in the sentences.
  if (!parts.some((part) => mayMatch(claim, unitsIn(part, article), closely))) return false;
  const whole = parts.join('');
  return [0, ...stopsIn(first.text).map(({ at }) => at + 1)].some((start) => {
    const rest = whole.slice(start);
    const inside = (first.text.slice(0, start).match(/[「」“”]/g)?.length ?? 0) % 2 === 1;
    if (inside && claim[0]?.key !== '"') return false;
    const source = unitsIn(rest, article);
    if (claim[0]?.key !== source[0]?.key) return false;
    const words = article.region !== undefined ? terms({ folded: foldInPlace(rest) }, article) : [];
    const edits = [...endsOf(rest, parts, start), ...words].map((edit) => ({ ...edit, rule: '' }));
    return matched(claim, source, edits, article) !== undefined;
  });
}

/** Share of a sentence that a stretch of it has. */
const closely = 0.8;

/** Stops that something follows. */
function stopsIn(text: string): readonly { readonly at: number; readonly stop: string }[] {
  return [...text.matchAll(/[。！？!?](?=.)/gu)].map(({ index, 0: stop }) => ({ at: index, stop }));
}

/** Whether a place is inside a quotation of which the rest turns or limits what stands before. */
function turnsInQuotation(text: string, at: number): boolean {
  const marks = text.slice(0, at).match(/[「」“”]/g) ?? [];
  if (!/[「“]/.test(marks.at(-1) ?? '')) return false;
  const left = foldInPlace(/^[^」”]*/.exec(text.slice(at + 1))?.[0] ?? '');
  return lexicon.zh.turning.words.some((word) => left.includes(word));
}

/** Where a stretch may end: at each stop, and at the end of each sentence. */
function endsOf(rest: string, parts: readonly string[], start: number): readonly Edit[] {
  const lengths = parts.map((_, i) => parts.slice(0, i + 1).join('').length - start);
  // The mark of a question stays: without it the question would be an answer.
  const stops = stopsIn(rest)
    .filter(({ at }) => !turnsInQuotation(rest, at))
    .map(({ at, stop }) => at + (stop === '。' ? 0 : 1));
  return [...stops, ...lengths.slice(0, -1)].map((at) => ({
    kind: 'quote',
    start: at,
    end: rest.length,
    insert: '',
  }));
}

/** The row that refused the edit by which the claim would be a wording; else words that say it is none. */
function refusalOf(
  text: string,
  sources: readonly SourceArticle[],
  cited: readonly SourceSentence[] | undefined,
  { headline, rules }: Options,
): string {
  for (const article of sources) {
    const claim = withoutStop(unitsIn(text, article));
    for (const sentence of article.sentences) {
      if (cited !== undefined && !cited.includes(sentence)) continue;
      const source = unitsIn(sentence.text, article);
      if (!mayMatch(claim, source)) continue;
      const { licensed, refused } = editsOf(sentence, article, {
        headline: headline || sentence.number === 0,
        rules,
      });
      for (const edit of refused) {
        const tried = { ...edit, rule: edit.by?.id ?? 'no rule' };
        if (matched(claim, source, [...licensed, tried], article) !== undefined)
          return edit.by === undefined
            ? 'no rule licenses this change'
            : `${edit.by.id}: ${edit.by.why}`;
      }
    }
  }
  return 'is no wording of a cited sentence';
}

/** The sentences that hold the cited words. */
export function citedSentences(
  sources: readonly SourceArticle[],
  citations: readonly CitedSentence[],
): { readonly sentences: readonly SourceSentence[]; readonly missing: readonly string[] } {
  const sentences: SourceSentence[] = [];
  const missing: string[] = [];
  for (const { sourceId, quote } of citations) {
    const source = sources.find(({ id }) => id === sourceId);
    const wanted = squeeze(readSentence(quote).folded);
    const holding = (source?.sentences ?? []).filter(({ folded }) => {
      const has = squeeze(folded);
      return has !== '' && (has.includes(wanted) || (has.length > 3 && wanted.includes(has)));
    });
    if (wanted === '' || holding.length === 0) missing.push(quote);
    else
      for (const sentence of holding) if (!sentences.includes(sentence)) sentences.push(sentence);
  }
  return { sentences, missing };
}

function squeeze(text: string): string {
  return text.replace(/[\p{P}\p{S}\s]/gu, '');
}
