/**
 * Proof by alignment: a claim is proved when every unit of it comes, in order and clause by clause,
 * from the cited sentences, nothing left out limits or turns what stayed, and what was put in is
 * licensed by the context.
 */
import { additionsAndOmissions } from './edits.ts';
import { objectionTo } from './additions.ts';
import { align, type Alignment } from './align.ts';
import { quotes, speakerOf } from './context.ts';
import { contradictions } from './contradict.ts';
import { harmOf, harmOfSkip } from './omissions.ts';
import {
  commonOf,
  languageOf,
  readSentence,
  type Sentence,
  type Source,
  wordsOf,
} from './source.ts';
import { unitsOf, type Unit } from './units.ts';
import { adjunctStarts, attributes, predicateStarts, saying } from './words.ts';

export interface CitedWords {
  readonly sourceId: string;
  /** The source's words, verbatim. */
  readonly quote: string;
}

export interface ProofRequest {
  readonly text: string;
  readonly sources: readonly Source[];
  /** Without citations any sentence of the sources may support. */
  readonly citations?: readonly CitedWords[] | undefined;
  /** A headline may be shorter than what it is cut from. */
  readonly headline?: boolean | undefined;
}

/** `supported`: aligned, nothing lost or added; `unsupported`: contradicted; `unsure`: the rest. */
export interface ProofResult {
  readonly verdict: 'supported' | 'unsupported' | 'unsure';
  /** In words, with the place. Empty for `supported`. */
  readonly reasons: readonly string[];
}

/** A clause of the claim over the sentence that it was found in. */
export interface Placed {
  readonly units: readonly Unit[];
  readonly sentence: Sentence;
  readonly alignment: Alignment;
}

/** How much of a clause must be found for it to count as taken from a sentence. */
const enough = 0.5;
/** Sentences looked at where nothing is cited. */
const window = 5;

/** Tries to prove one claim; pure. */
export function proveClaim(request: ProofRequest): ProofResult {
  const sources = request.sources;
  const claim = readClaim(request.text, sources);
  if (claim.units.length === 0) return { verdict: 'unsure', reasons: ['the claim is empty'] };
  const cited =
    request.citations === undefined ? undefined : citedSentences(sources, request.citations);
  if (cited !== undefined && cited.missing.length > 0) {
    return {
      verdict: 'unsure',
      reasons: cited.missing.map((quote) => `no source has the quotation “${quote}”`),
    };
  }
  const sentences = cited?.sentences ?? nearest(sources, claim);
  const foreign = sources.length > 0 && sources.every((s) => s.lang !== languageOf(request.text));
  const contradicted = contradictions(claim, sentences, sources, foreign);
  if (contradicted.length > 0) return { verdict: 'unsupported', reasons: contradicted };
  if (foreign) return { verdict: 'unsure', reasons: ['rules prove nothing across languages'] };
  const reasons = objections(claim, sentences, sources, request.headline === true);
  return reasons.length === 0 ? { verdict: 'supported', reasons } : { verdict: 'unsure', reasons };
}

function readClaim(text: string, sources: readonly Source[]): Sentence {
  return readSentence('', 0, unitsOf(text, sources[0]?.anchor), false);
}

interface Cited {
  readonly sentences: readonly Sentence[];
  readonly missing: readonly string[];
}

/** The sentences that hold the cited words. */
export function citedSentences(
  sources: readonly Source[],
  citations: readonly CitedWords[],
): Cited {
  const sentences: Sentence[] = [];
  const missing: string[] = [];
  for (const { sourceId, quote } of citations) {
    const source = sources.find((s) => s.id === sourceId);
    const wanted = squeeze(unitsOf(quote).folded);
    const holding = source?.sentences.filter((s) => {
      const has = squeeze(s.text.folded);
      return has !== '' && (has.includes(wanted) || (has.length > 3 && wanted.includes(has)));
    });
    if (wanted === '' || holding === undefined || holding.length === 0) missing.push(quote);
    else for (const s of holding) if (!sentences.includes(s)) sentences.push(s);
  }
  return { sentences, missing };
}

