/** What speaks for an article being about the topic, and what against it: each clue with its weight. */
import type { Kind } from './kinds.ts';
import type { Used } from './uses.ts';

/** An article with all that the clues ask about. */
export interface Case {
  readonly title: readonly Used[];
  readonly lead: readonly Used[];
  /** Mentions that may be the topic. */
  readonly named: readonly Used[];
  /** Mentions that are something else: common words, parts of longer ones. */
  readonly otherwise: readonly Used[];
  readonly listed: readonly Used[];
  /** Characters of the body. */
  readonly length: number;
  /** Distinct names, in the common form, rows of names included. */
  readonly keys: ReadonlySet<string>;
  /** Share of mentions, 0 to 1, of names that are words of the language as well. */
  readonly ordinary: number;
  /** A name that nobody else has. */
  readonly distinctive: string | undefined;
  readonly bothScripts: boolean;
  /** The longer name that every mention is a part of. */
  readonly fixed: string | undefined;
  /** The longer name in capitals by which it introduces what it speaks of. */
  readonly introduced: string | undefined;
  /** Says that two have the name. */
  readonly sameName: boolean;
  /** Share of mentions that stand where places stand: in Marlow. */
  readonly inPlace: number;
  /** Share of mentions that are titles of works. */
  readonly work: number;
  /** What it says that the name is the name of, and what most articles of the run say. */
  readonly kinds: ReadonlySet<Kind>;
  readonly topicKinds: ReadonlySet<Kind>;
  /** Share of mentions behind a place or a position: 南灣岬燈塔. */
  readonly placed: number;
  /** Words of the topic file near the name. */
  readonly tags: readonly string[];
  readonly withWords: readonly string[];
  readonly asksWith: boolean;
  readonly notWords: readonly string[];
  /** Share of mentions with such a word near. */
  readonly notShare: number;
  /** The other topic that it names much more often, with both counts. */
  readonly rival: { readonly id: string; readonly times: number; readonly own: number } | undefined;
  /** Only one of many parts names the topic, and the parts tell of different things. */
  readonly onePart: boolean;
  /** Likeness of the surroundings, 0 to 1, to those that are surely about the topic; undefined: none to compare. */
  readonly likeSure: number | undefined;
  readonly likeOthers: number | undefined;
}

export interface Clue {
  readonly id: string;
  /** Above 0: for the topic. */
  readonly weight: number;
  /** How far it applies, 0 to 1. */
  readonly extent: (of: Case) => number;
  readonly why: (of: Case) => string;
}

/** From this sum on an article is about the topic. */
export const threshold = 0;

/** After the first, so many mentions make it the matter of an article. */
const oftenEnough = 3;

/** Likeness of surroundings at which two articles surely speak of one thing. */
const alike = 0.12;
/** And below which they share no more than any two texts do. */
const unlike = 0.015;

const yes = (condition: boolean): number => (condition ? 1 : 0);
const quoted = (words: readonly (string | undefined)[]): string =>
  [...new Set(words.filter((word) => word !== undefined))]
    .slice(0, 3)
    .map((word) => `“${word}”`)
    .join(', ');
const written = (used: readonly Used[]): string =>
  quoted(used.map(({ line, start, end }) => line.plain.slice(start, end)));

/** Where a second name or a version says what the name is, less is read into the rest. */
const doubt = ({ keys, named }: Case): number =>
  keys.size > 1 || named.some(({ versioned }) => versioned) ? 0.4 : 1;

/** A maker has the name of what it makes. */
const makes: ReadonlySet<Kind> = new Set(['software', 'device']);

function isOtherKind({ kinds, topicKinds }: Case): boolean {
  if (kinds.size === 0 || topicKinds.size === 0) return false;
  const ofMakers = (some: ReadonlySet<Kind>): boolean =>
    some.has('company') || [...some].some((kind) => makes.has(kind));
  if (
    (kinds.has('company') && ofMakers(topicKinds)) ||
    (topicKinds.has('company') && ofMakers(kinds))
  )
    return false;
  return ![...kinds].some((kind) => topicKinds.has(kind));
}

