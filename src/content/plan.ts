/** What a post tells of its stories: planned by the program alone, from all tellings together. */
import { roleOf, type ArticleKind } from '../model/article-kind.ts';
import type { Difference, Side } from '../model/story.ts';
import type { ReadStory } from '../drafts/read-story.ts';
import type { StandIn } from '../drafts/stand-in.ts';
import {
  coverage,
  hasFullFigure,
  inOrder,
  likeness,
  openingOf,
  retells,
  untold,
  worthOf,
  type Worth,
} from './coverage.ts';
import { statedIn } from '../events/aspects.ts';
import { belongs, materialOf, type Material, type PlanNames } from './belonging.ts';
import { planViews, type PlannedView } from './planned-views.ts';
import type { Stated, Statement } from './statements.ts';
import { isAttributed, isSpeech } from '../proof/read/voice.ts';
import { analysisIn } from './views.ts';

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
    isCommentary(one, tellable) ? weightOfCommentary : backed(one) ? 1 : weightOfUnbacked;
  const chosen = coverage(tellable, worth, opening, limits, valueOf);
  const { told, otherwise } = sidesApart(chosen, opening, reports, read.story.differences ?? []);
  const left = tellable.filter((one) => !told.includes(one) && !otherwise.includes(one));
  const summary = summaryOf(
    left.filter((one) => one.reported && backed(one)),
    told,
    opening,
    worth,
    titles,
  );
  const further = coverage(
    [...told, ...left.filter((one) => !retells(one, told, opening))],
    worth,
    opening,
    { most: told.length + mostMore, leastGain: limits.leastGain / 2 },
    valueOf,
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
/** Of what titles state, it says at least so much of what the told one says: a teaser says hardly any. */
const leastOfTitles = 0.5;
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
  const titled = (stated: Stated): number =>
    [...stated].reduce((sum, [what]) => {
      const inTitle = titles.some((title) => title.has(what));
      return sum + (inTitle ? (worth.get(what) ?? 0) : 0);
    }, 0);
  const least = leastOfTitles * titled(opening.stated);
  const alike = left.filter(
    (one) =>
      one.text !== opening.text &&
      // An article that only the trend cites would stand beside its event in the list of sources.
      cited.has(one.sentence.articleId) &&
      one.sentence.number <= openingWithin &&
      !isCommentary(one, told) &&
      titled(one.stated) >= least &&
      likeness(one.stated, opening.stated) >= sameOpening,
  );
  const { short } = opening;
  const shortened = short !== undefined && titled(statedIn(short.text)) >= least;
  return openingOf(alike, worth, titles) ?? (shortened ? short : undefined);
}

/** What somebody says of the news belongs into the analysis, unless it tells far more than the rest. */
const weightOfCommentary = 0.1;
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

/** Where it is not plain that somebody speaks, fewer words of analysis are chance. */
const fewestSigns = 2;

/** Whether somebody only says what he makes of the news: a figure that nobody else of `all` has is news. */
function isCommentary(one: Statement, all: readonly Statement[]): boolean {
  const view = analysisIn(one.sentence);
  if (view === undefined || (!isSpeech(one.sentence) && view.signs < fewestSigns)) return false;
  const own = [...one.stated].filter(
    ([what]) =>
      !all.some((other) => other.stated.has(what) && analysisIn(other.sentence) === undefined),
  );
  return !hasFullFigure(own);
}

/** A press release in nobody's name may say anything of its sender. */
function praises({ sentence }: Statement, kind: ArticleKind | undefined): boolean {
  return kind === 'press-release' && sentence.lang === 'zh' && !isAttributed(sentence);
}

/** Beside a denial, what another telling states in nobody's name may be what is denied. */
function mayTellDenied({ telling, sentence }: Statement): boolean {
  return telling > 0 && sentence.lang === 'zh' && !isAttributed(sentence);
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
