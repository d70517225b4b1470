/** Words in quotation marks are a source's own, or they are no quotation. */
import { commonOf } from './phrases.ts';
import type { Sentence, Source } from './source.ts';
import { unitsOf } from './units.ts';

const quotation = /(.{0,3})[「『“"]([^「『“”」』"]+)[」』”"]/g;
/** A verb of saying or a colon right before the mark: what follows is speech. */
const spoken = /(?:說|说|道|稱|称|表示|指出|問|问|答|:|：|said,?\s|says,?\s)[，,：:]?\s?$/;

/** In characters of the common form. */
const longestName = 12;

/** Whether a sentence has words in marks that begin so. */
function marked(sentence: Sentence, wanted: string): boolean {
  return [...sentence.text.written.matchAll(quotation)].some(([, , quoted = '']) =>
    bare(quoted).startsWith(wanted),
  );
}

/** What is wrong with the quotations of a claim, in words. */
export function quotationFaults(
  claim: string,
  sentences: readonly Sentence[],
  sources: readonly Source[],
): readonly string[] {
  const faults: string[] = [];
  for (const [, before = '', quoted = ''] of claim.matchAll(quotation)) {
    const wanted = bare(quoted);
    const holding = sentences.filter((sentence) => bare(sentence.text.written).includes(wanted));
    // A name in marks is a name wherever the source has it so.
    const named =
      wanted.length <= longestName &&
      !spoken.test(before) &&
      sources.some((source) => source.sentences.some((s) => marked(s, wanted)));
    if (holding.length === 0 && named) continue;
    if (holding.length === 0) faults.push(`no cited sentence has the words “${quoted}”`);
    else if (spoken.test(before) && !holding.some(isQuoted))
      faults.push(`the source does not quote “${quoted}”`);
  }
  return faults;
}

function isQuoted(sentence: Sentence): boolean {
  return sentence.insideQuotation || /[「『“"]/.test(sentence.text.written);
}

function bare(text: string): string {
  return commonOf(unitsOf(text).list.filter((unit) => unit.kind !== 'mark')).replaceAll(' ', '');
}
