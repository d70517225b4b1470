/** Writing systems: telling them apart, folding them for comparison, converting for print. */
import { ConverterFactory } from 'opencc-js/core';
import hongKongVariants from 'opencc-js/dict/HKVariantsRev';
import simplifiedCharacters from 'opencc-js/dict/STCharacters';
import simplifiedPhrases from 'opencc-js/dict/STPhrases';
import traditionalCharacters from 'opencc-js/dict/TSCharacters';
import taiwanForms from 'opencc-js/dict/TWVariants';
import taiwanFormsOfPhrases from 'opencc-js/dict/TWVariantsPhrases';
import taiwanVariants from 'opencc-js/dict/TWVariantsRev';
import { afterDictionaries, beforeDictionaries } from './simplified-words.ts';
import { keptWords, taiwanForms as customaryForms, taiwanTerms } from './taiwan-terms.ts';

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

const simplifiedToTraditional = new Map(
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
  return text
    .normalize('NFKC')
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

/**
 * Puts Simplified text into Traditional characters and words of Taiwan: OpenCC damages text that is
 * Traditional already (里長 → 裡長, 范先生 → 範先生), so a text of one script is converted whole or not at
 * all, one that mixes both is converted sentence by sentence, and a sentence that mixes both clause by
 * clause; where a clause does, only its Simplified-only characters turn. Inside quotation
 * marks words stay and only characters turn; the marks become Taiwan's. Every occurrence of a name
 * in `protect` stays as it is. `fromSimplified` says that the text was taken from a Simplified one: then it
 * is converted although no character of its own shows it (由于, 采取), unless one shows the contrary.
 */
export function toTaiwan(
  text: string,
  protect: readonly string[] = [],
  fromSimplified = false,
): string {
  if (!hasSimplifiedOnly(text) && (!fromSimplified || hasTraditionalOnly(text))) return text;
  const names = protect.filter((name) => name !== '').sort((a, b) => b.length - a.length);
  let hidden = text;
  names.slice(0, hideouts).forEach((name, i) => {
    hidden = hidden.replaceAll(name, String.fromCharCode(firstHideout + i));
  });
  const converted =
    hasTraditionalOnly(hidden) || kana.test(hidden)
      ? hidden
          // Not inside a quotation: its words stay, so it must be seen whole.
          .split(/(?<=[。！？!?\n])(?![^「『“\n]{0,200}[」』”])/)
          .map((sentence) => sentenceToTaiwan(sentence))
          .join('')
      : convertProse(hidden);
  return taiwanMarks(converted).replace(
    /[\uE000-\uEFFF]/g,
    (c) => names[c.charCodeAt(0) - firstHideout] ?? c,
  );
}

/** Mainland quotation marks into Taiwan's; an apostrophe after a Latin letter stays. Kana has its own. */
function taiwanMarks(text: string): string {
  if (kana.test(text)) return text;
  return text
    .replaceAll('“', '「')
    .replaceAll('”', '」')
    .replace(/‘(?=\p{Script=Han})/gu, '『')
    .replace(/(?<!\p{Script=Latin})’/gu, '』');
}

/** Private-use characters stand in for protected names; no dictionary knows them. */
const firstHideout = 0xe0_00;
const hideouts = 0x10_00;

function sentenceToTaiwan(sentence: string): string {
  if (!hasSimplifiedOnly(sentence) || kana.test(sentence)) return sentence;
  if (!hasTraditionalOnly(sentence)) return convertProse(sentence);
  const simplified = scriptOf(sentence) === 'hans';
  return sentence
    .split(/(?<=[，、：；:,「」『』“”（）()【】〔〕])/)
    .map((clause) => {
      if (hasTraditionalOnly(clause))
        return hasSimplifiedOnly(clause) ? convertCharacters(clause) : clause;
      // 采取 or 由于 in a clause without evidence is what the sentence around it is.
      return simplified || hasSimplifiedOnly(clause) ? convertProse(clause) : clause;
    })
    .join('');
}

function hasTraditionalOnly(text: string): boolean {
  return (text.match(han) ?? []).some((c) => traditionalToSimplified.has(c));
}

function convertCharacters(text: string): string {
  return text.replace(han, (c) => {
    const traditional = simplifiedToTraditional.get(c);
    return traditional === undefined ? c : toTaiwanForms(traditional);
  });
}

function convertProse(text: string): string {
  const quotedParts = /(「[^」]{0,400}」|『[^』]{0,400}』|“[^”]{0,400}”|‘[^’]{0,400}’)/;
  // Characters are chosen in the whole sentence, since a quotation mark may cut a phrase.
  return afterDictionaries(toTaiwanForms(toTraditional(beforeDictionaries(text))))
    .split(quotedParts)
    .map((part, i) => (i % 2 === 1 ? part : toTaiwanWords(part)))
    .join('');
}

type Convert = (text: string) => string;
let traditionalConverter: Convert | undefined;
let formsConverter: Convert | undefined;
let wordsConverter: Convert | undefined;

/** Made at the first use: reading its 50,000 phrases takes about 100 ms. */
function toTraditional(text: string): string {
  traditionalConverter ??= ConverterFactory([simplifiedPhrases, simplifiedCharacters]);
  return traditionalConverter(text);
}

function toTaiwanForms(text: string): string {
  formsConverter ??= ConverterFactory(
    [taiwanFormsOfPhrases, taiwanForms],
    [Object.entries(customaryForms)],
  );
  return formsConverter(text);
}

function toTaiwanWords(text: string): string {
  // What Taiwan says already stays: 演算法 holds 算法.
  const kept = [...Object.values(taiwanTerms), ...keptWords].map((word): [string, string] => [
    word,
    word,
  ]);
  wordsConverter ??= ConverterFactory([[...kept, ...Object.entries(taiwanTerms)]]);
  return wordsConverter(text);
}
