/** Which views stand beside the news: what somebody says it means, and what a reader can act on. */
import type { StandIn } from '../drafts/stand-in.ts';
import type { RemarkGroup } from '../model/claim.ts';
import { isRivalsNews, type Material, type PlanNames } from './belonging.ts';
import { hasFiguresOf, likeness, retells, shareNew, untold } from './coverage.ts';
import type { Statement } from './statements.ts';
import { analysisIn, useIn, type View } from './views.ts';

/** A view of the post, with the sentences before it on which it leans. */
export interface PlannedView {
  readonly storyId: string;
  readonly group: RemarkGroup;
  readonly sentences: readonly Statement[];
}

/** Items of a group, and of a group from one story. */
const mostViews = { group: 4, story: 3 } as const;
/** A view that needs more sentences before it is no item of a list. */
const longestRun = 2;
/** Views as like each other as this say the same. */
const sameView = 0.5;
/** So much of a view has to be new beside the news of its story, by weight; of use is also what is told. */
const leastNew = { analysis: 0.5, use: 0.4 } as const;

/** 他同時提醒. */
const speaksOn = /^[他她]/;

/** What the post tells of a story beside its views. */
interface News {
  readonly told: readonly Statement[];
  readonly otherwise: readonly Statement[];
  readonly summary?: StandIn;
}

/** What is not told in the news itself, the fullest first. */
export function planViews(
  materials: readonly Material[],
  plans: readonly News[],
  lang: 'zh' | 'en',
  names: PlanNames,
): readonly PlannedView[] {
  const told = new Set(plans.flatMap((plan) => [...plan.told, ...plan.otherwise]));
  const summaries = new Set(plans.map(({ summary }) => summary?.text));
  const candidates = materials.flatMap((material, rank) =>
    material.statements
      .filter((one) => !told.has(one) && one.sentence.lang === lang && !summaries.has(one.text))
      .flatMap((one) => {
        // What a rival says of the news is a view of it; how its product is used is another topic's.
        const use = isRivalsNews(one, material, names) ? undefined : useIn(one.sentence);
        const views: readonly (readonly [View | undefined, number])[] = [
          [analysisIn(one.sentence), leastNew.analysis],
          [use, leastNew.use],
        ];
        return views.flatMap(([view, least]) =>
          view === undefined
            ? []
            : [{ ...view, one, least, rank, storyId: material.read.story.id }],
        );
      }),
  );
  const chosen: (PlannedView & { readonly one: Statement })[] = [];
  const taken = new Set(told);
  const best = candidates.toSorted((a, b) => b.signs - a.signs || a.rank - b.rank);
  for (const { one, group, least, storyId, rank } of best) {
    const material = materials[rank];
    const ofGroup = chosen.filter((view) => view.group === group);
    if (ofGroup.length >= mostViews.group) continue;
    if (ofGroup.filter((view) => view.storyId === storyId).length >= mostViews.story) continue;
    const before = untold(one, taken);
    // What it leans on stands elsewhere in the post.
    if (before[0]?.behind !== undefined || taken.has(one)) continue;
    if (before.length > longestRun) continue;
    if (
      material === undefined ||
      before.some((part) => part !== one && isRivalsNews(part, material, names))
    )
      continue;
    // 他同時提醒…: without it a speaker may be quoted for the opposite of the point.
    const rider = material.statements.find(
      ({ behind, text }) => behind === one && speaksOn.test(text),
    );
    const isTold = rider === undefined || taken.has(rider) || retells(rider, [...taken]);
    const sentences = isTold ? before : [...before, rider];
    const isSaid = [...taken].some(
      (other) =>
        one.text === other.text ||
        (!told.has(other) &&
          (likeness(one.stated, other.stated) >= sameView || hasFiguresOf(one, other))),
    );
    const news = plans[rank]?.told ?? [];
    if (isSaid || before.some((part) => shareNew(part, news) < least)) continue;
    for (const sentence of sentences) taken.add(sentence);
    chosen.push({ storyId, group, sentences, one });
  }
  return chosen.map(({ storyId, group, sentences }) => ({ storyId, group, sentences }));
}
