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
  // 他說，我相信…: that the claim has 相信 doesn't tell whose belief it is.
  const own = sentence.attributions.find((a) => isTold(a, places));
  if (
    speaker !== undefined &&
    /^(?:我|我们|本人)/.test(own?.speaker ?? '') &&
    !hasSpeaker(claim, speaker)
  )
    return byWhom(speaker);
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
  const name = bare(speaker);
  return claim.attributions.some(
    (a) =>
      bare(a.speaker) !== '' && (speaker.includes(bare(a.speaker)) || a.speaker.includes(name)),
  );
}

/** A speaker without the day behind the name: 某人24日. */
function bare(speaker: string): string {
  const name = speaker.replace(/(?:@|晚|上午|下午|日前|当天|随后)+$/, '');
  return name.length > 1 ? name : speaker;
}
