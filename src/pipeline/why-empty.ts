/** Why a run has nothing to tell: the stage that left nothing, and what it had against what came. */
import { fetchFaults, type FetchFault } from '../errors.ts';
import type { Window } from '../model/topic.ts';
import { networkHint } from '../network-hint.ts';
import { isDropCode, type Diagnostic, type DropCode } from '../diagnostics.ts';
import type { StageRecord } from '../model/run.ts';

/** What is said of hits that a stage dropped, behind their number. */
const words: Readonly<Record<DropCode, string>> = {
  'fetch.failed': 'could not be fetched',
  'fetch.status': 'answered with an error',
  'fetch.not-html': 'of no article’s format',
  'fetch.out-of-window': 'dated outside the days asked for',
  'fetch.social': 'at social networks',
  'fetch.wrapped': 'whose links lead to no article',
  'extract.failed': 'could not be read',
  'extract.empty': 'without the text of an article',
  'extract.not-article': 'in place of an article a wall, an error or a notice',
  'select.not-news': 'no news by their kind',
  'select.off-topic': 'about something else',
  'select.must': 'without a word that the topic insists on',
  'select.out-of-window': 'of other days',
  'select.undated': 'without a date that can be read',
  'select.told-before': 'told before',
  'select.told-later': 'told in a later post',
  'select.not-chosen': 'not chosen',
  'compose.not-cited': 'not cited',
};

/** A status, or the fault of a fetch: what most tells what to do. */
const detail: Readonly<Partial<Record<DropCode, RegExp>>> = {
  'fetch.status': /^status (\d+)/,
  'fetch.failed': /^([\w-]+):/,
};

export interface WhyEmpty {
  /** The stage from which nothing came. */
  readonly stage: string;
  /** `2 hits, none left after fetch: 2 answered with an error (404)`. */
  readonly text: string;
  /** What to do, where there is more to it than to look. */
  readonly hint?: string;
}

/** Undefined where stories were left: then it is what became of their sentences. */
export function whyEmpty(
  records: readonly StageRecord[],
  window: Pick<Window, 'date' | 'days'>,
): WhyEmpty | undefined {
  const at = records.findIndex(({ counts }) => counts.out === 0);
  const emptied = records[at];
  if (emptied === undefined || records.some((r) => r.stage === 'select' && r.counts.out > 0))
    return undefined;
  const { stage } = emptied;
  if (stage === 'search') {
    // How a source answered is said by what is noted of it, where anything is.
    const notes = emptied.diagnostics.filter(({ answer }) => answer === undefined);
    const said = (notes.length > 0 ? notes : emptied.diagnostics).map(
      ({ subject, message }) => `${subject ?? ''}: ${message}`,
    );
    const why = said.length === 0 ? 'the sources know none for these days' : most(said, '; ');
    return {
      stage,
      text: `search found no hit: ${why}`,
      hint: 'look at the topic’s sources and names, or cover more days with --window',
    };
  }
  const hits = records.find((record) => record.stage === 'search')?.counts.out ?? 0;
  const gone = records.slice(0, at + 1).flatMap(({ diagnostics }) => diagnostics);
  const reasons = tally(gone);
  const found = `${hits} ${hits === 1 ? 'hit' : 'hits'}`;
  const ends = gone.filter(({ fate }) => fate?.kind === 'dropped');
  const elsewhere = ends.filter(({ code }) => ofOtherDays.has(code));
  if (ends.length > 0 && elsewhere.length === ends.length)
    return { stage, text: `${found}, none of ${daysText(window)}`, hint: otherDays };
  const network = networkHint(
    ends
      .filter(({ code }) => code === 'fetch.failed' || code === 'fetch.status')
      .map(({ code, message }) => ({
        fault: code === 'fetch.failed' ? faultIn(message) : undefined,
        message,
      })),
  );
  const hint = network ?? (elsewhere.length * 2 > ends.length ? otherDays : undefined);
  return {
    stage,
    text: `${found}, none left after ${stage}${reasons === '' ? '' : `: ${reasons}`}`,
    ...(hint !== undefined && { hint }),
  };
}

const otherDays = 'earlier days are told with --date yesterday, or --window 7d';

const ofOtherDays: ReadonlySet<string> = new Set([
  'fetch.out-of-window',
  'select.out-of-window',
] satisfies readonly DropCode[]);

function daysText({ date, days }: Pick<Window, 'date' | 'days'>): string {
  return days === 1 ? date : `the ${days} days to ${date}`;
}

/** The fault with which a message about a failed request begins. */
function faultIn(message: string): FetchFault | undefined {
  const word = detail['fetch.failed']?.exec(message)?.[1];
  return fetchFaults.find((fault) => fault === word);
}

/** Ends of hits by their reason, the most frequent first. */
function tally(diagnostics: readonly Diagnostic[]): string {
  const ends = new Map<string, Set<string>>();
  for (const { fate, code, message, subject } of diagnostics) {
    if (fate === undefined || subject === undefined) continue;
    const dropped = isDropCode(code) ? code : undefined;
    const what = dropped === undefined ? 'the same as another' : words[dropped];
    const [, more] = (dropped && detail[dropped]?.exec(message)) ?? [];
    const reason = more === undefined ? what : `${what} (${more})`;
    ends.set(reason, (ends.get(reason) ?? new Set()).add(subject));
  }
  const sorted = [...ends].toSorted((a, b) => b[1].size - a[1].size);
  return most(
    sorted.map(([reason, subjects]) => `${subjects.size} ${reason}`),
    ', ',
  );
}

/** More makes a line that nobody reads. */
function most(parts: readonly string[], separator: string): string {
  const shown = parts.slice(0, 4);
  const rest = parts.length - shown.length;
  return shown.join(separator) + (rest === 0 ? '' : `${separator}and ${rest} more`);
}
