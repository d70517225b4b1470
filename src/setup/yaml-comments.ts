/** Comments of files that are written once, for whoever edits them later. */

/** In characters, the sign and its space included. */
const widest = 100;

/** `# …` lines of a text. */
export function comment(text: string): string {
  const lines: string[] = [];
  let line = '#';
  for (const word of text.split(/\s+/)) {
    if (line.length + 1 + word.length > widest && line !== '#') {
      lines.push(line);
      line = '#';
    }
    line += ` ${word}`;
  }
  return [...lines, line].map((one) => `${one}\n`).join('');
}

/** Names the schema of a file to editors, which look for it beside the file. */
export function schemaLine(path: string): string {
  return `# yaml-language-server: $schema=${path}\n`;
}
