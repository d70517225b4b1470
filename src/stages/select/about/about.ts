/** Which articles of a run are about the topic: read together, since they show each other what the name means. */
import type { ToldStory } from '../../../model/run.ts';
import type { OtherTopic, Topic } from '../../../model/topic.ts';
import { finderOf } from '../../../text/patterns.ts';
import { foldForComparison } from '../../../text/scripts.ts';
import { clues, threshold, type Case } from './clues.ts';
import { commonKinds, kindsOf, type Kind } from './kinds.ts';
import { namesOf, patternOf, type Names } from './names.ts';
import { readingOf, type Reading, type Text } from './reading.ts';
import { contentOf, likenessTo, windowOf } from './surroundings.ts';
import { usesOf, type Used } from './uses.ts';

export interface About {
  readonly about: boolean;
  /** Names the topic at all, be it in passing or in a row of names. */
  readonly named: boolean;
  /** Sum of the clues; from 0 on it is about the topic. */
  readonly score: number;
  /** The clues that apply, in plain words, the heaviest first. */
  readonly reasons: readonly string[];
}

export interface Context {
  readonly told?: readonly ToldStory[];
  readonly otherTopics?: readonly OtherTopic[];
}

/** An article says in its first two or three sentences what it is about; Han says it in fewer characters. */
const leadCharacters = { han: 120, other: 400 } as const;
/** But of a short one no more than this share. */
const leadShare = 0.6;
/** Another topic is named so much more often where a page is about that one. */
const muchMoreOften = 3;
const oftenAtAll = 3;
/** In more rows than these a name is a matter of the page. */
const mostListed = 2;
/** A page of so many parts may be a round-up. */
const manyParts = 4;

/** By the articles' ids. The order of the articles changes nothing. */
export function aboutOf(
  articles: readonly Text[],
  topic: Topic,
  { told = [], otherTopics = [] }: Context = {},
): ReadonlyMap<string, About> {
  const names = namesOf(topic);
  if (names.pattern === undefined)
    return new Map(
      articles.map(({ id }) => [id, { about: true, named: true, score: 0, reasons: [] }]),
    );
  const sorted = articles.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const earlier = told.flatMap(({ articles: [lead] }, i): readonly Text[] =>
    lead === undefined
      ? []
      : [
          {
            id: `told ${i}`,
            title: lead.title,
            blocks: lead.text.split('\n').map((text) => ({ text })),
          },
        ],
  );
  const readings = [...sorted, ...earlier].map((article) => readingOf(article, names));
  const uses = readings.map((reading) => usesOf(reading, names));
  const rivals = rivalsOf(otherTopics, names);
  const alone = readings.map((reading, i) => caseOf(reading, uses[i] ?? [], topic, rivals));
  // Posts tell of nothing but the topic.
  const sure = alone.map((one, i) => i >= sorted.length || isSure(one));
  const other = alone.map((one, i) => !sure[i] && isOther(one));
  const familiar = new Set(
    alone.flatMap((one, i) => (sure[i] ? one.named.flatMap(({ within }) => within ?? []) : [])),
  );
  // What the topic is, the sure articles say if there are any, else most of them.
  const telling = alone.filter((_, i) => sure[i]);
  const topicKinds = commonKinds(
    (telling.length > 1 ? telling : alone.filter((_, i) => !other[i])).map(({ kinds }) => kinds),
  );
  const surroundings = readings.map((reading, i) =>
    contentOf((uses[i] ?? []).map((used) => windowOf(used)).join('\n'), names, reading.chinese),
  );
  const sameLanguage = (a: number, b: number): boolean =>
    readings[a]?.chinese === readings[b]?.chinese;
  const likenessToThose = (
    holds: (one: Case, i: number) => boolean,
  ): readonly (number | undefined)[] =>
    likenessTo(
      surroundings,
      alone.flatMap((one, i) => (holds(one, i) ? [i] : [])),
      sameLanguage,
    );
  const likeSure = likenessToThose(
    (one, i) => sure[i] === true || (other[i] === false && isOfKind(one, topicKinds)),
  );
  const likeOthers = likenessToThose((_, i) => other[i] === true);
  return new Map(
    sorted.flatMap(({ id }, i) => {
      const one = alone[i];
      if (one === undefined) return [];
      const introduced =
        one.introduced !== undefined && familiar.has(one.introduced) ? undefined : one.introduced;
      const known = { introduced, topicKinds, likeSure: likeSure[i], likeOthers: likeOthers[i] };
      return [[id, judged({ ...one, ...known }, topic)]];
    }),
  );
}

