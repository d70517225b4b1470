/**
 * Whether a Chinese remark infers, and from its claims alone. It is made of their words and of those of an inference. What
 * it tells as a fact, a claim tells in the same words and order. What it foretells, it foretells with 可能, and of things in
 * general: of what the claims name nothing is foretold.
 */
import { entriesOf } from '../../entries.ts';
import { lexicon, type WordList } from '../../proof/lexicon/lexicon.ts';
import { foldInPlace } from '../../text/fold.ts';
import { isVerb } from '../../proof/read/grammar.ts';
import { mayBePerson, namedIn } from '../../proof/read/named.ts';
import { readSentence } from '../../proof/read/sentence.ts';
import { unitsOf } from '../../proof/read/units.ts';
import { wordsOf } from '../../proof/read/words.ts';
import type { Unit, Word } from '../../proof/types.ts';
import { maybeSurname } from './names.ts';
import { inChinese, type Part } from './vocabulary.ts';

/** A text in the common form without white space, with its words and figures. */
interface Reading {
  readonly text: string;
  readonly words: readonly Word[];
  readonly clauses: readonly { readonly start: number; readonly end: number }[];
  /** Figures and days by where they begin. */
  readonly amounts: ReadonlyMap<number, Unit>;
}

/** A piece of a remark: of the vocabulary, or a run of a claim's words. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly parts: ReadonlySet<Part>;
  readonly claimed: boolean;
  readonly verb: boolean;
  readonly amount: boolean;
}

const clauseMark = /[,;:。.!?…—]/;
/** What may stand between pieces; all other signs are a claim's or foreign. */
const mark = /[、「」『』《》〈〉·()"'-]/;
const letter = /[\p{L}\p{N}]/u;
const latin = /[a-z\d]/;

function read(text: string): Reading {
  const folded = foldInPlace(text.replace(/\s+/gu, ''));
  const clauses: { start: number; end: number }[] = [];
  let start = 0;
  for (let at = 0; at <= folded.length; at++) {
    const sign = folded.charAt(at);
    // 3.9 is no end of a clause.
    const within = /[.,:]/.test(sign) && latin.test(folded.charAt(at + 1));
    if (at < folded.length && (within || !clauseMark.test(sign))) continue;
    if (letter.test(folded.slice(start, at))) clauses.push({ start, end: at });
    start = at + 1;
  }
  const amounts = unitsOf(folded).filter(({ kind }) => kind === 'figure' || kind === 'date');
  return {
    text: folded,
    words: wordsOf(folded, 'zh'),
    clauses,
    amounts: new Map(amounts.map((unit) => [unit.start, unit])),
  };
}

/** Why a remark is no inference from its grounds; undefined where it is one. */
export function faultInChinese(
  text: string,
  grounds: readonly string[],
  topic: readonly string[],
): string | undefined {
  const remark = read(text);
  if (/[。!?;]/.test(remark.text.replace(/[。.]$/, ''))) return 'is more than one sentence';
  const told = grounds.map(read);
  const persons = personsIn(grounds, told);
  const runs = runsOf(told);
  let inferred = false;
  let telling = false;
  for (const clause of remark.clauses) {
    const { pieces, reached } = piecesIn(remark, clause, runs);
    telling ||= pieces?.some((piece) => tells(remark, piece, told, topic)) === true;
    const possible = pieces?.findIndex(({ parts }) => parts.has('possible')) ?? -1;
    if (possible === -1 && !inferred && told.some((one) => isTold(remark, clause, one))) {
      telling = true;
      continue;
    }
    if (pieces === undefined) return foreign(text, remark, reached);
    const turned = `turns the words of its claims round: “${written(text, clause)}”`;
    if (possible === -1 && !inferred) {
      if (!isOpen(pieces))
        return `tells as a fact what its claims do not: “${written(text, clause)}”`;
      if (!isOfOne(remark, pieces, told)) return turned;
      continue;
    }
    const before = inferred ? [] : pieces.slice(0, possible);
    const after = inferred ? pieces : pieces.slice(possible + 1);
    inferred = true;
    if (!isOfOne(remark, before, told)) return turned;
    const bold =
      after.find(({ claimed, verb, amount }) => amount || (claimed && verb)) ??
      pieces.find(
        (piece) => piece.claimed && persons.some((name) => isPartOf(remark, piece, name)),
      ) ??
      pieces.find((_, i) => isNamed(pieces, i, remark)) ??
      pieces.find((piece) => likens(remark, piece, pieces));
    if (bold !== undefined)
      return `foretells something of “${written(text, bold)}”, and not of things in general`;
  }
  if (!inferred) return 'told as a fact: it does not say that something is possible';
  return telling ? undefined : 'has nothing to do with what it rests on';
}

/** Of a person, in characters. */
const lengthsOfNames = [2, 3, 4] as const;

/** People of the claims, in the common form: what is introduced as one, looks like one, or says something, whoever it is. */
function personsIn(grounds: readonly string[], told: readonly Reading[]): readonly string[] {
  const named = namedIn(grounds.map((ground) => readSentence(ground)));
  return [
    ...named.flatMap(({ kind, key }) => (kind === 'person' ? [key] : [])),
    ...told.flatMap(({ words }) => words.flatMap((word) => (mayBePerson(word) ? [word.key] : []))),
    ...told.flatMap(({ text, words }) =>
      words.flatMap((word, i) => {
        const next = words[i + 1];
        // 祁|懷遠: the dictionary may know the given name as something else.
        if (maybeSurname(word.key) && next !== undefined && /^\p{Script=Han}{1,2}$/u.test(next.key))
          return [word.key + next.key];
        if (lexicon.zh.speaking.at(text, word) === 0) return [];
        const end = words[i - 1]?.tag === 'd' ? (words[i - 1]?.start ?? 0) : word.start;
        return lengthsOfNames.flatMap((length) => {
          const name = text.slice(Math.max(0, end - length), end);
          return /^\p{Script=Han}{2,}$/u.test(name) ? [name] : [];
        });
      }),
    ),
  ];
}

function isPartOf({ text }: Reading, { start, end }: Piece, name: string): boolean {
  const run = text.slice(start, end);
  return run.includes(name) || name.includes(run);
}

function foreign(text: string, remark: Reading, at: number): string {
  const word = remark.words.find(({ start, end }) => start <= at && at < end);
  return `says “${written(text, word ?? { start: at, end: at + 1 })}”, which its claims do not`;
}

/** As the remark writes it; its reading has no white space. */
function written(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): string {
  const bare = text.replace(/\s+/gu, '');
  return bare.slice(start, end);
}

/** Claims' words by their first character. */
type Runs = ReadonlyMap<string, readonly (readonly [of: Reading, word: number])[]>;

function runsOf(told: readonly Reading[]): Runs {
  const runs = new Map<string, (readonly [Reading, number])[]>();
  for (const of of told)
    for (const [i, { key }] of of.words.entries())
      if (letter.test(key)) runs.set(key.charAt(0), [...(runs.get(key.charAt(0)) ?? []), [of, i]]);
  return runs;
}

const vocabulary: ReadonlyMap<string, ReadonlySet<Part>> = (() => {
  const parts = new Map<string, Set<Part>>();
  for (const [part, list] of entriesOf(inChinese))
    for (const word of list.words) parts.set(word, (parts.get(word) ?? new Set<Part>()).add(part));
  return parts;
})();
const longestWord = Math.max(...[...vocabulary.keys()].map(({ length }) => length));
const nothing: ReadonlySet<Part> = new Set();

/** Costs of a piece: few and long ones are best, the vocabulary's before the claims', a verb of the claims last. */
const costs = { own: 10, claimed: 11, verbOf: 10 } as const;

/** The cheapest way to cut a clause into pieces; without one, how far any came. */
function piecesIn(
  remark: Reading,
  { start, end }: { readonly start: number; readonly end: number },
  runs: Runs,
): { readonly pieces?: readonly Piece[]; readonly reached: number } {
  const best = new Map<number, { readonly cost: number; readonly pieces: readonly Piece[] }>([
    [start, { cost: 0, pieces: [] }],
  ]);
  let reached = start;
  for (let at = start; at < end; at++) {
    const here = best.get(at);
    if (here === undefined) continue;
    reached = at;
    const go = (to: number, cost: number, piece?: Omit<Piece, 'start' | 'end'>): void => {
      if (to > end || here.cost + cost >= (best.get(to)?.cost ?? Infinity)) return;
      const pieces =
        piece === undefined ? here.pieces : [...here.pieces, { ...piece, start: at, end: to }];
      best.set(to, { cost: here.cost + cost, pieces });
    };
    if (mark.test(remark.text.charAt(at))) go(at + 1, 0);
    const amount = remark.amounts.get(at);
    if (amount !== undefined)
      go(amount.end, costs.own, { parts: nothing, claimed: false, verb: false, amount: true });
    for (let length = 1; length <= longestWord; length++) {
      const parts = vocabulary.get(remark.text.slice(at, at + length));
      if (parts !== undefined)
        go(at + length, costs.own, { parts, claimed: false, verb: false, amount: false });
    }
    const counted = here.pieces.at(-1);
    const behindAmount = counted?.amount === true && counted.end === at;
    for (const [of, first] of runs.get(remark.text.charAt(at)) ?? [])
      for (const run of runsFrom(remark, at, of, first, behindAmount))
        go(run.end, run.verb ? costs.verbOf * (run.end - at) : costs.claimed, {
          parts: nothing,
          claimed: true,
          ...run,
        });
  }
  const whole = best.get(end);
  return whole === undefined ? { reached } : { pieces: whole.pieces, reached };
}

function isBinding(word: string): boolean {
  return inChinese.binding.has(word) || inChinese.joining.has(word);
}

/** Ends of the runs of a claim's words, from one on, that stand at a place of the remark. */
function* runsFrom(
  { text }: Reading,
  at: number,
  of: Reading,
  first: number,
  behindAmount: boolean,
): Generator<{ readonly end: number; readonly verb: boolean; readonly amount: boolean }> {
  let end = at;
  let verb = false;
  for (let i = first; i < of.words.length; i++) {
    const word = of.words[i];
    if (word === undefined || clauseMark.test(word.key) || !text.startsWith(word.key, end)) return;
    end += word.key.length;
    verb ||= isVerb(word);
    const cut = latin.test(text.charAt(end - 1)) && latin.test(text.charAt(end));
    const cutBefore = latin.test(text.charAt(at)) && latin.test(text.charAt(at - 1));
    const run = text.slice(at, end);
    if (isBinding(word.key) || isBinding(of.words[first]?.key ?? '')) continue;
    if (cut || cutBefore || (run.length < 2 && !behindAmount && !latin.test(run))) continue;
    // A name may hold digits: Qwen3.9-32B.
    yield { end, verb, amount: /\d/.test(run) && !/[a-z]/.test(run) };
  }
}

/** 不會, 並未: the segmenter glues what denies to what it denies. */
const denied = /[不未没无非否]/;
const turning: readonly WordList[] = [
  lexicon.zh.denying,
  lexicon.zh.ahead,
  lexicon.zh.modality,
  lexicon.zh.hearsay,
  lexicon.zh.conditional,
  lexicon.zh.asking,
  lexicon.zh.querying,
  lexicon.zh.restricting,
  lexicon.zh.saying,
];

/**
 * Whether a clause says what a claim says: the claim's words in its order, some left out, none of which denies, supposes,
 * limits or attributes; nothing else but what binds them together.
 */
function isTold(
  remark: Reading,
  clause: { readonly start: number; readonly end: number },
  told: Reading,
): boolean {
  const own = remark.words.filter(({ start, end }) => start >= clause.start && end <= clause.end);
  // A name by itself tells nothing, and would be what is foretold of.
  const adverb = own.some(({ tag }) => tag === 'd');
  const predicates = own.filter(
    (word) => isVerb(word) || /^[ailz]/.test(word.tag) || (adverb && word.tag === 'vn'),
  );
  if (predicates.length === 0) return false;
  const clauseOf = (word: number): number => {
    const start = told.words[word]?.start ?? 0;
    return told.clauses.findIndex((one) => start >= one.start && start < one.end);
  };
  const clauses = told.words.map((_, i) => clauseOf(i));
  const turns = told.words.map(
    (word) => denied.test(word.key) || turning.some((list) => list.at(told.text, word) > 0),
  );
  /** Whether the words between two places may be left out: of clauses of which nothing is told, all that only attributes. */
  const mayDrop = (last: number, next: number): boolean =>
    turns.every(
      (turn, i) =>
        !turn ||
        i <= last ||
        i >= next ||
        (clauses[i] !== clauses[last] &&
          clauses[i] !== clauses[next] &&
          (last >= 0 || inChinese.attributing.at(told.text, told.words[i]) > 0)),
    );
  const seen = new Set<string>();
  const fits = (at: number, last: number): boolean => {
    if (at >= clause.end) return last >= 0 && mayDrop(last, told.words.length);
    const key = `${at} ${last}`;
    if (seen.has(key)) return false;
    seen.add(key);
    if (!letter.test(remark.text.charAt(at)) && fits(at + 1, last)) return true;
    for (let length = 1; length <= 2; length++) {
      const word = remark.text.slice(at, at + length);
      if (inChinese.binding.has(word) && fits(at + length, last)) return true;
    }
    const amount = remark.amounts.get(at);
    return told.words.some((word, i) => {
      if (i <= last || !mayDrop(last, i)) return false;
      if (letter.test(word.key) && remark.text.startsWith(word.key, at))
        return fits(at + word.key.length, i);
      const same = told.amounts.get(word.start);
      if (amount === undefined || same?.key !== amount.key) return false;
      const lastOf = told.words.findLastIndex(({ end }) => end <= same.end);
      return lastOf >= i && fits(amount.end, lastOf);
    });
  };
  return fits(clause.start, -1);
}

/** Whether a clause leaves open what it speaks of: it supposes, asks, looks ahead, or only names a thing. */
function isOpen(pieces: readonly Piece[]): boolean {
  if (pieces.some(({ parts }) => parts.has('supposing') || parts.has('asking'))) return true;
  const last = pieces.at(-1);
  if (last === undefined) return false;
  // 價格公布之後 tells that it was; without a deed of the claims there is nothing to tell.
  if (last.parts.has('after')) return !pieces.some(({ claimed, verb }) => claimed && verb);
  return last.parts.has('before') || (last.parts.has('things') && !last.claimed);
}

/** Whether the claims' words, if verbs are among them, are of one claim: those of two may be put together to anything. */
function isOfOne(remark: Reading, pieces: readonly Piece[], told: readonly Reading[]): boolean {
  const claimed = pieces.filter((piece) => piece.claimed);
  if (!claimed.some(({ verb }) => verb)) return true;
  return told.some(({ text }) =>
    claimed.every(({ start, end }) => text.includes(remark.text.slice(start, end))),
  );
}

/** In or along with what something may happen. */
const places = new Set(['在', '随', '随着']);

function isBetween({ claimed, amount, parts }: Piece): boolean {
  return claimed || amount || parts.has('degree') || parts.has('binding');
}

/** Whether a piece is something of the claims by itself, so that the inference is about it. */
function isNamed(pieces: readonly Piece[], at: number, { text }: Reading): boolean {
  const piece = pieces[at];
  if (piece?.claimed !== true) return false;
  const next = pieces.slice(at + 1).find((one) => !isBetween(one) || one.parts.has('things'));
  if (next?.parts.has('things') === true || next?.parts.has('parties') === true) return false;
  const before = pieces.slice(0, at).findLast((one) => !isBetween(one));
  return !(
    before !== undefined &&
    (before.parts.has('weighing') || places.has(text.slice(before.start, before.end)))
  );
}

/** Whether a piece makes somebody out of somebody: 是, with no thing behind it. */
function likens({ text }: Reading, { start, end }: Piece, pieces: readonly Piece[]): boolean {
  return (
    /^(?:是|成为)$/.test(text.slice(start, end)) && pieces.at(-1)?.parts.has('things') !== true
  );
}

/** Latin words and nouns of any trade name nothing in particular. */
const vague = /^(?:ai|api|app|it|llm|人工智能|智能)$/;

/** Whether a piece says which claim the remark is about. */
function tells(
  { text }: Reading,
  { start, end, claimed, parts }: Piece,
  told: readonly Reading[],
  topic: readonly string[],
): boolean {
  const word = text.slice(start, end);
  if (!claimed) return parts.has('things') && told.some((one) => one.text.includes(word));
  const names = topic.map((name) => foldInPlace(name.replace(/\s+/gu, '')));
  const rest = names.reduce((left, name) => (name === '' ? left : left.replaceAll(name, '')), word);
  return rest !== '' && !vague.test(rest);
}
