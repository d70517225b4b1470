/** The day beside the days before it: what most outlets tell, what goes on, what went quiet. */
import type { Course } from '../../model/digest.ts';
import type { ToldStory } from '../../model/run.ts';
import type { ToldEvent } from './events.ts';

const mostQuiet = 2;

/** Counted from the events of the post and from what earlier posts told, oldest first. */
export function courseOf(events: readonly ToldEvent[], told: readonly ToldStory[]): Course {
  const most = loudest(events);
  const last = told.at(-1)?.date;
  const carried = new Set(events.map(({ earlier }) => earlier?.id));
  const quiet = told.filter(({ date, id }) => date === last && !carried.has(id));
  const [first, ...others] = quiet.map(({ headline }) => headline).slice(0, mostQuiet);
  return {
    ...(most && { most }),
    continued: events.flatMap(({ earlier, outlets }, i) => {
      if (earlier === undefined) return [];
      const before = told.findLast(({ id }) => id === earlier.id)?.outlets.length ?? 0;
      return [{ event: i + 1, since: earlier.date, outlets: { before, now: outlets } }];
    }),
    ...(first !== undefined &&
      last !== undefined && { quiet: { date: last, headlines: [first, ...others] } }),
  };
}

/** Nothing stands out where two have as many. */
function loudest(events: readonly ToldEvent[]): Course['most'] {
  const counts = events.map(({ outlets }, i) => ({ event: i + 1, outlets }));
  const [first, second] = counts.toSorted((a, b) => b.outlets - a.outlets);
  return first !== undefined && first.outlets > 1 && first.outlets > (second?.outlets ?? 0)
    ? first
    : undefined;
}