/** Without doubt about the topic, whatever the others say: two of its names, a name that is nobody else's, a version. */
function isSure(one: Case): boolean {
  if (one.named.length === 0 || one.notShare > 0) return false;
  if (one.rival !== undefined || one.onePart) return false;
  if (one.keys.size > 1) return true;
  if (one.introduced !== undefined) return false;
  return (
    one.named.some((used) => used.versioned) ||
    (one.distinctive !== undefined && one.title.length > 0)
  );
}

/** Introduces the name as what the topic is in most articles. */
function isOfKind({ kinds, named }: Case, topicKinds: ReadonlySet<Kind>): boolean {
  return named.length > 0 && [...kinds].some((kind) => topicKinds.has(kind));
}

/** The name means something else there, as its own use shows. */
function isOther(one: Case): boolean {
  return (
    one.otherwise.length > one.named.length ||
    one.fixed !== undefined ||
    one.introduced !== undefined ||
    one.sameName ||
    one.placed > 0.5 ||
    one.notShare > 0.5
  );
}

function judged(one: Case, topic: Topic): About {
  if (one.named.length === 0) {
    const shown = [...one.otherwise, ...one.listed].map((used) => used.shown ?? '');
    const reasons =
      one.otherwise.length > 0
        ? [
            `says ${[...new Set(shown)]
              .slice(0, 3)
              .map((text) => `“${text}”`)
              .join(', ')}, no name`,
          ]
        : one.listed.length > 0
          ? [`names ${topic.name} only ${shown[0] ?? 'in a row of names'}`]
          : [`neither title nor text names ${topic.name}`];
    return { about: false, named: one.listed.length > 0, score: -5, reasons };
  }
  const found = clues
    .map((clue) => ({ clue, points: clue.weight * clue.extent(one) }))
    .filter(({ points }) => Math.abs(points) >= 0.05)
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const score = found.reduce((sum, { points }) => sum + points, 0);
  return {
    about: score >= threshold,
    named: true,
    score: Math.round(score * 100) / 100,
    reasons: found.map(({ clue, points }) => `${clue.why(one)} (${signed(points)})`),
  };
}

function signed(points: number): string {
  return `${points > 0 ? '+' : '−'}${Math.abs(points).toFixed(1)}`;
}

interface Rival {
  readonly id: string;
  readonly pattern: RegExp;
}

function rivalsOf(others: readonly OtherTopic[], names: Names): readonly Rival[] {
  const own = new Set(names.all.map(({ key }) => key));
  return others.flatMap(({ id, names: theirs }) => {
    const keys = theirs.map((name) => foldForComparison(name).trim());
    const pattern = patternOf(keys.filter((key) => key !== '' && !own.has(key)));
    return pattern === undefined ? [] : [{ id, pattern }];
  });
}

