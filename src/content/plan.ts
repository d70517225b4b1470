/** What a post tells of its stories: planned by the program alone, from all tellings together. */
import { roleOf, type ArticleKind } from '../model/article-kind.ts';
import type { RemarkGroup } from '../model/claim.ts';
import type { Difference, Side } from '../model/story.ts';
import type { ReadStory } from '../drafts/read-story.ts';
import type { StandIn } from '../drafts/stand-in.ts';
import {
  coverage,
  hasFiguresOf,
  inOrder,
  likeness,
  openingOf,
  retells,
  untold,
  worthOf,
  type Worth,
} from './coverage.ts';
import { statedIn } from '../events/aspects.ts';
import { statedInTitle, statementsOf, type Stated, type Statement } from './statements.ts';
import { isAttributed } from '../proof/read/voice.ts';
import { analysisIn, useIn, type View } from './views.ts';

/** One story as it will be told. */
export interface StoryPlan {
  readonly read: ReadStory;
  /** In the order of reading, the opening first; what only sources in another language say stands last. */
  readonly told: readonly Statement[];
  /** The next best: what a model may add. */
  readonly more: readonly Statement[];
  /** What another telling says differently: runs of sentences, to be told beside what they contradict. */
  readonly otherwise: readonly Statement[];
  /** The story in one sentence that is not told elsewhere: another telling's opening, or its own shortened. */
  readonly summary?: StandIn;
}

/** A view of the post, with the sentences before it on which it leans. */
export interface PlannedView {
  readonly storyId: string;
  readonly group: RemarkGroup;
  readonly sentences: readonly Statement[];
}

export interface ContentPlan {
  readonly stories: readonly StoryPlan[];
  readonly views: readonly PlannedView[];
}

/** Read off a week of 31 stories: further sentences told hardly any fact. */
const limits = { most: 12, leastGain: 0.04 } as const;
/** Sentences offered beside those that are told anyway. */
const mostMore = 5;

/**
 * Plans the stories of a post together, so that a page which tells two of them gives each its own sentences.
 * @param lang language of the post; sources in others are told last, and only for what they alone state
 */
export function planContent(
  stories: readonly ReadStory[],
  lang: 'zh' | 'en',
  names: PlanNames = {},
): ContentPlan {
  const materials = stories.map((read) => materialOf(read, names));
  const plans = materials.map((material) =>
    planStory(
      material,
      materials.filter((other) => other !== material),
      lang,
      names,
    ),
  );
  return { stories: plans, views: planViews(materials, plans, lang, names) };
}

/** What is told with what was added to it, in the order of reading. */
export function inReadingOrder(
  { told }: StoryPlan,
  added: readonly Statement[],
): readonly Statement[] {
  const all = new Set(told);
  for (const one of added) for (const part of untold(one, all)) all.add(part);
  return inOrder([...all], told[0]);
}

/** Patterns on folded text. */
export interface PlanNames {
  /** Names that all stories have in common: the topic's. */
  readonly ignored?: RegExp | undefined;
  /** Names of other topics. */
  readonly rivals?: RegExp | undefined;
}

const version = /\d+(?:\.\d+)*/;

interface Material {
  readonly read: ReadStory;
  readonly statements: readonly Statement[];
  readonly titles: readonly Stated[];
}

function materialOf(read: ReadStory, { ignored, rivals }: PlanNames): Material {
  // The version of another topic's product is part of its name: that two pages say it makes them no more alike.
  const all = [ignored?.source, rivals && `(?:${rivals.source})(?:[ -]?${version.source})?`];
  const given = all.filter((one) => one !== undefined).join('|');
  const named = given === '' ? undefined : new RegExp(given, 'gu');
  return {
    read,
    statements: statementsOf(read, named),
    titles: read.sources
      .slice(0, read.story.tellings.length)
      .map((source) => statedInTitle(source, named)),
  };
}

function planStory(
  own: Material,
  others: readonly Material[],
  lang: 'zh' | 'en',
  names: PlanNames,
): StoryPlan {
  const { read, titles } = own;
  const denies = read.story.tellings[0].article.kind === 'denial';
  const statements = own.statements.filter(
    (one) =>
      belongs(one, own, others, names) &&
      !(denies && mayTellDenied(one)) &&
      !praises(one, read.story.tellings[one.telling]?.article.kind),
  );
  const inLanguage = statements.filter(({ sentence }) => sentence.lang === lang);
  const reports = statements.filter(({ reported }) => reported);
  const tellable = inLanguage.some(({ reported }) => reported) ? inLanguage : reports;
  const worth = worthOf(tellable, titles);
  const opening = openingOf(
    tellable.filter(({ reported, telling }) => {
      const kind = read.story.tellings[telling]?.article.kind;
      return reported && kind !== undefined && roleOf(kind) === 'leads';
    }),
    worth,
    titles,
  );
  const backed = backing(tellable, titles);
  const valueOf = (one: Statement): number =>
    isCommentary(one) ? weightOfCommentary : backed(one) ? 1 : weightOfUnbacked;
  const chosen = coverage(tellable, worth, opening, limits, valueOf);
  const further = coverage(
    tellable,
    worth,
    opening,
    { most: chosen.length + mostMore, leastGain: limits.leastGain / 2 },
    valueOf,
  );
  const { told, otherwise } = sidesApart(chosen, opening, reports, read.story.differences ?? []);
  const left = tellable.filter((one) => !told.includes(one) && !otherwise.includes(one));
  const summary = summaryOf(
    left.filter((one) => one.reported && backed(one)),
    told,
    opening,
    worth,
    titles,
  );
  return {
    read,
    told: inOrder([...told, ...aloneIn(reports, tellable)], opening),
    more: further.filter((one) => left.includes(one)),
    otherwise,
    ...(summary && { summary }),
  };
}

