/** Whether an English remark infers, and from its claims alone; as chinese.ts, by the places of words in place of parts of speech. */
import type { WordList } from '../../proof/lexicon/lexicon.ts';
import { foldInPlace } from '../../text/fold.ts';
import { wordsOf } from '../../proof/read/words.ts';
import { inEnglish } from './vocabulary.ts';

const letter = /[\p{L}\p{N}]/u;

/** A word without its ending: costs, cost; studies, studi, study. */
function stemOf(word: string): string {
  return word
    .replace(/['’]s$/, '')
    .replace(/(?:ies|ied|y)$/, 'i')
    .replace(/(?<=..)(?:ing|ed|es|s|e)$/, '')
    .replace(/([^aeiou])\1$/, '$1');
}

const stems = new Map<WordList, ReadonlySet<string>>(
  Object.values(inEnglish).map((list) => [list, new Set(list.words.map(stemOf))]),
);
const has = (list: WordList, word: string): boolean => stems.get(list)?.has(stemOf(word)) === true;
const isKnown = (word: string): boolean => Object.values(inEnglish).some((list) => has(list, word));

function lettersOf(text: string): readonly string[] {
  return wordsOf(foldInPlace(text), 'en').flatMap(({ key }) => (letter.test(key) ? [key] : []));
}

/** Why a remark is no inference from its grounds; undefined where it is one. */
export function faultInEnglish(
  text: string,
  grounds: readonly string[],
  topic: readonly string[],
): string | undefined {
  const told = grounds.map((ground) => lettersOf(ground).map(stemOf));
  const all = new Set(told.flat());
  const names = new Set(topic.flatMap((name) => lettersOf(name).map(stemOf)));
  const sign = /[^\p{L}\p{N}\s.,'’"“”()%-]/u.exec(text)?.[0];
  if (sign !== undefined) return `holds “${sign}”`;
  if (/[.!?;:]\s/.test(text.trim())) return 'is more than one sentence';
  let inferred = false;
  let telling = false;
  for (const clause of text.split(/[,，—–]\s*/)) {
    const words = lettersOf(clause);
    const foreign = words.find((word) => !isKnown(word) && !all.has(stemOf(word)));
    if (foreign !== undefined) return `says “${foreign}”, which its claims do not`;
    telling ||= words.some(
      (word) =>
        all.has(stemOf(word)) &&
        !names.has(stemOf(word)) &&
        (!isKnown(word) || has(inEnglish.things, word)),
    );
    const possible = words.findIndex((word) => inEnglish.possible.has(word));
    if (possible === -1 && !inferred) {
      const supposed = words.some((word) => inEnglish.supposing.has(word));
      if (!supposed && !told.some((one) => isTold(words, one)))
        return `tells as a fact what its claims do not: “${clause}”`;
      continue;
    }
    const after = inferred ? words : words.slice(possible);
    inferred = true;
    const named = [...clause.matchAll(/(?<!^)\b\p{Lu}[\p{L}\d.-]*/gu)].find(
      ({ 0: name, index }) =>
        !isKnown(name.toLowerCase()) && !beforeThing(clause.slice(index + name.length)),
    )?.[0];
    if (named !== undefined)
      return `foretells something of “${named}”, and not of things in general`;
    for (const [i, word] of after.entries()) {
      const deed = /^(?:may|might|could|to)$/.test(after[i - 1] ?? '');
      const done = deed && !isAllowed(word);
      if (done || /^\d/.test(word) || (word === 'have' && deed))
        return `foretells something of “${word}”, and not of things in general`;
    }
  }
  if (!inferred) return 'told as a fact: it does not say that something is possible';
  return telling ? undefined : 'has nothing to do with what it rests on';
}

/** Whether a thing of the vocabulary follows a name: Galaxy's cloud prices. */
function beforeThing(rest: string): boolean {
  const words = lettersOf(rest.split(/\b(?:may|might|could)\b/)[0] ?? '');
  return words.slice(0, 3).some((word) => has(inEnglish.things, word));
}

/** What may stand behind may: a verb of the vocabulary, or what stands before one. */
function isAllowed(word: string): boolean {
  const { doing, degree, joining, binding, things } = inEnglish;
  return [doing, degree, joining, binding, things].some((list) => has(list, word));
}

/** Whether the words are a claim's, in its order, with nothing denied left out. */
function isTold(words: readonly string[], told: readonly string[]): boolean {
  let at = 0;
  for (const word of words) {
    if (inEnglish.binding.has(word)) continue;
    const found = told.indexOf(stemOf(word), at);
    if (found === -1) return false;
    if (
      at > 0 &&
      told
        .slice(at, found)
        .some((one) =>
          /^(?:not|no|never|without|if|may|might|could|would|deni|rejec|fail)/.test(one),
        )
    )
      return false;
    at = found + 1;
  }
  return words.length > 1;
}