function caseOf(
  reading: Reading,
  uses: readonly Used[],
  topic: Topic,
  rivals: readonly Rival[],
): Case {
  const listedEverywhere = uses.every(({ use }) => use === 'listed') && uses.length > mostListed;
  const named = listedEverywhere ? uses : uses.filter(({ use }) => use === 'named');
  const otherwise = uses.filter(({ use }) => use === 'longer' || use === 'common');
  const listed = listedEverywhere ? [] : uses.filter(({ use }) => use === 'listed');
  const leadEnd = Math.min(
    reading.chinese ? leadCharacters.han : leadCharacters.other,
    reading.length * leadShare,
  );
  const title = named.filter(({ line }) => line.title);
  const lead = named.filter(({ line, start }) => !line.title && line.offset + start < leadEnd);
  const keys = new Set([...named, ...listed].map(({ name }) => name.key));
  const share = (holds: (used: Used) => boolean): number =>
    named.length === 0 ? 0 : named.filter(holds).length / named.length;
  const windows = named.map((used) => windowOf(used));
  const near = (words: readonly string[]): readonly string[] =>
    words.filter((word) => windows.some(finderOf(word)));
  const notFinders = (topic.not ?? []).map(finderOf);
  const notNear = windows.filter((window) => notFinders.some((finds) => finds(window)));
  return {
    title,
    lead,
    named,
    otherwise,
    listed,
    length: reading.length,
    keys,
    ordinary: share(({ name }) => name.word !== undefined),
    distinctive: named.find(({ name }) => name.distinctive)?.name.text,
    bothScripts: named.some(({ name }) => name.han) && named.some(({ name }) => !name.han),
    fixed: fixedOf(named),
    placed: share(({ modifier, name, line, start }) => {
      if (modifier === undefined || name.word === undefined) return false;
      const word = line.words.findLast((one) => one.end <= start);
      return /^(?:ns|s|zg)/.test(word?.tag ?? '');
    }),
    tags: near(topic.tags.filter((tag) => !keys.has(foldForComparison(tag)))),
    withWords: near(topic.with ?? []),
    asksWith: (topic.with ?? []).length > 0,
    notWords: near(topic.not ?? []),
    notShare: windows.length === 0 ? 0 : notNear.length / windows.length,
    rival: rivalOf(reading, uses.length, title.length > 0, rivals),
    onePart: isOnePart(reading, named),
    introduced: introducedAs(named),
    sameName: named.some((used) => ofTheSameName.test(windowOf(used))),
    inPlace: share(
      ({ name, line, start, end }) =>
        !name.han &&
        placeBefore.test(line.folded.slice(Math.max(0, start - 30), start)) &&
        /^(?:[.,;]| on | as | after | and |$)/.test(line.folded.slice(end)),
    ),
    work: share((used) => used.work),
    kinds: new Set(named.flatMap(kindsOf)),
    topicKinds: new Set(),
    likeSure: undefined,
    likeOthers: undefined,
  };
}

/** The longer word of which all mentions of an article are a part. */
function fixedOf(named: readonly Used[]): string | undefined {
  const [first] = named;
  if (first === undefined || named.length < 2 || first.name.word === undefined) return undefined;
  for (const side of ['compound', 'modifier'] as const) {
    const word = first[side];
    if (word === undefined) continue;
    if (named.every((used) => used[side] === word && used.name.key === first.name.key))
      return side === 'compound' ? `${first.name.key}${word}` : `${word}${first.name.key}`;
  }
  return undefined;
}

/** The longer name by which an article introduces what it then may call by the shorter one. */
function introducedAs(named: readonly Used[]): string | undefined {
  return (
    named.find(({ line }) => !line.title)?.within ?? named.find(({ line }) => line.title)?.within
  );
}

const ofTheSameName =
  /(?:the same|a similar) name|namesake|no relation|not (?:connected|affiliated|associated) (?:with|to)|同名|撞名/;
/** In Marlow, outside Marlow; a stake or an error is in what is no place, too. */
const placeBefore =
  /(?<!stake|invest|invested|investor|investors|investment|interest|share|shares|bug|flaw|error|trust|confidence) (?:in|near|outside|around) $/;

function rivalOf(
  { lines }: Reading,
  own: number,
  inTitle: boolean,
  rivals: readonly Rival[],
): Case['rival'] {
  const most = rivals
    .map(({ id, pattern }) => {
      const counts = lines.map(({ folded }) => folded.match(pattern)?.length ?? 0);
      return { id, own, times: counts.reduce((sum, n) => sum + n, 0) };
    })
    .toSorted((a, b) => b.times - a.times || (a.id < b.id ? -1 : 1))[0];
  if (most === undefined || inTitle) return undefined;
  return most.times >= oftenAtAll && most.times >= muchMoreOften * own ? most : undefined;
}

/** A round-up's item: the topic is named in one of many marked parts, and neither in the title nor before them. */
function isOnePart({ lines }: Reading, named: readonly Used[]): boolean {
  const parts = lines.filter(({ item }) => item);
  const holding = new Set(named.map(({ line }) => line));
  const [only] = holding;
  return (
    parts.length >= manyParts && holding.size === 1 && only !== undefined && parts.includes(only)
  );
}
