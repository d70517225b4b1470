/**
 * Proof by alignment: a claim is proved when every unit of it comes, in order and clause by clause,
 * from the cited sentences, nothing left out limits or turns what stayed, and what was put in is
 * licensed by the context.
 */
import { citedSentences, type CitedWords, nearest } from './cited.ts';
import { quotes, speakerOf } from './context.ts';
import { contradictions } from './contradict.ts';
import { documentSpeech, spokenBy } from './documents.ts';
import { judge } from './judge.ts';
import { harmOfTail } from './omissions.ts';
import { quotationFaults } from './quotations.ts';
import { joined, place, type Placed } from './placing.ts';
import { commonOf, shownOf, wordsOf } from './phrases.ts';
import { countryNamed, languageOf, readSentence, type Sentence, type Source } from './source.ts';
import { withCommas } from './titles.ts';
import { unitsOf, type Unit } from './units.ts';
import { saying, setsScene } from './words.ts';

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

/** How much of a clause must be found for it to count as taken from a sentence. */
const enough = 0.5;
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
  const whole = objections(claim, sentences, sources, headline);
  // 甲說乙 without a comma may be a line's 甲說 and another's 乙.
  const parted = whole.length > 0 ? afterSaying(claim) : undefined;
  const parts = parted === undefined ? whole : objections(parted, sentences, sources, headline);
  const reasons = [
    ...quotationFaults(request.text, sentences, sources),
    ...(parts.length === 0 ? parts : whole),
  ];
  return reasons.length === 0 ? { verdict: 'supported', reasons } : { verdict: 'unsure', reasons };
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
  let scene = true;
  let document: string | undefined;
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
      return [...reasons, `no cited sentence says “${shownOf(units)}”`];
    }
    const source = sources.find((s) => s.id === placed.sentence.sourceId);
    if (source === undefined) return [...reasons, 'the cited source is missing'];
    const earlier = commonOf(claim.units, 0, clause.start);
    const told = document === undefined ? undefined : spokenBy(source, document, placed);
    if (document !== undefined && told === undefined)
      reasons.push(`the source does not say this by “${document}”`);
    const speech = documentSpeech(placed);
    document = speech?.title;
    reasons.push(
      ...judge(speech?.placed ?? placed, previous, source, { headline, earlier, scene, told }),
    );
    scene &&= setsScene(commonOf(own)) || reported(claim, clause);
    used.set(placed.sentence, [
      ...(used.get(placed.sentence) ?? []),
      ...placed.alignment.pairs.filter((pair) => pair >= 0),
    ]);
    noteAttributions(placed, attributed);
    previous = placed;
  }
  if (document !== undefined) reasons.push(`the source does not say this by “${document}”`);
  if (carried.length > 0) reasons.push(`no cited sentence says “${shownOf(carried)}”`);
  for (const [sentence, places] of used) {
    const tail = harmOfTail(sentence, Math.max(...places));
    if (tail !== undefined) reasons.push(tail);
    if (asks(sentence, Math.max(...places)) && !/[?？]/.test(claim.text.written))
      reasons.push('says what the source asks');
    const source = sources.find((s) => s.id === sentence.sourceId);
    const speaker = source === undefined ? undefined : speakerOf(source, sentence, places);
    if (speaker === undefined || attributed.has(sentence) || hasSpeaker(claim, speaker)) continue;
    if (!(quotes(sentence) && /^[“「"]/.test(claim.text.written))) {
      reasons.push(`says as fact what the source says by “${speaker}”`);
    }
  }
  return reasons;
}

/** Whether what stands at a place of a sentence ends in a question mark. */
function asks(sentence: Sentence, at: number): boolean {
  for (let i = at; i < sentence.units.length; i++) {
    const mark = sentence.markAfter.get(i) ?? '';
    if (/[?？]/.test(mark)) return true;
    if (/[。.!！;；]/.test(mark)) return false;
  }
  return false;
}

/** Whether a clause of the claim tells only who reports. */
function reported(
  claim: Sentence,
  clause: { readonly start: number; readonly end: number },
): boolean {
  return claim.attributions.some(
    (a) =>
      a.neutral &&
      a.at >= clause.start &&
      a.at < clause.end &&
      wordsOf(claim.units, a.at, clause.end).length === 1,
  );
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
    if (!a.neutral && placed.alignment.pairs.includes(a.at)) attributed.add(placed.sentence);
  }
}
