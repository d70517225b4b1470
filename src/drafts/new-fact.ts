/** Facts that a sentence brings in from nowhere. */
import type { PartialDate } from '../text/calendar.ts';
import { foldInPlace } from '../text/fold.ts';
import { mayBePerson } from '../proof/read/named.ts';
import { languageOf } from '../proof/read/sentence.ts';
import { unitsOf } from '../proof/read/units.ts';
import { wordsOf } from '../proof/read/words.ts';
import { foreignName, isSurname } from './remarks/names.ts';
import type { Unit, Word } from '../proof/types.ts';

/** Endings by which a Han name of a company or body is known. */
const bodies = /^(?:公司|集团|银行|大学|学院|委员会|协会|基金会|研究院|研究所|实验室|法院|证券)$/;
/** What a body does; its name stands before. */
const fields =
  /^(?:科技|电子|软件|智能|半导体|生物|资本|保险|金融|控股|有限|股份|互联网|网络|信息|媒体|数据)$/;
/** Words before such an ending that name nobody. */
const generic =
  /^(?:各|多|大|小|新|本|该|这|那|其|某|此|家|个|相关|国内|国外|海外|中小|大型|企业|开发|合作|上市|竞争|其他|其它|的|等|一般|各家|许多|多家|部分|外国|民营|ai|和|对|在|让|使|由)$/;

/**
 * A figure, date, name or quotation that stands in the text and not in its grounds, as it is to be
 * named in a reason; undefined where there is none.
 * @param day on which the grounds were written: 昨日 is read by it
 */
export function newFact(
  text: string,
  grounds: readonly string[],
  day?: PartialDate,
): string | undefined {
  const amount = newAmount(text, grounds, day);
  if (amount !== undefined) return amount;
  const folded = grounds.map(foldInPlace).join('\n');
  const written = wordsOf(foldInPlace(text), 'zh');
  const words = written.map(({ key }) => key);
  const foreign = foreignName(namesApart(written), folded);
  if (foreign !== undefined) return `“${foreign}”`;
  const body = words.findIndex((word, i) => {
    const name = bodies.test(word) ? nameBefore(words, i) : '';
    return name !== '' && !folded.includes(name);
  });
  return body === -1 ? undefined : `the name “${nameBefore(words, body)}”`;
}

/** The same without names of Han characters: a figure, a date, a word of Latin letters that names something, a quotation. */
export function newAmount(
  text: string,
  grounds: readonly string[],
  day?: PartialDate,
): string | undefined {
  const read = unitsOf(text, day);
  const units = grounds.flatMap((ground) => unitsOf(ground, day));
  const folded = grounds.map(foldInPlace).join('\n');
  const english = languageOf(text) === 'en';
  for (const [i, unit] of read.entries()) {
    // English has words of its own; a capital or a digit makes a name of one.
    const written = text.slice(unit.start, unit.end);
    const named = (i === 0 ? /\d/ : /[\p{Lu}\d]/u).test(written);
    if (english && unit.kind === 'word' && !named) continue;
    if (!has(unit, units, folded)) return `“${written}”`;
  }
  for (const [, quoted = ''] of text.matchAll(/[「『“"]([^」』”"]+)[」』”"]/g)) {
    if (!folded.includes(foldInPlace(quoted))) return `the quotation “${quoted}”`;
  }
  return undefined;
}

/** 馮瑞霖 and 林|以安 character by character: a name is known by its surname. */
function namesApart(words: readonly Word[]): readonly string[] {
  return words.flatMap((word, i) => {
    const before = words[i - 1];
    const given =
      before !== undefined &&
      isSurname(before.key) &&
      (word.tag === 'x' || before.tag.startsWith('nr')) &&
      /^\p{Script=Han}{2}$/u.test(word.key);
    // Of two characters the dictionary takes common words for names: 洪水, 張貼.
    const whole = mayBePerson(word) && (word.tag === 'x' || word.key.length > 2);
    return given || whole ? [...word.key] : [word.key];
  });
}

/** The name that ends with the word at a place; empty where none stands before it. */
function nameBefore(words: readonly string[], at: number): string {
  let from = at - 1;
  while (fields.test(words[from] ?? '')) from--;
  const first = words[from] ?? '';
  if (generic.test(first) || !/\p{L}/u.test(first)) return '';
  return words.slice(from, at + 1).join('');
}

function has(unit: Unit, units: readonly Unit[], folded: string): boolean {
  if (unit.figure !== undefined) {
    const { value, kind } = unit.figure;
    // 一個, 兩者: counting words, no figures; 1.25 is one.
    if (kind === 'count' && value <= 2 && Number.isInteger(value)) return true;
    return units.some((u) => u.figure?.value === value && u.figure.kind === kind);
  }
  if (unit.date !== undefined) {
    const { year, month, day } = unit.date;
    if (year === undefined && month === undefined && day === undefined)
      return units.some((u) => u.date?.text === unit.date?.text);
    return units.some(
      (u) => u.date?.year === year && u.date?.month === month && u.date?.day === day,
    );
  }
  if (unit.kind !== 'word' || !/^[a-z\d]/.test(unit.key)) return true;
  return (
    units.some((u) => u.key === unit.key) || folded.includes(unit.key) || commonLatin.test(unit.key)
  );
}

/** Latin words that name no one. */
const commonLatin = /^(?:ai|api|app|it|ceo|gpu|cpu|llm|llms|pc|tv|web|sdk|saas|b2b|b2c|a|i)$/;
