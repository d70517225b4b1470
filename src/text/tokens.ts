/** Text as units and terms, for comparison. Everything here takes what `foldForComparison` returns. */

const unit = /\p{Script=Han}|[\p{L}\p{M}]+(?:['’][\p{L}]+)?|\d+(?:[.,]\d+)*%?/gu;
const hanOnly = /^\p{Script=Han}$/u;

/** Han characters, words of other scripts and figures, in order; punctuation and space fall away. */
export function unitsOf(folded: string): readonly string[] {
  return splitMixed(folded).match(unit) ?? [];
}

/** `\p{L}` holds Han too: a space between the scripts keeps `qwen发布` from being one word. */
function splitMixed(folded: string): string {
  return folded.replace(/(\p{Script=Han})/gu, ' $1 ');
}

/**
 * Terms for weighing by frequency: words without their inflection, pairs of Han characters, and
 * figures. English function words fall away.
 */
export function termsOf(folded: string): readonly string[] {
  const units = unitsOf(folded);
  const terms: string[] = [];
  units.forEach((current, i) => {
    if (hanOnly.test(current)) {
      const next = units[i + 1];
      if (next !== undefined && hanOnly.test(next)) terms.push(current + next);
    } else if (!functionWords.has(current)) {
      terms.push(stem(current));
    }
  });
  return terms;
}

/** Takes off the commonest English endings: enough to bring `launches`, `launched` and `launching` together. */
export function stem(word: string): string {
  const bare = word.replace(/['’]s$/, '');
  if (bare.length < 5 || !/^[a-z]+$/.test(bare)) {
    return bare.length === 4 && /[a-z]{2}[^su]s$/.test(bare) ? bare.slice(0, -1) : bare;
  }
  return bare
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(?<=[a-z]{3})(?:ing|ed|es|s)$/, '')
    .replace(/([^aeiouls])\1$/, '$1')
    .replace(/e$/, '');
}

const functionWords = new Set(
  (
    'a an the and or but nor so yet if then than that this these those there here of in on at by for from to with ' +
    'without into onto over under about after before between through during against among as is are was were be been ' +
    'being am do does did done has have had having will would shall should can could may might must not no it its ' +
    'he him his she her hers they them their theirs we us our ours you your yours i me my mine who whom whose which ' +
    'what when where why how all any both each few more most other some such only own same too very just also said ' +
    'says say s t up out off down again once while because until now'
  ).split(' '),
);
