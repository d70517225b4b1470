/** The marks as a table for a terminal. */
import { limits, type ObedienceCount, type PairMarks, type Share } from './marks.ts';
import { allowedPairs, mayWrite, type ExamResult } from './result.ts';

/** Lines that end in a line break. */
export function tableOf(result: ExamResult): string {
  const { engine, items, quick, marks, seed, stored } = result;
  const { obedience, picking, nearness, script, judging } = marks;
  const lines = [
    `${engine.model} (${engine.engine}${engine.digest === undefined ? '' : ` ${engine.digest.slice(0, 12)}`}), ${items} questions${quick ? ' (quick)' : ''}, seed ${seed}${stored.length === 0 ? '' : `, ${stored.length} of your own articles among them`}`,
    '',
    'Obeys the schema         at once  repaired  lost',
    ...(['choose', 'write', 'judge'] as const).map((kind) => obedienceLine(kind, obedience[kind])),
    '',
    row('Picks what matters', `precision ${percent(picking.precision)}`),
    row('', `recall    ${percent(picking.recall)}`),
    row('Stays near the source', `quoted ${percent(nearness.quoted)}`),
    row('', `proved by rules ${percent(nearness.aligned)}`),
    row(
      '',
      `keeps ${nearness.kept === null ? 'nothing' : `${(nearness.kept * 100).toFixed(0)} %`} of what it cites, on the mean`,
    ),
    row('Traditional Chinese', `script ${percent(script.traditional)}`),
    row('', `Taiwan’s words ${percent(script.taiwanTerms)}`),
    '',
    'Judges (claim/source)    false passed               true passed                may judge',
    ...judging.pairs.map((pair) => pairLine(pair, quick)),
    '',
    'False claims passed, by what is wrong in them',
    ...judging.faults.map(({ fault, passed }) => row(`  ${fault}`, percent(passed))),
    '',
    ...verdict(result),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

const width = 25;

function row(name: string, value: string): string {
  return `${name.padEnd(width)}${value}`;
}

function obedienceLine(kind: string, count: ObedienceCount): string {
  const of = count.first + count.repaired + count.lost;
  if (of === 0) return row(`  ${kind}`, 'not asked');
  const cell = (n: number, wide: number): string => String(n).padStart(wide);
  return `${`  ${kind} (${of})`.padEnd(width)}${cell(count.first, 7)}${cell(count.repaired, 10)}${cell(count.lost, 6)}`;
}

function pairLine({ pair, falsePassed, truePassed, allowed }: PairMarks, quick: boolean): string {
  const word = quick ? '(quick)' : allowed ? 'yes' : 'no';
  return `${`  ${pair}`.padEnd(width)}${interval(falsePassed).padEnd(27)}${interval(truePassed).padEnd(27)}${word}`;
}

function percent({ hits, of }: Share): string {
  return of === 0 ? 'not asked' : `${((hits / of) * 100).toFixed(0)} % (${hits} of ${of})`;
}

function interval(share: Share): string {
  if (share.of === 0) return 'not asked';
  const [low, high] = wilson(share);
  return `${share.hits} of ${share.of} (${(low * 100).toFixed(0)} to ${(high * 100).toFixed(0)} %)`;
}

/** The 95 % score interval of a share (Wilson, 1927): what so few questions leave open. */
export function wilson({ hits, of }: Share): readonly [low: number, high: number] {
  const z = 1.96;
  const p = hits / of;
  const middle = p + (z * z) / (2 * of);
  const spread = z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return [Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale)];
}

function verdict(result: ExamResult): readonly string[] {
  const proved = `at least ${limits.written * 100} % of its sentences proved`;
  const bounds = `at most ${limits.falsePassed * 100} % of false claims passed and at least ${limits.truePassed * 100} % of true ones`;
  if (result.quick)
    return [
      `A quick exam grants nothing. The whole one asks for ${proved} of a model that writes, and for ${bounds}, for each pair of languages, of one that judges.`,
    ];
  const allowed = allowedPairs(result);
  return [
    mayWrite(result)
      ? `It may word sentences itself: ${proved}.`
      : `It chooses by number: to word sentences itself takes ${proved}.`,
    allowed.length === 0
      ? `It may judge nothing: that takes ${bounds}. In brackets: 95 % intervals.`
      : `By these marks it may judge ${allowed.join(', ')}: ${bounds}. In brackets: 95 % intervals, wide with so few questions.`,
  ];
}