/** What a sentence in another language has to add in figures and days to be quoted. */
const leastNewAbroad = 8;

/** The one sentence of sources in another language whose figures and days no source in the post's own has. */
function aloneIn(
  statements: readonly Statement[],
  tellable: readonly Statement[],
): readonly Statement[] {
  const known = new Set(tellable.flatMap(({ stated }) => [...stated.keys()]));
  const news = ({ text, stated }: Statement): number => {
    // 2,000 yuan ($287): what stands in brackets only converts.
    const outside = statedIn(text.replace(/\([^)]*\)/g, ' '));
    return [...stated].reduce((sum, [what, weight]) => {
      const isNew = what.startsWith('@') || (what.startsWith('#') && outside.has(what));
      return sum + (isNew && !known.has(what) ? weight : 0);
    }, 0);
  };
  const abroad = statements.filter((one) => !tellable.includes(one) && one.behind === undefined);
  const [best] = abroad.toSorted((a, b) => news(b) - news(a));
  return best !== undefined && news(best) >= leastNewAbroad ? [best] : [];
}

/** An opening as like the told one as this tells the same. */
const sameOpening = 0.3;
/** Sentences of a telling among which its own opening is. */
const openingWithin = 2;

function summaryOf(
  left: readonly Statement[],
  told: readonly Statement[],
  opening: Statement | undefined,
  worth: Worth,
  titles: readonly Stated[],
): StandIn | undefined {
  if (opening === undefined) return undefined;
  const cited = new Set(told.map(({ sentence }) => sentence.articleId));
  const alike = left.filter(
    (one) =>
      one.text !== opening.text &&
      // An article that only the trend cites would stand beside its event in the list of sources.
      cited.has(one.sentence.articleId) &&
      one.sentence.number <= openingWithin &&
      !isCommentary(one) &&
      likeness(one.stated, opening.stated) >= sameOpening,
  );
  return openingOf(alike, worth, titles) ?? opening.short;
}

/** What somebody says of the news belongs into the analysis, unless it tells far more than the rest. */
const weightOfCommentary = 0.25;
/** What neither a title nor another telling speaks of, without a figure, is colour. */
const weightOfUnbacked = 0.6;
const leastBacking = 8;