export const clues: readonly Clue[] = [
  // Where it stands.
  {
    id: 'title',
    weight: 1,
    extent: ({ title }) => yes(title.length > 0),
    why: ({ title }) => `the title names ${written(title)}`,
  },
  {
    id: 'lead',
    weight: 0.5,
    extent: ({ lead }) => yes(lead.length > 0),
    why: ({ lead }) => `the beginning names ${written(lead)}`,
  },
  {
    id: 'often',
    weight: 0.5,
    // A lighthouse is named often, too, where a page is about one.
    extent: ({ named, ordinary }) => Math.min(1, (named.length - 1) / oftenEnough) * (1 - ordinary),
    why: ({ named }) => `names it ${named.length} times`,
  },
  {
    id: 'title-alone',
    weight: -0.75,
    extent: ({ title, named, length }) =>
      yes(title.length > 0 && title.length === named.length && length > 200),
    why: () => 'the text never names it, only the title does',
  },
  {
    id: 'passing',
    weight: -7,
    extent: ({ title, lead, named }) =>
      yes(title.length === 0 && lead.length === 0 && named.length === 1),
    why: ({ named }) => `names ${written(named)} only once, in passing, far down`,
  },
  {
    id: 'one-part',
    weight: -7,
    extent: ({ onePart }) => yes(onePart),
    why: () => 'only one of the many things that it tells of',
  },
  {
    id: 'rival',
    weight: -7,
    extent: ({ rival }) => yes(rival !== undefined),
    why: ({ rival }) =>
      `names ${rival?.id ?? ''} ${rival?.times ?? 0} times, this topic ${rival?.own ?? 0}`,
  },
  // What the name means there.
  {
    id: 'otherwise',
    weight: -3,
    extent: ({ otherwise, named }) =>
      otherwise.length / Math.max(1, otherwise.length + named.length),
    why: ({ otherwise }) => `says ${quoted(otherwise.map(({ shown }) => shown))}`,
  },
  {
    id: 'fixed',
    weight: -2.5,
    extent: (of) => yes(of.fixed !== undefined) * doubt(of),
    why: ({ fixed }) => `always says “${fixed ?? ''}”`,
  },
  {
    id: 'placed',
    weight: -1.5,
    extent: ({ placed }) => placed,
    why: () => 'the name of a place goes before the word',
  },
  {
    id: 'introduced',
    weight: -3,
    extent: (of) => yes(of.introduced !== undefined) * doubt(of),
    why: ({ introduced }) => `speaks of “${introduced ?? ''}”`,
  },
  {
    id: 'same-name',
    weight: -2,
    extent: ({ sameName }) => yes(sameName),
    why: () => 'says itself that another has the name',
  },
  {
    id: 'in-place',
    weight: -1.5,
    extent: ({ inPlace }) => inPlace,
    why: () => 'the name stands where places stand',
  },
  {
    id: 'work',
    weight: -2,
    extent: ({ work }) => work,
    why: () => 'the title of a work',
  },
  {
    id: 'kind',
    weight: 1.5,
    extent: ({ kinds, topicKinds, introduced }) =>
      yes(introduced === undefined && [...kinds].some((kind) => topicKinds.has(kind))),
    why: ({ kinds, topicKinds }) =>
      `called what others call it (${[...kinds].filter((kind) => topicKinds.has(kind)).join(', ')})`,
  },
  {
    id: 'other-kind',
    weight: -2.5,
    extent: (of) => yes(isOtherKind(of)) * doubt(of),
    why: ({ kinds, topicKinds }) =>
      `the name of another kind of thing (${[...kinds].join(', ')}, not ${[...topicKinds].join(', ')})`,
  },
  {
    id: 'introduced-kind',
    weight: 1,
    extent: ({ kinds, ordinary }) => (kinds.size > 0 ? ordinary : 0),
    why: ({ kinds }) => `introduced as somebody's or something's name (${[...kinds].join(', ')})`,
  },
  {
    id: 'ordinary',
    weight: -1.5,
    extent: ({ ordinary }) => ordinary,
    why: ({ named }) => `${written(named)} is a common word too`,
  },
  {
    id: 'not',
    weight: -4,
    extent: ({ notShare }) => notShare,
    why: ({ notWords }) =>
      `${quoted(notWords)} near the name, which the topic file rules out (not)`,
  },
  {
    id: 'without',
    weight: -3,
    extent: ({ asksWith, withWords }) => yes(asksWith && withWords.length === 0),
    why: () => 'none of the words near the name that the topic file asks for (with)',
  },
  {
    id: 'with',
    weight: 1.5,
    extent: ({ withWords }) => yes(withWords.length > 0),
    why: ({ withWords }) => `${quoted(withWords)} near the name`,
  },
  {
    id: 'distinctive',
    weight: 2,
    extent: ({ distinctive }) => yes(distinctive !== undefined),
    why: ({ distinctive }) => `“${distinctive ?? ''}” is nobody else's name`,
  },
  {
    id: 'names',
    weight: 1.5,
    extent: ({ keys }) => yes(keys.size > 1),
    why: ({ keys }) => `${keys.size} of the topic's names together`,
  },
  {
    id: 'version',
    weight: 2,
    extent: ({ named }) => yes(named.some(({ versioned }) => versioned)),
    why: ({ named }) => {
      const first = named.find(({ versioned }) => versioned);
      return `a version: “${first?.line.plain.slice(first.start, first.end + 6).trim() ?? ''}”`;
    },
  },
  {
    id: 'acts',
    weight: 1,
    extent: ({ named }) => yes(named.some(({ acts }) => acts)),
    why: ({ named }) => {
      const first = named.find(({ acts }) => acts);
      return `as a name has it: “${first?.line.plain.slice(Math.max(0, first.start - 4), first.end + 6).trim() ?? ''}”`;
    },
  },
  {
    id: 'both-scripts',
    weight: 0.5,
    extent: ({ bothScripts }) => yes(bothScripts),
    why: () => 'the Han and the Latin name together',
  },
  {
    id: 'tags',
    weight: 0.75,
    extent: ({ tags }) => Math.min(1, tags.length),
    why: ({ tags }) => `${quoted(tags)} near the name`,
  },
  {
    id: 'like-sure',
    weight: 2,
    extent: ({ likeSure = 0 }) => (likeSure < unlike ? 0 : Math.min(1, likeSure / alike)),
    why: () => 'its words go with the topic in other articles',
  },
  {
    id: 'unlike-sure',
    weight: -0.3,
    extent: ({ likeSure }) => yes(likeSure !== undefined && likeSure < unlike),
    why: () => 'its words never go with the topic in other articles',
  },
  {
    id: 'like-others',
    weight: -1,
    extent: ({ likeOthers, likeSure }) =>
      Math.min(1, Math.max(0, (likeOthers ?? 0) - (likeSure ?? 0)) / alike),
    why: () => 'its words go with another meaning of the name',
  },
];
