/** How a source's words are printed. */
import { withEnglishMarks } from '../text/english-marks.ts';
import { toTaiwan } from '../text/scripts.ts';
import { languageOf } from '../proof/read/sentence.ts';
import type { SourceArticle } from '../proof/types.ts';

/** Chinese in Taiwan's characters and terms of the mainland as Taiwan says them, English with English marks. */
export function printed(
  text: string,
  source: Pick<SourceArticle, 'simplified'> | undefined,
): string {
  if (languageOf(text) === 'en') return withEnglishMarks(text);
  return toTaiwan(text, [], source?.simplified === true);
}
