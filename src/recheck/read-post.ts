/** A post, as the program wrote it or as a person left it, read for proving again. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { cleanText } from '../writers/escape.ts';
import { legends } from '../writers/footer.ts';
import { phrasesFor } from '../languages/target-languages.ts';
import { readFrontMatter, type ReadFrontMatter } from './read-front-matter.ts';
import {
  readPassages,
  shownText,
  type BlockNode,
  type InlineNode,
  type Passage,
} from './read-inline.ts';
import { withLinks, withoutFootnotes } from './references.ts';
import { languages, phrasePatterns, type PhrasePatterns } from './phrase-patterns.ts';

/** A heading, a paragraph or an item of a list. */
export interface PostBlock {
  readonly kind: 'heading' | 'paragraph' | 'item';
  readonly line: number;
  /** Level of a heading, 0 for others. */
  readonly level: number;
  /** All of it as it shows, marks included. */
  readonly text: string;
  readonly passages: readonly Passage[];
  /** Behind the last rule of the post, where its footer stands. */
  readonly afterRule: boolean;
}

/** One line of the list of sources. */
export interface ListedSource {
  readonly line: number;
  /** As written, which a reader sees only where the numbers run on. */
  readonly number: number;
  readonly url: string | undefined;
  readonly text: string;
}

export interface ReadPost {
  readonly front: ReadFrontMatter | undefined;
  /** In the file's order, without the list of sources. */
  readonly blocks: readonly PostBlock[];
  readonly sources: readonly ListedSource[];
  /** `none` where the post says of itself that its sentences carry none. */
  readonly marks: 'behind sentences' | 'none';
}

/** What a post that is written without marks says of that. */
const withoutMarks: ReadonlySet<string> = new Set(
  languages.flatMap((lang) => legends(phrasesFor(lang), 'none').map(cleanText)),
);
const headingId = /\s*\{#[\w-]+\}\s*$/;
/** What generators read as orders to themselves: Liquid tags, kramdown's attribute lists. Content's own braces are entities. */
/** Liquid's way of an address under the site's root; what is left of it is the address. */
const relativeUrl = /\{\{ "([^"{}\n]*)" \| relative_url \}\}/g;
const orders = /\{:[^{}\n]*\}|\{%[^{}\n]*%\}/g;

/** Reads any of the formats that src/writers/formats writes; never throws. */
export function readPost(text: string): ReadPost {
  const { front, rest } = readFrontMatter(text.replaceAll('\r\n', '\n').replace(/^\uFEFF/, ''));
  const patterns = phrasePatterns();
  const markdown = withoutFootnotes(rest.replace(relativeUrl, '$1').replace(orders, ''), patterns);
  const reader = createReader(markdown, patterns);
  for (const node of withLinks(fromMarkdown(markdown))) reader.read(node);
  const rule = reader.lastRule();
  return {
    front,
    blocks: reader.blocks.map((block) => ({ ...block, afterRule: block.line > rule })),
    sources: reader.sources,
    marks: reader.blocks.some(({ text: words }) => withoutMarks.has(words))
      ? 'none'
      : 'behind sentences',
  };
}

interface Reader {
  readonly blocks: Omit<PostBlock, 'afterRule'>[];
  readonly sources: ListedSource[];
  readonly read: (node: BlockNode) => void;
  /** Line of the last rule; beyond every line where there is none. */
  readonly lastRule: () => number;
}

function createReader(markdown: string, patterns: PhrasePatterns): Reader {
  const blocks: Omit<PostBlock, 'afterRule'>[] = [];
  const sources: ListedSource[] = [];
  const sourceHeadings = new Set(languages.map((lang) => phrasesFor(lang).headings.sources));
  let rule = Number.POSITIVE_INFINITY;
  let underSources = false;
  const lineOf = (node: BlockNode): number => node.position?.start.line ?? 0;
  const raw = (node: BlockNode): string =>
    markdown.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);

  function add(
    kind: PostBlock['kind'],
    node: BlockNode,
    level: number,
    children: readonly InlineNode[],
  ): void {
    const text = shownText(children);
    if (!/[\p{L}\p{N}]/u.test(text)) return;
    blocks.push({
      kind,
      line: lineOf(node),
      level,
      text,
      passages: readPassages(children, patterns),
    });
  }

  function addText(node: BlockNode, value: string): void {
    const line = lineOf(node);
    const text = value.replace(/<!--[\s\S]*?-->/g, '').replace(/<[^>]*>/g, ' ');
    const child: InlineNode = {
      type: 'text',
      value: text.trim(),
      position: { start: { line, column: 1 }, end: { line, column: 1 } },
    };
    add('paragraph', node, 0, [child]);
  }

  function list(node: Extract<BlockNode, { type: 'list' }>): void {
    const first = node.children.map((item) => {
      const head = item.children[0];
      return head?.type === 'paragraph' ? head : undefined;
    });
    const links = first.every((head) => {
      const link = head?.children[0];
      return link?.type === 'link' && patterns.mark(shownText(link.children)) === undefined;
    });
    if (node.ordered === true && (underSources || links)) {
      node.children.forEach((item, i) => {
        sources.push(sourceOf(item, first[i]));
        item.children.slice(first[i] === undefined ? 0 : 1).forEach(read);
      });
      return;
    }
    for (const item of node.children)
      for (const child of item.children)
        if (child.type === 'paragraph') add('item', child, 0, child.children);
        else read(child);
  }

  function sourceOf(
    item: BlockNode,
    head: Extract<BlockNode, { type: 'paragraph' }> | undefined,
  ): ListedSource {
    const link = head?.children.find((child) => child.type === 'link');
    return {
      line: lineOf(item),
      number: Number(/^\d+/.exec(raw(item))?.[0] ?? 0),
      url: link?.url,
      text: shownText(head?.children ?? []),
    };
  }

  function read(node: BlockNode): void {
    if (node.type === 'heading') {
      const children = withoutId(node.children, raw(node));
      const text = shownText(children);
      // A heading below it belongs to the list; one of its own level ends it.
      underSources = sourceHeadings.has(text) || (underSources && node.depth > 2);
      add('heading', node, node.depth, children);
    } else if (node.type === 'paragraph') add('paragraph', node, 0, node.children);
    else if (node.type === 'list') list(node);
    else if (node.type === 'blockquote') node.children.forEach(read);
    else if (node.type === 'thematicBreak') rule = lineOf(node);
    else if (node.type === 'code' || node.type === 'html') addText(node, node.value);
  }

  return { blocks, sources, read, lastRule: () => rule };
}

/** A heading without `{#id}`; content's own braces are entities in the file and stay. */
function withoutId(children: readonly InlineNode[], raw: string): readonly InlineNode[] {
  const last = children.at(-1);
  if (last?.type !== 'text' || !headingId.test(raw)) return children;
  return [...children.slice(0, -1), { ...last, value: last.value.replace(headingId, '') }];
}
