/** The titles that may head a story. */
import { asPrinted, type StandIn } from '../drafts/stand-in.ts';
import type { ReadStory } from '../drafts/read-story.ts';
import { statedIn } from '../events/aspects.ts';
import { roleOf } from '../model/article-kind.ts';
import type { Telling } from '../model/story.ts';
import type { PostLanguage } from '../model/topic.ts';
import { wordingsOf } from '../proof/wordings.ts';
import { foldForComparison } from '../text/scripts.ts';
import { isCodeFragment } from '../languages/asides.ts';
import { targetLanguage } from '../languages/target-languages.ts';
import { ordersAModel } from '../text/orders.ts';
import type { Statement } from './statements.ts';

/** Titles of so many tellings are offered. */
const mostTitles = 4;

/** The titles of the tellings that may lead, in the post's language, the lead's first, each whole and where it may be cut; none that gives orders to a model or is torn by code. */
export function headlinesOf(
  { sources, story }: Pick<ReadStory, 'sources' | 'story'>,
  lang: PostLanguage,
): readonly StandIn[] {
  const wanted = targetLanguage(lang).source;
  const mayHead = ({ article }: Telling, i: number): boolean =>
    i === 0 || article.kind === undefined || roleOf(article.kind) === 'leads';
  const titled = story.tellings.flatMap((telling, i) => {
    const source = sources[i];
    const text = source?.sentences[0]?.text.trim() ?? '';
    const isTitle = text !== '' && !ordersAModel(text) && !isCodeFragment(text);
    return source !== undefined && isTitle && mayHead(telling, i) ? [source] : [];
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
/** By so much more a cut of it has to be told. */
const betterCut = 0.1;
/** Another title of which so much less is told is not offered. */
const clearlyLess = 0.25;

/**
 * The titles with that first which is borne out by what is told: the lead's as it is, unless a shorter wording of it says
 * more of what stands below; without those that say clearly less. The lead's title heads its event: another's that says
 * more was tried, and brought pages to the head that may not lead. `ignored` are names that all have in common.
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
  const [cut] = titles
    .filter((one) => one.citations[0].articleId === first.citations[0].articleId)
    .filter((one) => share(one) >= share(first) + betterCut)
    .toSorted((a, b) => share(b) - share(a));
  const head = share(first) < leastBorneOut ? (cut ?? first) : first;
  return [head, ...titles.filter((one) => one !== head && share(one) > share(head) - clearlyLess)];
}

/** How much of what a title states is told, of its weight. */
function shareOf({ text }: StandIn, known: ReadonlySet<string>, ignored?: RegExp): number {
  const stated = [...statedIn(text, ignored)];
  const sum = (of: typeof stated): number => of.reduce((all, [, weight]) => all + weight, 0);
  return sum(stated) === 0 ? 0 : sum(stated.filter(([what]) => known.has(what))) / sum(stated);
}

/** Words by which one outlet says that it only hears so; in the common form of `foldForComparison`. */
const hearsay =
  /^["'「『【[(]*传|传[出闻言]|[盛网据谣误]传|据[称悉]|消息(?:人士|称|指|来源)?[:：,，]|知情|匿名|具名|接近[^,，。]{0,12}人士|独家|爆料|[疑恐]/u;

/**
 * Another title for the key points: of another article that the event cites, in the heading's language. What any outlet
 * only hears, or denies, is told under the chosen heading alone: another's may tell it as a fact.
 */
export function pointBeside(
  headline: StandIn,
  titles: readonly StandIn[],
  body: readonly StandIn[],
  { story, sources }: Pick<ReadStory, 'story' | 'sources'>,
): StandIn | undefined {
  const said = sources
    .flatMap(({ sentences: [title] }) => (title === undefined ? [] : [title.folded]))
    .concat(body.map(({ text }) => foldForComparison(text)));
  const isDenied = story.tellings.some(({ article }) => article.kind === 'denial');
  if (isDenied || said.some((text) => hearsay.test(text))) return undefined;
  const articleOf = ({ citations: [{ articleId }] }: StandIn): string => articleId;
  return titles.find(
    (one) =>
      one.lang === headline.lang &&
      one.text !== headline.text &&
      articleOf(one) !== articleOf(headline) &&
      body.some((told) => articleOf(told) === articleOf(one)),
  );
}
