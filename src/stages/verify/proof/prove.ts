/**
 * Proof by alignment: a claim is proved when every unit of it comes, in order and clause by clause,
 * from the cited sentences, nothing left out limits or turns what stayed, and what was put in is
 * licensed by the context.
 */
import { citedSentences, type CitedWords, nearest } from './cited.ts';
import { contradictions } from './contradict.ts';
import { countryNamed } from './country.ts';
import { expanded } from './expanded.ts';
import { objections } from './objections.ts';
import { quotationFaults } from './quotations.ts';
import { languageOf, readSentence, type Sentence, type Source } from './source.ts';
import { withCommas } from './titles.ts';
import { unitsOf } from './units.ts';

/** A claim, what it may rest on, and how it is looked at. */
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

/** Fewer units than this say nothing by themselves. */
const shortest = 4;
/** Longer runs of text are no sentences, and aligning costs length times length. In units. */
const longest = 2000;

/** Tries to prove one claim; pure. */
export function proveClaim(request: ProofRequest): ProofResult {
  const sources = request.sources;
  const text = request.headline === true ? withCommas(request.text) : request.text;
  const claim = readClaim(text, sources);
  if (claim.units.length > longest)
    return { verdict: 'unsure', reasons: ['the claim is too long'] };
  if (claim.units.length === 0) return { verdict: 'unsure', reasons: ['the claim is empty'] };
  const cited =
    request.citations === undefined ? undefined : citedSentences(sources, request.citations);
  if (cited !== undefined && cited.missing.length > 0) {
    return {
      verdict: 'unsure',
      reasons: cited.missing.map((quote) => `no source has the quotation “${quote}”`),
    };
  }
  const sentences = (cited?.sentences ?? nearest(sources, claim)).filter(
    (sentence) => sentence.units.length <= longest,
  );
  const foreign = sources.length > 0 && sources.every((s) => s.lang !== languageOf(request.text));
  const contradicted = contradictions(claim, sentences, sources, foreign);
  if (contradicted.length > 0) return { verdict: 'unsupported', reasons: contradicted };
  if (foreign) return { verdict: 'unsure', reasons: ['rules prove nothing across languages'] };
  const headline = request.headline === true;
  const faults = quotationFaults(request.text, sentences, sources);
  const told = fewest(claim, sentences, sources, headline);
  const spelledOut = told.length > 0 && faults.length === 0 && spelled(sentences, sources);
  const proved =
    spelledOut !== false &&
    fewest(claim, spelledOut.sentences, spelledOut.sources, headline).length === 0;
  const reasons = [...faults, ...(proved ? [] : told)];
  return reasons.length === 0 ? { verdict: 'supported', reasons } : { verdict: 'unsure', reasons };
}

/** The sentences with 該所 spelled out, in their sources; false where none has it. */
function spelled(
  sentences: readonly Sentence[],
  sources: readonly Source[],
): { readonly sentences: readonly Sentence[]; readonly sources: readonly Source[] } | false {
  const read = sources.map((source) => expanded(source) ?? source);
  const others = sentences.map(
    (sentence) =>
      read.find(({ id }) => id === sentence.sourceId)?.sentences[sentence.number] ?? sentence,
  );
  return others.some((sentence, i) => sentence !== sentences[i])
    ? { sentences: others, sources: read }
    : false;
}

/**
 * The objections to the claim as it stands, or none where it is proved in another way of reading:
 * 甲說乙 without a comma may be a line's 甲說 and another's 乙; 甲說，乙 may be 她說，乙 of a later line.
 */
function fewest(
  claim: Sentence,
  sentences: readonly Sentence[],
  sources: readonly Source[],
  headline: boolean,
): readonly string[] {
  const whole = objections(claim, sentences, sources, { headline });
  if (whole.length === 0) return whole;
  const parted = claim.attributions.length === 0 ? undefined : afterSaying(claim);
  const proved = (among: readonly Sentence[]): boolean =>
    objections(claim, among, sources, { headline }).length === 0 ||
    (parted !== undefined && objections(parted, among, sources, { headline }).length === 0) ||
    ((claim.attributions.length > 0 || /决定/.test(claim.common)) &&
      objections(claim, among, sources, { headline, carries: true }).length === 0);
  return proved(sentences) || fewer(sentences).some((among) => proved(among)) ? [] : whole;
}

/** A clause may fit one sentence best and belong to another, with the rest of the claim: each alone, each two. */
function fewer(sentences: readonly Sentence[]): readonly (readonly Sentence[])[] {
  const alone = sentences.map((sentence) => [sentence]);
  const twos = sentences.flatMap((one, i) => sentences.slice(i + 1).map((other) => [one, other]));
  return sentences.length < 2 ? [] : sentences.length === 2 ? alone : [...alone, ...twos];
}

function readClaim(text: string, sources: readonly Source[]): Sentence {
  // As readSource names the country that 我国 means.
  const named = sources.some((source) => source.simplified) ? countryNamed(text) : text;
  return readSentence('', 0, unitsOf(named, sources[0]?.anchor), false);
}

/** The claim with its clauses parted after their verbs of saying; undefined where none says on. */
function afterSaying(claim: Sentence): Sentence | undefined {
  const clauses = claim.clauses.flatMap((clause) => {
    const said = claim.attributions.find((a) => a.at > clause.start && a.at < clause.end);
    if (said === undefined) return [clause];
    let end = said.at + 1;
    while (end < clause.end && claim.units[end]?.opens === false) end++;
    return clause.end - end < shortest
      ? [clause]
      : [
          { ...clause, end },
          { start: end, end: clause.end, strong: false },
        ];
  });
  if (clauses.length === claim.clauses.length) return undefined;
  const clauseOf = clauses.flatMap((clause, i) =>
    claim.units.slice(clause.start, clause.end).map(() => i),
  );
  return { ...claim, clauses, clauseOf };
}
