/** What the tellings of a story state: every sentence that a post may print, with the words and figures that it tells. */
import { asPrinted, printable, printableBehind, type StandIn } from '../drafts/stand-in.ts';
import type { ReadStory } from '../drafts/read-story.ts';
import { statedIn } from '../events/aspects.ts';
import type { SourceArticle, SourceSentence } from '../proof/types.ts';
import type { Wording } from '../proof/wordings.ts';
import { datesIn } from '../text/dates.ts';
import { leansBack } from '../languages/leaning.ts';
import { isDateline } from '../text/datelines.ts';

/** What a text states, each with how much that says by itself: English stems, figures (`#420000000`), days (`@9/1`). */
export type Stated = ReadonlyMap<string, number>;

/** A sentence of a telling in the wording in which a post would print it. */
export interface Statement extends StandIn {
  readonly sentence: SourceSentence;
  /** 0-based place of its telling in the story; what supports it stands behind the tellings. */
  readonly telling: number;
  /** A report says it: a page that only supports opens no story. */
  readonly reported: boolean;
  readonly stated: Stated;
  /** A shorter wording, where there is one that stands by itself. */
  readonly short?: StandIn;
  /** The statement right before it, without which it says nothing. */
  readonly behind?: Statement;
}

/** A day beside that of the news says about as much as a rare word. */
const weightOfDay = 4;
/** Figures weigh .15 to 1.2 among themselves; beside words they are what a reader looks for. */
const weightOfFigure = 10;

/** In the order of the tellings. `ignored` are names that all have in common. */
export function statementsOf(read: ReadStory, ignored?: RegExp): readonly Statement[] {
  const { sources, story, offers } = read;
  return sources.flatMap((article, telling) => {
    const found: Statement[] = [];
    const reported = telling < story.tellings.length;
    for (const sentence of article.sentences.slice(1)) {
      if (!offers({ articleId: article.id, sentence: sentence.number })) continue;
      const last = found.at(-1);
      const before = last?.sentence.number === sentence.number - 1 ? last : undefined;
      const statement = statementOf(sentence, article, before, ignored);
      // Two sentences may be joined in one wording.
      if (statement?.citations.every(offers) === true)
        found.push({ ...statement, telling, reported });
    }
    return found;
  });
}

/** What the title of a telling states. */
export function statedInTitle({ sentences: [title] }: SourceArticle, ignored?: RegExp): Stated {
  return title === undefined ? new Map() : statedIn(title.text, ignored);
}

function statementOf(
  sentence: SourceSentence,
  article: SourceArticle,
  before: Statement | undefined,
  ignored?: RegExp,
): Omit<Statement, 'telling' | 'reported'> | undefined {
  if (isDateline(sentence.text)) return undefined;
  const alone = printable(sentence, article);
  const [full] = typeof alone === 'string' ? [] : alone;
  if (typeof alone !== 'string' && full !== undefined && !leansBack(full.text)) {
    const short = shortestOf(alone, full);
    return {
      ...asPrinted(full, sentence, article),
      sentence,
      stated: statedBy(sentence, article, ignored),
      ...(short && { short: asPrinted(short, sentence, article) }),
    };
  }
  const [behind] = before === undefined || isCut(before) ? [] : printableBehind(sentence, article);
  if (behind === undefined || before === undefined) return undefined;
  return {
    ...asPrinted(behind, sentence, article),
    sentence,
    stated: statedBy(sentence, article, ignored),
    behind: before,
  };
}

/** What leans on a sentence needs the whole of it. */
function isCut({ text, sentence }: Statement): boolean {
  return text.length < sentence.text.length * 0.9;
}

/** A short wording is worth its line when it leaves out at least so much of the fuller one. */
const shorter = 0.85;
/** Shorter ones say too little by themselves. In characters. */
const shortest = 24;

function shortestOf(wordings: readonly Wording[], full: Wording): Wording | undefined {
  return wordings
    .filter((one) => shortens(one, full))
    .toSorted((a, b) => a.text.length - b.text.length)[0];
}

/** Whether a wording is shorter by something, and its days, names and amounts as clear. */
function shortens(one: Wording, full: Wording): boolean {
  const cured = full.rules.filter((rule) => /\/(?:date|name|currency)\//.test(rule));
  return (
    one.text.length >= shortest &&
    one.text.length <= full.text.length * shorter &&
    (one.against === undefined || full.against !== undefined) &&
    cured.every((rule) => one.rules.includes(rule))
  );
}

function statedBy(
  { text, folded }: SourceSentence,
  { anchor }: SourceArticle,
  ignored?: RegExp,
): Stated {
  const stated = new Map<string, number>();
  for (const [key, weight] of statedIn(text, ignored))
    stated.set(key, key.startsWith('#') ? weight * weightOfFigure : weight);
  for (const { month, day } of datesIn(folded, anchor))
    if (month !== undefined && !(month === anchor?.month && day === anchor.day))
      stated.set(`@${month}/${day ?? ''}`, weightOfDay);
  return stated;
}
