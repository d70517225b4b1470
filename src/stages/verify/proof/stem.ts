/** English word stems, only as far as agreement of verb and noun goes. */

/** `reports` → `report`, `companies` → `company`; tense and negation stay. */
export function stem(word: string): string {
  const bare = word.replaceAll('’', "'");
  // A possessive is another word: "the rival of X" is not X.
  if (/'s?$/.test(bare)) return bare;
  if (/\d/.test(bare) || bare.length < 4) return bare;
  if (bare.endsWith('ies')) return `${bare.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/.test(bare)) return bare;
  if (/(?:ses|xes|zes|ches|shes)$/.test(bare)) return bare.slice(0, -2);
  return bare.endsWith('s') ? bare.slice(0, -1) : bare;
}
