/** A paragraph of a post as passages: a run of text with the marks that stand behind it. */
import type { fromMarkdown } from 'mdast-util-from-markdown';
import { cleanText } from '../writers/escape.ts';
import { joiner } from '../writers/marks.ts';
import type { PhrasePatterns } from './phrase-patterns.ts';

type Root = ReturnType<typeof fromMarkdown>;
/** One block of Markdown as the library reads it. */
export type BlockNode = Root['children'][number];
/** One part of a line of Markdown as the library reads it. */
export type InlineNode = Extract<BlockNode, { type: 'paragraph' }>['children'][number];

/** A mark behind a sentence, with where it links to. */
export interface Mark {
  readonly number: number;
  readonly sign: string;
  readonly url?: string;
  /** What shows when it is pointed at. */
  readonly title?: string;
}

/** A link that is no mark. */
export interface PlainLink {
  readonly text: string;
  readonly url: string;
}

/** Text as it shows, on one line, with what stands behind it. */
export interface Passage {
  /** Line in the file, from 1. */
  readonly line: number;
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly links: readonly PlainLink[];
}

type Token =
  | { readonly kind: 'text'; readonly text: string; readonly line: number }
  | { readonly kind: 'mark'; readonly mark: Mark }
  | { readonly kind: 'link'; readonly link: PlainLink };

/** A mark that lost its link or what that refers to: known by the joiner before it, an older one by standing at the end. */
const bareMark =
  /((?:\u2060|(?<=\u2060\S*)\u00a0)\[?[⁰¹²³⁴-⁹]{1,4}[⁻†]?(?:\]\[[\w-]+\])?|［\d{1,4}[≈†]?］(?=\s*(?:［\d|$)))/;
const referring = /\[(?<figure>[^[\]]+)\]\[(?<label>[\w-]+)\]/;
const sentenceEnd = /[。！？.!?][」』”’）)"']*\s*$/;

/** Passages in order; what shows nothing is left out. */
export function readPassages(
  nodes: readonly InlineNode[],
  patterns: PhrasePatterns,
): readonly Passage[] {
  const passages: Passage[] = [];
  let text = '';
  let line = 0;
  let marks: Mark[] = [];
  let links: PlainLink[] = [];
  const close = (): void => {
    const clean = cleanText(text);
    if (clean !== '' || marks.length > 0 || links.length > 0)
      passages.push({ line, text: clean, marks, links });
    text = '';
    marks = [];
    links = [];
  };
  for (const token of tokensOf(nodes, patterns)) {
    if (token.kind === 'mark') marks.push(token.mark);
    else if (token.kind === 'link') {
      if (marks.length > 0) close();
      links.push(token.link);
    } else {
      // A new line begins a passage where the one before it ended a sentence.
      const broke = token.text.startsWith('\n') && sentenceEnd.test(text);
      if (token.text.trim() !== '' && (marks.length > 0 || broke)) close();
      if (text.trim() === '') line = token.line;
      text += token.text;
    }
  }
  close();
  return passages;
}

/** The text of inline nodes as it shows, with marks left in. */
export function shownText(nodes: readonly InlineNode[]): string {
  return cleanText(nodes.map(rawText).join(''));
}

function rawText(node: InlineNode): string {
  if ('children' in node) return (node.children as readonly InlineNode[]).map(rawText).join('');
  if (node.type === 'html') return node.value.replace(/<[^>]*>/g, '');
  if (node.type === 'break') return '\n';
  return 'value' in node ? node.value : '';
}

function tokensOf(nodes: readonly InlineNode[], patterns: PhrasePatterns): readonly Token[] {
  return nodes.flatMap((node): readonly Token[] => {
    if (node.type === 'link') {
      const text = shownText(node.children);
      const mark = patterns.mark(text);
      if (mark !== undefined) {
        const title = node.title ?? undefined;
        const whole = { ...mark, url: node.url, ...(title === undefined ? {} : { title }) };
        return [{ kind: 'mark', mark: whole }];
      }
      return [
        { kind: 'link', link: { text, url: node.url } },
        ...tokensOf(node.children, patterns),
      ];
    }
    if (node.type === 'linkReference') {
      const link = { text: shownText(node.children), url: `[${node.identifier}]` };
      return [{ kind: 'link', link }, ...tokensOf(node.children, patterns)];
    }
    if (node.type === 'html') {
      const url = /\b(?:href|src)\s*=\s*["']?([^"'\s>]*)/i.exec(node.value)?.[1];
      return url === undefined ? [] : [{ kind: 'link', link: { text: '', url } }];
    }
    if ('children' in node) return tokensOf(node.children, patterns);
    return textTokens(rawText(node), node.position?.start.line ?? 0, patterns);
  });
}

function textTokens(text: string, line: number, patterns: PhrasePatterns): readonly Token[] {
  const first = text.startsWith('\n') ? line + 1 : line;
  return text.split(/(?=\n)/).flatMap((part, i) =>
    part
      .split(bareMark)
      .filter((piece) => piece !== '')
      .map((piece): Token => {
        const { figure, label } = referring.exec(piece)?.groups ?? {};
        const mark = bareMark.test(piece)
          ? patterns.mark(figure ?? piece.replace(joiner, ''))
          : undefined;
        if (mark === undefined) return { kind: 'text', text: piece, line: first + i };
        // What it refers to is nowhere: the page shows the brackets.
        return { kind: 'mark', mark: label === undefined ? mark : { ...mark, url: `[${label}]` } };
      }),
  );
}
