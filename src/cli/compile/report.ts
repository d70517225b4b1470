/** What a run tells on stderr: plain lines, or JSON lines. */
import type { Diagnostic } from '../../diagnostics.ts';
import type { Verdict } from '../../model/drafts.ts';
import type {
  ClaimCounts,
  LedgerLine,
  Manifest,
  PostChanges,
  StageRecord,
} from '../../model/run.ts';
import type { RunEvent } from '../../pipeline/runner.ts';
import { forTerminal } from '../terminal/for-terminal.ts';
import { failureOf, reportFailure } from '../terminal/failure.ts';
import { nobody, type Observer } from '../../adapters/observed-ports.ts';
import { painter } from '../terminal/colour.ts';
import type { Io } from '../terminal/io.ts';
import { createLiveLine } from '../terminal/live-line.ts';
import { shortest } from '../state/places.ts';
import { answersIn } from '../../pipeline/manifest.ts';
import { answersLine } from './report-sources.ts';
import { changeLines } from './report-changes.ts';

export type Loudness = 'quiet' | 'normal' | 'verbose';

export interface Reporter {
  /** One topic is made, and no other. */
  readonly alone: boolean;
  readonly event: (event: RunEvent) => void;
  /** What the model is doing, e.g. `choose sh0a1…: 20 tokens, 75/s`. */
  readonly progress: (text: string) => void;
  /** Of what passes through the ports; shown on a terminal only. */
  readonly observer: Observer;
  readonly note: (text: string) => void;
  /** A line that is said whatever the loudness. */
  readonly warning: (text: string) => void;
  /** What was lost on the way of a post; `grave` of it is said whatever the loudness, in one line. */
  readonly losses: (all: readonly string[], grave: readonly string[]) => void;
  readonly verdicts: (verdicts: readonly Verdict[], counts: ClaimCounts) => void;
  readonly ledger: (ledger: readonly LedgerLine[]) => void;
  /** What the post has otherwise than the published one. */
  readonly changes: (changes: PostChanges) => void;
  /** Says why the run failed, whatever the loudness; returns the exit code. */
  readonly failure: (thrown: unknown) => number;
  readonly end: (summary: Readonly<Record<string, unknown>>, text: string) => void;
}

export interface ReporterOptions {
  readonly loudness: Loudness;
  /** One JSON object a line, everything in it unless `quiet`. */
  readonly json: boolean;
  /** Named on each line, where several topics are made at a time. */
  readonly topic?: string | undefined;
}

export function createReporter(io: Io, options: ReporterOptions): Reporter {
  return options.json ? jsonReporter(io, options) : textReporter(io, options);
}

/** Whoever asks for a plan wants to read it. */
export function loudnessOf(flags: {
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly dryRun?: boolean;
}): Loudness {
  return flags.quiet && !flags.dryRun ? 'quiet' : flags.verbose ? 'verbose' : 'normal';
}

function jsonReporter(io: Io, { topic, loudness }: ReporterOptions): Reporter {
  const of = topic === undefined ? {} : { topic };
  const always = (event: string, fields: object): void => {
    const time = new Date(io.clock.now()).toISOString();
    io.err(`${JSON.stringify({ time, event, ...of, ...fields })}\n`);
  };
  const line: typeof always = loudness === 'quiet' ? () => undefined : always;
  return {
    alone: topic === undefined,
    event: (event) => {
      if (event.kind === 'stage-start') line('stage-start', { stage: event.stage });
      else {
        const { diagnostics, ...record } = event.record;
        line('stage-end', record);
        for (const d of diagnostics) line('diagnostic', { stage: record.stage, ...d });
      }
    },
    progress: (text) => {
      line('progress', { text });
    },
    observer: nobody,
    note: (text) => {
      line('note', { text });
    },
    warning: (text) => {
      always('warning', { text });
    },
    losses: (all, grave) => {
      if (all.length === 0) return;
      (grave.length > 0 ? always : line)('degraded', { reasons: all });
    },
    verdicts: (verdicts, counts) => {
      for (const verdict of verdicts) line('verdict', verdict);
      line('claims', counts);
    },
    ledger: (ledger) => {
      for (const entry of ledger) line('hit', entry);
    },
    changes: (changes) => {
      line('changes', changes);
    },
    failure: (thrown) => {
      const failure = failureOf(thrown, io);
      always('failure', failure);
      return failure.exitCode;
    },
    end: (summary) => {
      line('end', summary);
    },
  };
}

