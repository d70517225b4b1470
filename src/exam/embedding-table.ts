/** The marks of an embedding model as a table for a terminal. */
import { languagePairs, type LanguagePair } from '../model/calibration.ts';
import { leastErrors, type HalfMarks, type Verdicts } from './calibrate.ts';
import { gainText, type EmbeddingResult } from './embedding-result.ts';

const languages: Readonly<Record<LanguagePair, string>> = {
  chinese: 'both Chinese',
  other: 'both English',
  across: 'one of each',
};

/** Lines that end in a line break. */
export function embeddingTableOf({ engine, reports, marks }: EmbeddingResult): string {
  const { calibration, fitted, held, useful } = marks;
  const { bias, logOdds, cosine } = calibration.weights;
  const lines = [
    `${engine.model} (${engine.engine}${engine.digest === undefined ? '' : ` ${engine.digest.slice(0, 12)}`}), ${reports} reports`,
    '',
    'Cosine of different events      mean      sd',
    ...languagePairs.map((pair) => {
      const { mean, sd } = calibration.unrelated[pair];
      return `  ${languages[pair].padEnd(26)}${mean.toFixed(3).padStart(8)}${sd.toFixed(3).padStart(8)}`;
    }),
    '',
    `Log-odds of one event: ${bias.toFixed(2)} + ${logOdds.toFixed(2)} × by words + ${cosine.toFixed(2)} × cosine in sd above that mean`,
    '',
    'Which reports tell one event       loss   precision   recall     F1',
    ...halfLines('fitted on', fitted),
    ...halfLines('held back', held),
    '',
    useful
      ? `It helps to tell events apart: on the half held back it ${gainText(marks)} of the loss. \`--embed ${engine.model}\` uses it.`
      : `It is of no use here: on the half held back it ${gainText(marks)} of the loss, and that takes ${leastErrors} standard errors or more.`,
  ];
  return `${lines.join('\n')}\n`;
}

function halfLines(name: string, half: HalfMarks): readonly string[] {
  return [
    `  ${name} (${half.pairs} pairs, ${half.same} of one event)`,
    line('by words', half.words, half.same),
    line('by words, scaled anew', half.rescaled, half.same),
    line('by words and vectors', half.embedded, half.same),
  ];
}

function line(name: string, { loss, said, right }: Verdicts, same: number): string {
  const share = (part: number, of: number, wide: number): string =>
    (of === 0 ? '–' : (part / of).toFixed(3)).padStart(wide);
  return `    ${name.padEnd(26)}${loss.toFixed(3).padStart(9)}${share(right, said, 12)}${share(right, same, 9)}${share(2 * right, said + same, 7)}`;
}
