/** Who says what a sentence says. */
import type { Attribution } from './attributions.ts';
import { describesName } from './holders.ts';
import { commonOf } from './phrases.ts';
import type { Sentence, Source } from './source.ts';
import { personToldOf } from './persons.ts';
import { predicateStarts } from './words.ts';

/** The sentence before another in its source; the title stands before nothing. */
export function before(source: Source, sentence: Sentence): Sentence | undefined {
  return sentence.number > 1 ? source.sentences[sentence.number - 1] : undefined;
}

/**
 * The one who says what stands at `places` of a sentence: named before them in it, after the
 * quotation, or around the quotation that the sentence lies in.
 */
export function speakerOf(
  source: Source,
  sentence: Sentence,
  places?: readonly number[],
): string | undefined {
  const own = sentence.attributions.find(
    (a) => !a.neutral && (places === undefined || covers(sentence, a.at, places)),
  );
  if (own !== undefined && own.speaker !== '') {
    return /^(?:他|她|它|他们|她们)/.test(own.speaker)
      ? (nameBefore(source, sentence) ?? own.speaker)
      : own.speaker;
  }
  return quotes(sentence) ? quotedSpeaker(source, sentence) : sentence.voice;
}

/** Whether a sentence is someone's words: in a quotation that goes on, or nothing but one. */
export function quotes(sentence: Sentence): boolean {
  if (sentence.insideQuotation) return true;
  const text = sentence.text.written.trim();
  return /^[“「"]/.test(text) && (/[”」"]$/.test(text) || !/[”」]/.test(text));
}

/** The speaker of a quotation of several sentences; `someone` where the text does not tell. */
function quotedSpeaker(source: Source, sentence: Sentence): string {
  let from = sentence.number;
  while (from > 1 && source.sentences[from]?.insideQuotation === true) from--;
  let to = sentence.number;
  while (source.sentences[to + 1]?.insideQuotation === true) to++;
  const around = [
    source.sentences[from]?.attributions[0],
    source.sentences[to]?.attributions.at(-1),
    spokenAfter(source.sentences[to + 1]),
    announced(source.sentences[from - 1]),
  ];
  const named = around.find((a) => a !== undefined && !a.neutral && a.speaker !== '');
  return named?.speaker ?? 'someone';
}

/** 「……。」某人說。 where the last words are a sentence of their own. */
function spokenAfter(sentence: Sentence | undefined): Attribution | undefined {
  const first = sentence?.attributions[0];
  // A long foreign name with its office, where the sentence holds nothing else.
  const room = sentence?.clauses.length === 1 && first?.at === lastWord(sentence) ? 30 : 14;
  return first !== undefined && first.at < room && sentence?.clauseOf[first.at] === 0
    ? first
    : undefined;
}

/** Where the last word of a sentence begins. */
function lastWord(sentence: Sentence): number {
  return sentence.units.findLastIndex((unit) => unit.opens);
}

/** 某人說： at the end of the sentence before. */
function announced(sentence: Sentence | undefined): Attribution | undefined {
  const last = sentence?.attributions.at(-1);
  return last !== undefined && /[:：]\s*$/.test(sentence?.text.written ?? '') ? last : undefined;
}

/** Whether a verb of saying governs one of the places: those after it, and all where it ends the sentence. */
function covers(sentence: Sentence, at: number, places: readonly number[]): boolean {
  const clause = sentence.clauseOf[at] ?? 0;
  // …, according to two people.
  if (clause > 0 && sentence.units[at]?.key === 'according') return true;
  if (clause > 0 && clause === sentence.clauses.length - 1 && at >= sentence.units.length - 2)
    return true;
  return places.some((place) => place > at);
}

/** Whom 他 or 她 means as a speaker: the one who spoke last, alone, nobody else having come up since. */
function nameBefore(source: Source, sentence: Sentence): string | undefined {
  for (
    let at = before(source, sentence), back = 0;
    at !== undefined && back < 3;
    at = before(source, at), back++
  ) {
    const named = at.attributions.findLast(
      (a) => !a.neutral && a.speaker !== '' && !/^[他她它]/.test(a.speaker),
    );
    if (named !== undefined) return speaksAlone(at, named) ? named.speaker : undefined;
    const person = back === 0 ? personToldOf(source, at) : undefined;
    if (person !== undefined) return person;
    const goesOn = quotes(at) || predicateStarts.test(at.common);
    if (!goesOn) return undefined;
  }
  return undefined;
}

/** Whether one party speaks: 甲和乙說 leaves open whom 他 means; 發言人、主任甲說 does not. */
export function speaksAlone(sentence: Sentence, { at, speaker }: Attribution): boolean {
  let start = sentence.clauses[sentence.clauseOf[at] ?? 0]?.start ?? at;
  for (let i = start; i < at; i++) {
    if (sentence.markAfter.get(i)?.includes('、') !== true) continue;
    if (!describesName(commonOf(sentence.units, start, i + 1))) return false;
    start = i + 1;
  }
  return !speaker.includes('和');
}

/**
 * Whether a sentence without a speaker of its own goes on with what one said before in the same
 * paragraph, nobody else having spoken since.
 */
export function speaksOn(source: Source, sentence: Sentence, name: string): boolean {
  let at: Sentence | undefined = sentence;
  while (at !== undefined && at.opening !== true) {
    at = before(source, at);
    const named = at?.attributions.findLast((a) => !a.neutral && a.speaker !== '');
    if (named !== undefined)
      return (
        named.speaker.includes(name) ||
        name.includes(named.speaker) ||
        /^[他她]/.test(named.speaker)
      );
  }
  return false;
}
