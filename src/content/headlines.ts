/** The titles that may head a story. */
import { asPrinted, type StandIn } from '../drafts/stand-in.ts';
import type { ReadStory } from '../drafts/read-story.ts';
import { statedIn } from '../events/aspects.ts';
import type { PostLanguage } from '../model/topic.ts';
import { wordingsOf } from '../proof/wordings.ts';
import { isCodeFragment } from '../text/asides.ts';
import { ordersAModel } from '../text/orders.ts';
import type { Statement } from './statements.ts';

/** Titles of so many tellings are offered. */
const mostTitles = 4;

/** The titles of the tellings in the post's language, the lead's first, each whole and where it may be cut; none that gives orders to a model or is torn by code. */
export function headlinesOf(
  { sources, story }: Pick<ReadStory, 'sources' | 'story'>,
  lang: PostLanguage,
): readonly StandIn[] {
  const wanted = lang === 'en' ? 'en' : 'zh';
  const titled = sources.slice(0, story.tellings.length).filter(({ sentences: [title] }) => {
    const text = title?.text.trim() ?? '';
    return text !== '' && !ordersAModel(text) && !isCodeFragment(text);
  });
  const own = titled.filter((source) => source.lang === wanted);
  const tellings = (own.length > 0 ? own : titled).slice(0, mostTitles);
  const titles = tellings.flatMap((article) => {
    const [title] = article.sentences;
    if (title === undefined) return [];
    return wordingsOf(title, article).map((wording) => asPrinted(wording, title, article));
  });
  return titles.filter((one, i) => titles.findIndex(({ text }) => text === one.text) === i);
}

/** A title of which less than this is told below it promises something else, or nothing. */
const leastBorneOut = 0.5;
/** By so much more a cut of the same title has to be told, and another's. */
const better = { cut: 0.1, other: 0.25 } as const;

/**
 * The titles with that first which is borne out by what is told: the first as it is, unless a shorter wording of it, or
 * else another's title, says clearly more of what stands below; without those that say clearly less. `ignored` are names
 * that all have in common.
 */
export function borneOut(
  titles: readonly StandIn[],
  told: readonly Statement[],
  ignored?: RegExp,
): readonly StandIn[] {
  const [first] = titles;
  if (first === undefined) return titles;
  const known = new Set(told.flatMap(({ stated }) => [...stated.keys()]));
  const shares = new Map(titles.map((one) => [one, shareOf(one, known, ignored)]));
  const share = (one: StandIn): number => shares.get(one) ?? 0;
  const ofFirst = (one: StandIn): boolean =>
    one.citations[0].articleId === first.citations[0].articleId;
  const best = (of: readonly StandIn[], least: number): StandIn | undefined =>
    of
      .filter((one) => share(one) >= share(first) + least)
      .toSorted((a, b) => share(b) - share(a))[0];
  const others = titles.filter((one) => !ofFirst(one));
  const instead =
    share(first) >= leastBorneOut
      ? undefined
      : (best(titles.filter(ofFirst), better.cut) ?? best(others, better.other));
  const head = instead ?? first;
  const rest = titles.filter((one) => one !== head && share(one) > share(head) - better.other);
  return [head, ...rest];
}

/** How much of what a title states is told, of its weight. */
function shareOf({ text }: StandIn, known: ReadonlySet<string>, ignored?: RegExp): number {
  const stated = [...statedIn(text, ignored)];
  const sum = (of: typeof stated): number => of.reduce((all, [, weight]) => all + weight, 0);
  return sum(stated) === 0 ? 0 : sum(stated.filter(([what]) => known.has(what))) / sum(stated);
}
