/** The little of the renderer's node tree that the picture uses. */

export type Style = Readonly<Record<string, string | number>>;

export interface Box {
  readonly type: 'container';
  readonly style: Style;
  readonly children: readonly PictureNode[];
}

export interface Words {
  readonly type: 'text';
  readonly text: string;
  readonly style: Style;
}

export type PictureNode = Box | Words;

/** A flex box. `boxSizing` is set since the renderer's default is the content box. */
export function box(style: Style, children: readonly PictureNode[] = []): Box {
  return {
    type: 'container',
    style: { display: 'flex', boxSizing: 'border-box', flexShrink: 0, ...style },
    children,
  };
}

/** A text on one line, cut with an ellipsis at the edge of its box. In a column clamped text must not shrink, or its lines overlap. */
export function line(text: string, style: Style): Words {
  return {
    type: 'text',
    text,
    style: {
      flexShrink: 0,
      whiteSpace: 'nowrap',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      ...style,
    },
  };
}

/** A text on at most `lines` lines. */
export function lines(text: string, most: number, style: Style): Words {
  if (most === 1) return line(text, style);
  return {
    type: 'text',
    text,
    style: {
      flexShrink: 0,
      whiteSpace: 'pre-line',
      overflow: 'hidden',
      // Room for the tails of letters on the last line, which the clamp would cut.
      paddingBottom: 4,
      textOverflow: 'ellipsis',
      lineClamp: most,
      ...style,
    },
  };
}

/** All text of a tree. */
export function textOf(node: PictureNode): string {
  return node.type === 'text' ? node.text : node.children.map(textOf).join('');
}

/** The tree with each text changed. */
export function mapText(node: PictureNode, change: (text: string) => string): PictureNode {
  return node.type === 'text'
    ? { ...node, text: change(node.text) }
    : { ...node, children: node.children.map((child) => mapText(child, change)) };
}
