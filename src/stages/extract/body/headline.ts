/** Where the page's own headline stands among its blocks. */
import type { RawBlock } from '../page/blocks.ts';
import { key, mayBeAbout } from '../facts/title.ts';

/** Shorter titles (in letters) may stand in many a line. */
const shortest = 4;

/** The text is the title, or the title with little more or less. */
export function isHeadline(text: string, title: string): boolean {
  const whole = key(title);
  if (whole.length < shortest || !mayBeAbout(text, whole)) return false;
  const line = key(text);
  if (line.length < shortest) return false;
  return (
    line === whole ||
    (line.includes(whole) && line.length < whole.length * 1.4) ||
    (whole.includes(line) && line.length > whole.length * 0.6)
  );
}

/** Its place, -1 where none is found: an `h1` that is the title, another heading that is, the first `h1`. */
export function headlineAt(blocks: readonly RawBlock[], title: string): number {
  const isH1 = ({ element }: RawBlock): boolean => element.localName === 'h1';
  const same = blocks.flatMap((block, i) =>
    (block.kind === 'heading' || isH1(block)) && isHeadline(block.text, title) ? [i] : [],
  );
  return (
    same.find((i) => {
      const block = blocks[i];
      return block !== undefined && isH1(block);
    }) ??
    same[0] ??
    blocks.findIndex(isH1)
  );
}
