/** Who vouches for what a claim takes from a sentence: what the source says by someone stays said by them. */
import type { Attribution } from './attributions.ts';
import { quotes, speakerOf } from './speakers.ts';
import type { Sentence, Source } from './source.ts';

/** Why a claim can't tell what stands at `places` of a sentence as it does; undefined where it may. */
export function unvouched(
  source: Source,
  sentence: Sentence,
  places: readonly number[],
  claim: Sentence,
): string | undefined {
  const speaker = speakerOf(source, sentence, places);
  if (speaker !== undefined && !told(sentence, places) && !hasSpeaker(claim, speaker)) {
    return quotes(sentence) && /^[“「"]/.test(claim.text.written) ? undefined : byWhom(speaker);
  }
  // 甲說子，乙警告丑: that the claim has 乙警告 vouches for 丑 only.
  const kept = sentence.attributions.find((a) => isTold(a, places));
  const head = sentence.clauses[sentence.clauseOf[kept?.at ?? 0] ?? 0]?.start ?? 0;
  const lost = sentence.attributions.find(
    (a) =>
      kept !== undefined &&
      a.at < head &&
      !a.neutral &&
      a.speaker !== '' &&
      places.some((at) => at > a.at && at < head),
  );
  if (lost === undefined || hasSpeaker(claim, lost.speaker)) return undefined;
  return byWhom(lost.speaker);
}

function byWhom(speaker: string): string {
  return `says as fact what the source says by “${speaker}”`;
}

function isTold(attribution: Attribution, places: readonly number[]): boolean {
  return !attribution.neutral && places.includes(attribution.at);
}

/** Whether the claim has a verb of saying of the sentence's. */
function told(sentence: Sentence, places: readonly number[]): boolean {
  return sentence.attributions.some((a) => isTold(a, places));
}

function hasSpeaker(claim: Sentence, speaker: string): boolean {
  return claim.attributions.some(
    (a) => a.speaker !== '' && (speaker.includes(a.speaker) || a.speaker.includes(speaker)),
  );
}
