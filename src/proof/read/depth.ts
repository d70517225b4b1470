/** How deep in quotation marks the places of a text stand. */

const marks: Readonly<Record<string, number>> = {
  '「': 1,
  '『': 1,
  '“': 1,
  '」': -1,
  '』': -1,
  '”': -1,
};

/** For each place of a text, and its end, how many quotations are open before it. */
export function depthsOf(text: string): readonly number[] {
  const depths = [0];
  for (let i = 0; i < text.length; i++)
    depths.push(Math.max(0, (depths[i] ?? 0) + (marks[text.charAt(i)] ?? 0)));
  return depths;
}

/** 0 outside all quotations. */
export function depthAt(text: string, place: number): number {
  return depthsOf(text.slice(0, place)).at(-1) ?? 0;
}
