/** What the doctor found: one line of its report. */

/** `fault`: no post can be made before it is mended, or not the one that is configured. */
export type Level = 'ok' | 'warning' | 'fault';

export interface Finding {
  readonly area: 'machine' | 'configuration' | 'state' | 'clock' | 'blog' | 'sources' | 'model';
  readonly level: Level;
  readonly text: string;
  /** What to do about it. */
  readonly todo?: string;
  /** Exit that a run would have by it. */
  readonly exitCode?: number;
}

export function ok(area: Finding['area'], text: string): Finding {
  return { area, level: 'ok', text };
}

export function warning(area: Finding['area'], text: string, todo: string): Finding {
  return { area, level: 'warning', text, todo };
}

export function fault(
  area: Finding['area'],
  exitCode: number,
  text: string,
  todo: string,
): Finding {
  return { area, level: 'fault', text, todo, exitCode };
}
