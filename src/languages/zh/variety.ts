/** Chinese for print in a region: its characters, its words. */
import { ConverterFactory } from 'opencc-js/core';
import hongKongForms from 'opencc-js/dict/HKVariantsRev';
import simplifiedCharacters from 'opencc-js/dict/STCharacters';
import simplifiedPhrases from 'opencc-js/dict/STPhrases';
import taiwanForms from 'opencc-js/dict/TWVariantsRev';
import taiwanFormsOfPhrases from 'opencc-js/dict/TWVariantsRevPhrases';
import { entriesOf } from '../../entries.ts';
import { foldInPlace } from '../../text/fold.ts';
import {
  hasSimplifiedOnly,
  hasTraditionalOnly,
  scriptOf,
  simplifiedToTraditional,
} from '../../text/scripts.ts';
import { afterDictionaries, beforeDictionaries } from '../../text/simplified-words.ts';
import { inCornerMarks } from '../../text/typography.ts';
import { chineseWords } from '../../text/words.ts';
import type { Region, Terms } from './terms.ts';

/** A written standard of Chinese in Traditional characters, and how the Chinese of other regions is put into it. */
export interface Variety {
  readonly home: Region;
  /**
   * Puts Simplified text into its characters and words: OpenCC damages text that is
   * Traditional already (里長 → 裡長, 范先生 → 範先生), so a text of one script is converted whole or not at
   * all, one that mixes both is converted sentence by sentence, and a sentence that mixes both clause by
   * clause; where a clause does, only its Simplified-only characters turn. Inside quotation
   * marks words stay and only characters turn; the marks become 「」. Of a name in `names` only
   * the characters turn. `fromSimplified` says that the text was taken from a Simplified one: then it
   * is converted although no character of its own shows it (由于, 采取), unless one shows the contrary.
   */
  readonly fromSimplified: (
    text: string,
    names?: readonly string[],
    fromSimplified?: boolean,
  ) => string;
  /** Puts a text of another region, in Traditional characters, into its forms and words; inside quotation marks words stay. */
  readonly fromTraditional: (text: string, region: Exclude<Region, 'mainland'>) => string;
  /** Every word and form of another region with what is printed for it. */
  readonly replacements: readonly (readonly [word: string, own: string])[];
}

type Convert = (text: string) => string;

/** Made at the first use: reading 50,000 phrases takes about 100 ms. */
function late(make: () => Convert): Convert {
  let made: Convert | undefined;
  return (text) => {
    made ??= make();
    return made(text);
  };
}

const toTraditional = late(() => ConverterFactory([simplifiedPhrases, simplifiedCharacters]));
/** Forms of a region (裏, 衞 and 綫; 裡 and 著) into those from which the dictionaries start. */
const toStandard: Readonly<Record<Exclude<Region, 'mainland'>, Convert>> = {
  hongKong: late(() => ConverterFactory([hongKongForms])),
  taiwan: late(() => ConverterFactory([taiwanFormsOfPhrases, taiwanForms])),
};

/**
 * A variety of its own characters and words.
 * @param characters OpenCC's dictionaries from its standard forms to those of the region
 */
export function createVariety(home: Region, characters: readonly string[], terms: Terms): Variety {
  const toForms = late(() => ConverterFactory([...characters], [Object.entries(terms.forms)]));
  return {
    home,
    fromSimplified,
    fromTraditional: (text, region) =>
      kana.test(text) ? text : inOwnWords(toForms(toStandard[region](text)), region),
    replacements: [
      ...entriesOf(terms.from).flatMap(([, words]) => Object.entries(words ?? {})),
      ...Object.entries(terms.forms),
    ],
  };

  function fromSimplified(text: string, names: readonly string[] = [], known = false): string {
    if (!hasSimplifiedOnly(text) && (!known || hasTraditionalOnly(text))) return text;
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
            .map(sentenceOf)
            .join('')
        : proseOf(hidden);
    return cornerMarks(converted).replace(/[\uE000-\uEFFF]/g, (c) =>
      inTraditional(hideable[c.charCodeAt(0) - firstHideout] ?? c),
    );
  }

  function sentenceOf(sentence: string): string {
    if (!hasSimplifiedOnly(sentence) || kana.test(sentence)) return sentence;
    if (!hasTraditionalOnly(sentence)) return proseOf(sentence);
    const simplified = scriptOf(sentence) === 'hans';
    return sentence
      .split(/(?<=[，、：；:,「」『』“”（）()【】〔〕])/)
      .map((clause) => {
        if (hasTraditionalOnly(clause))
          return hasSimplifiedOnly(clause) ? charactersOf(clause) : clause;
        // 采取 or 由于 in a clause without evidence is what the sentence around it is.
        return simplified || hasSimplifiedOnly(clause) ? proseOf(clause) : clause;
      })
      .join('');
  }

  function charactersOf(text: string): string {
    return text.replace(han, (c) => {
      const traditional = simplifiedToTraditional.get(c);
      return traditional === undefined ? c : toForms(traditional);
    });
  }

  function proseOf(text: string): string {
    // Characters are chosen in the whole sentence, since a quotation mark may cut a phrase.
    return inOwnWords(inTraditional(text), 'mainland');
  }

  /** The characters of a text in another script, as far as it has any of that. */
  function inTraditional(text: string): string {
    return hasTraditionalOnly(text)
      ? text
      : afterDictionaries(toForms(toTraditional(beforeDictionaries(text))));
  }

  /** Puts terms as the region says them, outside of quotation marks, where words begin and end. */
  function inOwnWords(text: string, region: Region): string {
    return text
      .split(quotedParts)
      .map((part, i) => (i % 2 === 1 ? part : terms.put(part, region, tornIn(part))))
      .join('');
  }
}

const han = /\p{Script=Han}/gu;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const quotedParts = /(「[^」]{0,400}」|『[^』]{0,400}』|“[^”]{0,400}”|‘[^’]{0,400}’)/;

/** Private-use characters stand in for protected names; no dictionary knows them. */
const firstHideout = 0xe0_00;
const hideouts = 0x10_00;

/** Kana has marks of its own. */
function cornerMarks(text: string): string {
  return kana.test(text) ? text : inCornerMarks(text);
}

/** Whether a stretch of a text begins or ends inside of a word. */
function tornIn(text: string): (start: number, end: number) => boolean {
  const edges = new Map<number, { readonly start: number; readonly end: number }>();
  // Of words that it does not know the segmenter only guesses the edges: 首席技術|官梁.
  const known = chineseWords(foldInPlace(text)).filter(({ tag }) => tag !== 'x');
  for (const { start, end } of known)
    for (let at = start + 1; at < end; at++) edges.set(at, { start, end });
  // 世|界面|臨: a word that begins before the stretch ends inside it, or the other way round.
  return (start, end) => {
    const [first, last] = [edges.get(start), edges.get(end)];
    return (first !== undefined && first.end < end) || (last !== undefined && last.start > start);
  };
}
