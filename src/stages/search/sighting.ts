import type { Finding } from '../../sources/source.ts';

/** A finding and the label of the source that has it. */
export interface Sighting {
  readonly source: string;
  readonly finding: Finding;
  /** As `Hit.found`. */
  readonly found?: string;
  /** As `Hit.wrapped`. */
  readonly wrapped?: string;
}
