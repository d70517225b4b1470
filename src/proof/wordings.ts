/** The wordings of a sentence: the whole, and what the rules license. */
import { cuts } from './edits/cut.ts';
import { currencies } from './edits/currency.ts';
import { dates } from './edits/date.ts';
import { drops } from './edits/drop.ts';
import { englishDates, englishDrops, englishNames } from './edits/english.ts';
import { joins } from './edits/join.ts';
import { names } from './edits/name.ts';
import { quotes } from './edits/quote.ts';
import { terms } from './edits/term.ts';
import type { NamedEdit } from './match.ts';
import { nowhere, readSentence } from './read/sentence.ts';
import { allRules, type RuleSet } from './rules/rules.ts';
import type { Edit, EditKind, Rule, SourceArticle, SourceSentence, StandRule } from './types.ts';

/** An edit that the rules license, under the licence's id. */
export type LicensedEdit = NamedEdit;

/** An edit that they do not, and the row that says so. */
export interface RefusedEdit extends Edit {
  readonly by: Rule | undefined;
}

export interface EditsOf {
  readonly licensed: readonly LicensedEdit[];
  readonly refused: readonly RefusedEdit[];
}

/** What a sentence is shortened for, and by which rules. */
export interface WordingOptions {
  readonly headline?: boolean;
  readonly rules?: RuleSet;
}

/** One wording, in the source's script. */
export interface Wording {
  readonly text: string;
  /** Ids of the licences; empty for the whole. */
  readonly rules: readonly string[];
  /** What speaks against reading it alone; undefined where nothing does. */
  readonly against?: {
    readonly rule: string;
    readonly effect: StandRule['effect'];
    readonly why: string;
  };
}

/** Edits that were worked out before, by all rules: a sentence is asked about by many claims. */
const known = new WeakMap<SourceSentence, Map<boolean, EditsOf>>();

/** Every candidate edit of a sentence, licensed or refused. */
export function editsOf(
  sentence: SourceSentence,
  article: SourceArticle,
  { headline = sentence.number === 0, rules = allRules }: WordingOptions = {},
): EditsOf {
  if (rules !== allRules) return sorted(sentence, article, headline, rules);
  const before = known.get(sentence) ?? new Map<boolean, EditsOf>();
  known.set(sentence, before);
  const edits = before.get(headline) ?? sorted(sentence, article, headline, rules);
  before.set(headline, edits);
  return edits;
}

/** Asks the rules about every candidate. */
function sorted(
  sentence: SourceSentence,
  article: SourceArticle,
  headline: boolean,
  rules: RuleSet,
): EditsOf {
  const candidates = [
    ...cuts(sentence),
    ...(sentence.lang === 'en'
      ? [
          ...englishDrops(sentence),
          ...englishDates(sentence, article),
          ...englishNames(sentence, article),
        ]
      : [
          ...drops(sentence, article),
          ...dates(sentence, article),
          ...names(sentence, article),
          ...currencies(sentence, article),
        ]),
    ...joins(sentence, article),
    ...quotes(sentence),
    ...(article.region !== undefined ? terms(sentence, article) : []),
  ];
  const licensed: LicensedEdit[] = [];
  const refused: RefusedEdit[] = [];
  for (const edit of candidates) {
    const asked = { sentence, article, edit, headline };
    const rows = rules.edits.filter(
      (rule) => rule.on === edit.kind && rule.language === sentence.lang,
    );
    const licence = rows.find((rule) => rule.effect === 'licence' && rule.when(asked));
    const by = rows.find((rule) => rule.effect === 'block' && rule.when(asked));
    if (licence !== undefined && by === undefined) licensed.push({ ...edit, rule: licence.id });
    else refused.push({ ...edit, by });
  }
  return { licensed, refused };
}

/** Kinds of edits that are carried out all together or not at all. */
const together: readonly EditKind[] = ['date', 'name', 'currency', 'drop'];

/**
 * The whole sentence first, then every licensed wording once: each end with and without the days
 * worked out, the names and the currency put in, the brackets dropped.
 */
export function wordingsOf(
  sentence: SourceSentence,
  article: SourceArticle,
  options: WordingOptions = {},
): readonly Wording[] {
  const { licensed } = editsOf(sentence, article, options);
  const ends = licensed.filter(
    ({ kind, insert }) =>
      kind === 'cut' || kind === 'join' || (kind === 'quote' && insert.length > 1),
  );
  const found = new Map<string, Wording>();
  for (const end of [undefined, ...ends])
    for (const chosen of choices(licensed)) {
      const edits = [...chosen, ...(end === undefined ? [] : [end])].filter(
        (edit) => edit === end || end === undefined || edit.end <= end.start,
      );
      const text = applied(sentence.text, edits);
      if (found.has(text)) continue;
      const against = standing(text, sentence, article, options.rules ?? allRules);
      const rules = [
        ...new Set(edits.toSorted((a, b) => a.start - b.start).map(({ rule }) => rule)),
      ];
      found.set(text, { text, rules, ...(against && { against }) });
    }
  return [...found.values()];
}

/** With and without each kind. */
function choices(licensed: readonly LicensedEdit[]): readonly (readonly LicensedEdit[])[] {
  let all: readonly (readonly LicensedEdit[])[] = [[]];
  for (const kind of together) {
    const edits = licensed.filter((edit) => edit.kind === kind);
    if (edits.length > 0) all = [...all, ...all.map((before) => [...before, ...edits])];
  }
  return all;
}

/** A text with edits that do not overlap. */
function applied(text: string, edits: readonly Edit[]): string {
  let done = '';
  let at = 0;
  for (const { start, end, insert } of edits.toSorted((a, b) => a.start - b.start)) {
    done += text.slice(at, start) + insert;
    at = end;
  }
  return done + text.slice(at);
}

/** The first rule that speaks against a text's standing alone: rows stand from what weighs most to what weighs least. */
export function standing(
  text: string,
  sentence: SourceSentence,
  article: SourceArticle,
  { stands }: RuleSet = allRules,
): Wording['against'] {
  const wording = readSentence(text, { ...nowhere, number: sentence.number });
  const rows = stands.filter((rule) => rule.language === sentence.lang);
  const by = rows.find((rule) => rule.when({ wording, sentence, article }));
  return by === undefined ? undefined : { rule: by.id, effect: by.effect, why: by.why };
}
