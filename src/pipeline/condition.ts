/** Whether a published run was all that it should be. */
import type { SourceAnswered } from '../model/source-answer.ts';
import type { StageRecord } from '../model/run.ts';

export interface Fared {
  /** What is not as it was wished: no model, no judge. */
  readonly shortfalls: readonly string[];
  readonly answers: readonly SourceAnswered[];
  readonly records: readonly StageRecord[];
  /** Events in the post; 0 without one. */
  readonly events: number;
  /** Events of the topic's runs of the days before, the newest first, those without news as 0. */
  readonly before: readonly number[];
}

/** Runs from which the usual number of events is read. */
const mostBefore = 7;
const fewestBefore = 3;
/** Of fewer events than this a day more or less tells nothing. */
const fewestEvents = 3;

/** Whether a source gave now neither news nor the answer that it has none. */
export function isDown({ state, standsIn }: SourceAnswered): boolean {
  return standsIn === true || (state !== 'ok' && state !== 'empty');
}

/**
 * What a person should know of the run even where nobody watches it, a clause each: a model that was wanted and is not
 * there, half the sources down, half the stories without the model's answer, fewer than half of the usual events.
 * What goes wrong on any day, one feed of many, is none of this.
 */
export function degradedBy({
  shortfalls,
  answers,
  records,
  events,
  before,
}: Fared): readonly string[] {
  const found = [...shortfalls];
  const sources = withListsAsOne(answers);
  const down = sources.flatMap((one) => one.down ?? []);
  if (down.length > 0 && down.length * 2 >= sources.length)
    found.push(`${down.length} of ${sources.length} sources gave no answer (${some(down)})`);
  const summarised = records.find(({ stage }) => stage === 'summarise');
  const stories = summarised?.counts.in ?? 0;
  const lost = new Set(
    summarised?.diagnostics
      .filter(({ code }) => code === 'summarise.answer-lost')
      .map(({ subject }) => subject),
  ).size;
  if (lost > 0 && lost * 2 >= stories)
    found.push(`the model’s answers about ${lost} of ${stories} stories were lost`);
  const usual = usualOf(before);
  if (usual !== undefined && events * 2 < usual)
    found.push(`${events} ${events === 1 ? 'event' : 'events'}, where ${usual} are usual`);
  return found;
}

/** Of a long list some are always down: it is down as a whole where more than half of it is. */
function withListsAsOne(answers: readonly SourceAnswered[]): readonly { readonly down?: string }[] {
  const lists = new Set(answers.flatMap(({ list }) => list ?? []));
  return [
    ...answers
      .filter(({ list }) => list === undefined)
      .map((answer) => (isDown(answer) ? { down: answer.source } : {})),
    ...[...lists].map((name) => {
      const members = answers.filter(({ list }) => list === name);
      const down = members.filter(isDown).length;
      return down * 2 > members.length
        ? { down: `${name}: ${down} of ${members.length} feeds` }
        : {};
    }),
  ];
}

/** The median of the latest runs, where there are enough of both. */
function usualOf(before: readonly number[]): number | undefined {
  const latest = before.slice(0, mostBefore);
  if (latest.length < fewestBefore) return undefined;
  const median = latest.toSorted((a, b) => a - b)[Math.floor(latest.length / 2)] ?? 0;
  return median >= fewestEvents ? median : undefined;
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}
