/** Prompt templates: `{{name}}` and nothing else. */

const slot = /\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\}/g;

export interface Slot {
  readonly name: string;
  /** 1-based line of the template. */
  readonly line: number;
}

/** Every `{{name}}` of a template, in order, repeats included. */
export function slotsOf(template: string): readonly Slot[] {
  return [...template.matchAll(slot)].map((match) => ({
    name: match[1] ?? '',
    line: template.slice(0, match.index).split('\n').length,
  }));
}

/**
 * Fills a template in one pass, so that `{{…}}` inside a value stays text.
 * Throws a plain Error for a name without a value: that is a bug, not a user's mistake.
 */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(slot, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {{${name}}}`);
    return value;
  });
}
