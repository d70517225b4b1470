/** What a post may print of a story: the wordings among which an engine chooses by number. */
import type { Citation } from '../model/claim.ts';
import type { PostLanguage } from '../model/topic.ts';
import { wordingsOf, type Wording } from '../proof/wordings.ts';
import type { SourceArticle } from '../proof/types.ts';
import type { ReadStory } from './read-story.ts';
import { asPrinted, printable, type StandIn } from './stand-in.ts';

/** A wording that may be printed as it is. */
export interface Candidate extends StandIn {
  /** Place in the list of the fuller wording of the same sentence; absent for that one itself. */
  readonly shortens?: number;
}

/** A short wording is worth its line when it leaves out at least so much of the fuller one. */
const shorter = 0.85;

/** Titles of so many tellings are offered. */
const mostTitles = 4;

/** Numbers of an article's sentences that may be told and have a wording to print. */
export function printableNumbers(
  article: SourceArticle,
  { offers }: Pick<ReadStory, 'offers'>,
): ReadonlySet<number> {
  return new Set(
    article.sentences
      .filter(
        (sentence) =>
          sentence.number > 0 &&
          offers({ articleId: article.id, sentence: sentence.number }) &&
          typeof printable(sentence, article) !== 'string',
      )
      .map(({ number }) => number),
  );
}

/** For each cited sentence its fullest wording, and its shortest where that is shorter by something. */
export function candidatesOf(
  citations: readonly Citation[],
  { sources, offers }: ReadStory,
): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const { articleId, sentence: number } of citations) {
    if (!offers({ articleId, sentence: number })) continue;
    const article = sources.find(({ id }) => id === articleId);
    const sentence = article?.sentences[number];
    if (article === undefined || sentence === undefined || number === 0) continue;
    const all = printable(sentence, article);
    if (typeof all === 'string') continue;
    const wordings = all.filter((one) => asPrinted(one, sentence, article).citations.every(offers));
    const [full] = wordings;
    if (full === undefined) continue;
    if (candidates.some(({ text }) => text === asPrinted(full, sentence, article).text)) continue;
    const at = candidates.push(asPrinted(full, sentence, article)) - 1;
    const short = wordings.filter((one) => shortens(one, full)).toSorted(byLength)[0];
    if (short !== undefined)
      candidates.push({ ...asPrinted(short, sentence, article), shortens: at });
  }
  return candidates;
}

/** Shorter ones say too little by themselves. In characters. */
const shortest = 24;

/** Whether a wording is worth its line beside the fuller one: shorter by something, and its days and names as clear. */
function shortens(one: Wording, full: Wording): boolean {
  const cured = full.rules.filter((rule) => /\/(?:date|name)\//.test(rule));
  return (
    one.text.length >= shortest &&
    one.text.length <= full.text.length * shorter &&
    (one.against === undefined || full.against !== undefined) &&
    cured.every((rule) => one.rules.includes(rule))
  );
}

function byLength(a: Wording, b: Wording): number {
  return a.text.length - b.text.length;
}

/** The titles of the tellings in the post's language, the lead's first, each whole and where it may be cut. */
export function headlinesOf(
  { sources, story }: Pick<ReadStory, 'sources' | 'story'>,
  lang: PostLanguage,
): readonly StandIn[] {
  const wanted = lang === 'en' ? 'en' : 'zh';
  const all = sources.slice(0, story.tellings.length);
  const own = all.filter((source) => source.lang === wanted);
  const tellings = (own.length > 0 ? own : all).slice(0, mostTitles);
  const titles = tellings.flatMap((article) => {
    const [title] = article.sentences;
    if (title === undefined || title.text.trim() === '') return [];
    return wordingsOf(title, article).map((wording) => asPrinted(wording, title, article));
  });
  return titles.filter((one, i) => titles.findIndex(({ text }) => text === one.text) === i);
}
