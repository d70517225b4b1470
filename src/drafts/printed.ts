/** How a source's words are printed. */
import { withEnglishMarks } from '../text/english-marks.ts';
import { foldInPlace } from '../text/fold.ts';
import { targetLanguage } from '../languages/target-languages.ts';
import { hasSimplifiedOnly } from '../text/scripts.ts';
import { closedUp, closedUpTitle, setsOff } from '../text/spacing.ts';
import { typeset } from '../text/typography.ts';
import { languageOf } from '../proof/read/sentence.ts';
import type { SourceArticle } from '../proof/types.ts';

/** A source as far as it is known, and the language of the post. */
type Printing = Pick<SourceArticle, 'target'> & Partial<SourceArticle>;

/**
 * Chinese in the characters of the post's region, terms of others as it says them, with its marks and without white
 * space beside figures and Latin letters; English with English marks. A title keeps white space that may part its clauses: all, unless
 * its source is known and sets off figures in its text too.
 */
export function printed(text: string, source: Printing, title = false): string {
  if (languageOf(text) === 'en') return typeset(withEnglishMarks(text));
  const own = typeset(inOwnWords(text, source));
  return title && !setsOffInText(source) ? closedUpTitle(own) : closedUp(own);
}

function setsOffInText(source: Printing): boolean {
  const body = source.sentences?.slice(1) ?? [];
  return setsOff(body.map(({ text }) => text).join('\n'));
}

function inOwnWords(text: string, source: Printing): string {
  const { variety } = targetLanguage(source.target);
  const { region } = source;
  if (region !== undefined && region !== 'mainland' && !hasSimplifiedOnly(text))
    return variety.fromTraditional(text, region);
  return asSpelt(
    variety.fromSimplified(text, source.outlets, region === 'mainland'),
    source.spelt ?? [],
  );
}

/** Each name in the form that a telling in Traditional characters gives it: 游 of a name, not 遊. */
function asSpelt(text: string, names: NonNullable<SourceArticle['spelt']>): string {
  const folded = foldInPlace(text);
  return names.reduce((spelt, { key, text: name }) => {
    let done = spelt;
    for (let at = folded.indexOf(key); at >= 0; at = folded.indexOf(key, at + key.length))
      done = done.slice(0, at) + name + done.slice(at + name.length);
    return done;
  }, text);
}
