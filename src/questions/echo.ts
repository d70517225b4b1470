/** Telling a model's own words from those it copied off the prompt. */

/** So many characters in a row are no accident: rules and group names of the prompts have fewer in common with a remark. */
const run = 8;

/**
 * Whether `text` repeats a stretch of the prompt's `template` that `sources` do not hold. Small
 * models hand the example back as their answer; as inference it could be neither proved nor refuted.
 */
export function echoesPrompt(text: string, template: string, sources: readonly string[]): boolean {
  const own = bare(template);
  const told = sources.map(bare);
  const characters = [...bare(text)];
  for (let i = 0; i + run <= characters.length; i++) {
    const stretch = characters.slice(i, i + run).join('');
    if (own.includes(stretch) && !told.some((source) => source.includes(stretch))) return true;
  }
  return false;
}

function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