/** Whether enough of what a sentence states stands in a title or another telling, or is a figure or a day. */
function backing(
  statements: readonly Statement[],
  titles: readonly Stated[],
): (one: Statement) => boolean {
  const tellers = new Map<string, Set<number>>();
  for (const { stated, telling } of statements)
    for (const what of stated.keys())
      tellers.set(what, (tellers.get(what) ?? new Set()).add(telling));
  const isBacked = (what: string): boolean =>
    /^[#@]/.test(what) ||
    (tellers.get(what)?.size ?? 0) > 1 ||
    titles.some((title) => title.has(what));
  return ({ stated }) =>
    [...stated].reduce((sum, [what, weight]) => sum + (isBacked(what) ? weight : 0), 0) >=
    leastBacking;
}

/** A figure that is not just a few. */
const fullFigure = 8;

function isCommentary({ sentence, stated }: Statement): boolean {
  const figures = [...stated].some(
    ([what, weight]) => what.startsWith('@') || (what.startsWith('#') && weight >= fullFigure),
  );
  return !figures && analysisIn(sentence) !== undefined;
}

/** A press release in nobody's name may say anything of its sender. */
function praises({ sentence }: Statement, kind: ArticleKind | undefined): boolean {
  return kind === 'press-release' && sentence.lang === 'zh' && !isAttributed(sentence);
}

/** Beside a denial, what another telling states in nobody's name may be what is denied. */
function mayTellDenied({ telling, sentence }: Statement): boolean {
  return telling > 0 && sentence.lang === 'zh' && !isAttributed(sentence);
}

/** A page may tell several stories: a sentence that is clearly more like another story, its title too, is that one's. */
const likeAnother = { least: 0.3, more: 0.15 } as const;
/** What a further telling says that is as unlike all titles and other tellings as this is about something else. */
const leastLikeOwn = 0.05;
/** A sentence that names another topic and not this one stays where it is as like a title, or what others say of this one, as this. */
const likeOwn = 0.25;

function belongs(
  one: Statement,
  own: Material,
  others: readonly Material[],
  names: PlanNames,
): boolean {
  if (isRivalsNews(one, own, names)) return false;
  if (one.telling > 0 && likest(one, own, own) < leastLikeOwn) return false;
  const title = titled(one, own, own);
  const elsewhere = Math.max(
    0,
    ...others
      .filter((other) => titled(one, other, own) >= title)
      .map((other) => likest(one, other, own)),
  );
  return elsewhere < likeAnother.least || elsewhere <= likest(one, own, own) + likeAnother.more;
}

/** Whether a sentence names other topics alone, and neither a title nor what others say of this topic is like it. */
function isRivalsNews(one: Statement, own: Material, names: PlanNames): boolean {
  return (
    isRivals(one, names) && likest(one, own, own, (other) => !isRivals(other, names)) < likeOwn
  );
}

/** A sentence that names neither, and leans on another, speaks of whom that names. */
function isRivals({ sentence, behind }: Statement, names: PlanNames): boolean {
  const has = (of: RegExp | undefined): boolean =>
    of !== undefined && sentence.folded.search(of) >= 0;
  if (has(names.ignored)) return false;
  return has(names.rivals) || (behind !== undefined && isRivals(behind, names));
}

/**
 * How like the titles of a story a sentence of `own` is. Two stories of one pattern are as like as one told twice: then
 * their titles tell them apart. A further telling's own title may be another story's: the others say what this one is.
 */
function titled(one: Statement, material: Material, own: Material): number {
  const titles = material.titles.filter(
    (_, i) => material !== own || one.telling === 0 || i !== one.telling,
  );
  return Math.max(0, ...titles.map((title) => likeness(one.stated, title)));
}

/** How like a story it is: its titles, and what other articles of it say. */
function likest(
  one: Statement,
  material: Material,
  own: Material,
  counts: (other: Statement) => boolean = () => true,
): number {
  const said = material.statements.filter(
    (other) => other.sentence.articleId !== one.sentence.articleId && counts(other),
  );
  return Math.max(
    titled(one, material, own),
    ...said.map(({ stated }) => likeness(one.stated, stated)),
  );
}

/** Where outlets differ, the side that the opening or the higher telling gives stays, the other stands beside it. */
function sidesApart(
  chosen: readonly Statement[],
  opening: Statement | undefined,
  statements: readonly Statement[],
  differences: readonly Difference[],
): { readonly told: readonly Statement[]; readonly otherwise: readonly Statement[] } {
  const find = ({ articleId, sentence: number }: Side): Statement | undefined =>
    statements.find(
      ({ sentence }) => sentence.articleId === articleId && sentence.number === number,
    );
  const told = new Set(chosen);
  const otherwise = new Set<Statement>();
  for (const { sides } of differences) {
    const found = sides.map(find).filter((one) => one !== undefined);
    if (found.length < sides.length) continue;
    const [main, other] = found.toSorted(
      (a, b) =>
        Number(b === opening) - Number(a === opening) ||
        // What stands apart must be readable by itself.
        Number(b.behind !== undefined) - Number(a.behind !== undefined) ||
        Number(told.has(b)) - Number(told.has(a)) ||
        a.telling - b.telling,
    );
    if (main === undefined || other === undefined || main.telling === other.telling) continue;
    for (const one of untold(main, told)) told.add(one);
    const leant = [...told].some(({ behind }) => behind === other);
    if (other.behind !== undefined || leant) continue;
    told.delete(other);
    otherwise.add(other);
  }
  return { told: [...told], otherwise: [...otherwise] };
}

/** Items of a group, and of a group from one story. */
const mostViews = { group: 4, story: 3 } as const;
/** A view that needs more sentences before it is no item of a list. */
const longestRun = 2;
/** A view as like a told sentence as this says nothing more; of use is also what is told, in other words. */
const said = { analysis: 0.5, use: 0.95 } as const;

function planViews(
  materials: readonly Material[],
  plans: readonly StoryPlan[],
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
          [analysisIn(one.sentence), said.analysis],
          [use, said.use],
        ];
        return views.flatMap(([view, most]) =>
          view === undefined ? [] : [{ ...view, one, most, rank, storyId: material.read.story.id }],
        );
      }),
  );
  const chosen: (PlannedView & { readonly one: Statement })[] = [];
  const taken = new Set(told);
  const best = candidates.toSorted((a, b) => b.signs - a.signs || a.rank - b.rank);
  for (const { one, group, most, storyId, rank } of best) {
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
    const rider = material.statements.find(({ behind }) => behind === one);
    const isTold = rider === undefined || taken.has(rider) || retells(rider, [...taken]);
    const sentences = isTold ? before : [...before, rider];
    const isSaid = [...taken].some(
      (other) =>
        likeness(one.stated, other.stated) >= (told.has(other) ? most : said.analysis) ||
        (!told.has(other) && hasFiguresOf(one, other)) ||
        one.text === other.text,
    );
    if (isSaid) continue;
    for (const sentence of sentences) taken.add(sentence);
    chosen.push({ storyId, group, sentences, one });
  }
  return chosen.map(({ storyId, group, sentences }) => ({ storyId, group, sentences }));
}
