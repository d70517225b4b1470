import type { RemarkGroup } from './claim.ts';
import type { SectionId } from './sections.ts';

/** Sections that stand in groups with headings of their own. */
export const groupsOf: Readonly<Partial<Record<SectionId, readonly RemarkGroup[]>>> = {
  analysis: ['industry', 'comparison', 'market'],
  thoughts: ['developers', 'users'],
};
