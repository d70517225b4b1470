/** References at the end of a post, brought to where they are made: links by label, footnotes. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { escapeTitle } from '../writers/escape.ts';
import { raised } from '../writers/marks.ts';
import type { PhrasePatterns } from './phrase-patterns.ts';
import { shownText, type BlockNode, type InlineNode } from './read-inline.ts';

/** A note of the program's begins with the number of its source: `[^4-2]: 逐字引自[甲報](…)`. */
const note = /^\[\^(\d{1,4})((?:-\d+)?)\]:[ \t]+(.*)$/gm;
const reference = /\[\^(\d{1,4}(?:-\d+)?)\](?!:)/g;

/**
 * A post with footnotes as the same post with marks by reference, line for line. CommonMark knows no footnotes; what a note
 * of a person says stays where it stands.
 */
export function withoutFootnotes(markdown: string, patterns: PhrasePatterns): string {
  const figures = new Map<string, string>();
  const read = markdown.replace(note, (whole, number: string, rest: string, words: string) => {
    const [block] = fromMarkdown(words).children;
    const parts = block?.type === 'paragraph' ? block.children : [];
    const link = parts.find((part) => part.type === 'link');
    const sign = patterns.signOf(shownText(parts));
    if (link === undefined || sign === undefined) return whole;
    figures.set(number + rest, `${raised(Number(number))}${sign}`);
    return `[${number}${rest}]: <${link.url}> "${escapeTitle(shownText(parts))}"`;
  });
  return read.replace(reference, (whole, label: string) => {
    const figure = figures.get(label);
    return figure === undefined ? whole : `[${figure}][${label}]`;
  });
}

/** The blocks of a document, each link by reference as the link that it stands for. */
export function withLinks({ children }: ReturnType<typeof fromMarkdown>): readonly BlockNode[] {
  const targets = new Map(
    children.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node]] : [])),
  );
  return children.map((node) => resolved(node));

  function resolved<N extends BlockNode | InlineNode>(node: N): N {
    if (!('children' in node)) return node;
    // A node of a kind has children of the kinds that it had.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const parts = (node.children as readonly InlineNode[]).map((part) => resolved(part));
    const target = node.type === 'linkReference' ? targets.get(node.identifier) : undefined;
    if (target === undefined) return { ...node, children: parts };
    const { url, title } = target;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return { type: 'link', url, title, children: parts, position: node.position } as N;
  }
}
