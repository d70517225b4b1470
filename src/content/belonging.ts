/** Which sentences of a page tell the story at hand: a page may tell several, and speak of other topics. */
import type { ReadStory } from '../drafts/read-story.ts';
import { likeness } from './coverage.ts';
import { statedInTitle, statementsOf, type Stated, type Statement } from './statements.ts';

/** Patterns on folded text. */
export interface PlanNames {
  /** Names that all stories have in common: the topic's. */
  readonly ignored?: RegExp | undefined;
  /** Names of other topics. */
  readonly rivals?: RegExp | undefined;
}

const version = /\d+(?:\.\d+)*/;

/** What a story can be told from. */
export interface Material {
  readonly read: ReadStory;
  readonly statements: readonly Statement[];
  readonly titles: readonly Stated[];
}

/** Reads a story; names that all have in common, or that are another topic's, state nothing. */
export function materialOf(read: ReadStory, { ignored, rivals }: PlanNames): Material {
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

/** A page may tell several stories: a sentence that is clearly more like another story, its title too, is that one's. */
const likeAnother = { least: 0.3, more: 0.15 } as const;
/** What a further telling says that is as unlike all titles and other tellings as this is about something else. */
const leastLikeOwn = 0.05;
/** A sentence that names another topic and not this one stays where it is as like a title, or what others say of this one, as this. */
const likeOwn = 0.25;

export function belongs(
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
export function isRivalsNews(one: Statement, own: Material, names: PlanNames): boolean {
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
