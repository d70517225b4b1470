/** Words in quotation marks are a source's own, or they are no quotation. */
import { unitsOf } from '../proof/read/units.ts';
import type { SourceArticle, SourceSentence } from '../proof/types.ts';

const quotation = /(.{0,3})[「『“"]([^「『“”』」"]+)[」』”"]/g;
/** A verb of saying or a colon right before the mark: what follows is speech. */
const spoken = /(?:說|说|道|稱|称|表示|指出|問|问|答|:|：|said,?\s|says,?\s)[，,：:]?\s?$/;

/** A longer stretch in marks is a quotation, and no name. In characters. */
const longestName = 12;

/** What is wrong with the quotations of a claim, in words. */
export function quotationFaults(
  claim: string,
  cited: readonly SourceSentence[],
  sources: readonly SourceArticle[],
): readonly string[] {
  const all = sources.flatMap(({ sentences }) => sentences);
  return [...claim.matchAll(quotation)].flatMap(([, before = '', quoted = '']) => {
    const wanted = lettersOf(quoted);
    const holding = cited.filter(({ text }) => lettersOf(text).includes(wanted));
    const name = wanted.length <= longestName && !spoken.test(before);
    if (holding.length === 0 && name && all.some(({ text }) => lettersOf(text).includes(wanted)))
      return [];
    if (holding.length === 0) return [`no cited sentence has the words “${quoted}”`];
    const said = holding.some(
      ({ text, insideQuotation }) => insideQuotation || /[「『“"]/.test(text),
    );
    return spoken.test(before) && !said ? [`the source does not quote “${quoted}”`] : [];
  });
}

function lettersOf(text: string): string {
  return unitsOf(text)
    .filter(({ kind }) => kind !== 'mark')
    .map(({ key }) => key)
    .join('');
}
