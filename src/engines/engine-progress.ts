/** What an engine tells while it works; the terminal report makes a line of it. */
export interface EngineProgress {
  /** The request's label: `choose sh0123456789ab`; `load` and `calibrate` while warming up. */
  readonly label: string;
  /** `reading`: no token yet. */
  readonly state: 'reading' | 'writing' | 'done';
  /** Tokens written so far; while writing, chunks stand for tokens. */
  readonly outputTokens: number;
  /** Since the call began. */
  readonly milliseconds: number;
  /** What is asked; absent while warming up. */
  readonly question?: AskedQuestion;
}

/** What tells of the time left. */
export interface AskedQuestion {
  /** The request's own bound on output tokens. */
  readonly maxTokens: number;
  /** As given to `Llm.ask`; absent where the stage did not say. */
  readonly ahead?: number;
  /** The server may have had to load the model before it could read: the time until the first token tells nothing. */
  readonly mayLoad?: true;
}
