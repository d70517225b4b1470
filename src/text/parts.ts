/** The parts of a page that tells of many things. */
import { stampLength } from './stamps.ts';
import type { Article, Sentence } from '../model/article.ts';

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
  const parts = new Map<number, { titles: string[]; texts: string[]; sentences: Sentence[] }>();
  const own = (number: number) => {
    const part = parts.get(number) ?? { titles: [], texts: [], sentences: [] };
    parts.set(number, part);
    return part;
  };
  for (const { kind, text, part } of blocks) {
    if (part === undefined) continue;
    if (kind === 'heading') own(part).titles.push(text.slice(stampLength(text)));
    else own(part).texts.push(text);
  }
  const paragraphs = blocks.filter(holdsSentences);
  for (const sentence of sentences) {
    const part = paragraphs[sentence.paragraph]?.part;
    if (part !== undefined) own(part).sentences.push(sentence);
  }
  return [...parts].map(([number, part]) => ({
    number,
    title: part.titles.filter((text) => text !== '').join('\n'),
    text: part.texts.join('\n'),
    sentences: part.sentences,
  }));
}

/** Headings and tables hold no sentences. */
export function holdsSentences({ kind }: { readonly kind: string }): boolean {
  return kind !== 'heading' && kind !== 'table';
}
