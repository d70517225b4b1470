/** Titles of posts: a template with `{name}` in it. */

/** What may stand between braces. */
export const titleSlots = ['topic', 'headline', 'date', 'weekday', 'rhythm', 'articles'] as const;
export type TitleSlot = (typeof titleSlots)[number];

const slot = /\{([^{}]*)\}/g;

/** What is wrong with a template, as a clause behind its value; undefined where nothing is. */
export function titleFault(template: string): string | undefined {
  if (/[\n\r]/.test(template)) return 'has more than one line; a title has one';
  const names = [...template.matchAll(slot)].map((match) => match[1] ?? '');
  const unknown = names.find((name) => !titleSlots.some((known) => known === name));
  const known = titleSlots.map((name) => `{${name}}`).join(', ');
  if (unknown !== undefined)
    return `holds {${unknown}}, which means nothing; a title may hold ${known}`;
  if (/[{}]/.test(template.replace(slot, '')))
    return `has a brace without its other; a title may hold ${known}`;
  // Of one topic, two days would have the same title.
  if (!names.some((name) => name === 'date' || name === 'headline'))
    return 'would give every post of a topic the same title; it needs {headline} or {date}';
  return undefined;
}

/** The title; what a value holds between braces stays text. */
export function fillTitle(template: string, values: Readonly<Record<TitleSlot, string>>): string {
  return template
    .replace(slot, (whole, name: string) => {
      const known = titleSlots.find((one) => one === name);
      return known === undefined ? whole : values[known];
    })
    .trim();
}
