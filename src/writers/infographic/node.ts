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

/** A text on one line. */
export function line(text: string, style: Style): Words {
  return { type: 'text', text, style: { flexShrink: 0, whiteSpace: 'nowrap', ...style } };
}

/** An opening mark is half empty, which would push its line in: it hangs into the margin instead. */
const opening = /^[「『（《〈【〔]/;
const hanging = -0.45;

/** Lines below each other, as they were set. */
export function column(
  lines: readonly string[],
  style: Style & { readonly fontSize: number },
  around: Style = {},
): Box {
  return box(
    { flexDirection: 'column', ...around },
    lines.map((text) =>
      line(text, {
        ...style,
        ...(opening.test(text) && { marginLeft: Math.round(hanging * style.fontSize) }),
      }),
    ),
  );
}

/** All text of a tree. */
export function textOf(node: PictureNode): string {
  return node.type === 'text' ? node.text : node.children.map(textOf).join('');
}

/** The size in pixels of each text of a tree. */
export function textSizesOf(node: PictureNode): readonly number[] {
  return node.type === 'text'
    ? [Number(node.style['fontSize'])]
    : node.children.flatMap(textSizesOf);
}
