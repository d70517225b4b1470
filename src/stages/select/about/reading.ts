/** An article as it is read for its names: each mention with its place and with the words around it. */
import { foldInPlace } from '../../../text/fold.ts';
import { chineseWords, type TaggedWord } from '../../../text/words.ts';
import type { Name, Names } from './names.ts';
import { plainText } from '../../../text/plain.ts';

/** A title or a block. `plain` and `folded` are of one length. */
export interface Line {
  readonly plain: string;
  readonly folded: string;
  readonly title: boolean;
  /** One of several things told one after the other: an item of a list, or marked as one. */
  readonly item: boolean;
  /** Characters of the body before it. */
  readonly offset: number;
  readonly words: readonly TaggedWord[];
}

export interface Mention {
  readonly name: Name;
  readonly line: Line;
  readonly start: number;
  readonly end: number;
}

export interface Reading {
  readonly id: string;
  readonly chinese: boolean;
  readonly lines: readonly Line[];
  readonly mentions: readonly Mention[];
  /** Characters of the body. */
  readonly length: number;
}

/** What is read of an article, or of the beginning of a told one. */
export interface Text {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly { readonly kind?: string; readonly text: string }[];
}

/** Further mentions tell nothing that these don't; a page may hold twenty thousand. */
const mostMentions = 300;

export function readingOf(article: Text, names: Names): Reading {
  let offset = 0;
  const body = article.blocks.map(({ kind, text }) => {
    const line = lineOf(text, names, { offset, item: kind === 'list-item' });
    offset += line.plain.length + 1;
    return line;
  });
  const lines = [lineOf(article.title, names, { title: true }), ...body].filter(
    ({ plain }) => plain !== '',
  );
  const text = lines.map(({ plain }) => plain).join('\n');
  return {
    id: article.id,
    chinese: isHan(text),
    lines,
    mentions: lines.flatMap((line) => mentionsIn(line, names)).slice(0, mostMentions),
    length: offset,
  };
}

function isHan(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han * 3 > text.length;
}

/** 【新品】, ■, 1. and the like. */
const marked = /^(?:[【〔■●◆▪•◎★▲▶*·-]|(?:\d{1,2}|[一二三四五六七八九十]{1,2})[.、:)])/;

function lineOf(
  text: string,
  { pattern }: Names,
  { title = false, offset = 0, item = false }: Partial<Pick<Line, 'title' | 'offset' | 'item'>>,
): Line {
  const plain = plainText(text);
  const folded = foldInPlace(plain);
  // Only lines that name the topic are looked at word by word.
  const words = pattern !== undefined && folded.search(pattern) >= 0 ? chineseWords(folded) : [];
  return { plain, folded, title, offset, words, item: !title && (item || marked.test(plain)) };
}

function mentionsIn(line: Line, { all, pattern }: Names): readonly Mention[] {
  if (pattern === undefined) return [];
  return [...line.folded.matchAll(pattern)].flatMap((match): readonly Mention[] => {
    const written = match[0].replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
    const name = all.find(({ key }) => key === written.replace(/\s+/g, ' '));
    if (name === undefined) return [];
    return [{ name, line, start: match.index, end: match.index + match[0].length }];
  });
}
