/** Chinese for print in Taiwan: its characters, its words. */
import { ConverterFactory } from 'opencc-js/core';
import hongKongForms from 'opencc-js/dict/HKVariantsRev';
import simplifiedCharacters from 'opencc-js/dict/STCharacters';
import simplifiedPhrases from 'opencc-js/dict/STPhrases';
import taiwanForms from 'opencc-js/dict/TWVariants';
import taiwanFormsOfPhrases from 'opencc-js/dict/TWVariantsPhrases';
import { foldInPlace } from './fold.ts';
import {
  hasSimplifiedOnly,
  hasTraditionalOnly,
  scriptOf,
  simplifiedToTraditional,
} from './scripts.ts';
import { afterDictionaries, beforeDictionaries } from './simplified-words.ts';
import { taiwanForms as customaryForms, withTaiwanTerms, type Region } from './taiwan-terms.ts';
import { inTaiwansMarks } from './typography.ts';
import { chineseWords } from './words.ts';

const han = /\p{Script=Han}/gu;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * Puts Simplified text into Traditional characters and words of Taiwan: OpenCC damages text that is
 * Traditional already (里長 → 裡長, 范先生 → 範先生), so a text of one script is converted whole or not at
 * all, one that mixes both is converted sentence by sentence, and a sentence that mixes both clause by
 * clause; where a clause does, only its Simplified-only characters turn. Inside quotation
 * marks words stay and only characters turn; the marks become Taiwan's. Of a name in `names` only
 * the characters turn. `fromSimplified` says that the text was taken from a Simplified one: then it
 * is converted although no character of its own shows it (由于, 采取), unless one shows the contrary.
 */
export function toTaiwan(
  text: string,
  names: readonly string[] = [],
  fromSimplified = false,
): string {
  if (!hasSimplifiedOnly(text) && (!fromSimplified || hasTraditionalOnly(text))) return text;
  const hideable = names.filter((name) => name !== '').sort((a, b) => b.length - a.length);
  let hidden = text;
  hideable.slice(0, hideouts).forEach((name, i) => {
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
  return taiwanMarks(converted).replace(/[\uE000-\uEFFF]/g, (c) =>
    inTraditional(hideable[c.charCodeAt(0) - firstHideout] ?? c),
  );
}

/** Kana has marks of its own. */
function taiwanMarks(text: string): string {
  return kana.test(text) ? text : inTaiwansMarks(text);
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

function convertCharacters(text: string): string {
  return text.replace(han, (c) => {
    const traditional = simplifiedToTraditional.get(c);
    return traditional === undefined ? c : toTaiwanForms(traditional);
  });
}

const quotedParts = /(「[^」]{0,400}」|『[^』]{0,400}』|“[^”]{0,400}”|‘[^’]{0,400}’)/;

function convertProse(text: string): string {
  // Characters are chosen in the whole sentence, since a quotation mark may cut a phrase.
  return toTaiwanWords(inTraditional(text), 'mainland');
}

/** The characters of a text in another script, as far as it has any of that. */
function inTraditional(text: string): string {
  return hasTraditionalOnly(text)
    ? text
    : afterDictionaries(toTaiwanForms(toTraditional(beforeDictionaries(text))));
}

/** Puts a text of Hong Kong, in Traditional characters, into the forms and words of Taiwan; inside quotation marks words stay. */
export function fromHongKong(text: string): string {
  return kana.test(text) ? text : toTaiwanWords(toTaiwanForms(toStandardForms(text)), 'hongKong');
}

/** Puts terms as Taiwan says them, outside of quotation marks, where words begin and end. */
function toTaiwanWords(text: string, region: Region): string {
  return text
    .split(quotedParts)
    .map((part, i) => (i % 2 === 1 ? part : termsOf(part, region)))
    .join('');
}

function termsOf(text: string, region: Region): string {
  const edges = new Map<number, { readonly start: number; readonly end: number }>();
  // Of words that it does not know the segmenter only guesses the edges: 首席技術|官梁.
  const known = chineseWords(foldInPlace(text)).filter(({ tag }) => tag !== 'x');
  for (const { start, end } of known)
    for (let at = start + 1; at < end; at++) edges.set(at, { start, end });
  // 世|界面|臨: a word that begins before the stretch ends inside it, or the other way round.
  return withTaiwanTerms(text, region, (start, end) => {
    const [first, last] = [edges.get(start), edges.get(end)];
    return (first !== undefined && first.end < end) || (last !== undefined && last.start > start);
  });
}

type Convert = (text: string) => string;
let traditionalConverter: Convert | undefined;
let formsConverter: Convert | undefined;
let standardConverter: Convert | undefined;

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

/** 裏, 衞 and 綫 in the forms from which the dictionaries of Taiwan's start. */
function toStandardForms(text: string): string {
  standardConverter ??= ConverterFactory([hongKongForms]);
  return standardConverter(text);
}
