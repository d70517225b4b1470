/** Joins the pages of an article that is spread over several. */
import type { Block } from '../../../model/article.ts';
import { weight } from '../page/measure.ts';
import { key } from '../facts/title.ts';
import type { Reading } from '../../../model/reading.ts';

/** Shorter lines (in letters) may well stand twice in one article: a subheading, a name. */
const shortest = 12;
/** A page that says so much of its text again is the same page, with other comments below it. */
const same = 0.6;

/**
 * The article with the body of its next page behind it. Left out are the headline, the standfirst and every
 * line that stood on an earlier page.
 */
export function joinPage(article: Reading, next: Reading, number: number): Reading {
  const said = new Set(article.blocks.map(({ text }) => key(text)));
  const standfirst = key(article.description ?? '');
  const repeats = ({ kind, text }: Block, at: number): boolean => {
    const letters = key(text);
    if (letters.length >= shortest || kind === 'heading') {
      if (said.has(letters)) return true;
    }
    // Pages repeat headline and standfirst at their head, though the first may show them elsewhere.
    return (
      at < 3 &&
      (letters === key(article.title) || (standfirst !== '' && standfirst.startsWith(letters)))
    );
  };
  const sizeOf = (blocks: readonly Block[]): number =>
    blocks.reduce((sum, { text }) => sum + weight(text), 0);
  const parts = 1 + Math.max(-1, ...article.blocks.map(({ part = -1 }) => part));
  const again = next.blocks.filter(repeats);
  const whole = sizeOf(again) > sizeOf(next.blocks) * same;
  const left = whole ? next.blocks : again;
  const cuts = [
    ...left.map(({ text }) => ({ reason: 'said on an earlier page', text })),
    ...next.cuts,
  ].map(({ reason, text }) => ({ reason: `page ${number}: ${reason}`, text }));
  return {
    ...article,
    blocks: [
      ...article.blocks,
      ...next.blocks
        .filter((block) => !left.includes(block))
        .map((block) =>
          block.part === undefined ? block : { ...block, part: block.part + parts },
        ),
    ],
    cuts: [...article.cuts, ...cuts],
  };
}
