/** The setting `sections` and the field of the same name in topic files: a list of names, some with a heading and a number. */
import { z } from 'zod';
import { sectionIds, type Section, type SectionId } from '../model/sections.ts';
import { quoted } from '../wrong-value.ts';
import { nearest } from './nearest.ts';

const mostItems = 20;
const longestHeading = 60;
const fields = ['id', 'heading', 'items'] as const;
/** Without its news a post says nothing, without its sources nobody can check it. */
const needed: readonly SectionId[] = ['news', 'sources'];

const entry = z.union(
  [
    z.enum(sectionIds).transform((id): Section => ({ id })),
    z.strictObject({
      id: z.enum(sectionIds),
      heading: z
        .string()
        .trim()
        .regex(/^[^\n\r]{1,60}$/)
        .optional(),
      items: z.int().min(1).max(mostItems).optional(),
    }),
  ],
  { error: ({ input }) => faultOf(input) },
);

/** What is wrong with an entry: a union of shapes would only say that it is none of them. */
function faultOf(input: unknown): string {
  if (typeof input === 'string') return nameFault(input);
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return `${quoted(input)} is no section: a name, or {id: news, heading: …, items: 5}`;
  const given: Readonly<Record<string, unknown>> = { ...input };
  const { id, heading, items } = given;
  const unknown = Object.keys(given).find((key) => !fields.some((field) => field === key));
  if (unknown !== undefined)
    return `a section has no key "${unknown}"; it has ${fields.join(', ')}`;
  if (typeof id !== 'string') return `names no section: {id: news, …}`;
  if (!sectionIds.some((one) => one === id)) return nameFault(id);
  if (heading !== undefined && !isHeading(heading))
    return `heading: ${quoted(heading)} is not one line of at most ${longestHeading} characters`;
  return `items: ${quoted(items)} is not a whole number from 1 to ${mostItems}`;
}

function isHeading(heading: unknown): boolean {
  return typeof heading === 'string' && /^[^\n\r]{1,60}$/.test(heading.trim());
}

function nameFault(name: string): string {
  const near = nearest(name, sectionIds);
  return `${quoted(name)} is no section; ${near === undefined ? `there are ${sectionIds.join(', ')}` : `the nearest is "${near}"`}`;
}

const list = z.array(entry).superRefine((sections, context) => {
  for (const [i, { id, items }] of sections.entries()) {
    const refuse = (message: string): void => {
      context.addIssue({ code: 'custom', path: [i], message });
    };
    if (sections.findIndex((other) => other.id === id) < i)
      refuse(`${id} stands twice; leave one of the two out`);
    if (id === 'sources' && items !== undefined)
      refuse('sources lists all that the post cites, and takes no items');
  }
  for (const id of needed)
    if (!sections.some((one) => one.id === id))
      context.addIssue({
        code: 'custom',
        path: [],
        message: `${id} is missing: a post can’t do without it`,
      });
});

/** As files have them. */
export const sectionsSchema: z.ZodType<readonly Section[]> = list;

/** As flags and variables have them too: names with commas. */
export const sectionsSetting: z.ZodType<readonly Section[]> = z.preprocess(
  (given) => (typeof given === 'string' ? given.split(',').map((name) => name.trim()) : given),
  list,
);
