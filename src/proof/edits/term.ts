/** Words of the mainland as Taiwan says them. */
import taiwanPhrases from 'opencc-js/dict/TWPhrases';
import { foldForComparison } from '../../text/scripts.ts';
import { hongKongTerms, mainlandTerms, taiwanForms } from '../../text/taiwan-terms.ts';
import type { Edit, SourceSentence } from '../types.ts';

/** Mainland's word → Taiwan's, out of OpenCC's phrases and the list by which the program prints, in the common form; by first character. */
function tableOfTerms(): ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> {
  const openCc = taiwanPhrases.split('|').map((entry) => entry.split(' '));
  const table = new Map<string, Map<string, string[]>>();
  for (const [mainland = '', ...taiwan] of [
    ...openCc,
    ...Object.entries(mainlandTerms),
    ...Object.entries(hongKongTerms),
    ...Object.entries(taiwanForms),
  ]) {
    const from = foldForComparison(mainland);
    const words = table.get(from.charAt(0)) ?? new Map<string, string[]>();
    table.set(from.charAt(0), words);
    const own = taiwan.map((word) => foldForComparison(word)).filter((word) => word !== from);
    if (from.length > 1 && own.length > 0) words.set(from, [...(words.get(from) ?? []), ...own]);
  }
  return table;
}

let table: ReturnType<typeof tableOfTerms> | undefined;

/** Every such word of a sentence, in each of the forms that Taiwan has for it. */
export function terms({ folded }: Pick<SourceSentence, 'folded'>): readonly Edit[] {
  table ??= tableOfTerms();
  const edits: Edit[] = [];
  for (let start = 0; start < folded.length; start++)
    for (const [from, forms] of table.get(folded.charAt(start)) ?? [])
      if (folded.startsWith(from, start))
        for (const insert of forms)
          edits.push({ kind: 'term', start, end: start + from.length, insert });
  return edits;
}
