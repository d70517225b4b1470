/** The parts of a page that tells of many things. */
import { stampLength } from './stamps.ts';
import type { Article, Block, Sentence } from '../model/article.ts';

/** An entry of a live blog, an item of a round-up. */
export interface Part {
  readonly number: number;
  /** Its headings without the hour of an entry; '' where it has none. */
  readonly title: string;
  /** Its other blocks, one a line. */
  readonly text: string;
  /** Under the numbers that they have in the whole article. */
  readonly sentences: readonly Sentence[];
}

/** The parts of an article in its order; none where it is read as a whole. */
export function partsOf({
  blocks,
  sentences,
}: Pick<Article, 'blocks' | 'sentences'>): readonly Part[] {
  const numbers = [...new Set(blocks.flatMap(({ part }) => part ?? []))];
  const paragraphs = blocks.filter(holdsSentences);
  return numbers.map((number) => {
    const own = blocks.filter(({ part }) => part === number);
    return {
      number,
      title: linesOf(own.filter(isHeading).map(({ text }) => text.slice(stampLength(text)))),
      text: linesOf(own.filter((block) => !isHeading(block)).map(({ text }) => text)),
      sentences: sentences.filter(({ paragraph }) => paragraphs[paragraph]?.part === number),
    };
  });
}

/** Headings and tables hold no sentences. */
export function holdsSentences({ kind }: { readonly kind: string }): boolean {
  return kind !== 'heading' && kind !== 'table';
}

function isHeading({ kind }: Block): boolean {
  return kind === 'heading';
}

function linesOf(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}
