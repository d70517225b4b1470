/** One page of the site; other fields are ignored. */
export interface SitePage {
  readonly id: string;
  readonly html: string;
  readonly title?: string;
  /** `YYYY-MM-DD`. */
  readonly date?: string;
}

export interface Site {
  readonly port: number;
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Paths asked for, in order. */
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

export function readPages(file: string, count?: number): SitePage[];
export function serveSite(pages: readonly SitePage[], port?: number): Promise<Site>;
export function topicOf(origin: string, id?: string): string;
