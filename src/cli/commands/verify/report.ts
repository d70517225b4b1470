/** What `digest verify` prints. */
import type { Finding } from '../../../recheck/finding.ts';

/** One line, ending in a line break: `post.md:39: quoted    words [2]`, with the reasons behind. */
export function findingLine(finding: Finding, file: string): string {
  const { line, field, text, marks, part, reasons } = finding;
  const where = field === undefined ? '' : `(${field}) `;
  const behind = part === 'fact' && marks.length > 0 ? ` [${marks.join(', ')}]` : '';
  const why = reasons.length === 0 ? '' : ` — ${reasons.join('; ')}`;
  return `${file}:${line}: ${wordFor(finding).padEnd(9)} ${where}${text}${behind}${why}\n`;
}

function wordFor({ holds, isNew, level, part }: Finding): string {
  const kept = { fact: level ?? '', remark: 'inference', source: 'source', frame: 'frame' }[part];
  const word = holds ? kept : 'FAILS';
  return isNew && part !== 'frame' ? `${word} new` : word;
}

/** The last line. */
export function findingSummary(findings: readonly Finding[]): string {
  const facts = findings.filter(({ part, field }) => part === 'fact' && field === undefined);
  const count = (wanted: (finding: Finding) => boolean): number => findings.filter(wanted).length;
  const held = facts.filter(({ holds }) => holds);
  const levels = (['quoted', 'aligned', 'judged'] as const)
    .map((level) => [held.filter((fact) => fact.level === level).length, level] as const)
    .filter(([n]) => n > 0)
    .map(([n, level]) => `${n} ${level}`);
  const failing = count(({ holds }) => !holds);
  return `${[
    `${facts.length} factual sentences: ${levels.join(', ') || 'none holds'}`,
    `${count(({ field }) => field !== undefined)} in the front matter`,
    `${count(({ part }) => part === 'remark')} inferences`,
    `${count(({ part, marks }) => part === 'source' && marks.length > 0)} sources`,
    `${count(({ isNew, part }) => isNew && part !== 'frame')} new`,
    failing === 0 ? 'everything holds' : `${failing} not holding`,
  ].join('; ')}.\n`;
}
