/** Writing systems: telling them apart, folding them for comparison. */
import { compatible } from './compatible.ts';
import hongKongVariants from 'opencc-js/dict/HKVariantsRev';
import simplifiedCharacters from 'opencc-js/dict/STCharacters';
import traditionalCharacters from 'opencc-js/dict/TSCharacters';
import taiwanVariants from 'opencc-js/dict/TWVariantsRev';

/**
 * Characters that OpenCC turns on the way from Simplified, though Traditional text has them as
 * well (里長, 皇后, 台北, 茶几, 干擾, 拮据, 老么) or Hong Kong writes them so (温, 户, 税). They prove
 * nothing about a text's script. Drawn from the keys of STCharacters that occur in the Traditional
 * side of STPhrases, in Big5 or in HKVariants, then read through by hand.
 */
const alsoTraditional = new Set(
  '丑丰么于云仆伙余佣准几凶划占厘台吁吃后咨咸夸尸岩岳帘干征恒据斗朴杠杰涂涌淀游熏皂腊腌膻苧苹范虱跖辟郁采里霉' +
    '唇峰并床凄挂昵晒栖洒洼灶炖痒痴秘粽群雇肴蝎蚝羡氲兑叁囱媪悦愠户捝揾敓枴棁榅温涚潨煴税粧脱腽卧葱蒀蕴蜕缊抬筑',
);

/** What comparison takes for the same letter beyond OpenCC's character tables. */
const sameForComparison: readonly (readonly [string, string])[] = [
  ['麼', '么'],
  ['么', '么'],
  ['著', '着'],
  ['妳', '你'],
  ['牠', '它'],
];

function pairsOf(dictionary: string): readonly (readonly [string, string])[] {
  return dictionary.split('|').map((entry) => {
    const [from = '', to = ''] = entry.split(' ');
    return [from, to];
  });
}

/** Characters that Simplified text alone has, with Traditional ones. */
export const simplifiedToTraditional: ReadonlyMap<string, string> = new Map(
  pairsOf(simplifiedCharacters).filter(([from, to]) => from !== to && !alsoTraditional.has(from)),
);
const traditionalToSimplified = new Map(
  pairsOf(traditionalCharacters).filter(([from, to]) => from !== to),
);
const folded = foldingTable();

function foldingTable(): ReadonlyMap<string, string> {
  const table = new Map([...traditionalToSimplified, ...sameForComparison]);
  for (const [variant, standard] of [...pairsOf(hongKongVariants), ...pairsOf(taiwanVariants)]) {
    if (!table.has(variant)) table.set(variant, table.get(standard) ?? standard);
  }
  return table;
}

const han = /\p{Script=Han}/gu;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** 么 and 筑 alone are also Taiwan's (老么, 雅筑); in these words they are Simplified for 麼 and 築. */
const simplifiedWords = /[什怎那多要]么|[建修构浇]筑/;

/**
 * Folds to one script, NFKC, straight apostrophes and lower case, for comparison only, never for print. Character by
 * character, so that a text folds to the same string wherever it is cut; length may change.
 */
export function foldForComparison(text: string): string {
  return compatible(text)
    .replace(/[‘’]/g, "'")
    .replace(han, (character) => folded.get(character) ?? character)
    .toLowerCase();
}

/** Whether a character stands in the text that Traditional Chinese does not have. Says yes to much Japanese too. */
export function hasSimplifiedOnly(text: string): boolean {
  for (const character of text) if (simplifiedToTraditional.has(character)) return true;
  return simplifiedWords.test(text);
}

const runsOfHan = /\p{Script=Han}+/gu;
const runsOfLatin = /\p{Script=Latin}+/gu;

/** Whether a text is written in Chinese: Han and no kana, and not only as names in a text of another language. */
export function isChinese(text: string): boolean {
  if (kana.test(text)) return false;
  const characters = lengthOf(text.match(runsOfHan));
  // A Han character carries about as much as three letters: 阿里巴巴 beside Alibaba.
  return characters > 0 && characters * 3 >= lengthOf(text.match(runsOfLatin));
}

function lengthOf(runs: readonly string[] | null): number {
  return runs?.reduce((sum, run) => sum + run.length, 0) ?? 0;
}

/** A text's script by its characters; Han without evidence counts as Traditional, kana or no letters as `none`. */
export function scriptOf(text: string): 'hant' | 'hans' | 'latin' | 'none' {
  if (!isChinese(text))
    return !kana.test(text) && /\p{Script=Latin}/u.test(text) ? 'latin' : 'none';
  let balance = 0;
  for (const character of text) {
    if (simplifiedToTraditional.has(character)) balance++;
    else if (traditionalToSimplified.has(character)) balance--;
  }
  return balance > 0 || (balance === 0 && simplifiedWords.test(text)) ? 'hans' : 'hant';
}

/** Whether a character stands in the text that Simplified Chinese does not have. */
export function hasTraditionalOnly(text: string): boolean {
  return (text.match(han) ?? []).some((c) => traditionalToSimplified.has(c));
}
