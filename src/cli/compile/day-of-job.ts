/** What a run takes over from the runs before it: where its window begins, and by which moment its post is dated. */
import { seenBefore, type RunRecords } from '../../adapters/run-folder.ts';
import { windowSince } from '../../config/window.ts';
import type { Window } from '../../model/topic.ts';
import { dayAt } from '../../model/window.ts';
import { publicationHour } from '../../writers/dates.ts';
import type { Job } from './job.ts';

/** Asked while the run holds its topic, so that no other run writes meanwhile what this reads. */
export async function withDay(
  job: Job,
  records: RunRecords | undefined,
  now: number,
): Promise<Job> {
  const { topic, window, replay } = job;
  if (records === undefined || replay !== undefined) return job;
  const folder = records.run(window.date, topic.id);
  const last = await folder.readPublished();
  // A day that has a post keeps its window and its moment: made again it loses nothing that only this post tells.
  const since =
    last?.since ?? (job.reachesBack ? await seenBefore(records, window.date, topic.id) : undefined);
  const datedAt =
    last === undefined
      ? ((await folder.readIntent())?.datedAt ?? momentBefore(window, now))
      : last.datedAt;
  return {
    ...job,
    window: windowSince(window, since),
    ...(datedAt !== undefined && { datedAt }),
  };
}

/** This minute, where it is the window's day before the hour by which posts are dated: site generators skip the future. */
function momentBefore({ date, timeZone }: Window, now: number): string | undefined {
  if (dayAt(now, timeZone) !== date) return undefined;
  const hour = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', hour: '2-digit' });
  if (Number(hour.format(now)) >= publicationHour) return undefined;
  return new Date(Math.floor(now / 60_000) * 60_000).toISOString();
}
