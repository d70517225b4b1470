/** 研究所副所長甲說，該所…: the sentence with the body's name for 該所, as a claim may well have it. */
import { introducedOf } from './introduced.ts';
import { readSentence, type Sentence, type Source } from './source.ts';
import { unitsOf } from './units.ts';

/** Bodies that a text takes up by their last word, in either script. */
const taken =
  /该(所|校|院|局|部|厂|馆|会|社|公司|集团|中心|大学|银行|医院|学院|协会|基金会|实验室)(?!长)/;
/** The clause's head up to the body's last word, then office, name and verb of saying. */
const office =
  /^(?:[的之]?(?:副|总|首席)?\p{Script=Han}{0,6}?(?:[长员师者家人官]|主任|经理|总裁|教授|主席|总监|主管))/u;

/** The sentence with the name in the place of 該…; undefined where nothing or more than one may be meant. */
function expandedOf(source: Source, sentence: Sentence): Sentence | undefined {
  const { folded } = sentence.text;
  const found = taken.exec(folded);
  if (found === null || folded.slice(found.index + 1).includes('该')) return undefined;
  const [whole, kind = ''] = found;
  const said = sentence.attributions.find((a) => !a.neutral);
  if (said === undefined || sentence.insideQuotation) return undefined;
  const lead = sentence.clauses[sentence.clauseOf[said.at] ?? 0];
  const first = sentence.units[lead?.start ?? 0];
  const verb = sentence.units[said.at];
  if (first === undefined || verb === undefined || verb.start > found.index) return undefined;
  const teller = folded.slice(first.start, verb.start);
  const end = teller.indexOf(kind) + kind.length;
  const name = teller.slice(0, end);
  const rest = teller.slice(end);
  // Another such body before it, or a name that is a sentence, leaves open which is meant.
  const between = folded.slice(verb.start, found.index);
  if (end <= kind.length + 1 || between.includes(kind) || !office.test(rest)) return undefined;
  if (/[\p{P}的在对向和与为由被将是有说替]|代表|前任?$/u.test(name)) return undefined;
  if (rest.replaceAll(`${kind}长`, '').includes(kind)) return undefined;
  const text = `${folded.slice(0, found.index)}${name}${folded.slice(found.index + whole.length)}`;
  return readSentence(sentence.sourceId, sentence.number, unitsOf(text, source.anchor), false);
}

/** The source with every such 該… spelled out; undefined where it has none. */
export function expanded(source: Source): Source | undefined {
  let any = false;
  const sentences = source.sentences.map((sentence) => {
    const read =
      sentence.number === 0
        ? undefined
        : (expandedOf(source, sentence) ?? introducedOf(source, sentence));
    any ||= read !== undefined;
    return read ?? sentence;
  });
  return any ? { ...source, sentences } : undefined;
}
