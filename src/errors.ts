/**
 * Two families of failures. A fault of a run ends it, with an exit code. A fault of an item costs that item: whoever
 * asked for it catches it and makes a Diagnostic of it; it carries no exit code, for no run ends by it.
 */
import type { SourceAnswered } from './model/source-answer.ts';

/** Exit codes of the program, for scripts. */
export const exitCodes = {
  published: 0,
  bug: 1,
  /** `digest verify` only: something in the post does not hold. */
  unproved: 1,
  usage: 2,
  nothingNew: 3,
  sourcesFailed: 4,
  model: 5,
  degraded: 6,
  /** As BSD's sysexits.h has them: EX_IOERR, EX_TEMPFAIL. */
  cantWrite: 74,
  busy: 75,
  interrupted: 130,
  terminated: 143,
} as const;

interface ErrorDetails {
  /** What to do about it, one line. */
  readonly hint?: string | undefined;
  readonly cause?: unknown;
}

export abstract class DigestFault extends Error {
  abstract override readonly name: string;
  abstract readonly code: string;
  readonly hint: string | undefined;

  constructor(message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.hint = details.hint;
  }
}

/** Ends a run. */
export abstract class RunFault extends DigestFault {
  abstract readonly exitCode: number;
}

/** Costs one page, one answer. */
export abstract class ItemFault extends DigestFault {}

export function isRunFault(thrown: unknown): thrown is RunFault {
  return thrown instanceof RunFault;
}

export function isItemFault(thrown: unknown): thrown is ItemFault {
  return thrown instanceof ItemFault;
}

/** Wrong command line, configuration, topic file or stage input. Exit 2. */
export class UsageError extends RunFault {
  override readonly name = 'UsageError';
  readonly code = 'usage';
  readonly exitCode: number = exitCodes.usage;
}

/** The disk refused a file in the middle of a run. Exit 74; what is found before a run begins is a UsageError. */
export class WriteError extends RunFault {
  override readonly name = 'WriteError';
  readonly code = 'write';
  readonly exitCode: number = exitCodes.cantWrite;
}

/** Another run holds the topic, and went on holding it for as long as this one may wait. Exit 75. */
export class BusyError extends RunFault {
  override readonly name = 'BusyError';
  readonly code = 'busy';
  readonly exitCode: number = exitCodes.busy;
}

/** No story left that is new, on topic and in the window. Exit 3. */
export class NothingNewError extends RunFault {
  override readonly name = 'NothingNewError';
  readonly code = 'nothing-new';
  readonly exitCode: number = exitCodes.nothingNew;
}

/** Not one source answered. Exit 4. */
export class SourcesFailedError extends RunFault {
  override readonly name = 'SourcesFailedError';
  readonly code = 'sources-failed';
  readonly exitCode: number = exitCodes.sourcesFailed;
  readonly answered: readonly SourceAnswered[];

  constructor(
    message: string,
    { answered, ...details }: ErrorDetails & { readonly answered: readonly SourceAnswered[] },
  ) {
    super(message, details);
    this.answered = answered;
  }
}

/** The model is missing, unreachable, or nothing it says can be used. Exit 5. */
export class ModelError extends RunFault {
  override readonly name = 'ModelError';
  readonly code = 'model';
  readonly exitCode: number = exitCodes.model;
}

/** The server of a queue is away, full or unfit. Exit 75, which mail and cron know as: try again later. */
export class QueueError extends RunFault {
  override readonly name = 'QueueError';
  readonly code = 'queue';
  readonly exitCode: number = exitCodes.busy;
}

export type AnswerFault =
  | 'cut'
  /** It repeated itself, or went far beyond what was asked for. */
  | 'endless'
  | 'not-json'
  | 'off-schema'
  | 'timeout'
  | 'time-up'
  /** Not asked any more: calls before it timed out in a row. */
  | 'silent'
  | 'truncated-prompt'
  | 'server';

/** One answer of a model is lost; the run goes on without it. */
export class AnswerError extends ItemFault {
  override readonly name = 'AnswerError';
  readonly code = 'answer';
  readonly fault: AnswerFault;

  constructor(fault: AnswerFault, message: string, details: ErrorDetails = {}) {
    super(message, details);
    this.fault = fault;
  }
}

export const fetchFaults = [
  'timeout',
  'dns',
  'refused',
  'reset',
  'tls',
  'too-large',
  'private-address',
  'too-many-redirects',
  'bad-url',
  'robots',
  'no-key',
  'other',
] as const;
export type FetchFault = (typeof fetchFaults)[number];

/** No HTTP answer came. */
export class FetchFailure extends ItemFault {
  override readonly name = 'FetchFailure';
  readonly code = 'fetch';
  readonly fault: FetchFault;

  constructor(fault: FetchFault, message: string, details: ErrorDetails = {}) {
    super(message, details);
    this.fault = fault;
  }
}

/** The text of a page that a stored result names is no longer in the store: what named it has to be made anew. */
export class TextGone extends ItemFault {
  override readonly name = 'TextGone';
  readonly code = 'text-gone';
}

/** A replay was asked for an exchange that the recording lacks. Exit 2. */
export class NotRecordedError extends RunFault {
  override readonly name = 'NotRecordedError';
  readonly code = 'not-recorded';
  readonly exitCode: number = exitCodes.usage;
}

/** What something thrown says; whatever may be thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Code of a fault of the system or of the runtime, such as `ENOENT`; undefined where there is none. */
export function faultCodeOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error) || !('code' in thrown)) return undefined;
  return typeof thrown.code === 'string' ? thrown.code : undefined;
}
