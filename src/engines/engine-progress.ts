/** What an engine tells while it works; the terminal report makes a line of it. */
export interface EngineProgress {
  /** The request's label: `pick h0123456789ab`; `load` and `calibrate` while warming up. */
  readonly label: string;
  /** `reading`: no token yet. */
  readonly state: 'reading' | 'writing' | 'done';
  /** Tokens written so far; while writing, chunks stand for tokens. */
  readonly outputTokens: number;
  /** Since the call began. */
  readonly milliseconds: number;
}
