/** Words of other regions as that of the post says them. */
import taiwanPhrases from 'opencc-js/dict/TWPhrases';
import { foldForComparison } from '../../text/scripts.ts';
import { targetLanguage } from '../../languages/target-languages.ts';
import type { PostLanguage } from '../../model/topic.ts';
import type { Edit, SourceArticle, SourceSentence } from '../types.ts';

type Table = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/**
 * Another region's word → the post's, out of the list by which the program prints and, for Taiwan, OpenCC's phrases, in the
 * common form; by first character.
 */
function tableOfTerms(lang: PostLanguage): Table {
  const { home, replacements } = targetLanguage(lang).variety;
  const openCc = home === 'taiwan' ? taiwanPhrases.split('|').map((entry) => entry.split(' ')) : [];
  const table = new Map<string, Map<string, string[]>>();
  for (const [word = '', ...ownWords] of [...openCc, ...replacements]) {
    const from = foldForComparison(word);
    const words = table.get(from.charAt(0)) ?? new Map<string, string[]>();
    table.set(from.charAt(0), words);
    const own = ownWords.map((one) => foldForComparison(one)).filter((one) => one !== from);
    if (from.length > 1 && own.length > 0) words.set(from, [...(words.get(from) ?? []), ...own]);
  }
  return table;
}

const tables = new Map<PostLanguage, Table>();

/** Every such word of a sentence, in each of the forms that the post's language has for it. */
export function terms(
  { folded }: Pick<SourceSentence, 'folded'>,
  { target }: Pick<SourceArticle, 'target'>,
): readonly Edit[] {
  const table = tables.get(target) ?? tableOfTerms(target);
  tables.set(target, table);
  const edits: Edit[] = [];
  for (let start = 0; start < folded.length; start++)
    for (const [from, forms] of table.get(folded.charAt(start)) ?? [])
      if (folded.startsWith(from, start))
        for (const insert of forms)
          edits.push({ kind: 'term', start, end: start + from.length, insert });
  return edits;
}
