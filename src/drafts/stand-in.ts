/** The source's own sentence in place of a draft that was not proved, in the wording that can be read alone. */
import type { Citation, NonEmpty, ProofLevel } from '../model/claim.ts';
import { isCodeFragment } from '../languages/asides.ts';
import { printedLanguage } from '../languages/target-languages.ts';
import type { PostLanguage } from '../model/topic.ts';
import { ordersAModel } from '../text/orders.ts';
import { languageOf } from '../proof/read/sentence.ts';
import type { SourceArticle, SourceSentence } from '../proof/types.ts';
import { wordingsOf, type Wording } from '../proof/wordings.ts';
import { printed } from './printed.ts';

/** 100兆 of the mainland's: a million of what, the reader would have to know. */
const bareMega = /\d\s?兆(?![瓦赫帕字比元美新令])/;

/** Longer sentences make no post. In characters. */
const longest = 220;

export interface StandIn {
  readonly text: string;
  readonly lang: PostLanguage;
  readonly level: Exclude<ProofLevel, 'judged'>;
  readonly citations: NonEmpty<Citation>;
  /** Ids of the rules that licensed the wording. */
  readonly rules: readonly string[];
}

/** The wordings of a body's sentence that a post may print by themselves, the fullest first; reasons where there is none. */
export function printable(
  sentence: SourceSentence,
  article: SourceArticle,
): readonly Wording[] | string {
  const all = repeatable(sentence, article);
  if (typeof all === 'string') return all;
  const standing = all.filter(({ against }) => against?.effect !== 'leans');
  return standing.length > 0
    ? standing
    : `the source’s sentence ${all[0]?.against?.why ?? 'leans'}`;
}

/** The wordings that a post may print right behind the sentence before, whole ones alone, the fullest first. */
export function printableBehind(
  sentence: SourceSentence,
  article: SourceArticle,
): readonly Wording[] {
  const all = repeatable(sentence, article);
  return typeof all === 'string' ? [] : all.filter(({ rules }) => !rules.some(isEnd));
}

/** All that may be repeated at all. */
function repeatable(sentence: SourceSentence, article: SourceArticle): readonly Wording[] | string {
  if (ordersAModel(sentence.text)) return 'the source’s sentence gives orders to a language model';
  if (!/[\p{L}\d]/u.test(sentence.text)) return 'the source’s sentence holds no words';
  if (isCodeFragment(sentence.text)) return 'the source’s sentence is torn by code or markup';
  if (article.simplified && bareMega.test(sentence.text))
    return 'the source’s sentence has 兆 for a million';
  const all = wordingsOf(sentence, article);
  const short = all.filter(({ text }) => text.length <= longest);
  if (short.length === 0) return 'the source’s sentence is too long to stand in its place';
  const fit = short.filter(({ against }) => against?.effect !== 'unfit');
  if (fit.length === 0) return `the source’s sentence ${short[0]?.against?.why ?? 'is unfit'}`;
  return fit.toSorted((a, b) => rank(a) - rank(b) || b.text.length - a.text.length);
}

function isEnd(rule: string): boolean {
  return /\/(?:cut|join)\//.test(rule);
}

/** Days worked out, names and currencies put in before the bare sentence, what names nobody after it, ends cut and joints after that; what leans last. */
function rank({ rules, against }: Wording): number {
  const ends = rules.some(isEnd) ? 10 : 0;
  const cured = rules.filter((rule) => /\/(?:date|name|currency)\//.test(rule)).length;
  return (against === undefined ? 0 : against.effect === 'leans' ? 100 : 5) + ends - cured;
}

/** The first cited sentence that can be printed; else the reasons why none can. */
export function standInFor(
  citations: readonly Citation[],
  sources: readonly SourceArticle[],
): StandIn | readonly string[] {
  const reasons: string[] = [];
  for (const { articleId, sentence: number } of citations) {
    const article = sources.find(({ id }) => id === articleId);
    const sentence = article?.sentences[number];
    if (article === undefined || sentence === undefined || number === 0) continue;
    const wordings = printable(sentence, article);
    if (typeof wordings === 'string') reasons.push(wordings);
    else if (wordings[0] !== undefined) return asPrinted(wordings[0], sentence, article);
  }
  return reasons.length > 0 ? reasons : ['no sentence of a body is cited'];
}

/** A wording as it is printed, with the sentences that it is made of. */
export function asPrinted(
  { text, rules }: Pick<Wording, 'text' | 'rules'>,
  sentence: SourceSentence,
  article: SourceArticle,
): StandIn {
  const cite = ({ number, text: quote }: SourceSentence): Citation => ({
    articleId: article.id,
    sentence: number,
    quote,
  });
  const next = article.sentences[sentence.number + 1];
  const joined = rules.some((rule) => rule.includes('/join/')) && next !== undefined;
  return {
    text: printed(text, article, sentence.number === 0),
    lang: printedLanguage(languageOf(text), article.target),
    level: rules.length === 0 ? 'quoted' : 'aligned',
    rules,
    citations: joined ? [cite(sentence), cite(next)] : [cite(sentence)],
  };
}
