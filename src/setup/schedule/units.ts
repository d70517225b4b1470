/** What a schedule is made of, whatever runs it. */

export interface Unit {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** Where they belong, and how they get there. */
  readonly place: string;
  /** What to do with them then, a line each. */
  readonly todo: readonly string[];
}

export const scheduleKinds = ['cron', 'systemd', 'github-actions', 'launchd'] as const;
export type ScheduleKind = (typeof scheduleKinds)[number];
