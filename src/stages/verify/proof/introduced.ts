/** 甲擅長長跑。他說… → 擅長長跑的甲說…: what a sentence says of someone, as a description of them. */
import { isPersonsName, lone } from './appositions.ts';
import { commonOf, wordsOf } from './phrases.ts';
import { readSentence, type Sentence, type Source } from './source.ts';
import { before } from './speakers.ts';
import { unitsOf } from './units.ts';
import { beginsPredicate } from './words.ts';

/** A description is short. In characters. */
const longest = 30;
/** What a description is made of, besides what `beginsPredicate` knows. */
const describing =
  /^(?:擅长|善于|精通|热爱|喜欢|毕业|出生|来自|出身|就读|任教|任职|担任|曾|年仅|今年|现年|从事|效力|执教|身高|体重|长期|自幼|从小|已|刚)/;
/** Not of whom it speaks, or of more than one. */
const entangled = /[“”「」『』《》:：;；?？]|和|与|與|及|跟|同|被|让|讓|说|說|他|她/;

/** The sentence with the description and name for 他 or 她 at its head; undefined where it has none. */
export function introducedOf(source: Source, sentence: Sentence): Sentence | undefined {
  const earlier = before(source, sentence);
  const said = sentence.attributions.find((a) => !a.neutral);
  if (earlier === undefined || said === undefined || !/^[他她]$/.test(said.speaker))
    return undefined;
  if (said.at !== 1 || sentence.insideQuotation || earlier.attributions.length > 0)
    return undefined;
  const text = earlier.text.folded.trim().replace(/[。.]$/, '');
  if (text.length > longest || entangled.test(text)) return undefined;
  const length = [4, 3, 2].find((n) => {
    const rest = wordsOf(earlier.units, n, earlier.units.length);
    return (
      isPersonsName(earlier, 0, n) &&
      lone(earlier, 0) &&
      earlier.units[n]?.opens === true &&
      (beginsPredicate(rest) || describing.test(rest.join('')))
    );
  });
  if (length === undefined) return undefined;
  const name = commonOf(earlier.units, 0, length);
  const end = earlier.units[length - 1]?.end ?? 0;
  const description = text.slice(end).replaceAll(/[,，]/g, '、');
  const rest = sentence.text.folded.slice(sentence.units[0]?.end ?? 0);
  // 是隊長 describes as 隊長.
  const told = description.startsWith('是') ? description.slice(1) : `${description}的`;
  return readSentence(
    sentence.sourceId,
    sentence.number,
    unitsOf(`${told}${name}${rest}`, source.anchor),
    false,
  );
}
