/** Text of others on its way into a prompt: data between marks that it can't itself write. */

/** Marks of chat templates; some servers read them as turns even inside a message. */
const turnMarks =
  /<\|[^|>]{0,40}\|>|<\/?(?:start_of_turn|end_of_turn|s|think|thinking|system|user|assistant)>|\[\/?INST\]|<<\/?SYS>>/gi;

/**
 * One line of plain text: no marks of the fence or of a chat template, no control or invisible
 * characters, no line breaks that could pass for numbered lines. For prompts only; a citation
 * keeps the source's own words.
 */
export function asData(text: string): string {
  return text
    .replace(turnMarks, ' ')
    .replace(/[⟦⟧]/gu, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** `[3] text`, one a line. */
export function numberedLines(
  sentences: readonly { readonly n: number; readonly text: string }[],
): string {
  return sentences.map(({ n, text }) => `[${n}] ${asData(text)}`).join('\n');
}
