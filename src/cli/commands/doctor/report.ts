/** The doctor's findings as lines or as JSON. */
import { painter } from '../../terminal/colour.ts';
import { forTerminal } from '../../terminal/for-terminal.ts';
import type { Io } from '../../terminal/io.ts';
import type { Finding, Level } from './finding.ts';

const tones = { ok: 'green', warning: 'yellow', fault: 'red' } as const satisfies Record<
  Level,
  string
>;

export async function reportFindings(
  findings: readonly Finding[],
  json: boolean,
  io: Io,
): Promise<void> {
  if (json) {
    await io.out(`${JSON.stringify(findings, null, 2)}\n`);
    return;
  }
  const paint = painter(io.env, io.outIsTerminal);
  for (const { area, level, text, todo } of findings) {
    const head = `${paint(tones[level], level.padEnd(7))}  ${area.padEnd(13)}  `;
    await io.out(`${head}${forTerminal(text)}\n`, 'painted');
    if (todo !== undefined) await io.out(`${' '.repeat(24)}→ ${forTerminal(todo)}\n`, 'painted');
  }
  const count = (level: Level): number => findings.filter((one) => one.level === level).length;
  const [faults, warnings] = [count('fault'), count('warning')];
  const end =
    faults > 0
      ? `${faults} ${faults === 1 ? 'fault' : 'faults'}: no post as configured before they are mended.`
      : `A post can be made${warnings > 0 ? `; ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}` : ''}.`;
  await io.out(`\n${paint('bold', end)}\n`, 'painted');
}
