/** The rules for English: where a sentence may end, what else may change, and what stands alone. */
import { isAside, isTorn, speaksInPerson, withoutQuotations } from '../../languages/asides.ts';
import { leansBack } from '../../languages/leaning.ts';
import { holds, lexicon, opens } from '../lexicon/lexicon.ts';
import type { Clause, EditCase, Row, Rule, StandRow, StandRule } from '../types.ts';

const { en } = lexicon;

/** The clauses that a cut keeps and drops. */
function sides({ sentence, edit }: EditCase): {
  readonly text: string;
  readonly kept: readonly Clause[];
  readonly dropped: readonly Clause[];
  readonly last: Clause;
  readonly next: Clause;
} {
  const at = (edit.clause ?? 0) + 1;
  const none: Clause = { start: 0, end: 0, mark: '', words: [] };
  const [kept, dropped] = [sentence.clauses.slice(0, at), sentence.clauses.slice(at)];
  return {
    text: sentence.folded,
    kept,
    dropped,
    last: kept.at(-1) ?? none,
    next: dropped[0] ?? none,
  };
}

type Sides = ReturnType<typeof sides>;

function cut(
  name: string,
  effect: Rule['effect'],
  when: (sides: Sides, edit: EditCase) => boolean,
  why: string,
): Row {
  return {
    id: `en/cut/${name}`,
    effect,
    when: (edit) => when(sides(edit), edit),
    why,
  };
}

/** The least that says something by itself, in words. */
const fewest = 6;

export const englishEdits: readonly Row[] = [
  cut(
    'relative',
    'licence',
    ({ text, next }) =>
      /^\s*(?:which|who|where|whose \w+) (?:is|was|are|were|has|have|had|makes?|made|includes?|sells?|runs?|ran|operates?|owns?|employs?|serves?|leads?|led|joined|lives?|works?|opened|began|started|founded) /.test(
        text.slice(next.start, next.end),
      ),
    'what is dropped says more about a noun, and no more',
  ),
  cut(
    'adding',
    'licence',
    ({ text, next }) => opens(text, next, en.adding),
    'what is dropped adds to a whole statement',
  ),
  cut(
    'verbless',
    'block',
    ({ text, kept }) =>
      kept.flatMap(({ words }) => words).length < fewest ||
      !kept.some((clause) => holds(text, clause, en.finite)),
    'leaves no verb',
  ),
  cut(
    'frame',
    'block',
    ({ text, kept, last }) =>
      opens(text, last, en.framing) ||
      kept.some((clause) =>
        /\b(?:if|unless|although|though|whether|until|except|provided)\b/.test(
          text.slice(clause.start, clause.end),
        ),
      ),
    'leaves a condition or circumstance without what it is for',
  ),
  cut(
    'inserted',
    'block',
    ({ text, last, dropped }) =>
      opens(text, last, en.relative) ||
      (dropped.length > 1 &&
        !dropped
          .slice(1)
          .every((clause) => opens(text, clause, en.relative) || opens(text, clause, en.adding))),
    'what is dropped may be set into the sentence',
  ),
  cut(
    'turning',
    'block',
    ({ text, dropped }) => dropped.some((clause) => holds(text, clause, en.turning)),
    'drops what turns or limits what is kept',
  ),
  cut(
    'speaker',
    'block',
    ({ text, dropped }) => dropped.some((clause) => holds(text, clause, en.speaking)),
    'drops who says it',
  ),
  cut(
    'question',
    'block',
    (_, { sentence }) => /\?["'”’]?$/.test(sentence.text),
    'shortens a question',
  ),
  cut('headline', 'block', (_, { headline }) => headline, 'may turn the headline'),
  {
    id: 'en/drop/translation',
    effect: 'licence',
    when: ({ sentence, edit }) =>
      /^\s?\((?:[A-Z]{2,6}|[\p{Script=Han}·]+|[A-Z]+: ?[A-Z0-9]+)\)$/u.test(
        sentence.text.slice(edit.start, edit.end),
      ),
    why: 'the bracket only names again',
  },
  {
    id: 'en/drop/insertion',
    effect: 'licence',
    when: ({ sentence, edit }) => {
      const [own, next] = [
        sentence.clauses[edit.clause ?? 0],
        sentence.clauses[(edit.clause ?? 0) + 1],
      ];
      if (edit.clause === undefined || own === undefined || next === undefined) return false;
      const relative =
        opens(sentence.folded, own, en.relative) ||
        /^an?\b/.test(sentence.folded.slice(own.start).trim());
      return relative && opens(sentence.folded, next, en.finite);
    },
    why: 'what is set between commas says more about a noun, and no more',
  },
  {
    id: 'en/drop/limits',
    effect: 'block',
    when: ({ sentence, edit }) => {
      const own = sentence.clauses[edit.clause ?? -1];
      return own !== undefined && holds(sentence.folded, own, en.turning);
    },
    why: 'what is set between commas turns or limits the rest',
  },
  {
    id: 'en/date/day',
    effect: 'licence',
    when: () => true,
    why: 'the day that it means, counted from the day of publication',
  },
  {
    id: 'en/date/ahead',
    effect: 'block',
    when: ({ sentence, edit }) =>
      sentence.folded.slice(edit.start).startsWith('on ') &&
      sentence.words.some(({ key }) => en.ahead.has(key)),
    why: 'the weekday may be the next one',
  },
  {
    id: 'en/date/quoted',
    effect: 'block',
    when: ({ sentence, edit }) =>
      !withoutQuotations(sentence.folded).includes(sentence.folded.slice(edit.start, edit.end)),
    why: 'the day is part of a quotation',
  },
  {
    id: 'en/name/person',
    effect: 'licence',
    when: ({ sentence, article }) =>
      article.sentences[sentence.number - 1]?.paragraph === sentence.paragraph ||
      (article.sentences[sentence.number - 1]?.paragraph ?? -2) + 1 === sentence.paragraph,
    why: 'the name is the only one in the sentence before',
  },
];

function stand(
  name: string,
  effect: StandRule['effect'],
  when: StandRule['when'],
  why: string,
): StandRow {
  return { id: `en/stand/${name}`, effect, when, why };
}

export const englishStands: readonly StandRow[] = [
  stand('aside', 'unfit', ({ wording }) => isAside(wording.text), 'reports nothing'),
  stand(
    'torn',
    'unfit',
    ({ wording, sentence }) => sentence.insideQuotation || isTorn(wording.text),
    'is part of a longer quotation',
  ),
  stand(
    'own-voice',
    'unfit',
    ({ wording }) => speaksInPerson(wording.text),
    'the outlet speaks of itself or to its readers',
  ),
  stand(
    'leaning',
    'leans',
    ({ wording }) => leansBack(wording.text),
    'leans on the sentence before',
  ),
  stand(
    'pointing',
    'unnamed',
    ({ wording }) =>
      wording.words.some(
        (word, i) =>
          en.pointing.has(word.key) &&
          !wording.words
            .slice(0, i)
            .some(({ start }) => start > 0 && /\p{Lu}/u.test(wording.text.charAt(start))),
      ),
    'points at what was named before',
  ),
  stand(
    'relative-day',
    'unnamed',
    ({ wording }) =>
      /\b(?:yesterday|today|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/.test(
        withoutQuotations(wording.folded),
      ),
    'counts days from the day of publication',
  ),
  stand(
    'unnamed',
    'unnamed',
    ({ wording }) =>
      !/(?:^|[^.!?]\s)\p{Lu}/u.test(wording.text.slice(1)) &&
      !/^\p{Lu}\p{L}*[A-Z]/u.test(wording.text),
    'names nobody',
  ),
];
