/** How a run of several topics ended, for people and for scripts. */
import { postIn } from '../../compile/publish.ts';
import { exitCodes } from '../../../errors.ts';
import type { RunEnd } from '../../compile/run-end.ts';
import { shortest } from '../../state/places.ts';
import { inColumns } from '../../terminal/columns.ts';

/** What an exit code means in a word. */
export const words: Readonly<Record<number, string>> = {
  [exitCodes.published]: 'published',
  [exitCodes.bug]: 'bug',
  [exitCodes.usage]: 'refused',
  [exitCodes.nothingNew]: 'nothing new',
  [exitCodes.sourcesFailed]: 'no source',
  [exitCodes.model]: 'no model',
  [exitCodes.degraded]: 'degraded',
  [exitCodes.cantWrite]: 'can’t write',
  [exitCodes.busy]: 'busy',
  [exitCodes.interrupted]: 'stopped',
  [exitCodes.terminated]: 'stopped',
};

/** One line a post: topic, day, end, events, time, and where it lies or why there is none. */
export function endsTable(ends: readonly RunEnd[], cwd: string): string {
  const rows = ends.map((end) => [
    end.topic,
    end.date,
    wordFor(end),
    end.events === undefined ? '' : `${end.events} events`,
    `${(end.milliseconds / 1000).toFixed(1)} s`,
    postOf(end, cwd) ?? end.failure?.message ?? 'nothing was written',
  ]);
  return `${inColumns(rows).join('\n')}\n`;
}

function postOf({ written }: RunEnd, cwd: string): string | undefined {
  const path = postIn(written.map((one) => ({ path: one })));
  return path === undefined ? undefined : shortest(path, cwd);
}

function wordFor({ exitCode, degraded }: RunEnd): string {
  if (exitCode === exitCodes.published && degraded.length > 0) return 'degraded';
  return words[exitCode] ?? `exit ${exitCode}`;
}

const stops: readonly number[] = [exitCodes.interrupted, exitCodes.terminated];
/** From the worst on. */
const grave: readonly number[] = [
  exitCodes.bug,
  exitCodes.cantWrite,
  exitCodes.usage,
  exitCodes.model,
  exitCodes.sourcesFailed,
  exitCodes.busy,
  exitCodes.degraded,
];

/** The exit code that tells the worst. That a topic has nothing new is said only where none has a post. */
export function worstOf(ends: readonly Pick<RunEnd, 'exitCode'>[]): number {
  const codes = ends.map(({ exitCode }) => exitCode);
  const usual = new Set<number>([...grave, exitCodes.nothingNew, exitCodes.published]);
  const worst =
    stops.find((code) => codes.includes(code)) ??
    // What nobody thought of is no good sign.
    codes.find((code) => !usual.has(code)) ??
    grave.find((code) => codes.includes(code));
  if (worst !== undefined) return worst;
  const quiet = codes.every((code) => code === exitCodes.nothingNew);
  return quiet && codes.length > 0 ? exitCodes.nothingNew : exitCodes.published;
}
