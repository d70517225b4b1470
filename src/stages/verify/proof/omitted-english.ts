/** Where words may be left out of an English clause without moving what stays to another owner. */
import { describesInEnglish } from './descriptions-english.ts';
import type { LeftOut, Omission } from './omission.ts';
import type { Sentence } from './source.ts';

const prepositions = new Set(
  'of in at on for from with as into onto across among amid during since within near via through including that which who whose where when while'.split(
    ' ',
  ),
);

/** Begin a phrase that only adds where, when, how or by whom. */
const adding = new Set(
  'after before from for with by at in on since during following via near through amid across alongside between'.split(
    ' ',
  ),
);
/** Under these a clause without its last phrase says more, not less; or its verb turns without it. */
const turning =
  /\b(?:not|no|never|nobody|none|neither|nor|without|only|few|fewer|little|hardly|rarely|cannot|\w+n't|all|every|each|any|unless|until|if|fail\w*|refus\w*|den(?:y|ied)|stop\w*|prevent\w*|ban(?:s|ned|ning)?)\b/;

/**
 * He left [after the vote]: a phrase at a clause's end that only adds to what stays. It must hold no
 * second clause's "but", and nothing in the clause may turn it about.
 */
export function addsOnly(sentence: Sentence, { from, to, place, replaced }: Omission): boolean {
  if (replaced || place !== 'end' || from === 0) return false;
  const words = sentence.units.slice(from, to).map((unit) => unit.key);
  const [first = '', second = ''] = words;
  const given = sentence.units[from + 1];
  const towards =
    first === 'to' &&
    (/^(?:the|a|an|its|his|her|their|this|that)$/.test(second) ||
      capital(sentence, from + 1) ||
      given?.figure !== undefined);
  if (!adding.has(first) && !towards) return false;
  // It is safe [for adults], it applies [to firms]: what is so in general is so within limits.
  const kept = keptBefore(sentence, from);
  return (
    once.test(kept) &&
    !turning.test(kept) &&
    !words.some((word) => /^(?:but|not|except|unless|if)$/.test(word)) &&
    !holdsPredicate(words)
  );
}

/** With these a first half says something else than with its second. */
const paired =
  /\b(?:between|both|either|whether|or|combined|together|jointly|total|respectively|half|once|when|while|that if)\b/;
/** After "and" they bind both halves. */
const overBoth =
  /^(?:if|unless|until|except|provided|otherwise|or|but|when|respectively|together)$/;
/** Show that a predicate follows. */
const finite =
  /^(?:is|are|was|were|has|have|had|did|does|do|will|would|can|could|may|might|must|should|[a-z]{2,}ed|left|won|lost|rose|fell|bought|sold|made|took|began|led|leads|beat|hit|cut|set|ran|runs|sent|built|broke|grew|kept|paid|found|held|gave|became|told|went|came|said|says)$/;

/** He founded it [and left in 2020]: the second of two predicates, where nothing binds the two together. */
export function secondPredicate(sentence: Sentence, omission: Omission): boolean {
  const { from, to, place, replaced } = omission;
  if (replaced || place !== 'end') return false;
  const [first, ...words] = sentence.units.slice(from, to).map((unit) => unit.key);
  if (first !== 'and' || words.some((word) => overBoth.test(word))) return false;
  // Keys are stems: "and leads the race" shows itself a predicate as written.
  const present =
    written(sentence, from + 1).endsWith('s') &&
    /^(?:the|a|an|its|his|her|their|\d)/.test(written(sentence, from + 2));
  const opens = present || words.slice(0, 4).some((word) => finite.test(word));
  const kept = keptBefore(sentence, from);
  return opens && kept.split(' ').length > 2 && !turning.test(kept) && !paired.test(kept);
}

/** Galaxy, [based in Taiwan,] opened a plant: whether units [from, to) are an aside between a subject and its verb. */
export function isAside(sentence: Sentence, from: number, to: number): boolean {
  const before = sentence.clauses[sentence.clauseOf[from - 1] ?? 0];
  const after = sentence.clauses[sentence.clauseOf[to] ?? 0];
  return (
    before?.end === from &&
    after?.start === to &&
    !after.strong &&
    before.end - before.start <= 8 &&
    /^(?:which|who|whose|based|founded|headquartered|owned|led|known|listed|backed|a|an|the)$/.test(
      written(sentence, from),
    ) &&
    (finite.test(written(sentence, to)) || irregular.test(written(sentence, to)))
  );
}

const irregular =
  /^(?:sank|struck|drove|flew|fought|chose|drew|fled|hid|shot|wrote|threw|grew|knew|lay)$/;

function written(sentence: Sentence, at: number): string {
  const unit = sentence.units[at];
  return unit === undefined ? '' : sentence.text.written.slice(unit.start, unit.end).toLowerCase();
}

/** In a lower court [and lost on appeal]: whether a phrase takes a second predicate with it. */
function holdsPredicate(words: readonly string[]): boolean {
  return words.includes('and') && words.some((word) => finite.test(word));
}

/** What stands in a clause before a place. */
function keptBefore(sentence: Sentence, at: number): string {
  const clause = sentence.clauses[sentence.clauseOf[at] ?? 0];
  return sentence.units
    .slice(clause?.start ?? 0, at)
    .map((unit) => unit.key)
    .join(' ');
}

const relative = /^(?:that|who|which|whose|whom)$/;

/** Told of the past, or of one time to come. */
const once =
  /\b(?:\w+ed|said|was|were|had|did|won|lost|rose|fell|told|went|came|made|took|began|left|met|sold|bought|held|gave|found|became|led|beat|hit|cut|set|ran|saw|sent|built|broke|shut|spoke|grew|kept|paid|will|would)\b/;

/** Whether a day may not go unsaid: "do not run on Sunday", "run on Sunday". */
export function bindsToDayInEnglish(around: readonly string[], day: string): boolean {
  const kept = around.join(' ');
  return turning.test(kept) || (/day\b/i.test(day) && !once.test(kept));
}

/** Why an omission can't be passed, in words; undefined where nothing that stays depends on it. */
export function harmInEnglish({ sentence, omission, shown, words }: LeftOut): string | undefined {
  const { from, to, place } = omission;
  const opened = from === 0 || sentence.markAfter.has(from - 1) || place === 'start';
  const closed = to >= sentence.units.length || sentence.markAfter.has(to - 1) || place === 'end';
  // Between commas or brackets; a clause's own head is no aside.
  if (opened && closed && place !== 'start') return undefined;
  if (place === 'start' && sentence.markAfter.has(to - 1)) return undefined;
  const phrase = prepositions.has(words[0] ?? '') && !prepositions.has(words.at(-1) ?? '');
  if (place === 'end' && phrase)
    return !holdsPredicate(words) &&
      once.test(keptBefore(sentence, from)) &&
      !turning.test(keptBefore(sentence, from))
      ? undefined
      : `leaves out “${shown}”`;
  // An adjective or adverb: "its (new) model". After a name or before one it could be the head.
  const near = [from - 1, ...places(from, to), to].filter((i) => capital(sentence, i));
  if (place === 'middle' && near.length === 0 && describesInEnglish(sentence, omission))
    return undefined;
  // "the company's chief (executive) Lin": a description before a name.
  if (
    place === 'start' &&
    capital(sentence, to) &&
    !words.some((word) => relative.test(word) || finite.test(word)) &&
    !/^(?:of|for|by|with|to|from|in|against|between|and|or|that|whether|if)$|'s?$/.test(
      words.at(-1) ?? '',
    ) &&
    !places(from, to)
      .slice(1)
      .some((i) => capital(sentence, i))
  )
    return undefined;
  return `leaves out “${shown}”`;
}

function places(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

function capital(sentence: Sentence, at: number): boolean {
  const unit = sentence.units[at];
  if (at === 0 && /^(?:the|a|an|its|his|her|their|this|these|that|in|on|at)$/.test(unit?.key ?? ''))
    return false;
  return (
    unit?.kind === 'word' && /^\p{Lu}/u.test(sentence.text.written.slice(unit.start, unit.end))
  );
}