function textReporter(io: Io, { loudness, topic }: ReporterOptions): Reporter {
  const name = topic === undefined ? '' : `${topic}: `;
  const paint = painter(io.env, io.errIsTerminal);
  const live = createLiveLine(io, loudness === 'quiet' ? undefined : name);
  const always = (text: string): void => {
    live.clear();
    io.err(`${text}\n`);
  };
  const say = (text: string): void => {
    if (loudness !== 'quiet') always(`${name}${forTerminal(text)}`);
  };
  return {
    alone: topic === undefined,
    event: (event) => {
      if (event.kind === 'stage-start') {
        live.stage(event.stage, event.items);
        return;
      }
      say(stageLine(event.record));
      const answers = answersIn([event.record]);
      if (answers.length > 0) say(`    ${answersLine(answers)}`);
      for (const d of event.record.diagnostics) {
        if (wanted(d, loudness)) say(`    ${d.subject ?? ''} ${d.message}`);
      }
    },
    progress: live.model,
    observer: live,
    note: say,
    warning: (text) => {
      always(`${paint('yellow', 'digest:')} ${name}${forTerminal(text)}`);
    },
    losses: (all, grave) => {
      if (loudness !== 'quiet')
        for (const loss of all)
          always(`${name}${paint('yellow', 'degraded:')} ${forTerminal(loss)}`);
      else if (grave.length > 0)
        always(`${paint('yellow', 'digest:')} ${name}degraded: ${forTerminal(someOf(grave))}`);
    },
    verdicts: (verdicts, counts) => {
      const lost = verdicts.filter((v) => v.outcome === 'dropped' || v.outcome === 'replaced');
      if (lost.length > 0) say('\nSentences that did not stand as they were proposed:');
      for (const text of verdictLines(lost)) say(text.trimEnd());
      say(claimLine(counts));
    },
    ledger: (ledger) => {
      if (loudness === 'verbose') for (const text of ledgerLines(ledger)) say(text.trimEnd());
      say(ledgerSummary(ledger));
    },
    changes: (changes) => {
      for (const text of changeLines(changes, (path) => shortest(path, io.cwd)))
        say(text.trimEnd());
    },
    failure: (thrown) => {
      live.clear();
      return reportFailure(thrown, io, { of: name });
    },
    end: (_, text) => {
      say(text);
    },
  };
}

/** Losses that a line holds. */
const mostLosses = 4;

function someOf(losses: readonly string[]): string {
  const shown = losses.slice(0, mostLosses).map((loss) => loss.replace(/\.$/, ''));
  const rest = losses.length - shown.length;
  return `${shown.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
}

/** Warnings and errors by default; what happened to single claims and hits is told in one place at the end. */
function wanted(d: Diagnostic, loudness: Loudness): boolean {
  // Told in one line of all sources.
  if (d.answer !== undefined) return false;
  if (loudness === 'verbose') return true;
  return d.severity !== 'info' && !d.code.startsWith('verify.');
}

function stageLine(record: StageRecord): string {
  const { stage, counts, cached, milliseconds, tokens } = record;
  const how = cached ? 'from the store' : `${milliseconds} ms`;
  const cost = tokens ? `, ${tokens.prompt} + ${tokens.output} tokens` : '';
  return `  ${stage.padEnd(10)} ${String(counts.in).padStart(4)} → ${String(counts.out).padEnd(4)} ${how}${cost}`;
}

/** One block of lines a verdict, each ending in a line break. */
export function verdictLines(verdicts: readonly Verdict[]): readonly string[] {
  return verdicts.map((v) => {
    const lines = [`${v.outcome.padEnd(9)} ${v.what === 'remark' ? '(remark) ' : ''}${v.text}`];
    for (const reason of v.reasons) lines.push(`          because ${reason}`);
    if (v.replacement !== undefined) lines.push(`          instead ${v.replacement}`);
    return `${lines.join('\n')}\n`;
  });
}

/** One line a hit. */
export function ledgerLines(ledger: readonly LedgerLine[]): readonly string[] {
  return ledger.map((l) => {
    const agency = l.agency === undefined ? '' : ` (text of ${l.agency})`;
    const found = l.found === undefined ? '' : ` (address: ${l.found})`;
    const into = l.into === undefined ? '' : ` into ${l.into}`;
    return `${l.id} ${l.fate}${into}\t${l.source}\t${l.title || l.url}\t${l.reason}${agency}${found}\n`;
  });
}

/** Why select put the stories in their order: one line a story that could have been told. */
export function rankLines({ stages }: Pick<Manifest, 'stages'>): readonly string[] {
  const found = stages
    .flatMap(({ diagnostics }) => diagnostics)
    .filter(({ code }) => code === 'select.ranked');
  return found.map(({ subject = '', message }) => `${subject} ${message}\n`);
}

function ledgerSummary(ledger: readonly LedgerLine[]): string {
  const count = (fate: LedgerLine['fate']): number => ledger.filter((l) => l.fate === fate).length;
  const lost = count('lost');
  return `${ledger.length} hits: ${count('used')} used, ${count('folded')} folded, ${count('dropped')} dropped${lost > 0 ? `, ${lost} not reached` : ''}.`;
}

function claimLine(c: ClaimCounts): string {
  const judged = c.judged > 0 ? `, ${c.judged} judged` : '';
  return `${c.proposed} sentences proposed: ${c.quoted} quoted, ${c.aligned} aligned${judged}, ${c.replaced} replaced by the source’s own, ${c.dropped} dropped; ${c.remarks} remarks, ${c.remarksDropped} dropped.`;
}
