/** Colours of the picture: each topic keeps one of a few sets, so that a reader knows it in a list of posts. */

export interface Palette {
  /** Side panel, from its dark corner to its bright one. */
  readonly night: string;
  readonly deep: string;
  readonly glow: string;
  /** Numerals and counts on paper. */
  readonly ink: string;
  /** Marks on the panel and beside counts. */
  readonly spark: string;
  readonly paper: string;
  readonly text: string;
  readonly soft: string;
  readonly hairline: string;
}

const paper = { paper: '#faf9f6', text: '#16161d', soft: '#62636e', hairline: '#e4e2dc' };

const palettes: readonly [Palette, ...Palette[]] = [
  {
    night: '#0b1033',
    deep: '#23218a',
    glow: '#6a5cff',
    ink: '#3d35c4',
    spark: '#ffb454',
    ...paper,
  },
  {
    night: '#04211f',
    deep: '#0a5a52',
    glow: '#1fa88f',
    ink: '#0a6f63',
    spark: '#ffc24b',
    ...paper,
  },
  {
    night: '#22081f',
    deep: '#7a1550',
    glow: '#d6447f',
    ink: '#a51e63',
    spark: '#ffc46b',
    ...paper,
  },
  {
    night: '#06192e',
    deep: '#0d4a86',
    glow: '#2f8fdd',
    ink: '#0f5ca6',
    spark: '#ffb35c',
    ...paper,
  },
  {
    night: '#1f0f06',
    deep: '#7b3410',
    glow: '#d9722b',
    ink: '#a3470f',
    spark: '#ffd27a',
    ...paper,
  },
];

/** The palette of a topic, by its id. */
export function paletteFor(topicId: string): Palette {
  let sum = 0;
  for (const character of topicId) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return palettes[sum % palettes.length] ?? palettes[0];
}
