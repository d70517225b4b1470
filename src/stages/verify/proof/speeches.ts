/** Verbs of saying in a claim before those of its source. */
import { wordsOf } from './phrases.ts';
import type { Sentence } from './source.ts';

/** Verbs by which a speaker takes no stand. */
const plain = /^(?:说|强调|告诉|回应|回答|回覆|回复|补充|解释|总结|感慨)$/;

/** Whether a claim's verb of saying, in the common form, may stand for the sentence's own: 強調 for 說, not for 否認. */
export function saysAlike(sentence: Sentence, verb: string): boolean {
  const own = sentence.attributions.find((a) => !a.neutral);
  const [said = ''] = own === undefined ? [] : wordsOf(sentence.units, own.at, own.at + 4);
  return own === undefined || said === verb || (plain.test(said) && plain.test(verb));
}

/** Whether what was said before in a claim names a speaker. */
export function namesSpeaker(earlier: string, speaker: string): boolean {
  const teller = /^(.{2,}?)(?:在.+|接受.+|日前)?(?:说|强调|回应|解释|补充)/.exec(earlier)?.[1];
  return teller !== undefined && (speaker.includes(teller) || teller.endsWith(speaker));
}
