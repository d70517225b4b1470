/** What somebody is told of a run that did not end as it should, and of the first that does again. */

/** How a topic fares: what `digest status` and the next notice go by. */
export type Condition = 'well' | 'degraded' | 'failed';

/** The facts of a notice: the JSON that a command finds on standard input and a URL is sent. */
export interface Notice {
  readonly event: 'failure' | 'degraded' | 'recovery';
  readonly topic: string;
  /** Day of the run. */
  readonly date: string;
  readonly exitCode: number;
  /** All in one line; services for chats show a field of this name. */
  readonly text: string;
  /** What was lost, each in a clause; empty where nothing was. */
  readonly reasons: readonly string[];
  /** Events in the post, where there is one. */
  readonly events?: number;
  readonly engine?: string;
  /** Paths of what was written. */
  readonly written: readonly string[];
  /** Name of the machine. */
  readonly host: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** Who is told. */
export interface NotifyTarget {
  /** A program with its arguments; as a text, a line for the shell. */
  readonly command?: readonly string[] | string | undefined;
  readonly url?: string | undefined;
}
