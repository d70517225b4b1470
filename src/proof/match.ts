/** Walking a claim and a sentence at once: the same unit at each place, or an edit that begins there. */
import { targetLanguage } from '../languages/target-languages.ts';
import { sameUnit, unitsOf, withoutStop } from './read/units.ts';
import type { Edit, SourceArticle, Unit } from './types.ts';

/** An edit under the id of the rule that licenses it. */
export interface NamedEdit extends Edit {
  readonly rule: string;
}

/** Units of texts that were read before; many claims are held against one article. */
const read = new WeakMap<SourceArticle, Map<string, readonly Unit[]>>();

/** The units of a text by an article's day. */
export function unitsIn(text: string, article: SourceArticle): readonly Unit[] {
  const known = read.get(article) ?? new Map<string, readonly Unit[]>();
  read.set(article, known);
  const units =
    known.get(text) ??
    unitsOf(article.simplified ? text.replaceAll(/我[国國]/g, '中国') : text, article.anchor);
  known.set(text, units);
  return units;
}

const keys = new WeakMap<readonly Unit[], ReadonlySet<string>>();

function keysOf(units: readonly Unit[]): ReadonlySet<string> {
  const known = keys.get(units) ?? new Set(units.map(({ key }) => key));
  keys.set(units, known);
  return known;
}

/** Whether so large a share of the shorter text stands in the other that a walk is worth its time. */
export function mayMatch(claim: readonly Unit[], source: readonly Unit[], least = 0.5): boolean {
  const own = keysOf(source);
  const shared = claim.filter(({ key }) => own.has(key)).length;
  return claim.length > 0 && shared >= Math.min(claim.length, source.length) * least;
}

/** Whether two texts differ in nothing but script, typography and how a figure is written. */
export function isWhole(claim: readonly Unit[], source: readonly Unit[]): boolean {
  const [one, other] = [withoutStop(claim), withoutStop(source)];
  return (
    one.length === other.length &&
    one.every((unit, i) => other[i] !== undefined && sameUnit(unit, other[i]))
  );
}

/** An edit where it lies among the units. */
interface Step {
  readonly to: number;
  readonly insert: readonly Unit[];
  readonly rule: string;
}

/** Kinds of edits that bring a sentence to its end: the stop that they put there counts for nothing. */
const ending = new Set(['cut', 'join', 'quote']);

/** Edits by the unit at which they begin; one that begins within a unit lies nowhere. */
function stepsOf(
  source: readonly Unit[],
  edits: readonly NamedEdit[],
  article: SourceArticle,
): ReadonlyMap<number, readonly Step[]> {
  const steps = new Map<number, Step[]>();
  const indexOf = (place: number): number => {
    const found = source.findIndex(({ start }) => start >= place);
    return found < 0 ? source.length : found;
  };
  for (const { start, end, insert, kind, rule } of edits) {
    const at = indexOf(start);
    const before = source[at - 1];
    if (end <= start || (before !== undefined && before.end > start)) continue;
    const list = steps.get(at) ?? [];
    steps.set(at, list);
    for (const form of formsOf(insert, article)) {
      const units = unitsIn(form, article);
      list.push({ to: indexOf(end), insert: ending.has(kind) ? withoutStop(units) : units, rule });
    }
  }
  return steps;
}

/** What is put in, as its article has it and as the post's region says it: a name with its title, the sentence behind a joint. */
function formsOf(insert: string, { region, target }: SourceArticle): ReadonlySet<string> {
  if (region === undefined) return new Set([insert]);
  const { variety } = targetLanguage(target);
  return new Set([
    insert,
    region === 'mainland'
      ? variety.fromSimplified(insert, [], true)
      : variety.fromTraditional(insert, region),
  ]);
}

/** The rules of the edits by which a claim, its stop left off, is made of a source; undefined where it is not. */
export function matched(
  claim: readonly Unit[],
  source: readonly Unit[],
  edits: readonly NamedEdit[],
  article: SourceArticle,
): readonly string[] | undefined {
  const steps = stepsOf(source, edits, article);
  const end = withoutStop(source).length;
  const failed = new Set<number>();
  const walk = (i: number, j: number): readonly string[] | undefined => {
    if (j === claim.length && i >= end) return [];
    const place = i * (claim.length + 1) + j;
    if (failed.has(place)) return undefined;
    for (const { to, insert, rule } of steps.get(i) ?? []) {
      const fits = insert.every((unit, k) => {
        const own = claim[j + k];
        return own !== undefined && sameUnit(own, unit);
      });
      const rest = fits ? walk(to, j + insert.length) : undefined;
      if (rest !== undefined) return [rule, ...rest];
    }
    const [one, other] = [claim[j], source[i]];
    const rest =
      one !== undefined && other !== undefined && sameUnit(one, other)
        ? walk(i + 1, j + 1)
        : undefined;
    if (rest === undefined) failed.add(place);
    return rest;
  };
  return walk(0, 0);
}
