import type { RunFolder } from '../../adapters/run-folder.ts';
import type { Published } from '../../model/run.ts';
import type { History } from '../../stage.ts';
import type { JobPorts } from '../composition/run-ports.ts';
import type { Io } from '../terminal/io.ts';
import type { Job } from './job.ts';
import type { Place } from './place.ts';
import type { TracePlace } from './publish.ts';
import type { Reporter } from './report.ts';

/** A run under way. */
export interface Attempt {
  readonly job: Job;
  readonly io: Io;
  readonly reporter: Reporter;
  readonly folder: RunFolder | undefined;
  readonly place: Place;
  /** The post of that day, where there is one. */
  readonly last: Published | undefined;
  readonly history: Pick<History, 'told' | 'toldLater'>;
  readonly ports: JobPorts;
  readonly startedAt: number;
  /** Files of this program: of the last run, and of one that was killed while it wrote them. */
  readonly ours: Published['files'];
  /** Where what traces its sentences goes, beside the records of the run. */
  readonly trace: TracePlace | undefined;
  /** Paths of what is in its place by now. */
  readonly written: string[];
}
