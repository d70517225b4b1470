/** Parts of a post: which stand, in which order, under which heading, how much of each. */
/** In the order in which they stand where nothing else is asked for. */
export const sectionIds = [
  'trend',
  'news',
  'analysis',
  'key-points',
  'thoughts',
  'sources',
] as const;
export type SectionId = (typeof sectionIds)[number];

export interface Section {
  readonly id: SectionId;
  /** In place of the language's own. */
  readonly heading?: string | undefined;
  /** At most so many sentences of the trend, events of the news, key points, and items of each group of the others. */
  readonly items?: number | undefined;
}

export const defaultSections: readonly Section[] = sectionIds.map((id) => ({ id }));
