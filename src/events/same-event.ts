/** How likely it is that two texts tell one event: a logistic model over a handful of likenesses. */
import type { Aspects } from './aspects.ts';
import { correctedLogOdds, cosine, languagePairOf, standardised } from './embeddings.ts';
import {
  dot,
  sharedWeight,
  slotOf,
  spread,
  termsShared,
  totalWeight,
  type Spread,
} from './sparse.ts';

/** Keeps one shared figure of few from counting as much as ten of ten. */
const figuresUnseen = 1.5;
const namesUnseen = 1;
/** Likeness of words from which on shared figures count whole. */
const fewestWords = 0.1;

/** Of the Chinese names in the English text, those that the Chinese one may have. */
function sharedNames(a: Aspects, b: Aspects): number {
  const fewer = Math.min(a.names.length, b.names.length);
  return termsShared(a.names, b.names) / (fewer + namesUnseen);
}

interface SharedWords {
  readonly body: number;
  readonly lead: number;
  /** Of the one's lead and the other's body, the likelier way round. */
  readonly across: number;
  /** How many of the heaviest words of each the other has. */
  readonly heaviest: number;
}

/** Written out, since millions of pairs go through it. `own` holds body, lead and heaviest words of the one text. */
function sharedWords(own: Spread, other: Aspects): SharedWords {
  const ofBody = own.columns[0]!;
  const ofLead = own.columns[1]!;
  const ofHeaviest = own.columns[2]!;
  let [body, lead, heaviest] = [0, 0, 0];
  let [leadInBody, bodyInLead] = [0, 0];
  for (let i = 0; i < other.body.terms.length; i++) {
    const slot = slotOf(own, other.body.terms[i]!);
    const weight = other.body.weights[i]!;
    body += ofBody[slot]! * weight;
    leadInBody += ofLead[slot]! * weight;
    heaviest += ofHeaviest[slot]!;
  }
  for (let i = 0; i < other.lead.terms.length; i++) {
    const slot = slotOf(own, other.lead.terms[i]!);
    const weight = other.lead.weights[i]!;
    lead += ofLead[slot]! * weight;
    bodyInLead += ofBody[slot]! * weight;
  }
  for (let i = 0; i < other.heaviest.terms.length; i++) {
    const slot = slotOf(own, other.heaviest.terms[i]!);
    if (ofBody[slot]! > 0) heaviest++;
  }
  return { body, lead, across: Math.max(leadInBody, bodyInLead), heaviest };
}

function spreadOf({ body, lead, heaviest }: Aspects): Spread {
  return spread([body, lead, heaviest]);
}

/** What the model looks at, in the order of its weights. */
export function likenesses(
  a: Aspects,
  b: Aspects,
  words: SharedWords = sharedWords(spreadOf(a), b),
): readonly number[] {
  const { body, lead } = words;
  const across = a.chinese === b.chinese ? 0 : 1;
  const fewer = Math.min(totalWeight(a.figures), totalWeight(b.figures));
  const bothDated = a.years.terms.length > 0 && b.years.terms.length > 0;
  const titled = a.titled && b.titled ? 1 : 0;
  // Texts on different matters have figures in common by chance.
  const akin = Math.min(1, Math.max(body, lead) / fewestWords);
  const figures = (akin * sharedWeight(a.figures, b.figures)) / (fewer + figuresUnseen);
  return [
    1,
    body,
    lead,
    words.across,
    figures,
    fewer / (fewer + 2),
    words.heaviest / Math.max(1, a.heaviest.terms.length + b.heaviest.terms.length),
    across,
    across * body,
    across === 0 ? 0 : sharedNames(a, b),
    bothDated ? (dot(a.years, b.years) > 0 ? 1 : -1) : 0,
    titled,
    titled * body,
    titled * lead,
    titled * figures,
  ];
}

/**
 * Fitted by `npm run bench -- events` on half of fixtures/events and of the labelled events that lie beside the project
 * (held back: by hash of the topic), each kind of data counting the same; of reports of a day a false yes costs two and a half times a false no.
 */
const weights: readonly number[] = [
  -3.37, 2.19, 3.84, 5.03, 2.98, -1.75, 3.15, 1.15, 3.88, 0.99, 0.37, -0.22, 1.17, 1.81, 7.36,
];

/** Below that in words, whatever the figures, the model says no. */
const unlike = 0.03;

/** 0 to 1 for any other text. It depends on the two texts alone. */
export function sameEventAs(a: Aspects): (b: Aspects) => number {
  const own = spreadOf(a);
  return (b) => {
    const words = sharedWords(own, b);
    if (a.embedding !== undefined && b.embedding !== undefined) {
      const { calibration, vector } = a.embedding;
      const pair = languagePairOf(a.chinese, b.chinese);
      const above = standardised(cosine(vector, b.embedding.vector), pair, calibration);
      return logistic(correctedLogOdds(logOdds(likenesses(a, b, words)), above, calibration));
    }
    if (words.body < unlike && words.lead < unlike) return 0;
    return logistic(logOdds(likenesses(a, b, words)));
  };
}

export function sameEvent(a: Aspects, b: Aspects): number {
  return sameEventAs(a)(b);
}

/** The same where no embedding model is asked. */
export function sameEventByWords(a: Aspects, b: Aspects): number {
  const words = sharedWords(spreadOf(a), b);
  if (words.body < unlike && words.lead < unlike) return 0;
  return logistic(logOdds(likenesses(a, b, words)));
}

/** By the likenesses alone. */
export function logOddsOf(a: Aspects, b: Aspects): number {
  return logOdds(likenesses(a, b));
}

function logOdds(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! * weights[i]!;
  return sum;
}

export function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** Of each of the ones with each of the others, on the mean; 0 where there is none. */
export function meanSameEvent(ones: readonly Aspects[], others: readonly Aspects[]): number {
  const all = ones.flatMap((one) => others.map(sameEventAs(one)));
  return all.length === 0 ? 0 : all.reduce((sum, likeness) => sum + likeness, 0) / all.length;
}
