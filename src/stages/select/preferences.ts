/** What the topic file wants more of, less of, and without fail. */
import type { Article } from '../../model/article.ts';
import type { Story } from '../../model/story.ts';
import type { Leaning, Topic } from '../../model/topic.ts';
import { charactersSearched, finderOf } from '../../text/patterns.ts';
import { foldForComparison } from '../../text/scripts.ts';
import { plainText } from '../../text/plain.ts';
import { outletsOf } from './outlets.ts';

/** What a story is weighed by: points, and why. */
export interface Part {
  readonly points: number;
  readonly why: string;
}

/** Characters of the beginning in which a party has a part in the story. */
const beginning = 200;

/** The first word that a story must hold and does not. */
export function missingOf({ tellings }: Story, { must = [] }: Topic): string | undefined {
  const texts = tellings.map(({ article }) => foldedText(article, charactersSearched));
  return must.find((word) => {
    const finds = finderOf(word);
    return !texts.some((text) => finds(text));
  });
}

/** What the topic file's `prefer` and `avoid` add to a story and take from it; each entry counts once. */
export function preferenceOf(story: Story, { prefer, avoid }: Topic): readonly Part[] {
  return [...leaningOf(story, prefer, 1, 'preferred'), ...leaningOf(story, avoid, -1, 'avoided')];
}

function leaningOf(
  { tellings }: Story,
  leaning: Leaning | undefined,
  sign: number,
  said: string,
): readonly Part[] {
  if (leaning === undefined) return [];
  const articles = tellings.map(({ article }) => article);
  const whole = articles.map((article) => foldedText(article, charactersSearched));
  const heads = articles.map((article) => foldedText(article, article.title.length + beginning));
  const outlets = new Set([...outletsOf(tellings)].map((name) => foldForComparison(name)));
  const kinds = new Set<string>(articles.map(({ kind }) => kind));
  const among = (words: Readonly<Record<string, number>> = {}, holds: (word: string) => boolean) =>
    Object.entries(words)
      .filter(([word]) => holds(word))
      .map(([word, weight]) => ({ points: sign * weight, why: `${said} “${word}”` }));
  return [
    ...among(leaning.words, (word) => whole.some(finderOf(word))),
    ...among(leaning.parties, (word) => heads.some(finderOf(word))),
    ...among(leaning.outlets, (word) => outlets.has(foldForComparison(word))),
    ...among(leaning.kinds, (word) => kinds.has(word)),
  ];
}

function foldedText({ title, blocks }: Article, length: number): string {
  const text = [title, ...blocks.map((block) => block.text)].join('\n').slice(0, length);
  return foldForComparison(plainText(text));
}
