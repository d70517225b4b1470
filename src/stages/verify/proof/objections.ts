/** A claim clause by clause before its sources: everything that stands against calling it proved. */
import { documentSpeech, spokenBy } from './documents.ts';
import { judge } from './judge.ts';
import { joined, place, type Placed } from './placing.ts';
import { commonOf, shownOf, wordsOf } from './phrases.ts';
import { speakerOf, speaksOn } from './speakers.ts';
import { harmOfTail } from './skips.ts';
import type { Sentence, Source } from './source.ts';
import { subjectOf } from './subjects.ts';
import type { Unit } from './units.ts';
import { unvouched } from './vouching.ts';
import { announcing, saying, setsScene } from './words.ts';

/** How a claim is read. */
export interface Reading {
  /** A headline may be shorter. */
  readonly headline: boolean;
  /** 甲說，乙: the clause that names the speaker is looked for together with what is said. */
  readonly carries?: boolean;
}

/** How much of a clause must be found for it to count as taken from a sentence. */
const enough = 0.5;

/** Everything that stands against calling the claim proved, in words; empty where it is proved. */
export function objections(
  claim: Sentence,
  sentences: readonly Sentence[],
  sources: readonly Source[],
  { headline, carries = false }: Reading,
): readonly string[] {
  const reasons: string[] = [];
  let previous: Placed | undefined;
  const used = new Map<Sentence, readonly number[]>();
  let carried: readonly Unit[] = [];
  let scene = true;
  let document: string | undefined;
  const clauses = joined(claim);
  for (const [c, clause] of clauses.entries()) {
    const own = claim.units.slice(clause.start, clause.end);
    const units = [...carried, ...own];
    carried = [];
    const placed = place(units, sentences, previous);
    const found = (placed?.alignment.matched ?? 0) >= units.length * enough;
    if ((carries || !found) && units.length === own.length && says(own)) {
      // 某人說，: who says what follows is shown by what follows.
      carried = units;
      continue;
    }
    if (placed === undefined || !found) {
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
    const claimed = previous === undefined ? undefined : saidBy(claim, clause, previous, placed);
    const places = placed.alignment.pairs.filter((pair) => pair >= 0);
    if (
      claimed !== undefined &&
      speakerOf(source, placed.sentence, places) === undefined &&
      !speaksOn(source, placed.sentence, claimed)
    )
      reasons.push(`the source does not say this by “${claimed}”`);
    const resumes = resumesAt(claim, clauses[c + 1], sentences, placed);
    reasons.push(
      ...judge(speech?.placed ?? placed, previous, source, {
        headline,
        earlier,
        scene,
        told,
        resumes,
        subject: subjectOf(claim, clauses.slice(0, c)),
      }),
    );
    scene &&= setsScene(commonOf(own)) || reported(claim, clause);
    used.set(placed.sentence, [
      ...(used.get(placed.sentence) ?? []),
      ...placed.alignment.pairs.filter((pair) => pair >= 0),
    ]);
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
    const alone = source === undefined ? undefined : unvouched(source, sentence, places, claim);
    if (alone !== undefined) reasons.push(alone);
  }
  return reasons;
}

/** Where in the same sentence the claim's next clause goes on; undefined where it goes to another. */
function resumesAt(
  claim: Sentence,
  next: { readonly start: number; readonly end: number } | undefined,
  sentences: readonly Sentence[],
  placed: Placed,
): number | undefined {
  // English commas tell what defines from what only adds.
  if (next === undefined || !/\p{Script=Han}/u.test(placed.sentence.common)) return undefined;
  const units = claim.units.slice(next.start, next.end);
  const found = place(units, sentences, placed);
  if (found?.sentence !== placed.sentence || found.alignment.matched < units.length * enough)
    return undefined;
  return found.alignment.pairs.find((pair) => pair >= 0);
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

/** Who speaks in the claim right before a clause that was found in another sentence. */
function saidBy(
  claim: Sentence,
  clause: { readonly start: number; readonly end: number },
  previous: Placed,
  placed: Placed,
): string | undefined {
  if (previous.sentence === placed.sentence) return undefined;
  const said = claim.attributions.find(
    (a) =>
      !a.neutral && a.at < clause.start && wordsOf(claim.units, a.at, clause.start).length === 1,
  );
  return said?.speaker;
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
  const last = wordsOf(units, 0, units.length).at(-1) ?? '';
  return saying.has(last) || announcing.has(last) || last === '决定';
}