function squeeze(text: string): string {
  // readSource names the country that 我国 means.
  return text.replace(/[\p{P}\p{S}\s]/gu, '').replaceAll('我国', '中国');
}

/** The sentences that share most with a claim. */
function nearest(sources: readonly Source[], claim: Sentence): readonly Sentence[] {
  const wanted = new Set(
    claim.units.map((unit, i) => `${unit.key}|${claim.units[i + 1]?.key ?? ''}`),
  );
  return sources
    .flatMap((source) => source.sentences)
    .map((sentence) => {
      let shared = 0;
      const seen = new Set<string>();
      sentence.units.forEach((unit, i) => {
        const pair = `${unit.key}|${sentence.units[i + 1]?.key ?? ''}`;
        if (wanted.has(pair) && !seen.has(pair)) shared++;
        seen.add(pair);
      });
      return { sentence, shared };
    })
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, window)
    .map(({ sentence }) => sentence);
}

/** Everything that stands against calling the claim proved. */
function objections(
  claim: Sentence,
  sentences: readonly Sentence[],
  sources: readonly Source[],
  headline: boolean,
): readonly string[] {
  const reasons: string[] = [];
  let previous: Placed | undefined;
  const attributed = new Set<Sentence>();
  const used = new Map<Sentence, readonly number[]>();
  let carried: readonly Unit[] = [];
  for (const clause of joined(claim)) {
    const own = claim.units.slice(clause.start, clause.end);
    const units = [...carried, ...own];
    carried = [];
    const placed = place(units, sentences, previous);
    if ((placed?.alignment.matched ?? 0) < units.length * enough && says(own)) {
      // 某人說，: who says what follows is shown by what follows.
      carried = units;
      continue;
    }
    if (placed === undefined || placed.alignment.matched < units.length * enough) {
      return [...reasons, `no cited sentence says “${commonOf(units)}”`];
    }
    const source = sources.find((s) => s.id === placed.sentence.sourceId);
    if (source === undefined) return [...reasons, 'the cited source is missing'];
    reasons.push(
      ...judge(placed, previous, source, headline, commonOf(claim.units, 0, clause.start)),
    );
    used.set(placed.sentence, [
      ...(used.get(placed.sentence) ?? []),
      ...placed.alignment.pairs.filter((pair) => pair >= 0),
    ]);
    noteAttributions(placed, attributed);
    previous = placed;
  }
  for (const [sentence, places] of used) {
    const source = sources.find((s) => s.id === sentence.sourceId);
    const speaker = source === undefined ? undefined : speakerOf(source, sentence, places);
    if (speaker === undefined || attributed.has(sentence) || hasSpeaker(claim, speaker)) continue;
    if (!(quotes(sentence) && /^[“「"]/.test(claim.text.written))) {
      reasons.push(`says as fact what the source says by “${speaker}”`);
    }
  }
  return reasons;
}

/** The claim's clauses, a date that stands alone before a comma joined to what it dates. */
function joined(claim: Sentence): readonly { readonly start: number; readonly end: number }[] {
  const clauses: { readonly start: number; readonly end: number }[] = [];
  let start: number | undefined;
  claim.clauses.forEach((clause, i) => {
    const dates = claim.units
      .slice(clause.start, clause.end)
      .every((unit) => unit.date !== undefined);
    if (dates && i + 1 < claim.clauses.length) start ??= clause.start;
    else {
      clauses.push({ start: start ?? clause.start, end: clause.end });
      start = undefined;
    }
  });
  return clauses;
}

/** Whether a clause ends with a verb of saying. */
function says(units: readonly Unit[]): boolean {
  return saying.has(wordsOf(units, 0, units.length).at(-1) ?? '');
}

function hasSpeaker(claim: Sentence, speaker: string): boolean {
  return claim.attributions.some(
    (a) => a.speaker !== '' && (speaker.includes(a.speaker) || a.speaker.includes(speaker)),
  );
}

function noteAttributions(placed: Placed, attributed: Set<Sentence>): void {
  for (const a of placed.sentence.attributions) {
    if (a.neutral || placed.alignment.pairs.includes(a.at)) attributed.add(placed.sentence);
  }
}

function place(
  units: readonly Unit[],
  sentences: readonly Sentence[],
  previous: Placed | undefined,
): Placed | undefined {
  let best: Placed | undefined;
  let bestScore = -Infinity;
  const after = previous === undefined ? -1 : (lastOf(previous.alignment.pairs) ?? -1) + 1;
  for (const sentence of sentences) {
    const here = sentence === previous?.sentence;
    const alignment = align(units, sentence, here ? after : 0);
    const score = alignment.score + (here ? 1 : 0);
    if (alignment.matched > 0 && score > bestScore) {
      bestScore = score;
      best = { units, sentence, alignment };
    }
  }
  return best;
}

function lastOf(pairs: readonly number[]): number | undefined {
  return pairs.findLast((pair) => pair >= 0);
}

/** The objections to one clause where it was placed. */
function judge(
  placed: Placed,
  previous: Placed | undefined,
  source: Source,
  headline: boolean,
  earlier: string,
): readonly string[] {
  const { sentence, alignment } = placed;
  const { additions, omissions, crossings } = additionsAndOmissions(placed, previous);
  const reasons: string[] = [];
  const unlicensed = new Set<number>();
  for (const addition of additions) {
    const objection = objectionTo(source, sentence, addition);
    if (objection === undefined) continue;
    unlicensed.add(addition.before);
    reasons.push(objection);
  }
  for (const omission of omissions) {
    const replaced = omission.replaced && unlicensed.has(omission.to);
    const swapped = omission.replaced && !replaced;
    reasons.push(harmOf(sentence, { ...omission, replaced }, { headline, swapped, earlier }) ?? '');
  }
  for (const crossing of crossings) reasons.push(crossing);
  const first = alignment.pairs.find((pair) => pair >= 0) ?? 0;
  const c0 = sentence.clauseOf[first] ?? 0;
  const bridged = additions.some((a) => a.place === 'start' && a.units.length > 1);
  // After a semicolon a sentence begins anew: its head counts, not what was used before it.
  let strong = c0;
  while (strong > 0 && sentence.clauses[strong]?.strong !== true) strong--;
  const used = previous?.sentence === sentence ? (lastOf(previous.alignment.pairs) ?? 0) : -1;
  const sameSentence = used >= (sentence.clauses[strong]?.start ?? 0);
  const from = sameSentence ? (sentence.clauseOf[used] ?? 0) + 1 : strong;
  const head = sentence.clauses[c0];
  const ownSubject =
    (sameSentence || previous === undefined) &&
    head?.start === first &&
    startsAnew(commonOf(sentence.units, head.start, head.end));
  const skipped = harmOfSkip(sentence, from, c0, ownSubject);
  reasons.push(skipped ?? '');
  const starts = commonOf(
    sentence.units,
    sentence.clauses[c0]?.start ?? 0,
    sentence.clauses[c0]?.end,
  );
  if (!sameSentence && previous !== undefined && !bridged && predicateStarts.test(starts)) {
    const follows =
      previous.sentence.sourceId === sentence.sourceId &&
      (previous.sentence.number + 1 === sentence.number || previous.sentence === sentence) &&
      from === 0 &&
      skipped === undefined;
    if (!follows) reasons.push(`gives “${starts}” another subject`);
  }
  return reasons.filter((reason) => reason !== '');
}

/** Whether a clause brings its own subject, and one that belongs to no subject before it. */
function startsAnew(clause: string): boolean {
  return !predicateStarts.test(clause) && !adjunctStarts.test(clause) && !attributes.test(clause);
}
